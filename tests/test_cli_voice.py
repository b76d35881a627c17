"""The demo's buyers on the command line: `kpi` says what they complain of, and its JSON carries all of it."""

import json
from pathlib import Path

from bench.program import run


def test_the_json_carries_phrases_ratings_and_return_reasons_with_files_and_rows(demo: Path) -> None:
    (voice,) = json.loads(run("-w", demo, "kpi", "--json").stdout)["voice"]
    first = voice["phrases"][0]
    assert {name: first[name] for name in ("phrase", "mood", "count", "share", "previous", "change")} == {
        "phrase": "strong smell",
        "mood": "complaint",
        "count": 18,
        "share": 52.9,
        "previous": 6,
        "change": "+200%",
    }
    assert {one["source"]: one["negative_share"] for one in voice["ratings"]} == {
        "review": 44.7,
        "vine": 40.0,
        "feedback": None,
    }
    assert [one["stars"]["5"] for one in voice["ratings"]] == [15, 0, None]
    reason = voice["returns"]["reasons"][0]
    assert (reason["code"], reason["count"], reason["change_points"]) == ("NOT_AS_DESCRIBED", 16, 19.8)
    assert {one["file"].rpartition("/")[2] for one in voice["returns"]["sources"]} == {
        "FBA Customer Returns.txt",
        "Returns.txt",
    }


def test_cx_health_is_told_by_class_and_offers_at_risk_one_by_one(demo: Path) -> None:
    answer = json.loads(run("-w", demo, "kpi", "--json").stdout)
    told = answer["voice"][0]["cx_health"]
    assert {one["class"]: (one["count"], one["previous"]) for one in told["classes"]} == {
        **{"excellent": (1, 1), "good": (1, 1), "fair": (0, 0)},
        **{"poor": (1, 2), "very_poor": (1, 0), "unrated": (0, 0)},
    }
    first = told["at_risk"][0]
    assert (first["asin"], first["class"], first["class_previous"]) == ("B0DEMO0001", "very_poor", "poor")
    assert (first["ncx_orders"], first["orders"], first["ncx_rate"]) == (47, 612, 7.7)
    rates = [one for one in answer["kpis"] if one["id"] == "ncx_rate"]
    assert [(one["value"], one["previous"]) for one in rates] == [(5.345688, 4.347826)] * 2


def test_the_table_is_said_in_both_languages_and_fits_eighty_columns(demo: Path) -> None:
    chinese = run("-w", demo, "--lang", "zh", "kpi", COLUMNS="80").stdout
    english = run("-w", demo, "--lang", "en", "kpi", COLUMNS="80").stdout
    assert "用户之声 US" in chinese
    assert "味道很大" in chinese
    assert "Customer voice US" in english
    assert "可能被下架的商品" in chinese
    assert "Offers at risk" in english
    assert "Not as described" in english
