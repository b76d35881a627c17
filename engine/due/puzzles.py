"""Phrases that speak of time and still name no day: each is answered with a question, never with a guess."""

from engine.due.asked import Asked, compiled
from engine.due.chinese_numbers import NUMBER, YEAR
from engine.due.spoken import SPAN, WEEK
from engine.due.written import ENGLISH_MONTH
from engine.errors import BadInputError
from engine.words import Words

_WHICH = "(?:本|这个?|当|下下个?|下个?)"

PUZZLES: tuple[tuple[str, Words, Words], ...] = (
    (
        rf"{_WHICH}?{WEEK}末|(?:(?:this|next) ?)?weekend",
        Words("可能是周五、周六或周日。", "may be Friday, Saturday or Sunday."),
        Words("写 ^周五、^周六 或 ^周日。", "Write ^fri, ^sat or ^sun."),
    ),
    (
        rf"{_WHICH}{WEEK}|(?:this|next) ?week",
        Words("是一整周，没说哪一天。", "is a whole week, not a day."),
        Words("写 ^本周五、^下周三 这样。", "Write ^fri or ^next-wed."),
    ),
    (
        rf"(?:{_WHICH}|{NUMBER})月份?|(?:this|next) ?month|{ENGLISH_MONTH}",
        Words("是一整月，没说哪一天。", "is a whole month, not a day."),
        Words("写 ^11月27日、^下月5号 或 ^下月底。", "Write ^nov-27 or ^eom."),
    ),
    (
        rf"(?:(?:{_WHICH}|{NUMBER})?月份?)?(?:中|[上中下]旬)|(?:{YEAR}|.)?年[初中]?|季度?[初中]?|{WEEK}[初中]|q[1-4]",
        Words("是一段时间，不是某一天。", "is a stretch of time, not a day."),
        Words("写 ^15号、^11月27日 或 ^月底。", "Write ^nov-15, ^11-27 or ^eom."),
    ),
    (
        "prime ?(?:big ?deal ?)?days?|prime会员日|会员日|秋促|秋季会员日",
        Words("的日期每年由亚马逊公布，不是固定的。", "is a date that Amazon sets anew each year."),
        Words("写具体日期，如 ^7-15。", "Write the date itself, as ^7-15."),
    ),
    (
        "尽快|尽早|马上|立刻|立即|近期|最近|待定|回头|有空|asap|soon|tbd|later",
        Words("没有说到哪一天。", "names no day."),
        Words("写 ^今天、^明天、^周五 或 ^+3d。", "Write ^today, ^tomorrow, ^fri or ^+3d."),
    ),
    (
        "每.{1,8}|every .{1,20}|daily|weekly|monthly",
        Words("是重复的日子，期限只有一天。", "repeats; a due date is one day."),
        Words("写第一次的日子，如 ^下周五。", "Write the first day of it, as ^next-fri."),
    ),
    (
        f"昨天|昨日|大?前天|yesterday|{NUMBER}{SPAN}[之以]?前",
        Words("已经过去。", "is past."),
        Words(
            "要在几天之内，写 ^3天内；要记过去的日子，写全年月日，如 ^2026-01-05。",
            "Write ^+3d, or a past day with its year, such as ^2026-01-05.",
        ),
    ),
    (
        f"{NUMBER}{SPAN}",
        Words("是长短，不是日子。", "is a length of time, not a day."),
        Words("写 ^3天后、^3个工作日内 或 ^+3d。", "Write ^+3d, ^+2w or ^+3wd."),
    ),
    (
        r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}(?:[0-9]{2})?",
        Words("分不清年、月、日的次序。", "does not tell year, month and day apart."),
        Words("年写在前：^2026-11-27。", "Write the year first: ^2026-11-27."),
    ),
    (
        r"[01]?[0-9]\.[0-3]?[0-9]",
        Words("也可能是一个小数。", "may be a decimal number."),
        Words("写 ^11-27 或 ^11月27日。", "Write ^11-27 or ^nov-27."),
    ),
    (
        "[0-9]|[12][0-9]|3[01]",
        Words("只是一个数。", "is only a number."),
        Words("写 ^5号、^12-5 或 ^+5d。", "Write ^12-5 or ^+5d."),
    ),
    (
        "",
        Words("没有说哪一天。", "says no day."),
        Words("写 ^今天、^周五下午3点 这样，期限只记到天。", "Write ^today or ^fri-3pm; due dates are days."),
    ),
)
"""What is asked back, and what to write instead; the phrase itself stands before the first."""


def puzzle(phrase: str, asked: Asked) -> BadInputError | None:
    """The question that `phrase` calls for; None where it says nothing of time."""
    for pattern, why, instead in PUZZLES:
        if compiled(pattern).fullmatch(phrase):
            return BadInputError(Words(f"「{asked.said}」{why.zh}", f"“{asked.said}” {why.en}"), instead)
    return None
