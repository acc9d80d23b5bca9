"""Small pictures of things, for asks that are done for fun: a cake, a microphone, a door.

Each is a filled part and lines over it. An ornament: what it stands for is said in words beside it.
"""

from undaunted.drawing.marks import drawn
from undaunted.library.kinds.pictures import Thing

_UMBRELLA = "M10 34a22 22 0 0 1 44 0q-5.5-5-11 0-5.5-5-11 0-5.5-5-11 0-5.5-5-11 0z"
_CUP = "M14 24h30v18a10 10 0 0 1-10 10H24a10 10 0 0 1-10-10z"
_MIC = "M24 16a8 8 0 0 1 16 0v14a8 8 0 0 1-16 0z"
_SPEECH = "M10 12h44v30H30L18 54V42h-8z"
_STAR = "M32 10l6.5 14 15 2-11 10.5 3 15L32 44l-13.5 7.5 3-15-11-10.5 15-2z"
_TICKET = "M10 22h44v7a4 4 0 0 0 0 8v7H10v-7a4 4 0 0 0 0-8z"
_POT = "M14 30h36v14a10 10 0 0 1-10 10H24a10 10 0 0 1-10-10z"
_BULB = "M32 10a15 15 0 0 1 8 27.5V44H24v-6.5A15 15 0 0 1 32 10z"
_BELL = "M14 44a18 18 0 0 1 36 0z"
_LENS = "M23 34a9 9 0 1 0 18 0a9 9 0 1 0-18 0z"
_HEADS = "M14 46a6 5 0 1 0 12 0a6 5 0 1 0-12 0zM38 42a6 5 0 1 0 12 0a6 5 0 1 0-12 0z"
_DOTS = (
    "M19 22a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM29 32a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
    "M39 42a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM39 22a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
    "M19 42a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
)
_HAND = (
    "M20 36V20a3.5 3.5 0 0 1 7 0v10V14a3.5 3.5 0 0 1 7 0v16V16a3.5 3.5 0 0 1 7 0v15V22a3.5 3.5 0 0 1"
    " 7 0v18a15 15 0 0 1-15 15h-2q-8 0-12-8l-7-12a3.6 3.6 0 0 1 6-4z"
)
# The filled part of each, and the lines.
THINGS: dict[Thing, tuple[str, str]] = {
    "barcode": (
        "M8 49h48v6H8z",
        "M12 14v28M18 14v28M23 14v28M30 14v28M35 14v28M42 14v28M46 14v28M52 14v28M8 49h48v6H8z",
    ),
    "bell": (_BELL, f"{_BELL}M8 50h48M32 26v-3M29 20a3 3 0 1 0 6 0a3 3 0 1 0-6 0M21 40q2-7 8-9"),
    "book": (
        "M32 20q-8-6-20-5v32q12-1 20 5z",
        "M32 20q-8-6-20-5v32q12-1 20 5q8-6 20-5V15q-12-1-20 5v32",
    ),
    "bulb": (_BULB, f"{_BULB}M25 49h14M28 54h8M27 28l5 5 5-5M32 33v11"),
    "bus": (
        "M12 20h40v12H12z",
        "M12 18q0-4 4-4h32q4 0 4 4v28H12zM12 32h40M32 14v18M18 46v5M46 46v5M18 39h4M42 39h4",
    ),
    "cake": (
        "M14 36q4.5 5 9 0 4.5 5 9 0 4.5 5 9 0 4.5 5 9 0v14H14z",
        "M14 50V34q0-4 4-4h28q4 0 4 4v16M8 50h48M14 36q4.5 5 9 0 4.5 5 9 0 4.5 5 9 0 4.5 5 9 0"
        "M32 30v-8M32 12q5 5 0 8q-5-3 0-8z",
    ),
    "camera": (_LENS, f"{_LENS}M10 20h10l4-6h16l4 6h10v30H10zM47 27h2"),
    "clock": (
        "M32 32V14a18 18 0 0 1 15.6 27z",
        "M14 32a18 18 0 1 0 36 0a18 18 0 1 0-36 0zM32 14v18l15.6 9",
    ),
    "cup": (_CUP, f"{_CUP}M44 28h4a7 7 0 0 1 0 14h-4M23 18q-3-4 0-8M34 18q-3-4 0-8"),
    "die": (_DOTS, f"{_DOTS}M16 12h32q4 0 4 4v32q0 4-4 4H16q-4 0-4-4V16q0-4 4-4z"),
    "door": (
        "M25 22a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
        "M18 54V10h28v44M12 54h40M25 22a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM41 36v5",
    ),
    "flag": ("M18 12h28l-7 9 7 9H18z", "M18 12h28l-7 9 7 9H18M18 8v48"),
    "frame": (
        "M16 46l10-13 8 9 6-6 8 10z",
        "M12 16h40v34H12zM16 46l10-13 8 9 6-6 8 10M38 26a3 3 0 1 0 6 0a3 3 0 1 0-6 0M25 16l7-8 7 8",
    ),
    "hand": (_HAND, f"{_HAND}M14 14l-4-4M50 14l4-4"),
    "home": ("M26 38h12v14H26z", "M10 32L32 12l22 20M16 27v25h32V27M26 52V38h12v14"),
    "letter": ("M10 18h44L32 36z", "M10 18h44v30H10zM10 18l22 18 22-18"),
    "lift": (
        "M18 10h28v42H18z",
        "M18 52V10h28v42M12 52h40M32 10v42M22 33l3.5-5 3.5 5zM35 28l3.5 5 3.5-5z",
    ),
    "mic": (_MIC, f"{_MIC}M16 28v2a16 16 0 0 0 32 0v-2M32 46v10M22 56h20M24 20h7M24 26h7"),
    "note": (_HEADS, f"{_HEADS}M26 46V16l24-5v31M26 24l24-5"),
    "plant": (
        "M22 42h20l-3 14H25z",
        "M22 42h20l-3 14H25zM26 42V18a6 6 0 0 1 12 0v24M26 34h-4a5 5 0 0 1-5-5v-4M38 30h4a5 5 0 0 0"
        " 5-5v-4M32 20v4M32 30v4",
    ),
    "pot": (
        _POT,
        f"{_POT}M10 30h44M14 37H8M50 37h6M32 30v-4M28 25h8M23 18q-3-4 0-8M41 18q-3-4 0-8",
    ),
    "seal": (
        "M14 42h36v8H14z",
        "M14 42h36v8H14zM12 56h40M26 42q3-8-.5-13a8 8 0 1 1 13 0q-3.5 5-.5 13",
    ),
    "shoe": (
        "M10 46h44v6H10z",
        "M10 52V24q8 5 14-3l5 10 17 8q8 2 8 8v5zM10 46h44M27 30l4-3M32 34l4-3M38 37l4-3",
    ),
    "sign": (
        "M14 14h28l8 7-8 7H14z",
        "M14 14h28l8 7-8 7H14zM50 34H24l-8 6 8 6h26zM32 8v6M32 28v6M32 46v12",
    ),
    "speech": (_SPEECH, f"{_SPEECH}M20 23h24M20 31h14"),
    "star": (_STAR, _STAR),
    "ticket": (_TICKET, f"{_TICKET}M41 24v3M41 31v3M41 38v3M18 30h14M18 36h9"),
    "umbrella": (_UMBRELLA, f"{_UMBRELLA}M32 12V8M32 32v18a5 5 0 0 0 10 0"),
}


def thing(name: Thing) -> str:
    """The picture for a page, in the colours of its place there."""
    return (
        '<svg class="thing" viewBox="0 0 64 64" aria-hidden="true" focusable="false">'
        f"{body_of(name)}</svg>"
    )


def body_of(name: Thing) -> str:
    """Its two marks alone, to stand in another picture."""
    fill, lines = THINGS[name]
    return drawn(fill, "thing-fill") + drawn(lines, "thing-line")
