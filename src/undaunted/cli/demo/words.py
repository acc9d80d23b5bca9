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
    "done": ("I did it, and it was over soon.", "It went as I had planned it."),
    "half": ("I did the first half of it.",),
    "well": ("“No problem,” and that was all.", "She nodded and asked somebody else."),
    "grumbled": ("A sigh, then “all right”.",),
    "pressed": ("He asked twice more. I said it again.",),
    "gave_in": ("He asked again, and I said yes after all.",),
    "taken": ("A no. I thanked her and stayed a moment.",),
    "stung": ("A no. It stung until I was round the corner.",),
    "argued": ("A no, and I argued for a minute.",),
    "spared": ("I came for a no, and they said yes.",),
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
    "done": ("A small step is a step.",),
    "half": ("Half of it is more than none of it.",),
    "well": ("I can say no, and people go on liking me.",),
    "grumbled": ("A sigh is not a scene.",),
    "pressed": ("I can say it twice.",),
    "gave_in": ("Next time I say the sentence again and go.",),
    "taken": ("I can hear a no and stand there.",),
    "stung": ("It stings, and then it stops.",),
    "argued": ("I wanted to win. There was nothing to win.",),
    "spared": ("Even when I look for a no, some say yes.",),
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
