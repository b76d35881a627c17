"""The cursor of review and emergency: which action or order the keys act on, so that nobody types its number."""

from collections.abc import Container

from data.session import Session
from engine.meeting.agenda import EMERGENCY, REVIEW
from engine.meeting.events import ActionDone, ActionDropped, ActionRedated, Event, Facts, OrderJudged, Undone
from tui.key_entries import Key
from tui.widgets.review import under_review

_AIMED = {"redue ": " ^", "drop ": " ", "fix ": " ", "prog ": " ", "accept ": " ", "tbd ": " "}
"""The verbs that are about an action, and what follows its number."""


class Choosing:
    """Knows the action or order under the cursor as long as its pane takes the arrow keys."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chosen = ""
        self.in_view = True
        """Whether the arrow keys are the pane's."""

    @property
    def chosen(self) -> str:
        """The action or order under the cursor; empty where there is none to be chosen."""
        ids, waiting = self._listed()
        if ids and self._chosen not in ids:
            self._chosen = next((one for one in ids if one in waiting), ids[0])
        return self._chosen if ids else ""

    @property
    def action(self) -> str:
        """The action under the cursor."""
        return self.chosen if self._at_review else ""

    def move(self, by: int) -> bool:
        """To the row above or below; whether there was one."""
        chosen, (ids, _) = self.chosen, self._listed()
        place = ids.index(chosen) + by if chosen else -1
        if not 0 <= place < len(ids):
            return False
        self._chosen = ids[place]
        return True

    def aimed(self, beginning: str) -> str:
        """The beginning of a line, with the chosen action in it where the verb is about one."""
        return f"{beginning}{self.action}{_AIMED[beginning]}" if self.action and beginning in _AIMED else beginning

    def named(self, key: Key, name: str) -> str:
        """What a key stands for in its line: a verdict is about the order under the cursor."""
        return f"{self.chosen} {name}" if key.id == "judge" and self._at_orders and self.chosen else name

    def go_on(self, facts: Facts) -> None:
        """What was chosen is settled: on to the next one that waits; or back to the one that was taken back."""
        undid = {fact.undid for fact in facts if isinstance(fact, Undone)}
        if undid:
            taken_back = (_settled(fact) for fact in self._session.log.read() if fact.move in undid)
            self._chosen = next(filter(None, taken_back), self._chosen)
        chosen = self.chosen
        if chosen and any(_settled(fact) == chosen for fact in facts):
            ids, waiting = self._listed()
            place = ids.index(chosen) if chosen in ids else 0
            self._chosen = next((one for one in (*ids[place + 1 :], *ids[:place]) if one in waiting), chosen)

    @property
    def _at_review(self) -> bool:
        current = self._session.meeting.current
        return self._in_hand and current is not None and current.id == REVIEW

    @property
    def _at_orders(self) -> bool:
        meeting = self._session.meeting
        return self._in_hand and meeting.template == EMERGENCY and meeting.current is not None

    @property
    def _in_hand(self) -> bool:
        return self.in_view and not self._session.read_only

    def _listed(self) -> tuple[list[str], Container[str]]:
        """What can be chosen, and which of it still waits for a word."""
        meeting = self._session.meeting
        if self._at_review:
            actions = under_review(meeting)
            return [one.id for one in actions], {one.id for one in actions if one.status == "open"}
        orders = meeting.orders if self._at_orders else ()
        return [one.order for one in orders], {one.order for one in orders if one.cause == "unknown"}


def _settled(fact: Event) -> str:
    """The action or order that a fact has the last word on for now."""
    match fact:
        case ActionDone() | ActionDropped() | ActionRedated():
            return fact.id
        case OrderJudged():
            return fact.order
        case _:
            return ""
