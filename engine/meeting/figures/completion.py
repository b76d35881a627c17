"""The completion rate by owner and by team (R58)."""

from collections.abc import Iterable
from datetime import date

from engine.meeting.actions import Action, Completion, completion
from engine.settings import Person


def by_owner(actions: Iterable[Action], until: date) -> dict[str, Completion]:
    """The completion rate of each owner, those with the most due first; nobody's actions under an empty name."""
    listed = tuple(actions)
    rates = {name: completion((a for a in listed if a.owner == name), until) for name in {a.owner for a in listed}}
    return _most_due_first(rates)


def by_team(actions: Iterable[Action], until: date, people: Iterable[Person]) -> dict[str, Completion]:
    """The completion rate of each role on the roster; owners who are not on it under an empty role."""
    listed, roles = tuple(actions), {person.name: person.role for person in people}
    held = {roles.get(action.owner, "") for action in listed}
    rates = {role: completion((a for a in listed if roles.get(a.owner, "") == role), until) for role in held}
    return _most_due_first(rates)


def _most_due_first(rates: dict[str, Completion]) -> dict[str, Completion]:
    return {name: rate for name, rate in sorted(rates.items(), key=lambda one: (-one[1].due, one[0])) if rate.due}
