"""Actions as messages to a group: as many as the size of one asks for, and no action cut in two."""

from collections.abc import Sequence

from data.exports.feishu import fitting, item_of
from data.handover.parcel import Parcel
from engine.minutes.tasks import Task
from engine.words import Language, Words


def messages(title: Words, tasks: Sequence[Task], language: Language) -> list[Parcel]:
    """Every message with its title, and the actions that it tells of."""
    found: list[Parcel] = []
    left = list(tasks)
    while left:
        count, text = fitting(title.said(language), [item_of(task, language) for task in left])
        found.append(Parcel(tuple(left[:count]), text))
        left = left[count:]
    return found
