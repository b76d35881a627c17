from msgspec.structs import replace

from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.reread import reread_said
from tests.made_up_stage import made_snapshot


def test_figures_that_a_report_handed_in_again_has_changed_are_named_with_what_still_lacks() -> None:
    before = made_snapshot()
    stock = KpiValue("days_of_supply", Scope("DE"), "days", "amber", "", 36.7)
    now = replace(before, values=(replace(before.values[0], value=28.9), *before.values[1:], stock))
    assert reread_said(before, before).zh == "报表已重读：数值没有变化；还缺 1 份"
    said = reread_said(before, now)
    assert said.zh == "报表已重读：2 个数变了（ACoS 31.2% → 28.9%、可售天数 DE — → 36.7）；还缺 1 份"
    assert "2 figures changed" in reread_said(before, replace(now, missing=())).en
