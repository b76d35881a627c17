"""Whose actions are meant, by name or initials: people of the roster, and whoever has one."""

from collections.abc import Iterable

from data.initials import with_initials
from engine.capture.people import person_named
from engine.errors import NotFoundError
from engine.settings import Person
from engine.words import Words, joined, same


def owner_named(said: str, roster: tuple[Person, ...], owners: Iterable[str]) -> str:
    """The full name of whom `said` means.

    Args:
        owners: who has actions; nobody is left out for not being on the roster any more.

    Raises:
        NotFoundError: nobody of that name is on the roster or has an action.
        BadInputError: it fits more than one.
    """
    people, having = with_initials(roster), tuple(dict.fromkeys(owner for owner in owners if owner))
    name = person_named(said.lstrip("@＠"), people, having)
    known = dict.fromkeys((*(person.name for person in people), *having))
    if name not in known:
        raise NotFoundError(
            Words(f"没有叫「{name}」的人。", f"There is nobody called “{name}”."),
            Words("有：", "Known: ") + joined([same(one) for one in known] or [same("—")]) + Words("。", "."),
        )
    return name
