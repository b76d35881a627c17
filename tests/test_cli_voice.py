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


def test_the_table_is_said_in_both_languages_and_fits_eighty_columns(demo: Path) -> None:
    chinese = run("-w", demo, "--lang", "zh", "kpi", COLUMNS="80").stdout
    english = run("-w", demo, "--lang", "en", "kpi", COLUMNS="80").stdout
    assert "用户之声 US" in chinese
    assert "味道很大" in chinese
    assert "Customer voice US" in english
    assert "Not as described" in english
