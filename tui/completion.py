"""What Tab goes on with in the capture line: a verb at its beginning, a name behind @."""

from collections.abc import Sequence

from engine.capture.verbs import BY_NAME
from engine.settings import Person


def completed(text: str, people: Sequence[Person]) -> tuple[str, tuple[str, ...]]:
    """The text with its last word completed where only one thing fits, and all that would fit."""
    before, space, word = text.rpartition(" ")
    if word.startswith("@"):
        fitting = _names(word, people)
    elif word and not before:
        fitting = tuple(sorted({name for name in BY_NAME if name.startswith(word)}))
    else:
        fitting = ()
    if len(fitting) == 1:
        return f"{before}{space}{fitting[0]} ", fitting
    return text, fitting


def names_begun(text: str, people: Sequence[Person]) -> tuple[str, ...]:
    """Who is meant by an @ and the letters behind it, at the end of the text."""
    word = text.rpartition(" ")[2]
    return _names(word, people) if len(word) > 1 and word.startswith("@") else ()


def everybody(people: Sequence[Person]) -> str:
    """Who can stand behind an @, with the letters that do: 李敏 lm."""
    return "  ".join(f"@{person.name} {person.initials}".rstrip() for person in people)


def _names(word: str, people: Sequence[Person]) -> tuple[str, ...]:
    return tuple(f"@{person.name}" for person in people if _meant(person, word[1:]))


def _meant(person: Person, typed: str) -> bool:
    """By the start of the name or of its pinyin initials."""
    return person.name.casefold().startswith(typed.casefold()) or person.initials.startswith(typed.casefold())
