"""What keys mean at the moment."""

from typing import Literal

Mode = Literal[
    "command", "writing", "asking", "leaving", "rating", "searching", "helping", "remembering", "reading_back"
]
"""Single keys act; letters are text; y or not; what became of the item; how good it was; letters look for a command;
keys scroll the help; letters look through all meetings; keys agree to or mend what is read out."""
QUESTIONS: tuple[Mode, ...] = ("asking", "leaving", "rating")
"""While one of these waits for its answer, it stays in sight and nothing is pasted."""
