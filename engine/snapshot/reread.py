"""What reading the reports again has changed: whoever hands a file in anew wants to hear that it was taken."""

from engine.kpi.catalogue import KPIS, KpiValue
from engine.kpi.figures import UNKNOWN, figure_said
from engine.snapshot.record import Snapshot
from engine.words import Words, joined, same

_NAMED = 2
"""Figures that the sentence names."""


def reread_said(before: Snapshot | None, now: Snapshot) -> Words:
    """Which figures are others than before, and how many reports still lack."""
    old = {(value.id, value.scope): value for value in before.values} if before else {}
    changed = [
        KPIS[value.id].label + same(f"{place} {was} → {_shown(value)}")
        for value in now.values
        if not value.scope.narrow and (was := _shown(old.get((value.id, value.scope)))) != _shown(value)
        for place in [f" {value.scope.marketplace}" if value.scope.marketplace else ""]
    ]
    count = len(changed)
    some = Words(f"{count} 个数变了（", f"{count} figures changed (") + joined(changed[:_NAMED])
    more = Words(" 等）", " ...)") if count > _NAMED else Words("）", ")")
    said = some + more if changed else Words("数值没有变化", "no figure changed")
    lacking = len(now.missing)
    lacks = Words(f"；还缺 {lacking} 份", f"; {lacking} still missing") if lacking else same("")
    return Words("报表已重读：", "Reports read again: ") + said + lacks


def _shown(value: KpiValue | None) -> str:
    return figure_said(value.value, value.unit, value.currency) if value else UNKNOWN
