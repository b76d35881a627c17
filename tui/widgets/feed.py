"""What was just recorded, the newest at the bottom: time, kind, text, owner and due date."""

from collections.abc import Sequence

from textual.content import Content

from engine.dates import time_said
from engine.meeting import events as ev
from engine.meeting.feed import fact_said
from engine.meeting.state import Meeting
from engine.words import Words, counted, joined, same
from tui.show import hanging, in_column, row, show
from tui.widgets.agenda import heading
from tui.widgets.board import Board
from tui.widgets.scene import Scene

_HIDDEN = ev.MeetingPlanned | ev.SnapshotTaken
"""What the program does by itself is no news."""
_TURNS = ev.ItemOpened | ev.MeetingStarted | ev.Attended | ev.Left | ev.Paused | ev.Resumed
"""What is of less weight when it is read back."""
_KEPT = 200
"""Entries that can be scrolled to; all of them are in the minutes."""
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
            " · ".join(
                (
                    counted(len(meeting.decisions), "decision"),
                    counted(own, "action"),
                    counted(len(meeting.questions), "question"),
                )
            ),
        )
        title, counts = show(scene.said(Words("记录", "Recorded")), ".strong"), show(scene.said(words), ".soft")
        if scene.here is not None:
            title = row(title, show(scene.said(Words("  在线：", "  here: ") + scene.here), ".soft"))
            if title.cell_length + counts.cell_length + 4 > width:
                counts = show("")  # the record itself is in view
        return [heading(scene, "feed", title, counts, width)]


class Feed(Board):
    """One entry a fact, wrapped rather than cut: what is read back must be whole."""

    from_end = True

    def __init__(self, name: str, classes: str = "") -> None:
        super().__init__(name, classes)
        self._entries: dict[tuple[object, ...], list[Content]] = {}
        """As they were drawn last; what has left the pane is forgotten, or a long meeting would grow and grow."""

    def paint(self, scene: Scene) -> None:
        """What is new is seen, wherever one has scrolled to."""
        if self._scene and len(self._scene.facts) != len(scene.facts):
            self.scroll_back()
        super().paint(scene)

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """The last ones are seen first; an entry is drawn once."""
        latest = scene.facts[-_KEPT:]
        # a move can only be undone later than it was made, so the latest facts tell all that concerns them
        undone = {fact.undid for fact in latest if isinstance(fact, ev.Undone)}
        shown = [fact for fact in latest if not isinstance(fact, _HIDDEN)]
        drawn, self._entries = self._entries, {}
        rows = [line for fact in shown for line in self._entry(scene, fact, fact.move in undone, width, drawn)]
        return rows or [show(scene.said(Words(" 还没有记录。", " Nothing is recorded yet.")), ".soft")]

    def _entry(
        self, scene: Scene, fact: ev.Event, undone: bool, width: int, drawn: dict[tuple[object, ...], list[Content]]
    ) -> list[Content]:
        drawn_as = (scene.meeting.id, fact.seq, undone, width)
        self._entries[drawn_as] = drawn.get(drawn_as) or _entry(scene, fact, undone, width)
        return self._entries[drawn_as]


def said_of(fact: ev.Event, facts: ev.Facts, meeting: Meeting) -> tuple[Words, Words]:
    """The kind of a fact and what it says; of an undoing, what it undid."""
    if not isinstance(fact, ev.Undone):
        return fact_said(fact, meeting)
    kind, _ = fact_said(fact, meeting)
    taken_back = [fact_said(one, meeting) for one in facts if one.move == fact.undid]
    return kind, joined([in_one(*one) for one in taken_back], zh="；", en="; ")


def in_one(kind: Words, said: Words) -> Words:
    """The kind of a fact and what it says, as one text."""
    return kind + same(" ") + said if said.zh else kind


def _entry(scene: Scene, fact: ev.Event, undone: bool, width: int) -> list[Content]:
    kind, said = said_of(fact, scene.facts, scene.meeting)
    wide = 5 if scene.language == "zh" else 10
    label = row(
        show(f" {time_said(fact.at)} ", ".soft"),
        in_column(scene.said(kind), wide, _STYLES.get(type(fact), ".soft")),
    )
    style = ".undone" if undone else ".soft" if isinstance(fact, _TURNS) else ""
    by = show(f" {fact.by}", ".soft") if fact.by != scene.by else show("")
    return hanging(label, row(show(scene.said(said), style), by), width)
