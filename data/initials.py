"""Pinyin initials of names: 李敏 is lm. Its library is heavy, so it is loaded when somebody asks."""

from msgspec.structs import replace

from engine.settings import Person


def with_initials(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The roster with initials filled in where the settings give none."""
    if all(person.initials for person in people):
        return people
    from pypinyin import Style, lazy_pinyin

    def initials(name: str) -> str:
        letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_first_letters)
        return "".join(letters).lower()

    return tuple(person if person.initials else replace(person, initials=initials(person.name)) for person in people)


def _first_letters(latin: str) -> str:
    return "".join(part[0] for part in latin.split())
