"""An emergency meeting from outside: called, traced, closed, taken over by the series that went on beside it."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from data.workspace import Workspace
from tui.__main__ import main

ROSTER = """
[[people]]
name = "周婷"
role = "ops_lead"
edit_rights = true
[[people]]
name = "王强"
role = "logistics"
"""
ONE, TWO, THREE = "111-1111111-1111111", "111-1111111-1111112", "111-1111111-1111113"
HEADS = "Order ID,Carrier Name,Tracking ID,Origin Country,Promised Delivery Date,Ship Method,Buyer Name\n"
DEFECTS = HEADS + (
    f"{ONE},Yun Express,YT2632100000000001,CN,11/20/2026,Std,Made Up Buyer\n"
    f"{TWO},Yun Express,YT2632100000000002,CN,11/20/2026,Std,Made Up Buyer\n"
    f"{THREE},Yun Express,,CN,11/21/2026,Std,Made Up Buyer\n"
)
BEGIN = """
@ 2026-11-25T15:00+08:00
attend 周婷 王强
start
+ 03:00
n 已下载报告
"""
END = """
@ 2026-11-25T15:10+08:00
next 订单已列出
a 向货代索取上传时间 @王强 ^+1d ~vtr>=95
next
remedy tracking-fix.xlsx @周婷
cause integration ERP 接口断开，追踪号没有回传
prevent 接口每天对账 @王强 ^+7d ~vtr>=95
recheck 复查 VTR @周婷 ^+3d ~vtr>=95
confirm
close
"""
AGAIN = "@ 2026-11-30T10:00+08:00\nattend 周婷 王强\nstart 试跑\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A team with a defect report of last week, whose weekly meeting is running."""
    variables = {"KAIHUI_NOW": "2026-11-25T15:00+08:00", "LANG": "zh_CN.UTF-8", "COLUMNS": "100"}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    root = tmp_path / "ws"
    assert main(["init", str(root)]) == 0
    with (root / "kaihui.toml").open("a", encoding="utf-8") as settings:
        settings.write(ROSTER)
    folder = root / "reports" / "2026-W47" / "US"
    folder.mkdir(parents=True)
    (folder / "defects.csv").write_text(DEFECTS, encoding="utf-8")
    capsys.readouterr()
    return root


def play(workspace: Path, name: str, text: str, *command: str) -> int:
    script = workspace.parent / name
    script.write_text(text, encoding="utf-8")
    return main(["-w", str(workspace), *command, str(script)])


def begin(workspace: Path) -> None:
    assert play(workspace, "begin.txt", BEGIN, "emergency", "--reason", "VTR 93.1%", "--play") == 0


def test_the_whole_emergency_from_the_call_to_the_next_weekly_meeting(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(workspace)
    pasted = f"订单号 时间\n{ONE} 2026-11-20 21:05\n{TWO} 2026-11-23 09:00\n坏行 12\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(pasted))
    capsys.readouterr()
    assert main(["-w", str(workspace), "emergency", "--times", "-"]) == 5
    answer = capsys.readouterr()
    assert "第 4 行" in answer.err
    assert "承运商数据延迟 1 · 上传过晚 1 · 追踪号无效 1 · 未知 0" in answer.out
    assert "11-20 21:05" in answer.out
    assert "2026-11-28" in answer.out
    assert play(workspace, "end.txt", END, "emergency", "--play") == 0
    meeting = Workspace(workspace).meeting("2026-11-25-emergency")
    assert (meeting.state, meeting.trigger, meeting.remedy_by) == ("closed", "VTR 93.1%", "周婷")
    assert [order.cause for order in meeting.orders] == ["carrier_delay", "late_upload", "bad_number"]
    assert play(workspace, "again.txt", AGAIN, "play") == 0
    weekly = Workspace(workspace).meeting(Workspace(workspace).series_ids()[-1])
    assert {one.from_meeting for one in weekly.actions} == {"2026-11-25-emergency"}
    assert len({one.id for one in weekly.actions}) == 3


def test_of_two_emergencies_in_one_week_nothing_is_lost(workspace: Path) -> None:
    for day in ("25", "26"):
        begin, end = BEGIN.replace("-25T", f"-{day}T"), END.replace("-25T", f"-{day}T")
        assert play(workspace, "begin.txt", begin + end, "emergency", "--reason", "VTR 93.1%", "--play") == 0
    assert play(workspace, "again.txt", AGAIN, "play") == 0
    weekly = Workspace(workspace).meeting(Workspace(workspace).series_ids()[-1])
    assert {one.from_meeting for one in weekly.actions} == {"2026-11-25-emergency", "2026-11-26-emergency"}
    assert len({one.id for one in weekly.actions}) == 6


def test_the_pre_reading_stays_about_the_meeting_of_the_series(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    capsys.readouterr()
    assert main(["-w", str(workspace), "preread", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["meeting"] == "2026-11-30-weekly"


def test_closing_wants_cause_and_prevention(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(workspace)
    capsys.readouterr()
    assert play(workspace, "close.txt", "@ 2026-11-25T15:30+08:00\nclose\n", "emergency", "--play") == 5
    said = capsys.readouterr().err
    assert "根因" in said
    assert "预防" in said


def test_the_weekly_meeting_runs_beside_it_in_its_own_file(workspace: Path) -> None:
    begin(workspace)
    weekly = "@ 2026-11-25T15:05+08:00\nattend 周婷\nstart 试跑\na 降价 @周婷 ^周五\n"
    assert play(workspace, "weekly.txt", weekly, "play") == 0
    place = Workspace(workspace)
    states = {name: place.meeting(name).state for name in place.meeting_ids()}
    assert states == {"2026-11-25-emergency": "running", place.series_ids()[-1]: "running"}


def test_the_export_names_no_buyer_and_is_never_overwritten(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    file = tmp_path / "orders.csv"
    assert main(["-w", str(workspace), "emergency", "--export", str(file)]) == 0
    said = file.read_text(encoding="utf-8-sig")
    assert all(order in said for order in (ONE, TWO, THREE))
    assert "Buyer" not in said
    assert main(["-w", str(workspace), "emergency", "--export", str(file)]) != 0
    assert file.read_text(encoding="utf-8-sig") == said
    stored = [*(workspace / "meetings").glob("*.json"), *(workspace / "snapshots").glob("*.json")]
    assert all("Made Up Buyer" not in path.read_text(encoding="utf-8") for path in stored)


def test_orders_as_json_say_class_and_time_with_its_zone(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    times = tmp_path / "times.csv"
    times.write_bytes(f"订单号,时间\n{ONE},2026/11/20 21:05\n".encode("gb18030"))
    capsys.readouterr()
    assert main(["-w", str(workspace), "emergency", "--times", str(times), "--json"]) == 0
    fields = json.loads(capsys.readouterr().out)
    assert fields["totals"] == {"carrier_delay": 1, "late_upload": 0, "bad_number": 1, "unknown": 1}
    assert fields["orders"][0]["uploaded_at"] == "2026-11-20T21:05:00+08:00"


def test_looking_at_orders_calls_no_meeting(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-w", str(workspace), "emergency", "--orders"]) == 3
    assert "没有进行中的应急会议" in capsys.readouterr().err
    assert Workspace(workspace).meeting_ids() == []


def test_a_workbook_of_times_is_read_row_by_row(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    book = tmp_path / "times.xlsx"
    with Workbook(book, {"remove_timezone": True}) as writer:
        sheet, as_time = writer.add_worksheet(), writer.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["订单号", "上传时间"])
        sheet.write_row(1, 0, [ONE, "2026-11-20 21:05"])
        sheet.write(2, 0, TWO)
        sheet.write_datetime(2, 1, datetime(2026, 11, 23, 9, 0, tzinfo=UTC), as_time)
    capsys.readouterr()
    assert main(["-w", str(workspace), "emergency", "--times", str(book), "--json"]) == 0
    orders = json.loads(capsys.readouterr().out)["orders"]
    assert [one["class"] for one in orders] == ["carrier_delay", "late_upload", "bad_number"]
    assert orders[1]["uploaded_at"] == "2026-11-23T09:00:00+08:00"


def test_a_damaged_workbook_of_times_is_refused_with_what_to_do(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    book = tmp_path / "times.xlsx"
    book.write_bytes(b"PK\x03\x04made up")
    assert main(["-w", str(workspace), "emergency", "--times", str(book)]) == 5
    assert "另存为 CSV" in capsys.readouterr().err


def test_the_same_cause_of_an_earlier_emergency_is_said_without_being_asked_for(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    assert play(workspace, "end.txt", END, "emergency", "--play") == 0
    assert "同样的根因" not in capsys.readouterr().out
    again = (BEGIN + END).replace("-25T", "-26T").replace("接口断开", "接口又断开")
    assert play(workspace, "again.txt", again, "emergency", "--reason", "VTR 93.1%", "--play") == 0
    said = capsys.readouterr().out
    assert "同样的根因：2026-11-25-emergency ERP 接口断开" in said
    assert "建议复查：2026-11-29" in said
    begun = BEGIN.replace("-25T", "-27T") + "next\ncause integration 第三次\n"
    assert play(workspace, "third.txt", begun, "emergency", "--reason", "VTR 93.1%", "--play") == 0
    capsys.readouterr()
    assert main(["-w", str(workspace), "emergency", "--export", str(tmp_path / "orders.csv")]) == 0
    assert capsys.readouterr().out.count("同样的根因") == 2
    assert main(["-w", str(workspace), "emergency", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["same_cause"]) == 2


def test_a_script_that_is_refused_before_the_start_leaves_no_meeting(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = "@ 2026-11-25T15:00+08:00\nattend 周婷\nstart\n"
    assert play(workspace, "bad.txt", script.replace("周婷", "李雷"), "emergency", "--play") == 5
    assert Workspace(workspace).meeting_ids() == []
    assert play(workspace, "here.txt", "@ 2026-11-25T15:00+08:00\nattend 周婷\n", "emergency", "--play") == 0
    assert Workspace(workspace).meeting("2026-11-25-emergency").present == ("周婷",)


def test_one_damaged_old_emergency_is_named_and_holds_nobody_up(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(workspace)
    assert play(workspace, "end.txt", END, "emergency", "--play") == 0
    (workspace / "meetings" / "2026-11-25-emergency.json").write_text("cut", encoding="utf-8")
    capsys.readouterr()
    again = BEGIN.replace("-25T", "-26T")
    assert play(workspace, "again.txt", again, "emergency", "--reason", "ODR 1.2%", "--play") == 0
    assert "2026-11-25-emergency" in capsys.readouterr().err
    assert Workspace(workspace).meeting("2026-11-26-emergency").state == "running"
    capsys.readouterr()
    assert play(workspace, "weekly.txt", AGAIN, "play") == 0
    assert "2026-11-25-emergency" in capsys.readouterr().err
