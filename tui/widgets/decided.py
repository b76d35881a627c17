"""Decisions of an item on the screen: who approved them, what budgets they move, who carried them out (R20, R72)."""

from collections.abc import Sequence

from textual.content import Content

from engine.dates import time_said
from engine.meeting.events import BudgetChange
from engine.meeting.records import Decision
from engine.meeting.state import Item
from engine.words import Words, same
from tui.show import hanging, row, show
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_COLUMNS = (
    Column(Words("", "")),
    Column(Words("活动", "campaign"), flexible=True),
    Column(Words("原预算", "old"), right=True),
    Column(Words("新预算", "new"), right=True),
    Column(Words("变动", "change"), right=True),
    Column(Words("", "")),
)


def decided_rows(scene: Scene, item: Item, width: int, among: slice = slice(None)) -> list[Content]:
    """What was decided under the item, the last one first, or some `among` it."""
    own = [one for one in reversed(scene.meeting.decisions) if one.item == item.id]
    return [line for one in own[among] for line in _decision(scene, one, width)]


def _decision(scene: Scene, one: Decision, width: int) -> list[Content]:
    text = scene.said(Words("调预算", "budgets")) if one.budgets else one.text
    doubt = Words("（数据存疑）", " (data in doubt)") if one.flagged or one.disputed else same("")
    said = row(show(text), show(scene.said(doubt), ".warn"), _approved(scene, one), _executed(scene, one))
    return [*hanging(show(f" {one.id} ", ".key"), said, width), *_budgets(scene, one.budgets, width)]


def _approved(scene: Scene, one: Decision) -> Content:
    if not one.approver:
        return show("")
    return show(scene.said(Words(f" · {one.approver} 批准", f" · approved by {one.approver}")), ".soft")


def _executed(scene: Scene, one: Decision) -> Content:
    """Who carried it out on the spot, or the key that says so where somebody here could."""
    if one.executed_by and one.executed_at:
        who, at = one.executed_by, time_said(one.executed_at)
        return show(scene.said(Words(f" · ✓ {who} {at} 已执行", f" · ✓ carried out by {who} {at}")), ".good")
    if not scene.meeting.editors_here:
        return show("")
    key = scene.keys.said("exec")
    return show(scene.said(Words(f"（{key.zh} 当场执行）", f" ({key.en}: carried out now)")), ".soft")


def _budgets(scene: Scene, changes: Sequence[BudgetChange], width: int) -> list[Content]:
    """One row a campaign, old and new; with several of one currency, what they come to."""
    if not changes:
        return []
    rows = [_row(one.campaign, one.before, one.after, one.currency) for one in changes]
    if len(changes) > 1 and len({one.currency for one in changes}) == 1:
        before, after = sum(one.before for one in changes), sum(one.after for one in changes)
        rows.append(_row(scene.said(Words("合计", "total")), before, after, changes[0].currency))
    return table(scene, _COLUMNS, rows, width)


def _row(campaign: str, before: float, after: float, currency: str) -> list[Cell]:
    change = after - before
    moved = f"{change:+,g}" if change else "0"
    return [Cell("  "), Cell(campaign), Cell(f"{before:,g}", ".soft"), Cell(f"{after:,g}"), Cell(moved), Cell(currency)]
