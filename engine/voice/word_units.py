"""The smallest pieces that phrases are made of: a Latin word, a Chinese character, a Japanese word of one script."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """What a word is, wherever it stands."""

    key: str
    """What it is counted as."""
    first: bool = True
    """Whether a phrase may begin with it."""
    last: bool = True
    """Whether a phrase may end with it."""
    says: bool = True
    """Whether a phrase says anything that is made of it alone."""


class Unit(NamedTuple):
    """A word at its place in a clause."""

    word: Word
    start: int
    end: int
    """Where it stands in the clause's text."""
    opens: bool = True
    """Whether something ends before it, here."""
    closes: bool = True
    """Whether something begins after it, here."""


class Clause(NamedTuple):
    """A stretch of text that no punctuation cuts."""

    text: str
    units: tuple[Unit, ...]
    longest: int
    """Units in the longest phrase that is looked for."""
    shortest: int
    """Letters in the shortest one."""


class Span(NamedTuple):
    """Some units of a clause in a row."""

    clause: Clause
    begin: int
    stop: int
    key: str

    @property
    def surface(self) -> str:
        """The words as the buyer wrote them."""
        units = self.clause.units
        return " ".join(self.clause.text[units[self.begin].start : units[self.stop - 1].end].split())

    @property
    def opens(self) -> bool:
        """Whether something ends before it."""
        return self.clause.units[self.begin].opens

    @property
    def closes(self) -> bool:
        """Whether something begins after it."""
        return self.clause.units[self.stop - 1].closes

    @property
    def is_phrase(self) -> bool:
        """Whether it could stand for itself: begins and ends well, and says something."""
        units = self.clause.units
        if not units[self.begin].word.first or not units[self.stop - 1].word.last:
            return False
        says = any(unit.word.says for unit in units[self.begin : self.stop])
        return says and len(self.key) >= self.clause.shortest

    def with_next(self, after: "Span") -> "Span | None":
        """The span one unit longer, whose tail is `after`; None where that stands elsewhere or it grows too long."""
        follows = after.clause is self.clause and after.begin == self.begin + 1
        if not follows or after.stop - self.begin > self.clause.longest:
            return None
        key = self.key + self.clause.units[after.stop - 1].word.key
        return Span(self.clause, self.begin, after.stop, key)


def cut_clauses(
    tokens: re.Pattern[str], text: str, made: Callable[[str, list[re.Match[str]]], Clause]
) -> Iterator[Clause]:
    """The clauses between the tokens named "cut" and whatever is no token."""
    run: list[re.Match[str]] = []
    end = 0
    for token in tokens.finditer(text):
        cuts = token.lastgroup == "cut"
        if run and (cuts or token.start() != end):
            yield made(text, run)
            run = []
        if not cuts:
            run.append(token)
        end = token.end()
    if run:
        yield made(text, run)
