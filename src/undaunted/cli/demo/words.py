"""What the simulated person of the demo writes. Invented, and labelled as such on every page."""

FEARED = (
    "They look at me as if I were odd",
    "They are annoyed and say so",
    "I stammer and have to start again",
    "Everybody in the queue turns round",
    "They laugh about it afterwards",
)
HOPED = (
    "That they are kind about it",
    "A plain answer, whichever it is",
    "That I say the whole sentence",
    "A small chat",
)
HAPPENED = {
    "yes": (
        "She said “of course” before I had finished.",
        "He smiled and did it.",
        "A quick yes, and a joke.",
    ),
    "partly": (
        "Not that, but they offered something else.",
        "They said: not today, but come on Thursday.",
    ),
    "no": (
        "A friendly no, and a reason.",
        "He shook his head and went on working.",
        "No. I thanked her and left.",
    ),
    "ghosted": ("Nothing came back.",),
}
ASSUMED = {
    "yes": (
        "I had made up her annoyance. She was glad to be asked.",
        "It cost them less than I thought.",
    ),
    "partly": ("There is more between yes and no than I thought.",),
    "no": (
        "A no took ten seconds. I still had a good afternoon.",
        "It was about the rule, not about me.",
    ),
    "ghosted": ("Silence tells me about their inbox, not about me.",),
}
FELT = (
    "Hot before, clear during, light after.",
    "Shaky, then fine.",
    "Tight chest until the first word.",
)
STAYS = ("That I can say it.", "How quickly it was over.", "Her smile.", "That the no was kind.")
UNSOUGHT = "The flat went to somebody else. They told me by a form letter."
OWN_ASK = (
    "Ask Sam for honest feedback on my poem",
    "Sam’s kitchen",
    "Would you read one page and tell me where you got lost?",
)
SUGGESTED = "Send it to me first, then I can take my time."
CHANGED_ASK = (
    "Ask Sam for feedback, and send the page ahead",
    "By message",
    "I’ll send you one page. Would you mark the line where you got lost?",
)
CLAIM = "People only put up with me."
SHEET = {
    "for": [{"fact": "Two people said no this week.", "whole": "no"}],
    "against": [{"fact": "Sam rang me by himself on Sunday."}],
    "friend_would_say": "Two noes are two noes. You have friends who ring you.",
    "kinder_and_truer": "Some say no, and some are glad of me.",
}
