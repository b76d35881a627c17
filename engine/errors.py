"""Everything that can go wrong, as sentences that a scribe can act on.

KaihuiError          says what happened, where, and what to do next (exit 70: a fault of ours)
├── UsageError       the command line, or the terminal, does not fit (2)
├── NotFoundError    no such workspace, meeting, file or item (3)
├── ConflictError    somebody else holds it, or wrote first (4)
├── BadInputError    a file or a line that cannot be understood (5)
│   └── RefusedError the line is understood, but the meeting does not allow it now (5)
└── NotSavedError    the disk did not take it (6)
"""

from typing import ClassVar

from engine.words import Language, Words, joined


class KaihuiError(Exception):
    """The base of every error that Kaihui raises on purpose.

    Args:
        what: what happened and where (file, row, column).
        todo: what the scribe can do next.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, what: Words, todo: Words | None = None) -> None:
        super().__init__(what.en)
        self.what = what
        self.todo = todo

    def said(self, language: Language) -> str:
        """The whole sentence in `language`."""
        return self.whole.said(language)

    @property
    def whole(self) -> Words:
        """What happened and what to do next; Chinese sentences stand without a space between them."""
        if self.todo is None:
            return self.what
        return joined([self.what, self.todo], zh="", en=" ")


class UsageError(KaihuiError):
    """The command line, or the terminal, does not fit."""

    exit_code = 2


class NotFoundError(KaihuiError):
    """No such workspace, meeting, file or item."""

    exit_code = 3


class ConflictError(KaihuiError):
    """Somebody else holds it, or wrote first."""

    exit_code = 4


class BadInputError(KaihuiError):
    """A file or a line that cannot be understood."""

    exit_code = 5


class RefusedError(BadInputError):
    """The line is understood, but the meeting does not allow it now, and the sentence says why."""


class NotSavedError(KaihuiError):
    """The disk did not take it: what was typed is still on the screen, not in the log."""

    exit_code = 6
