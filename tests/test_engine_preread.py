"""What the pre-reading says, as values; and that no text which anybody typed changes its form."""

from datetime import UTC, date, datetime, timedelta

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from data.exports.markdown import as_markdown
from engine.kpi.catalogue import KpiValue, Light, Scope
from engine.meeting.actions import Action
from engine.meeting.agenda import planned_agenda
from engine.meeting.state import Item, Meeting, Question
from engine.minutes.preread import Preread, preread_document
from engine.settings import Person
from engine.text import clean
from engine.words import Language
from tests.made_up_minutes import snapshot_with
from tests.payloads import PAYLOADS

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10:00 in UTC+8
TODAY = date(2026, 11, 23)
MEETING = Meeting(
    id="2026-11-23-weekly",
    series="北美周会",
    planned_start=TEN,
    slot=timedelta(minutes=60),
    people=(Person("周婷", role="ops_lead"), Person("李敏", role="ads")),
    items=tuple(Item(plan) for plan in planned_agenda("weekly", ())),
)


def action(number: int, due: date | None, text: str = "补货") -> Action:
    return Action(id=f"A-{number}", text=text, owner="李敏", due=due, item="", from_meeting="2026-11-16-weekly")


def page(preread: Preread, language: Language = "zh") -> str:
    return as_markdown(preread_document(preread), language).decode()


def value(light: Light, scope: Scope) -> KpiValue:
    return KpiValue("acos", scope, "percent", light, "", 31.2, 28.9)


def test_the_longest_overdue_stands_first_and_without_a_date_last() -> None:
    yesterday, friday = TODAY - timedelta(days=1), TODAY + timedelta(days=4)
    actions = (action(1, None), action(2, friday), action(3, yesterday), action(4, date(2026, 11, 2)))
    preread = Preread(replace(MEETING, actions=actions), TODAY)
    assert [one.id for one in preread.open_actions] == ["A-4", "A-3", "A-2", "A-1"]
    assert "未完成的行动项（4，逾期 2）" in page(preread)
    assert "1 day |" in page(preread, "en")


def test_what_is_settled_is_not_told() -> None:
    done = replace(action(1, TODAY), status="done")
    assert Preread(replace(MEETING, actions=(done,)), TODAY).open_actions == ()


def test_a_single_marketplace_is_not_said_twice_and_two_are() -> None:
    whole, us, uk = value("red", Scope()), value("red", Scope("US")), value("red", Scope("UK"))
    snapshot = replace(snapshot_with(), values=(whole, us, value("green", Scope("US"))))
    assert Preread(MEETING, TODAY, snapshot).red == (whole,)
    both = replace(snapshot, values=(whole, us, uk))
    assert Preread(MEETING, TODAY, both).red == (whole, us, uk)


def test_topics_begin_when_those_before_them_are_over() -> None:
    lines = page(Preread(MEETING, TODAY)).splitlines()
    begin = [line.split("|")[1].strip() for line in lines if line.startswith("| 10:")]
    assert begin[:3] == ["10:00", "10:10", "10:15"]


def test_an_agenda_that_is_too_long_says_by_how_much() -> None:
    assert "议程比会议多 15 分钟" in page(Preread(replace(MEETING, slot=timedelta(minutes=45)), TODAY))
    assert "议程比会议多" not in page(Preread(MEETING, TODAY))


def test_a_topic_that_comes_again_says_how_often_and_why() -> None:
    again = replace(MEETING.items[3], plan=replace(MEETING.items[3].plan, appearances=3, carried="等供应商"))
    preread = Preread(replace(MEETING, items=(again,)), TODAY)
    assert "第 3 次：等供应商" in page(preread)
    assert "3rd time: 等供应商" in page(preread, "en")


def test_who_has_not_read_it_is_named() -> None:
    preread = Preread(replace(MEETING, read=("李敏",)), TODAY)
    assert preread.unread == ("周婷",)
    assert "已读 1：李敏 · 未读 1：周婷" in page(preread)


def test_without_reports_nothing_is_said_to_be_green() -> None:
    assert "还没有交报表" in page(Preread(MEETING, TODAY))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_that_anybody_typed_changes_its_form(language: Language) -> None:
    actions = tuple(action(number, TODAY, text) for number, text in enumerate(PAYLOADS, 1))
    questions = tuple(Question(f"Q-{n}", "ads", text, TEN, "周婷", to=text) for n, text in enumerate(PAYLOADS, 1))
    preread = Preread(replace(MEETING, actions=actions), TODAY, snapshot_with(PAYLOADS[-1]), questions=questions)
    written = page(preread, language)
    assert clean(written, limit=len(written)) == written
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(written)
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "code_inline"}
    assert sum(token.type == "tr_open" for token in tokens) == len(PAYLOADS) + len(MEETING.items) + 4
    assert sum(token.type == "list_item_open" for token in tokens) == len(PAYLOADS) + 1
