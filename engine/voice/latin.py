"""Words of languages in Latin letters: which carry a phrase, which only hold it together, and plurals folded."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from engine.voice.stop_words import LATIN, Lists
from engine.voice.word_units import Clause, Unit, Word

_LONGEST = 4
"""Words (R78)."""
_SHORTEST = 3
"""Letters: shorter ones are sizes, units and leftovers of elisions."""

_TOKEN = re.compile(r"[^\W_]+n['’]t(?![^\W_])|[^\W_]+")
_GLUE = re.compile(r"[ \t\u00a0'’‐‑-]+")
"""What may stand between two words of a phrase."""


def clauses(text: str, marketplace: str | None = None) -> Iterator[Clause]:
    """The clauses of a text in Latin letters, or any others that put spaces between words."""
    lists = lists_of(text, marketplace)
    run: list[re.Match[str]] = []
    for before, token in _with_before(text):
        if before is not None and not _GLUE.fullmatch(text, before.end(), token.start()):
            yield _clause(text, run, lists)
            run = []
        run.append(token)
    if run:
        yield _clause(text, run, lists)


def _with_before(text: str) -> Iterator[tuple[re.Match[str] | None, re.Match[str]]]:
    before = None
    for token in _TOKEN.finditer(text):
        yield before, token
        before = token


def lists_of(text: str, marketplace: str | None = None) -> Lists:
    """The word lists of the language that the text has most words of, or letters; in doubt, of the marketplace's."""
    words = [token.replace("’", "'") for token in _TOKEN.findall(text)]

    def likelihood(lists: Lists) -> tuple[int, bool, bool]:
        known = sum(map(lists.known.__contains__, words))
        return known, not lists.letters.isdisjoint(text), marketplace in lists.marketplaces

    return max(LATIN, key=likelihood)


def _clause(text: str, run: list[re.Match[str]], lists: Lists) -> Clause:
    start = run[0].start()
    kept = [token for token in run if token.group() not in lists.soft]
    units = tuple(
        Unit(latin_word(token.group(), lists, follows=number > 0), token.start() - start, token.end() - start)
        for number, token in enumerate(kept)
    )
    return Clause(text[start : run[-1].end()], units, _LONGEST, _SHORTEST)


@lru_cache(maxsize=1 << 16)
def latin_word(token: str, lists: Lists, follows: bool = False) -> Word:
    """One word, weighed by the lists of its language; behind another one it brings its space along."""
    word = token.replace("’", "'")
    opening = word in lists.opening or word.isnumeric()
    closing = word in lists.closing
    stop = word in lists.stop or (len(word) == 1 and not opening)
    return Word(
        " " * follows + folded(word, lists.language),
        first=opening or not (closing or stop),
        last=closing or not (opening or stop),
        says=not (stop or opening or closing or word in lists.weak),
    )


def folded(word: str, language: str) -> str:
    """A word without the ending of its plural; never shown, so that it need not be a word itself.

    One rule for all languages, since a short text may not give its own away; German adds its cases.
    """
    word = _bare(word.casefold())
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith(("y", "ies")):
        return word.removesuffix("ies").removesuffix("y") + "i"
    cases = ("en", "er", "em", "n") if language == "de" else ()
    return _cut(word, (*cases, "es", "e", "a", "o", "i"), leaving=4) or _cut(word, ("s", "x"), leaving=3) or word


def _bare(word: str) -> str:
    """Letters without their accents, which buyers often leave out."""
    if word.isascii():
        return word
    marks = (letter for letter in unicodedata.normalize("NFD", word) if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", "".join(marks))


def _cut(word: str, endings: tuple[str, ...], leaving: int) -> str:
    """The word without one of the endings; empty where it has none, or too little would be left."""
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= leaving)
    ending = next(fitting, "")
    return word[: -len(ending)] if ending else ""
