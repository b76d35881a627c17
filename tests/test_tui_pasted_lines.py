from pathlib import Path

from textual import events

from engine.settings import Person
from tests.made_up_stage import stage
from tui.completion import names_begun
from tui.pasted import entries_of, question_on

PEOPLE = (Person("李敏", initials="lm"), Person("罗兰", initials="ll"), Person("王强", initials="wq"))


def test_each_line_keeps_its_verb_and_one_without_is_a_note() -> None:
    assert entries_of("", ["a 补货 @lm", "竞品降价"]) == ["a 补货 @lm", "n 竞品降价"]


def test_a_line_without_a_verb_that_hands_something_out_is_an_action() -> None:
    lines = ["1. 补货 @赵磊 ^周五", "改图^明天", "发到 ads@example.com", "汇率跌了"]
    entries = entries_of("", lines)
    assert [entry[0] for entry in entries] == ["a", "a", "n", "n"]
    assert question_on(entries, lines).zh.endswith("（2 条有 @ 或 ^，算行动项；2 条没写指令，算记录）")
    assert entries_of("n ", lines[:1]) == ["n 补货 @赵磊 ^周五"]


def test_the_verb_in_the_line_is_that_of_every_line_without_one() -> None:
    assert entries_of("d ", ["批准", "停用", "n 竞品降价"]) == ["d 批准", "d 停用", "n 竞品降价"]


def test_a_verb_is_not_written_twice_where_the_first_line_has_its_own() -> None:
    assert entries_of("a ", ["a 一号", "a 二号"]) == ["a 一号", "a 二号"]


def test_words_in_the_line_go_on_in_the_first_line() -> None:
    assert entries_of("a 查", ["断货", "评论"]) == ["a 查断货", "a 评论"]


def test_marks_of_a_list_are_left_out_and_numbers_that_are_text_stay() -> None:
    assert entries_of("a ", ["1. 补货", "2、改图", "- 清仓", "（3）", "1.5 折清仓", "3天内回复"]) == [
        *("a 补货", "a 改图", "a 清仓", "a （3）", "a 1.5 折清仓", "a 3天内回复")
    ]


def test_the_question_says_how_many_become_notes() -> None:
    lines = ["a 补货", "竞品降价", "汇率跌了"]
    assert question_on(entries_of("", lines), lines).zh == "粘贴了 3 行，记成 3 条？（2 条没写指令，算记录）"
    assert question_on(["a 补货"], ["a 补货"]).zh == "粘贴了 1 行，记成 1 条？"


def test_while_initials_are_typed_all_who_are_meant_are_named() -> None:
    assert names_begun("a 补货 @l", PEOPLE) == ("@李敏", "@罗兰")
    assert names_begun("a 补货 @", PEOPLE) == ()
    assert names_begun("a 补货 @z", PEOPLE) == ()


async def test_the_line_names_them_too_and_says_which_key_tells_more(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press(":")
        assert on.notice == "d 决定 · a 行动项 · q 质询 · n 记录 · F1 看写法"
        await on.type("a 补货 @l")
        assert on.notice == "Tab 补全：@李敏"


async def test_lines_from_a_chat_become_notes_after_one_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("1. 竞品降价\n2. 汇率跌了"))
        await on.pilot.pause()
        await on.press("enter")
        assert [note.text for note in on.session.meeting.notes] == ["竞品降价", "汇率跌了"]
