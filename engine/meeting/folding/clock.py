"""The clocks: time is booked when a fact comes, as the difference to the fact before."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from engine.meeting.state import ZERO, Meeting, run_since


def settled(meeting: Meeting, at: datetime) -> Meeting:
    """The time up to `at` booked to the meeting, to its current item and to those who are there."""
    passed = run_since(meeting, at)
    at = at if meeting.settled_at is None else max(at, meeting.settled_at)
    if not passed:
        return replace(meeting, settled_at=at)
    return booked(replace(meeting, settled_at=at), passed, meeting.current.id if meeting.current else "")


def booked(meeting: Meeting, passed: timedelta, item_id: str) -> Meeting:
    """The meeting with `passed` more on its clock and on that item's."""
    items = tuple(replace(item, spent=item.spent + passed) if item.id == item_id else item for item in meeting.items)
    return replace(meeting, items=items, ran=meeting.ran + passed, sat=_sat(meeting, passed))


def _sat(meeting: Meeting, passed: timedelta) -> Mapping[str, timedelta]:
    return {**meeting.sat, **{name: meeting.sat.get(name, ZERO) + passed for name in meeting.present}}
