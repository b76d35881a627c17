import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from data.exports.json import as_json
from data.exports.markdown import as_markdown
from data.exports.markdown_text import escaped
from data.exports.saving import save_minutes, save_to
from data.new_workspace import make_workspace
from engine.dates import week_of
from engine.errors import ConflictError
from engine.meeting import events as ev
from engine.meeting.agenda import TEMPLATES
from engine.meeting.fold import replay
from engine.meeting.gates import EDITOR
from engine.meeting.state import Gate
from engine.minutes.record import Minutes, minutes_of
from engine.settings import Cost

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HOSTILE = [
    "a | b",
    "# 大标题",
    "[点我](http://x.test)",
    "<script>alert(1)</script>",
    "`code`",
    "![图](x)",
    "- 项",
    "1. 项",
]


def minutes_with(*texts: str) -> Minutes:
    facts: list[ev.Event] = [
        ev.MeetingPlanned(
            at=TEN,
            by="周婷",
            meeting="2026-11-23-weekly",
            series="北美周会",
            template="weekly",
            period=week_of(date(2026, 11, 16)),
            starts_at=TEN,
            minutes=60,
            marketplaces=("US",),
            agenda=TEMPLATES["weekly"],
        ),
        ev.MeetingStarted(at=TEN, by="周婷"),
        ev.ItemOpened(at=TEN, by="周婷", item="ads"),
    ]
    for number, text in enumerate(texts, start=1):
        facts += [
            ev.DecisionMade(at=TEN, by="周婷", id=f"D-{number}", item="ads", text=text),
            ev.ActionAdded(at=TEN, by="周婷", id=f"A-{number}", item="ads", text=text, owner="李敏"),
            ev.QuestionAsked(at=TEN, by="周婷", id=f"Q-{number}", item="ads", text=text),
            ev.NoteTaken(at=TEN, by="周婷", id=f"N-{number}", item="ads", text=text),
        ]
    facts.append(ev.MeetingClosed(at=TEN + timedelta(minutes=65), by="周婷"))
    meeting = replay(
        type(fact)(**{f: getattr(fact, f) for f in fact.__struct_fields__} | {"seq": n, "move": n})
        for n, fact in enumerate(facts, start=1)
    )
    return minutes_of(meeting, None, TEN, Cost())


def shape_of(page: str) -> list[str]:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(page)
    inline = [child.type for token in tokens for child in token.children or ()]
    return [token.type for token in tokens] + [
        kind for kind in inline if kind not in ("text", "softbreak", "hardbreak")
    ]


class TestMarkdown:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_what_was_decided_and_who_does_what_stand_first(self, language: str) -> None:
        page = as_markdown(minutes_with("批准清仓"), "zh" if language == "zh" else "en")
        headings = [line for line in page.splitlines() if line.startswith("## ")]
        expected = {"zh": ["## 决定（1）", "## 行动项（1）"], "en": ["## Decisions (1)", "## Actions (1)"]}
        assert headings[:2] == expected[language]

    def test_overtime_is_printed(self) -> None:
        assert "超时 05:00" in as_markdown(minutes_with(), "zh")

    def test_a_gate_that_was_passed_is_said_in_words_with_its_reason(self) -> None:
        passed = Gate((EDITOR,), "王强在路上", TEN)
        page = as_markdown(replace(minutes_with(), gates=(passed,)), "zh")
        assert "- ⚠ 没有后台编辑权限的人在场，仍继续，原因：王强在路上" in page

    @pytest.mark.parametrize("text", HOSTILE)
    def test_no_text_becomes_markup(self, text: str) -> None:
        assert shape_of(as_markdown(minutes_with(text), "zh")) == shape_of(as_markdown(minutes_with("平常"), "zh"))

    @given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60))
    def test_any_text_at_all_stays_text(self, text: str) -> None:
        parser = MarkdownIt("commonmark", {"html": True}).enable("table")
        shown = escaped(text)
        tokens = parser.parse(f"x {shown}")
        kinds = {child.type for token in tokens for child in token.children or ()}
        assert kinds <= {"text", "text_special"}


class TestJson:
    def test_it_holds_the_fields_of_the_contract(self) -> None:
        answer = json.loads(as_json(minutes_with("批准清仓"), "zh"))
        assert {"meeting", "period", "attendance", "items", "actions", "review", "health", "cost"} <= set(answer)
        item = answer["items"][3]
        wanted = {"id", "title", "phase", "planned_min", "spent_min", "outcome", "decisions", "actions", "questions"}
        assert wanted | {"notes"} <= set(item)
        assert item["spent_min"] == 65.0
        action = answer["actions"][0]
        assert {"id", "text", "owner", "due", "status", "from_meeting", "finding", "kpi"} <= set(action)
        assert action["due"] is None

    @given(st.text(max_size=60))
    def test_any_text_comes_back_as_it_was(self, text: str) -> None:
        text = text.encode("utf-8", "ignore").decode()
        answer = json.loads(as_json(minutes_with(text), "zh"))
        assert answer["items"][3]["notes"][0]["text"] == text


class TestSaving:
    def test_the_same_minutes_again_are_the_same_file(self, tmp_path: Path) -> None:
        workspace = make_workspace(tmp_path, "")
        first = save_minutes(workspace, "2026-11-23-weekly.md", b"one")
        assert save_minutes(workspace, "2026-11-23-weekly.md", b"one") == first

    def test_other_minutes_get_the_next_free_name(self, tmp_path: Path) -> None:
        workspace = make_workspace(tmp_path, "")
        save_minutes(workspace, "2026-11-23-weekly.md", b"one")
        assert save_minutes(workspace, "2026-11-23-weekly.md", b"two").name == "2026-11-23-weekly-2.md"
        assert (workspace.minutes / "2026-11-23-weekly.md").read_bytes() == b"one"

    def test_a_file_that_a_person_named_is_never_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
        with pytest.raises(ConflictError, match="not overwritten"):
            save_to(tmp_path / "mine.md", b"yours")
