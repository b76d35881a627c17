"""The demo has a past: eight weeks of reports, their snapshots, and figures that moved since they were handed in."""

import json
from pathlib import Path

from bench.program import run


def test_every_kpi_that_is_known_has_eight_weeks_and_the_ads_have_moved(demo: Path) -> None:
    assert len(list((demo / "snapshots").glob("*.json"))) == 8
    assert len(list((demo / "reports").glob("*/US/*"))) == 75
    answer = json.loads(run("-w", demo, "kpi", "--json").stdout)
    whole = [one for one in answer["kpis"] if one["scope"] == {"marketplace": None} and one["value"] is not None]
    assert {len(one["trend"]) for one in whole} == {8}
    assert {one["trend"][0]["period"] for one in whole} == {"2026-W40"}
    acos = next(one for one in whole if one["id"] == "acos")
    assert acos["trend"][-1]["value"] == acos["value"]
    assert acos["trend"][-2]["value"] == acos["previous"]
    moved = {one["kpi"]: (one["before"] < one["now"], one["since"]) for one in answer["moved"]}
    assert moved["acos"] == (True, "2026-11-21T08:00:00+08:00")
    assert "sales" not in moved


def test_campaigns_and_products_have_no_trend(demo: Path) -> None:
    answer = json.loads(run("-w", demo, "kpi", "--json").stdout)
    assert all(("trend" in one) == (set(one["scope"]) == {"marketplace"}) for one in answer["kpis"])


def test_the_table_draws_one_bar_a_week_where_there_is_room(demo: Path) -> None:
    wide = run("-w", demo, "--lang", "zh", "kpi", COLUMNS="120").stdout
    narrow = run("-w", demo, "--lang", "zh", "kpi", COLUMNS="80").stdout
    assert "趋势" in wide
    assert "▁" in wide
    assert "趋势" not in narrow
    assert "自提交后有变" in narrow


def test_the_minutes_say_what_moved(demo: Path) -> None:
    script = demo / "short.txt"
    script.write_text("@ 2026-11-23T10:00+08:00\nstart 试跑\n+ 10:00\nclose 试跑\n", encoding="utf-8")
    assert run("-w", demo, "play", script).returncode == 0
    page = run("-w", demo, "--lang", "zh", "minutes", "2026-11-23-weekly").stdout
    assert "自提交后有变（对比 11-21 08:00 的快照）：ACoS 34.2% → 35.7%" in page
    answer = json.loads(run("-w", demo, "minutes", "2026-11-23-weekly", "--format", "json").stdout)
    assert {one["kpi"] for one in answer["moved"]} == {"acos", "tacos", "roas", "ad_spend", "ad_sales"}


def test_the_review_says_what_came_of_what_was_done(demo: Path) -> None:
    script = demo / "short.txt"
    script.write_text("attend 周婷 李敏\nstart\ndone A-5\nnext\nclose\n", encoding="utf-8")
    assert run("-w", demo, "play", script).returncode == 0
    page = run("-w", demo, "--lang", "zh", "minutes", "2026-11-23-weekly").stdout
    effects = page[page.index("行动的效果") :]
    assert all(f"| {said} |" in effects for said in ("无效", "有效", "为时过早"))
