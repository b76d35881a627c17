from pathlib import Path
from typing import get_args

import pytest

from data.clock import StandingClock
from engine.capture.verbs import BY_NAME, VERBS
from engine.words import Words
from scripts.key_sheet import SHEET, key_sheet
from tests.made_up_stage import MONDAY, made_session, made_workspace, stage
from tui.key_entries import Action, Do, Key, Say, Write
from tui.key_names import key_said
from tui.keymap import BUILT_IN
from tui.keys import KEYS, keys_said
from tui.palette import search
from tui.reasons import takes_reason, why_not

BY_ID = {key.id: key for key in KEYS}


def verbs_of(key: Key) -> set[str]:
    match key.does:
        case Say(line) | Write(line, _):
            return {BY_NAME[line.split()[0]].name}
        case Do():
            return set()


def test_every_key_and_action_has_one_entry() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    assert {key.does.action for key in KEYS if isinstance(key.does, Do)} == set(get_args(Action))


def test_every_verb_of_the_grammar_has_a_key() -> None:
    assert {verb.name for verb in VERBS} == set().union(*(verbs_of(key) for key in KEYS))


def test_only_what_is_its_own_opposite_shares_a_key_and_digits_that_choose_what_is_on_the_screen() -> None:
    assert {name for name, keys in BUILT_IN.by_key.items() if len(keys) > 1} == {"space", *"1234"}


@pytest.mark.parametrize("state", ["preparing", "running", "paused", "closed"])
def test_the_footer_has_at_most_six_keys(state: str) -> None:
    assert 2 <= len(BUILT_IN.footer(state)) <= 6
    assert sum(state in key.footer for key in KEYS) <= 6


def test_every_entry_is_in_the_palette_by_both_names_and_by_its_verb(tmp_path: Path) -> None:
    session = made_session(made_workspace(tmp_path), StandingClock(MONDAY))
    assert {hit.key.id for hit in search("", session)} == set(BY_ID)
    for key in KEYS:
        for name in (key.label.zh, key.label.en, key.id, *verbs_of(key)):
            assert key in [hit.key for hit in search(name, session)], name


def test_what_can_work_now_comes_first_in_the_palette(tmp_path: Path) -> None:
    session = made_session(made_workspace(tmp_path), StandingClock(MONDAY))
    refused = [hit.why_not is not None for hit in search("", session)]
    assert refused == sorted(refused)
    assert search("暂停", session)[0].why_not == Words("会议还没有开始。", "The meeting has not started.")


def test_a_key_that_cannot_work_says_why(tmp_path: Path) -> None:
    session = made_session(made_workspace(tmp_path), StandingClock(MONDAY))
    reason = why_not(BY_ID["decide"], session)
    assert reason is not None
    assert reason.zh == "会议还没有开始。"
    session.say("attend 周婷")
    session.say("start")
    assert why_not(BY_ID["decide"], session) is None
    assert why_not(BY_ID["take"], session) is not None
    assert why_not(BY_ID["resume"], session) is not None


def test_asking_records_nothing(tmp_path: Path) -> None:
    session = made_session(made_workspace(tmp_path), StandingClock(MONDAY))
    before = session.meeting
    for key in KEYS:
        why_not(key, session)
    assert session.meeting == before


def test_a_gate_can_be_passed_with_a_reason_and_a_mistake_cannot(tmp_path: Path) -> None:
    session = made_session(made_workspace(tmp_path), StandingClock(MONDAY))
    assert takes_reason("start", session)
    assert not takes_reason("pause", session)


def test_keys_are_written_as_they_are_printed_on_keyboards() -> None:
    assert key_said("ctrl+p").zh == "Ctrl+P"
    assert key_said("space") == Words("空格", "Space")
    assert keys_said(BY_ID["take"]).zh == "1-9"


def test_the_key_sheet_is_up_to_date() -> None:
    assert SHEET.read_text(encoding="utf-8") == key_sheet()


async def test_at_the_last_item_the_footer_names_what_is_left_and_no_next(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("任务分配")
        assert on.rows[-1].split()[:2] == ["n", "下一项"]
        for _ in range(6):
            on.session.say("next 没有新情况")
        await on.open_item("任务分配")
        assert on.rows[-1].split()[:4] == ["y", "复读", "a", "行动项"]
        assert "c 结束" in on.rows[-1]
        assert "下一项" not in on.rows[-1]
