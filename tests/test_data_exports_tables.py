"""The formats of spreadsheets, calendars and task lists, each read back by a second reader."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import icalendar
import ics
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from data.exports.feishu import LIMIT, message
from data.exports.formats import exported
from data.exports.table_text import as_table, guarded
from engine.meeting.actions import Action
from engine.minutes.record import Minutes
from engine.text import clean
from engine.words import Language
from tests.made_up_minutes import TEN, minutes_with
from tests.payloads import PAYLOADS

DUE = date(2026, 11, 27)
_FORMULAS = "=+-@＝＋－＠"


@pytest.fixture(scope="module")
def hostile() -> Minutes:
    """Minutes in which every payload was decided, agreed, asked, answered and noted."""
    return minutes_with(*PAYLOADS)


def sheets(minutes: Minutes, language: Language = "zh") -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(exported(minutes, "xlsx", language)))
    return {page.title: page for page in book.worksheets}


def rows(minutes: Minutes, name: str, language: Language = "zh") -> list[dict[str, str]]:
    page = exported(minutes, name, language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(page), strict=True))


def with_due(minutes: Minutes, **changes: Any) -> Minutes:
    own = tuple(replace(action, due=DUE, original_due=DUE, **changes) for action in minutes.actions)
    return replace(minutes, actions=own)


def cells(page: Worksheet) -> Iterator[Any]:
    return (cell for row in page.iter_rows() for cell in row)


class TestXlsx:
    def test_it_has_a_sheet_of_actions_one_of_decisions_and_one_of_kpis(self) -> None:
        assert list(sheets(minutes_with("清仓"))) == ["行动项", "决定", "KPI"]
        assert list(sheets(minutes_with("clearance"), "en")) == ["Actions", "Decisions", "KPIs"]

    def test_days_are_days_and_figures_are_figures(self) -> None:
        found = sheets(with_due(minutes_with("清仓")))
        assert found["行动项"]["D2"].value == datetime(2026, 11, 27)  # noqa: DTZ001  # a spreadsheet's day has no zone
        assert found["行动项"]["D2"].is_date
        assert (found["KPI"]["D2"].value, found["KPI"]["D2"].number_format) == (31.2, '0.00"%"')

    def test_the_head_stays_in_view_and_can_be_filtered(self) -> None:
        page = sheets(minutes_with("清仓"))["行动项"]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == "A1:K3"

    def test_a_chinese_column_is_wide_enough_for_its_text(self) -> None:
        page = sheets(minutes_with("降低自动广告出价百分之二十"))["行动项"]
        assert page.column_dimensions["B"].width >= 26

    def test_the_same_minutes_are_the_same_bytes(self) -> None:
        minutes = minutes_with("清仓")
        assert exported(minutes, "xlsx", "zh") == exported(minutes, "xlsx", "zh")

    def test_no_text_becomes_a_formula_a_link_or_a_number(self, hostile: Minutes) -> None:
        for page in sheets(hostile).values():
            assert {cell.data_type for cell in cells(page) if isinstance(cell.value, str)} <= {"s", "inlineStr"}
            assert not [cell for cell in cells(page) if cell.hyperlink]

    def test_every_text_comes_back_as_it_was_typed(self, hostile: Minutes) -> None:
        decided = sheets(hostile)["决定"]["B"][1:]
        assert [cell.value or "" for cell in decided] == [clean(text) for text in PAYLOADS]


class TestCsv:
    def test_excel_knows_it_for_utf8(self) -> None:
        assert exported(minutes_with("清仓"), "csv", "zh").startswith(b"\xef\xbb\xbf")

    def test_an_action_stands_with_owner_day_topic_and_aim(self) -> None:
        first = rows(with_due(minutes_with("清仓")), "csv")[0]
        assert [first[head] for head in ("编号", "行动", "负责人", "期限", "议题", "目标")] == [
            "A-1",
            "清仓",
            "李敏",
            "2026-11-27",
            "广告",
            "ACoS ≤ 30.0%",
        ]

    @pytest.mark.parametrize("name", ["csv", "asana"])
    def test_no_cell_begins_like_a_formula(self, hostile: Minutes, name: str) -> None:
        found = rows(hostile, name)
        assert len(found) == 2 * len(PAYLOADS)
        for row in found:
            for cell in row.values():
                assert cell.lstrip()[:1] not in _FORMULAS or not cell.strip()
                assert not set("\r\n\t\x00") & set(cell)

    @given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
    def test_any_row_comes_back_with_as_many_cells(self, texts: Sequence[str]) -> None:
        row = [clean(text) for text in texts]
        page = as_table(["h"] * len(row), [row]).decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(page), strict=True))[1] == [guarded(text) for text in row]

    def test_a_negative_change_in_a_text_is_text_and_a_dash_in_the_middle_is_left(self) -> None:
        assert guarded("-3% 的变化") == "'-3% 的变化"
        assert guarded("竞价 -3%") == "竞价 -3%"


class TestAsana:
    def test_it_has_the_columns_that_asana_knows_whatever_the_language(self) -> None:
        for language in ("zh", "en"):
            first = rows(with_due(minutes_with("清仓")), "asana", language)[0]
            assert list(first) == ["Name", "Description", "Assignee", "Due Date", "Section"]
            assert first["Due Date"] == "11/27/2026"

    def test_an_owner_whose_address_is_known_is_assigned_by_it(self) -> None:
        minutes = replace(minutes_with("清仓"), addresses={"李敏": "limin@example.com"})
        assert [row["Assignee"] for row in rows(minutes, "asana")] == ["limin@example.com", "清仓"]

    def test_what_is_settled_is_not_handed_over(self) -> None:
        minutes = minutes_with("清仓")
        done = replace(minutes, actions=tuple(replace(one, status="done") for one in minutes.actions), reviewed=())
        assert rows(done, "asana") == []


class TestCalendar:
    def test_a_due_date_is_an_event_of_the_whole_day(self) -> None:
        (event,) = _events(replace(with_due(minutes_with("清仓")), reviewed=()))
        assert event.all_day
        assert event.begin.date() == DUE
        assert event.name == "李敏：清仓"

    def test_the_next_meeting_is_in_it_in_the_time_of_shanghai(self) -> None:
        minutes = replace(minutes_with("清仓"), reviewed=(), next_start=TEN + timedelta(days=7))
        (event,) = _events(minutes)
        assert event.begin.datetime == TEN + timedelta(days=7)
        assert event.duration == timedelta(minutes=60)
        assert b"DTSTART;TZID=Asia/Shanghai:20261130T100000" in exported(minutes, "ics", "zh")

    def test_a_second_import_updates_the_first(self) -> None:
        before = with_due(minutes_with("清仓"))
        moved = replace(
            before, actions=tuple(replace(one, due=DUE + timedelta(days=7), redated=1) for one in before.actions)
        )
        first, second = (_by_uid(minutes) for minutes in (before, moved))
        assert set(first) == set(second)
        assert sum(second[uid]["SEQUENCE"] > first[uid]["SEQUENCE"] for uid in first) == 1

    def test_two_teams_are_told_apart_by_the_names_of_their_series_and_by_nothing_else(self) -> None:
        north = replace(with_due(minutes_with("清仓")), series="北美周会")
        japan, other = replace(north, series="日本周会"), replace(north, actions=tuple(reversed(north.actions)))
        assert not set(_by_uid(north)) & set(_by_uid(japan))
        assert set(_by_uid(north)) == set(_by_uid(other))

    def test_an_action_that_was_carried_over_keeps_its_uid(self) -> None:
        raised = with_due(minutes_with("清仓"))
        action = raised.actions[0]
        carried = Action(action.id, action.text, action.owner, DUE, "", from_meeting=raised.meeting)
        later = replace(raised, meeting="2026-11-30-weekly", actions=(), reviewed=(carried,))
        assert set(_by_uid(later)) < set(_by_uid(raised))

    def test_a_dropped_action_is_called_off(self) -> None:
        minutes = with_due(minutes_with("清仓"), status="dropped")
        assert [event["STATUS"] for event in _by_uid(minutes).values()].count("CANCELLED") == 1

    def test_no_text_opens_an_event_or_a_line_of_its_own(self, hostile: Minutes) -> None:
        page = exported(with_due(hostile), "ics", "zh")
        assert len(_by_uid(with_due(hostile))) == 2 * len(PAYLOADS)
        assert len(_events(with_due(hostile))) == 2 * len(PAYLOADS)
        assert all(len(line) <= 75 for line in page.split(b"\r\n"))
        assert b"\nATTACH" not in page

    def test_every_text_comes_back(self, hostile: Minutes) -> None:
        summaries = {str(event["SUMMARY"]) for event in _by_uid(with_due(hostile)).values()}
        assert {f"李敏：{clean(text)}" for text in PAYLOADS} <= summaries


def _events(minutes: Minutes) -> list[ics.Event]:
    return list(ics.Calendar(exported(minutes, "ics", "zh").decode()).events)


def _by_uid(minutes: Minutes) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(exported(minutes, "ics", "zh"))
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


class TestTaskwarrior:
    def test_a_task_has_what_an_import_needs(self) -> None:
        task = _tasks(with_due(minutes_with("清仓")))[0]
        assert task["description"] == "清仓"
        assert task["status"] == "pending"
        assert task["due"] == "20261126T160000Z"  # midnight of the 27th in UTC+8
        assert task["tags"] == ["owner_李敏"]
        assert UUID(task["uuid"]).version == 5

    def test_the_same_action_has_the_same_uuid_in_every_export(self) -> None:
        first, second = (_tasks(minutes_with("清仓")) for _ in range(2))
        assert [task["uuid"] for task in first] == [task["uuid"] for task in second]
        assert len({task["uuid"] for task in first}) == len(first)

    def test_a_task_that_is_done_says_when(self) -> None:
        minutes = with_due(minutes_with("清仓"), status="done", settled_at=datetime(2026, 11, 24, tzinfo=UTC))
        assert (_tasks(minutes)[0]["status"], _tasks(minutes)[0]["end"]) == ("completed", "20261124T000000Z")

    def test_no_text_breaks_a_task_into_two_lines_or_a_tag_into_two_tags(self, hostile: Minutes) -> None:
        found = _tasks(hostile)
        assert len(found) == 2 * len(PAYLOADS)
        for task in found:
            assert "\n" not in task["description"]
            assert task["description"]
            assert not [tag for tag in task.get("tags", ()) if "," in tag or tag.split() != [tag]]


def _tasks(minutes: Minutes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exported(minutes, "taskwarrior", "zh"))
    return found


class TestFeishu:
    def test_it_says_what_was_decided_and_who_does_what(self) -> None:
        text = _said(with_due(minutes_with("清仓")))
        assert "• 决定：清仓" in text
        assert "• A-1 李敏：清仓（广告，ACoS ≤ 30.0%） — 2026-11-27 周五" in text

    def test_what_is_too_long_is_left_out_as_whole_items_and_counted(self) -> None:
        items = [f"第{number}条" + "长" * 300 for number in range(40)]
        text = message("周会", items, "zh")
        shown = [line for line in text.splitlines() if line.startswith("• ")]
        assert all(line.endswith("长" * 300) for line in shown)
        assert text.endswith(f"…… 另有 {40 - len(shown)} 条，见纪要")

    def test_it_stays_under_the_size_that_the_bot_takes(self, hostile: Minutes) -> None:
        body = exported(hostile, "feishu", "zh")
        assert len(json.dumps(json.loads(body))) <= LIMIT

    def test_nobody_is_called_by_what_somebody_typed(self) -> None:
        text = _said(minutes_with('<at user_id="all">所有人</at>'))
        assert "<" not in text

    @given(st.lists(st.text(max_size=3000), max_size=12))
    def test_any_items_fit(self, items: Sequence[str]) -> None:
        assert len(json.dumps({"msg_type": "text", "content": {"text": message("t", items, "zh")}})) <= LIMIT


def _said(minutes: Minutes) -> str:
    text: str = json.loads(exported(minutes, "feishu", "zh"))["content"]["text"]
    return text
