"""The three ways these meetings fail, as figures: undecided, on old data, owned by nobody (R55)."""

from msgspec import Struct

from engine.meeting.agenda import NEEDS_RESULT
from engine.meeting.state import Meeting, outcome_of
from engine.reports.freshness import DOUBTFUL
from engine.snapshot.record import Snapshot
from engine.words import Words


class Health(Struct, frozen=True):
    """The health card of one meeting."""

    undecided: int
    """Items that were discussed and ended in nothing (议而不决)."""
    discussed: int
    stale: int
    """Sources that are old, undated or otherwise in doubt (数据滞后)."""
    sources: int
    ownerless: int
    """Open actions without owner or due date (责任不清)."""
    actions: int
    on_flagged_data: int
    """Decisions taken on doubtful data (R28, R50)."""

    def said(self) -> Words:
        """The card in one line."""
        return Words(
            f"议而不决 {self.undecided}/{self.discussed} · 数据滞后 {self.stale}/{self.sources} · "
            f"责任不清 {self.ownerless}/{self.actions}",
            f"undecided {self.undecided}/{self.discussed} · stale {self.stale}/{self.sources} · "
            f"ownerless {self.ownerless}/{self.actions}",
        )


def health_of(meeting: Meeting, snapshot: Snapshot | None) -> Health:
    """The card as it stands now. Only the phases that must end in a result can be undecided."""
    discussed = [item for item in meeting.items if item.state == "left" and item.plan.phase in NEEDS_RESULT]
    open_actions = [action for action in meeting.actions if action.status == "open"]
    sources = snapshot.sources if snapshot else ()
    return Health(
        undecided=sum(outcome_of(meeting, item) == "none" for item in discussed),
        discussed=len(discussed),
        stale=sum(source.status in DOUBTFUL for source in sources),
        sources=len(sources),
        ownerless=sum(bool(action.lacks) for action in open_actions),
        actions=len(open_actions),
        on_flagged_data=sum(bool(decision.flagged or decision.disputed) for decision in meeting.decisions),
    )
