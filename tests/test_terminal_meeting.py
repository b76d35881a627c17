"""A weekly meeting, held with real keys in a real terminal: what is typed is seen, and what is seen is on the disk."""

import json
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.program import meeting_on, run
from bench.scribe import MEETING, Scribe, facts, kept
from bench.terminal import Terminal

CHINESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def whole_meeting(scribe: Scribe) -> None:
    """All phases, by keys."""
    terminal = scribe.terminal
    scribe.opens("上期复盘")
    review(scribe)
    scribe.press("n", "! 逾期没有交代")
    scribe.write("m", "广告报表晚交 16 小时", "✓ 记录 广告报表晚交 16 小时")
    scribe.press("n", "✓ 议题 账户健康与转化")
    scribe.write("q", "有效追踪率为什么低？ @wq", "✓ 质询 Q-2 有效追踪率为什么低？ @王强")
    scribe.write("w", "货代 23 单没有回传", "✓ 回答 Q-2 货代 23 单没有回传")
    # without a result there is one question, answered by one key
    scribe.press("n", "? 没有结论")
    scribe.press("j", "✓ 结论 账户健康与转化 已知悉；议题 广告")
    ads(scribe)
    scribe.press("n", "✓ 议题 库存与物流")
    scribe.press("space", "✓ 暂停")
    terminal.wait_for("‖ 暂停")
    scribe.press("space", "✓ 继续")
    scribe.write("k", "", "✓ 搁置 库存与物流；议题 用户体验洞察")
    scribe.press("u", "✓ 撤销")
    terminal.wait_for("▸ 库存与物流")
    scribe.press("n", "? 没有结论")
    scribe.press("k", "✓ 搁置 库存与物流；议题 用户体验洞察")
    # a fixed item is parked with a reason only, and the line asks for it
    scribe.press("k", "! 写明原因可继续：「用户体验洞察」是固定议题")
    terminal.type("评论报表没交")
    terminal.press("enter")
    scribe.told("✓ 搁置 用户体验洞察：评论报表没交；议题 策略迭代")
    scribe.press("g", "? 没有结论")
    scribe.write("y", "6 先看评论", "✓ 结论 策略迭代 无结论：先看评论；议题 用户体验洞察")
    scribe.press("g", "? 没有结论")
    scribe.write("y", "7 评论报表没交", "✓ 结论 用户体验洞察 无结论：评论报表没交；议题 策略迭代")
    scribe.write("d", "批准 B0DEMO0004 清仓促销，折扣 25%", "✓ 决定 D-4 批准 B0DEMO0004")
    scribe.press("n", "✓ 议题 任务分配")
    ending(scribe)


def review(scribe: Scribe) -> None:
    scribe.press("I", "✓ 到场 周婷、李敏、王强、陈静、赵磊")
    scribe.press("s", "✓ 开始")
    scribe.terminal.wait_for("● 进行中")
    # the cursor stands on what was due first, and goes on by itself
    scribe.write("z", "周五 陈静补交", "✓ 改期 A-4 ^2026-11-27 陈静补交")
    scribe.press("x", "✓ 完成 A-5")


def ads(scribe: Scribe) -> None:
    terminal = scribe.terminal
    terminal.wait_for("▸ 广告", "ACoS")
    scribe.press("1", "✓ 行动 A-7")
    terminal.press("a")
    terminal.type("降低自动广告出价20% @lm ^周五 !1")
    # what Enter would record is said in full before it is pressed
    scribe.told("> 行动项 · 李敏 · 2026-11-27 周五（4 天后，工作日） · P1")
    assert scribe.line == "a 降低自动广告出价20% @lm ^周五 !1"
    terminal.press("enter")
    scribe.told("✓ 行动 A-8 降低自动广告出价20% @李敏 ^2026-11-27 !1")
    scribe.write("d", "自动-瑜伽垫日预算降到 90 美元", "✓ 决定 D-3 自动-瑜伽垫日预算降到 90 美元")
    scribe.press("+", "✓ 延时 广告 +5 分钟")


def ending(scribe: Scribe) -> None:
    terminal = scribe.terminal
    scribe.write("a", "弹力带补货 3000 件", "✓ 行动 A-9 弹力带补货 3000 件 @? ^?")
    scribe.press("c", "! 写明原因可继续：这些行动项缺负责人或期限：A-9")
    terminal.press("ctrl+u")
    scribe.escape()
    scribe.write("f", "A-9 @zl ^周四", "✓ 修改 A-9 @赵磊 ^2026-11-26")
    # nothing else is in the way than what may be left open for a reason
    scribe.press("c", "! ")
    terminal.type("大家都听到了")
    scribe.press("enter", "? 这场会打几分？")
    terminal.press("4")
    scribe.told("✓ 纪要已保存：minutes/")
    terminal.wait_for("■ 已结束", "会议小结")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def minutes(workspace: Path) -> dict[str, Any]:
    done = run("-w", workspace, "minutes", MEETING, "--format", "json")
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def check_what_is_on_the_disk(workspace: Path) -> None:
    stored = facts(workspace)
    assert [fact["seq"] for fact in stored] == list(range(1, len(stored) + 1))
    assert [fact["text"] for fact in stored if fact["kind"] == "decision_made"] == [
        "自动-瑜伽垫日预算降到 90 美元",
        "批准 B0DEMO0004 清仓促销，折扣 25%",
    ]
    assert stored[-1]["kind"] == "meeting_closed"
    said = minutes(workspace)
    assert said["attendance"] == ["周婷", "李敏", "王强", "陈静", "赵磊"]
    items = {item["id"]: item for item in said["items"]}
    assert items["data"]["notes"][0]["text"] == "广告报表晚交 16 小时"
    assert (
        items["health"]["questions"][0] | {"to": "王强", "answer": "货代 23 单没有回传"}
        == (items["health"]["questions"][0])
    )
    assert [item["outcome"] for item in said["items"]].count("parked") == 1
    extended = [(fact["item"], fact["minutes"]) for fact in stored if fact["kind"] == "item_extended"]
    assert extended == [("ads", 5)]
    actions = {action["id"]: action for action in said["actions"]}
    assert actions["A-8"] | {"owner": "李敏", "due": "2026-11-27", "priority": 1} == actions["A-8"]
    assert actions["A-9"] | {"owner": "赵磊", "due": "2026-11-26"} == actions["A-9"]
    assert actions["A-7"]["finding"]
    assert actions["A-5"]["status"] == "done"
    assert actions["A-4"]["due"] == "2026-11-27"
    page = (workspace / "minutes" / f"{MEETING}.md").read_text(encoding="utf-8")
    for said_there in (
        "批准 B0DEMO0004 清仓促销，折扣 25%",
        "降低自动广告出价20%",
        "评论报表没交",
        "货代 23 单没有回传",
    ):
        assert said_there in page


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24)])
def test_a_whole_meeting_by_keys_is_in_the_log_and_in_the_minutes(demo: Path, columns: int, rows: int) -> None:
    with meeting_on(demo, columns=columns, rows=rows) as terminal:
        whole_meeting(Scribe(terminal))
        # the terminal is as it was
        for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l"):
            assert sequence in terminal.output
    check_what_is_on_the_disk(demo)


def test_the_next_meeting_begins_with_what_this_one_left_open(demo: Path) -> None:
    with meeting_on(demo) as terminal:
        whole_meeting(Scribe(terminal))
    with meeting_on(demo, KAIHUI_NOW="2026-11-30T10:00+08:00") as terminal:
        scribe = Scribe(terminal)
        scribe.opens("2026-W48")
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        terminal.wait_for("A-8", "A-9", "逾期")


def clock_on(terminal: Terminal) -> tuple[datetime, timedelta]:
    """The header's time of day, and what is left of the item's minutes, from one and the same screen."""
    shown = terminal.text
    time_of_day = re.search(r"(\d\d:\d\d:\d\d) UTC\+8", shown)
    left = re.search(r"剩 (\d+):(\d\d) / ", shown)
    assert time_of_day
    assert left
    now = datetime.fromisoformat(f"2026-11-23T{time_of_day[1]}+08:00")
    return now, timedelta(minutes=int(left[1]), seconds=int(left[2]))


def test_after_kill_9_the_same_item_goes_on_with_its_clock_and_the_unsent_line(demo: Path) -> None:
    with meeting_on(demo) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        review(scribe)
        scribe.press("n", "! 逾期没有交代")
        scribe.write("d", "先按旧数据讨论", "✓ 决定 D-3 先按旧数据讨论")
        terminal.press("d")
        terminal.type("还没写完的决定")
        drafts = demo / ".drafts"
        terminal.wait_until(
            lambda: any("还没写完的决定" in path.read_text("utf-8") for path in drafts.glob("*.txt")),
            "the draft is on the disk",
        )
        terminal.kill()
    opened_at = datetime.fromisoformat(kept(demo, "item_opened")[-1]["at"])
    with meeting_on(demo, KAIHUI_NOW="2026-11-23T10:03+08:00") as terminal:
        scribe = Scribe(terminal)
        terminal.wait_for("● 进行中", "▸ 数据核对", "上次有一行没提交", "先按旧数据讨论")
        assert "还没写完的决定" in scribe.line
        now, left = clock_on(terminal)
        assert abs(timedelta(minutes=5) - (now - opened_at) - left) <= timedelta(seconds=2)
        terminal.press("enter", "enter")
        scribe.told("✓ 决定 D-4 还没写完的决定")
        # a line that was sent is no draft any more
        terminal.wait_until(lambda: not any(drafts.glob("*.txt")), "the draft is gone")


def english_workspace(demo: Path) -> Path:
    """The demo in English: its data too, so that whatever Chinese is left is the program's own."""
    (demo / "kaihui.toml").write_text(
        '[series]\nname = "NA weekly"\nmarketplaces = ["US"]\n'
        '[[people]]\nname = "Mary"\nrole = "ads"\n[[people]]\nname = "Wang"\nrole = "operations"\nedit_rights = true\n',
        encoding="utf-8",
    )
    shutil.rmtree(demo / "meetings")
    shutil.rmtree(demo / "minutes")
    for report in (path for path in demo.glob("reports/**/*") if path.is_file()):
        said = report.read_text(encoding="utf-8")
        report.write_text(re.sub("[\u3400-\u9fff]+", lambda run: f"n{ord(run[0][-1])}", said), encoding="utf-8")
    return demo


def test_in_english_nothing_on_the_screen_is_chinese(demo: Path) -> None:
    with meeting_on(english_workspace(demo), "--lang", "en") as terminal:
        scribe = Scribe(terminal)
        scribe.opens("Account health", "not here: Mary Wang")
        pages = [terminal.text]

        def press(key: str, said: str) -> None:
            scribe.press(key, said)
            pages.append(terminal.text)

        press("d", "✗ The meeting has not started.")
        press("I", "✓ present")
        scribe.write("s", "Figures of Friday will do", "✓ started")
        pages.append(terminal.text)
        for title in ("Data check", "Account health"):
            # something was said under the item: n is meant, however soon it comes
            scribe.write("m", "Nothing to add", "✓ note Nothing to add")
            press("n", f"✓ item {title}")
        for left, title in (("Account health", "Ads"), ("Ads", "Stock and logistics")):
            scribe.write("m", "Nothing to add", "✓ note Nothing to add")
            press("n", "? No result")
            press("j", f"✓ outcome {left}")
            scribe.terminal.wait_for(f"▸ {title[:5]}")
        scribe.write("a", "Reorder 3000 pieces @Mary ^fri !1", "✓ action A-1 Reorder 3000 pieces @Mary ^2026-11-27 !1")
        pages.append(terminal.text)
        terminal.press("?")
        terminal.wait_for("Turn to the next item")
        pages.append(terminal.text)
        terminal.press(*["pagedown"] * 8)
        terminal.wait_for("the KPI value to be reached")
        pages.append(terminal.text)
        scribe.escape()
        terminal.press("ctrl+p")
        terminal.wait_for("Previous item")
        pages.append(terminal.text)
        scribe.escape()
        scribe.press(
            "c", "! Give a reason to go on: these actions lack an acceptance criterion: A-1; not read back yet: A-1."
        )
        pages.append(terminal.text)
        terminal.type("All heard it")
        scribe.press("enter", "? How good was it?")
        pages.append(terminal.text)
        terminal.press("escape")
        scribe.told("✓ Minutes saved")
        pages.append(terminal.text)
    chinese = {line.strip() for page in pages for line in page.splitlines() if CHINESE.search(line)}
    assert not chinese


def test_at_every_size_the_cursor_is_where_the_next_character_goes(demo: Path) -> None:
    """An input method opens its window at the terminal's own cursor, also when that is hidden."""
    with meeting_on(demo, columns=80, rows=24) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        terminal.press("enter")
        terminal.type("d 批准")
        scribe.told("> 决定")
        row = len(terminal.lines) - 2
        terminal.wait_until(lambda: terminal.picture.cursor == (1 + 2 + 4, row), "the cursor stands behind 批准")
        terminal.type("清仓" * 50)
        terminal.wait_until(lambda: terminal.lines[row].endswith("清仓"), "the line has scrolled")
        column, cursor_row = terminal.picture.cursor
        assert cursor_row == row
        assert column <= 79
