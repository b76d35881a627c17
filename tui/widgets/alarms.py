"""What calls for an emergency meeting: the key that calls it, and what has come of one that was called (R61)."""

from textual.content import Content

from engine.findings.rules import Finding
from engine.meeting.actions import Action
from engine.meeting.agenda import EMERGENCY
from engine.meeting.emergency import alarms
from engine.meeting.proposing.advice import findings_for
from engine.words import Words, joined, same
from tui.show import hanging, show
from tui.widgets.gathering import label
from tui.widgets.scene import Scene

_BETWEEN = Words(" · ", " · ")
_CALLS = Words("{emergency} 召开应急会议", "{emergency} calls an emergency meeting")
_AGAIN = Words("{emergency} 再开一场", "{emergency} calls another")


def alarm_rows(scene: Scene, width: int) -> list[Content]:
    """Before the start: each alarm and what is done about it; in an emergency, what it was called for."""
    said = [finding.label + _BETWEEN + _answer(scene) for finding in alarms(scene.snapshot)]
    if scene.meeting.template == EMERGENCY:
        said = [_called_for(scene)] if scene.meeting.trigger else []
    before = label(scene, Words("告警", "Alarm"))
    return [line for one in said for line in hanging(before, show(scene.said(one), ".bad"), width)]


def answer_rows(scene: Scene, finding: Finding, width: int) -> list[Content]:
    """Below a finding that is an alarm: what is done about it; nothing where an emergency is held already."""
    if scene.read_only or scene.meeting.template == EMERGENCY or finding not in alarms(scene.snapshot):
        return []
    return hanging(show("   "), show(scene.said(_answer(scene)), ".bad"), width)


def waits_for_call(scene: Scene) -> bool:
    """Whether the item has an alarm that nobody has answered with an emergency meeting yet."""
    if scene.current is None or scene.meeting.template == EMERGENCY or scene.emergency_on or _rechecks(scene):
        return False
    return bool({*findings_for(scene.current, scene.snapshot)} & {*alarms(scene.snapshot)})


def _called_for(scene: Scene) -> Words:
    from engine.minutes.lines import evidence_said  # the minutes, which nobody reads at the start

    held = evidence_said(scene.meeting.trigger_evidence)
    return same(scene.meeting.trigger) + (_BETWEEN + held if held.en else held)


def _answer(scene: Scene) -> Words:
    """The key that calls a meeting; where one is on, where it is held; after it, when the figure is seen again."""
    if on := scene.emergency_on:
        return Words(
            f"已召开 {on}，在另一个终端：kaihui emergency", f"called: {on}, in another terminal: kaihui emergency"
        )
    again = _rechecks(scene)
    if not again:
        return scene.keys.worded(_CALLS)
    seen = joined([_recheck(one) for one in again])
    return Words("已开过，复查 ", "held, re-check ") + seen + _BETWEEN + scene.keys.worded(_AGAIN)


def _rechecks(scene: Scene) -> list[Action]:
    return [one for one in scene.meeting.actions if one.list == "recheck" and one.status == "open"]


def _recheck(action: Action) -> Words:
    return same(
        " ".join(part for part in (action.id, action.owner, f"{action.due:%m-%d}" if action.due else "") if part)
    )
