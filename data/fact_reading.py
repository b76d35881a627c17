"""Facts as they are kept, made into facts: those of a kind that only a newer Kaihui has are kept in their places."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from engine.errors import RefusedError
from engine.meeting.events import AnyEvent, Event, Facts
from engine.meeting.facts.fact import NotUnderstood
from engine.words import Words


def facts_from(documents: Iterable[Mapping[str, Any]]) -> Facts:
    """The facts that the documents hold.

    Raises:
        msgspec.ValidationError: one is of a known kind and does not have its form.
    """
    return tuple(_fact(document) for document in documents)


def must_be_understood(facts: Facts) -> None:
    """A meeting that says more than we know is looked at and left alone.

    Raises:
        RefusedError: one of the facts was recorded by a newer Kaihui.
    """
    lacking = not_understood(facts)
    if lacking is not None:
        raise RefusedError(
            lacking + Words("这里只能看，不能写。", " This one may look and not write."),
            Words("请升级后再记录；kaihui follow 可以看。", "Upgrade to write; kaihui follow shows it."),
        )


def not_understood(facts: Facts) -> Words | None:
    """What a newer Kaihui has recorded, by its kinds; None where everything is understood."""
    if NotUnderstood not in map(type, facts):  # asked at each append, of all facts: nine times as fast as one by one
        return None
    kinds = ", ".join(sorted({fact.of for fact in facts if isinstance(fact, NotUnderstood)}))
    return Words(
        f"这次会议由更新版本的「开会」写过，有看不懂的记录（{kinds}）。",
        f"A newer Kaihui has written here what this one does not understand ({kinds}).",
    )


def _fact(document: Mapping[str, Any]) -> Event:
    try:
        fact: Event = msgspec.convert(document, AnyEvent)
    except msgspec.ValidationError:
        kind = document.get("kind")
        if not isinstance(kind, str) or kind in _kinds():
            raise
        return msgspec.convert({**document, "kind": "not_understood", "of": kind}, NotUnderstood)
    return fact


def _kinds() -> set[str]:
    return {str(kind.__struct_config__.tag) for kind in get_args(AnyEvent)}
