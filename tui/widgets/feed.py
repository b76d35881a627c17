"""What was just recorded, the newest at the bottom: time, kind, text, owner and due date."""

from collections.abc import Sequence

from textual.content import Content

from engine import events as ev
from engine.feed import fact_said
from engine.words import Words
from tui.show import folded, in_column, row, show
from tui.widgets.agenda import heading
from tui.widgets.board import Board
from tui.widgets.scene import Scene, clock

_HIDDEN = ev.MeetingPlanned | ev.SnapshotTaken
"""What the program does by itself is no news."""
_STYLES: dict[type[ev.Event], str] = {
    ev.DecisionMade: ".good",
    ev.ActionAdded: ".key",
    ev.QuestionAsked: ".warn",
    ev.Undone: ".bad",
}


class FeedHead(Board):
    """The heading of the feed."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """Its name, and how much was recorded."""
        meeting = scene.meeting
        own = sum(not action.from_meeting for action in meeting.actions)
        words = Words(
            f"决定 {len(meeting.decisions)} · 行动 {own} · 质询 {len(meeting.questions)}",
            f"{len(meeting.decisions)} decisions · {own} actions · {len(meeting.questions)} questions",
        )
        title = show(scene.said(Words("记录", "Recorded")), ".strong")
        return [heading(scene, "feed", title, show(scene.said(words), ".soft"), width)]


class Feed(Board):
    """One entry a fact, wrapped rather than cut: what is read back must be whole."""

    from_end = True

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """All of them; the last ones are seen first."""
        undone = {fact.undid for fact in scene.facts if isinstance(fact, ev.Undone)}
        shown = [fact for fact in scene.facts if not isinstance(fact, _HIDDEN)]
        rows = [line for fact in shown[-200:] for line in _entry(scene, fact, fact.move in undone, width)]
        return rows or [show(scene.said(Words(" 还没有记录。", " Nothing is recorded yet.")), ".soft")]


def _entry(scene: Scene, fact: ev.Event, undone: bool, width: int) -> list[Content]:
    kind, said = fact_said(fact, scene.meeting)
    wide = 5 if scene.language == "zh" else 9
    label = row(
        show(f" {clock(fact.at)} ", ".soft"),
        in_column(scene.said(kind), wide, _STYLES.get(type(fact), ".soft")),
    )
    by = show(f" {fact.by}", ".soft") if fact.by != scene.by else show("")
    text = show(scene.said(said))
    line = row(label, text.stylize(".undone") if undone else text, by)
    return folded(line, width, indent=7 + wide)
