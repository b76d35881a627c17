"""The cursor of the review: which carried action the keys act on, so that nobody has to type its number."""

from data.session import Session
from engine.meeting.actions import Action
from engine.meeting.agenda import REVIEW
from engine.meeting.events import ActionDone, ActionDropped, ActionRedated, Facts
from tui.widgets.review import under_review

_AIMED = {"redue ": " ^", "drop ": " ", "fix ": " ", "prog ": " ", "accept ": " ", "tbd ": " "}
"""The verbs that are about an action, and what follows its number."""
_SETTLES = ActionDone | ActionDropped | ActionRedated
"""What a review says of an action before it goes on to the next."""


class Choosing:
    """Knows the action under the cursor as long as the review is open and its pane takes the arrow keys."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chosen = ""
        self.in_view = True
        """Whether the arrow keys are the pane's."""

    @property
    def chosen(self) -> str:
        """The action under the cursor; empty where there is none to be chosen."""
        listed = self._listed()
        if listed and self._chosen not in [action.id for action in listed]:
            self._chosen = next((action.id for action in listed if action.status == "open"), listed[0].id)
        return self._chosen if listed else ""

    def move(self, by: int) -> bool:
        """To the row above or below; whether there was one."""
        chosen, ids = self.chosen, [action.id for action in self._listed()]
        place = ids.index(chosen) + by if chosen else -1
        if not 0 <= place < len(ids):
            return False
        self._chosen = ids[place]
        return True

    def aimed(self, beginning: str) -> str:
        """The beginning of a line, with the chosen action in it where the verb is about one."""
        return f"{beginning}{self.chosen}{_AIMED[beginning]}" if self.chosen and beginning in _AIMED else beginning

    def go_on(self, facts: Facts) -> None:
        """The chosen action was settled: on to the next one that is open."""
        chosen = self.chosen
        if any(isinstance(fact, _SETTLES) and fact.id == chosen for fact in facts):
            listed = self._listed()
            place = [action.id for action in listed].index(chosen)
            after = (one.id for one in (*listed[place + 1 :], *listed[:place]) if one.status == "open")
            self._chosen = next(after, chosen)

    def _listed(self) -> list[Action]:
        meeting = self._session.meeting
        at_review = self.in_view and meeting.current is not None and meeting.current.id == REVIEW
        return under_review(meeting) if at_review and not self._session.read_only else []
