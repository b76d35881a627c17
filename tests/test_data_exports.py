import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from data.exports.formats import exported
from data.exports.json import as_json
from data.exports.markdown_text import at_start, escaped
from data.exports.saving import save_formats, save_minutes, save_to
from data.new_workspace import make_workspace
from engine.errors import BadInputError, ConflictError
from engine.meeting.gates import EDITOR
from engine.meeting.state import Gate
from engine.minutes.record import Minutes
from engine.words import Language
from tests.made_up_minutes import TEN, minutes_with
from tests.payloads import PATHS


def markdown(minutes: Minutes, language: Language = "zh") -> str:
    return exported(minutes, "md", language).decode()


class TestMarkdown:
    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("zh", ["## 决定（1）", "## 行动项（1）", "## 已逾期（1）", "## 会议健康度"]),
            ("en", ["## Decisions (1)", "## Actions (1)", "## Late (1)", "## Health of the meeting"]),
        ],
    )
    def test_what_was_decided_and_who_does_what_stand_first(self, language: Language, expected: list[str]) -> None:
        headings = [line for line in markdown(minutes_with("批准清仓"), language).splitlines() if line[:3] == "## "]
        assert headings[:4] == expected

    def test_overtime_is_printed(self) -> None:
        assert "超时 05:00" in markdown(minutes_with())

    def test_a_gate_that_was_passed_is_said_in_words_with_its_reason(self) -> None:
        passed = Gate((EDITOR,), "王强在路上", TEN)
        page = markdown(replace(minutes_with(), gates=(passed,)))
        assert "- ⚠ 11-23 10:00 没有后台编辑权限的人在场，仍继续，原因：王强在路上" in page

    def test_an_action_says_which_rule_it_came_from_in_words_and_with_the_values_of_that_moment(self) -> None:
        page = markdown(minutes_with("降低竞价"))
        assert "内部规则「广告超支」（版本 1），ACoS 31.2% > 30.0%" in page
        assert "ads.overspend" not in page

    def test_a_decision_on_old_data_says_so(self) -> None:
        assert "⚠ 基于未更新数据：ACoS" in markdown(minutes_with("批准清仓"))

    @given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60))
    def test_any_text_at_all_stays_text(self, text: str) -> None:
        parser = MarkdownIt("commonmark", {"html": True}).enable("table")
        tokens = parser.parse(at_start(escaped(" ".join(text.split()))))
        kinds = {child.type for token in tokens for child in token.children or ()}
        assert kinds <= {"text", "text_special"}
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


class TestJson:
    def test_it_holds_the_fields_of_the_contract(self) -> None:
        answer = json.loads(as_json(minutes_with("批准清仓"), "zh"))
        assert {"meeting", "period", "attendance", "items", "actions", "review", "health", "cost"} <= set(answer)
        item = answer["items"][3]
        wanted = {"id", "title", "phase", "planned_min", "spent_min", "outcome", "decisions", "actions", "questions"}
        assert wanted | {"notes"} <= set(item)
        assert item["spent_min"] == 65.0
        action = next(one for one in answer["actions"] if one["id"] == "A-1")
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

    @pytest.mark.parametrize("text", PATHS)
    def test_no_name_leads_out_of_the_folder(self, text: str, tmp_path: Path) -> None:
        workspace = make_workspace(tmp_path / "ws", "")
        before = {path for path in tmp_path.rglob("*") if path.parent != workspace.minutes}
        with suppress(BadInputError):
            save_formats(workspace, replace(minutes_with(), meeting=text), ("md",), "zh")
        assert {path for path in tmp_path.rglob("*") if path.parent != workspace.minutes} == before
