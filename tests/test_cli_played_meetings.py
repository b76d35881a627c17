"""Whole meetings, played as a scribe would hold them, through the program itself."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data.workspace import Workspace
from engine.dates import UTC8
from engine.meeting.state import Meeting, outcome_of
from tests.made_up_reports import hand_in, week_of_campaigns, workspace
from tui.__main__ import main

SCRIPTS = Path(__file__).parent / "scripts"
TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC8)
TEAM = """
[[people]]
name = "周婷"
role = "ops_lead"
edit_rights = true
[[people]]
name = "李敏"
role = "ads"
[[people]]
name = "王强"
role = "operations"
edit_rights = true
[[people]]
name = "赵磊"
role = "warehouse"
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-23T10:00+08:00")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return workspace(tmp_path / "shop", '[series]\nmarketplaces = ["US"]\n' + TEAM)


def held(shop: Path, script: str, capsys: pytest.CaptureFixture[str]) -> Meeting:
    """The meeting after its script; a line that is refused fails with its sentence."""
    code = main(["-w", str(shop), "play", str(SCRIPTS / script)])
    assert code == 0, capsys.readouterr().err
    closed = [one for name in Workspace(shop).meeting_ids() if (one := Workspace(shop).meeting(name)).closed_at]
    return closed[-1]


def minutes(shop: Path, meeting: Meeting, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["-w", str(shop), "minutes", meeting.id, "--format", "json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_a_normal_week_ends_in_time_with_nothing_left_open(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = held(shop, "normal_week.txt", capsys)
    assert meeting.gates == ()
    assert meeting.ran <= meeting.slot
    assert {outcome_of(meeting, item) for item in meeting.items} == {"informed", "decided", "acted"}
    assert meeting.unread == ("周婷",)
    assert [decision.executed_by for decision in meeting.decisions] == ["王强", "", ""]
    assert meeting.decisions[1].budgets[0].after == 70
    assert meeting.questions[0].verifier_role == "operations"
    assert (meeting.actions[1].text, meeting.actions[1].owner) == ("补货什么时候到？", "赵磊")
    assert {rating.score for rating in meeting.ratings} == {4, 5}
    assert minutes(shop, meeting, capsys)["items"]


def test_a_week_of_stale_data_marks_the_decision(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_days = "\n".join(week_of_campaigns(100, 300).splitlines()[:3]) + "\n"
    hand_in(shop, "2026-W47/US/ads.csv", two_days, TEN - timedelta(days=5))
    meeting = held(shop, "stale_week.txt", capsys)
    assert meeting.stale == ("reports/2026-W47/US/ads.csv",)
    assert "acos" in meeting.decisions[0].flagged
    assert {(one.kpi, one.value, one.status) for one in meeting.decisions[0].evidence} == {
        ("roas", 3.0, "partial stale")
    }
    assert meeting.closed_at


def test_a_meeting_that_overruns_says_by_how_much_and_why(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = held(shop, "overrunning.txt", capsys)
    assert meeting.started_at == TEN
    assert meeting.ran > meeting.slot
    assert [decision.overtime for decision in meeting.decisions] == [True]
    assert any(outcome_of(meeting, item) == "parked" for item in meeting.items)
    assert any(item.extended == 5 for item in meeting.items)


def test_a_lite_meeting_of_one_person_takes_a_quarter_of_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-23T10:00+08:00")
    shop = workspace(tmp_path / "shop", '[series]\ntemplate = "lite"\nmarketplaces = ["US"]\nminutes = 30\n')
    meeting = held(shop, "lite.txt", capsys)
    assert [item.id for item in meeting.items] == ["review", "ads", "stock", "assignment"]
    assert meeting.ran == timedelta(minutes=14)
    assert meeting.gates == ()
