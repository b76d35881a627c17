"""A diagnosis on the screen: what the figures ask, the funnel with its worst step, answers and causes."""

from pathlib import Path

from msgspec.structs import replace

from engine.findings.rules import Comparison
from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.record import Snapshot
from tests.made_up_stage import SETTINGS, Stage, made_snapshot, stage


def funnelled() -> Snapshot:
    """Clicks fell to half, and fewer who came bought."""
    counts = {"impressions": (10_000, 10_000), "clicks": (200, 400), "sessions": (1_000, 1_000), "units": (90, 100)}
    steps = tuple(KpiValue(kpi, Scope(), "count", "unknown", "", now, was) for kpi, (now, was) in counts.items())
    return replace(made_snapshot(), values=(*made_snapshot().values, *steps))


async def show_ads(scene: Stage, snapshot: Snapshot) -> None:
    await scene.start()
    await scene.show_data(snapshot)
    await scene.open_item("广告")


async def test_the_step_that_lost_most_is_said_in_words_and_no_other(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await show_ads(on, funnelled())
        worst = [row.split() for row in on.right if "流失最多" in row]
        assert worst == [["广告点击量", "200", "2.00%", "4.00%", "-50%", "!", "流失最多"]]


async def test_searches_have_a_funnel_of_their_own_where_amazon_counts_them(tmp_path: Path) -> None:
    counts = {"search_impressions": (1_000, 1_000), "search_clicks": (50, 100), "search_cart_adds": (10, 20)}
    steps = tuple(KpiValue(kpi, Scope(), "count", "unknown", "", now, was) for kpi, (now, was) in counts.items())
    async with stage(tmp_path) as on:
        await show_ads(on, replace(funnelled(), values=(*funnelled().values, *steps)))
        assert sum("流失最多" in row for row in on.right) == 2
        (searches,) = (row.split() for row in on.right if "搜索点击量" in row)
        assert searches == ["搜索点击量", "50", "5.00%", "10.0%", "-50%", "!", "流失最多"]


async def test_what_to_do_stands_above_what_the_figures_ask(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await show_ads(on, funnelled())
        asked, found = (next(n for n, row in enumerate(on.right) if sign in row) for sign in (" Q 1 ", " ✗ 广告超支"))
        assert found < asked


async def test_without_the_reports_of_the_way_there_is_no_funnel(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await show_ads(on, made_snapshot())
        assert "漏斗" not in on.text


async def test_of_several_marketplaces_those_in_red_stand_below_the_whole_and_the_rest_at_the_end(
    tmp_path: Path,
) -> None:
    (tmp_path / "kaihui.toml").write_text(SETTINGS.replace('["US"]', '["US", "DE"]'), encoding="utf-8")
    german = KpiValue("acos", Scope("DE"), "percent", "green", "", 20.0, 21.0, target=28.57)
    red = replace(german, scope=Scope("US"), value=40.0, status="red")
    async with stage(tmp_path) as on:
        await show_ads(on, replace(made_snapshot(), values=(*made_snapshot().values, red, german)))
        rows = [row.split()[:2] for row in on.right]
        whole, culprit = rows.index(["ACoS", "31.2%"]), rows.index(["US", "40.0%"])
        found, rest = (next(n for n, row in enumerate(rows) if said in row) for said in ("广告超支", "其余站点"))
        assert (culprit - whole, rows[rest + 2]) == (1, ["ACoS", "DE"])
        assert culprit < found < rest
        # where all stand alike, the whole says it
        await on.show_data(replace(made_snapshot(), values=(*made_snapshot().values, red)))
        assert ["US", "40.0%"] not in [row.split()[:2] for row in on.right]


async def test_a_value_that_leaves_something_out_says_so_beside_the_figure_in_a_small_terminal_too(
    tmp_path: Path,
) -> None:
    snapshot = made_snapshot()
    first = replace(snapshot.values[0], flags=("partial", "provisional"))
    async with stage(tmp_path, (80, 24)) as on:
        await show_ads(on, replace(snapshot, values=(first, *snapshot.values[1:])))
        assert next(row.split()[:3] for row in on.right if "ACoS" in row) == ["ACoS", "31.2%", "不全"]


async def test_the_same_advice_for_two_marketplaces_is_two_actions_that_name_them(tmp_path: Path) -> None:
    (tmp_path / "kaihui.toml").write_text(SETTINGS.replace('["US"]', '["US", "DE"]'), encoding="utf-8")
    snapshot = made_snapshot()
    us = snapshot.findings[0]
    held = Comparison("acos", 30.0009, 30.0, ">", Scope("DE", campaign="自动"))
    narrow = replace(us, scope=held.scope, evidence=(held,))
    async with stage(tmp_path) as on:
        await show_ads(on, replace(snapshot, findings=(us, replace(us, scope=Scope("DE")), narrow)))
        await on.press("1", "3", "3")
        assert "已记成 A-2" in on.notice
        assert [one.text for one in on.session.meeting.actions] == ["降低自动广告竞价（US）", "降低自动广告竞价（DE）"]
        assert "DE 自动  ACoS 30.0009% > 30.0%" in on.text


async def test_of_many_campaigns_the_first_stand_below_their_rule_and_the_others_at_the_end(tmp_path: Path) -> None:
    snapshot = funnelled()
    rule = snapshot.findings[0]
    many = [replace(rule, scope=Scope("US", campaign=f"活动{number}")) for number in range(6)]
    async with stage(tmp_path, (120, 50)) as on:
        await show_ads(on, replace(snapshot, findings=(rule, *many)))
        rows = on.right
        seen = [next(n for n, row in enumerate(rows) if said in row) for said in ("活动3", "漏斗", "其余活动", "活动5")]
        assert seen == sorted(seen)
        assert "[13][14]" in rows[seen[-1]]
