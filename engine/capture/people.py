"""Who is meant: @李敏, @lm by pinyin initials, @王 by the start of a name."""

import re
from collections.abc import Iterable

from engine.errors import BadInputError, NotFoundError
from engine.settings import Person
from engine.words import Words, joined, same

_SEPARATORS = re.compile(r"[\s,，、;；@＠]+")


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list as people write one: 李敏、周婷 @王强."""
    return tuple(name for name in _SEPARATORS.split(text) if name)


def names_joined(text: str, people: Iterable[Person], present: Iterable[str], behind: str = "@＠<＜《") -> str:
    """The text with each full name of several words as one word, so that the space in it ends no mark.

    Args:
        behind: the signs of which one stands before a name; without any, a name counts wherever it stands.
    """
    before = f"(?<=[{behind}])" if behind else r"(?<!\w)"
    names = [person.name for person in _known(people, present) if " " in person.name]
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"{before}{re.escape(name)}(?!\w)", _as_one_word(name), text, flags=re.I)
    return text


def person_named(said: str, people: Iterable[Person], present: Iterable[str]) -> str:
    """The full name of whom `said` means, among the roster and those who are here.

    A Chinese name that nobody on the list has is taken as it stands (a guest, a new colleague); letters that fit
    nobody are refused, since a mistyped owner is an action that nobody owns.

    Raises:
        NotFoundError: letters that fit nobody.
        BadInputError: they fit more than one person.
    """
    known = _known(people, present)
    wanted = _as_one_word(said).casefold()
    for fits in (_is_name, _is_initials, _starts_name):
        found = [person.name for person in known if fits(person, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadInputError(
                Words(f"@{said} 可能是：{'、'.join(found)}。", f"@{said} could be {', '.join(found)}."),
                Words("请多写几个字。", "Write more of the name."),
            )
    if not said.isascii() or not known:
        return said
    listed = joined([same(f"{one.name}({one.initials})" if one.initials else one.name) for one in known])
    raise NotFoundError(
        Words(f"没有人对得上 @{said}。", f"Nobody fits @{said}."),
        Words("名册：", "Roster: ") + listed + Words("。", "."),
    )


def only_one(people: Iterable[Person], present: Iterable[str]) -> str:
    """Who owns what nobody is named for, where one person does it all; empty where several could (R35)."""
    known = _known(people, present)
    return known[0].name if len(known) == 1 else ""


def stranger(name: str, people: Iterable[Person], present: Iterable[str]) -> Words | None:
    """That nobody on the roster or here has this name, with those who are written much like it; None where one has.

    A team that names no people in its settings cannot be held to them.
    """
    names = [person.name for person in _known(people, present)]
    if not name or not tuple(people) or name in names:
        return None
    alike = [same(one) for one in names if set(one) & set(name) and not one.isascii()]
    meant = Words("（", " (") + joined(alike) + Words("？）", "?)") if alike else same("")
    return Words(f"{name} 不在名册", f"{name} is not on the roster") + meant


def _known(people: Iterable[Person], present: Iterable[str]) -> list[Person]:
    roster = {person.name: person for person in people}
    return [*roster.values(), *(Person(name) for name in present if name not in roster)]


def _as_one_word(name: str) -> str:
    return name.replace(" ", "")


def _is_name(person: Person, wanted: str) -> bool:
    return _as_one_word(person.name).casefold() == wanted


def _is_initials(person: Person, wanted: str) -> bool:
    return bool(person.initials) and person.initials.casefold() == wanted


def _starts_name(person: Person, wanted: str) -> bool:
    return _as_one_word(person.name).casefold().startswith(wanted)
