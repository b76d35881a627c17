"""The verbs of the capture line, in one table: the prompt, scripts, palette and help are all made from it."""

from msgspec import Struct

from engine.words import Words, same


class Verb(Struct, frozen=True):
    """One thing that a line can begin with."""

    name: str
    """As it is typed: ASCII, so that no input method has to be switched off."""
    label: Words
    """What it is called in the palette and in the help."""
    usage: Words
    """What follows the name; empty when nothing does."""
    help: Words
    """What it does, in one sentence."""
    aliases: tuple[str, ...] = ()
    """Other ways to begin the line, Chinese ones among them."""


_NOTHING = Words("", "")
_REASON = Words("[原因]", "[REASON]")
_NAMES = Words("姓名 …", "NAME …")

VERBS: tuple[Verb, ...] = (
    Verb("d", Words("决定", "Decision"), Words("内容", "TEXT"), Words("记一条决定", "Record a decision"), ("决定",)),
    Verb(
        "a",
        Words("行动项", "Action"),
        Words("内容 @负责人 ^期限 !1 ~tacos<=12", "TEXT @OWNER ^DUE !1 ~tacos<=12"),
        Words("记一条行动项：负责人、期限、优先级、KPI 目标", "Record an action: owner, due date, priority, KPI aim"),
        ("行动",),
    ),
    Verb(
        "take",
        Words("采纳建议", "Take advice"),
        Words("编号 [@负责人] [^期限]", "NUMBER [@OWNER] [^DUE]"),
        Words("把规则给出的建议记成行动项，证据一并固定", "Make an action of a finding's advice, evidence included"),
        ("采纳",),
    ),
    Verb(
        "q",
        Words("质询", "Question"),
        Words("问题 [@被问人]", "TEXT [@PERSON]"),
        Words("记一个问题", "Record a question to someone"),
        ("质询", "问"),
    ),
    Verb(
        "ans",
        Words("回答", "Answer"),
        Words("内容", "TEXT"),
        Words("回答最近一个未答的质询", "Answer the question that is open"),
        ("答",),
    ),
    Verb("n", Words("记录", "Note"), Words("内容", "TEXT"), Words("记一条笔记", "Record a note"), ("记",)),
    Verb("next", Words("下一项", "Next item"), _REASON, Words("转到下一项议题", "Turn to the next item"), ("下一项",)),
    Verb(
        "prev", Words("上一项", "Previous item"), _NOTHING, Words("回到上一项议题", "Turn back one item"), ("上一项",)
    ),
    Verb(
        "goto",
        Words("跳到", "Go to item"),
        Words("序号 [原因]", "NUMBER [REASON]"),
        Words("跳到第几项议题", "Turn to the item of that number"),
        ("跳到",),
    ),
    Verb("pause", Words("暂停", "Pause"), _NOTHING, Words("所有计时停住", "Stop all clocks"), ("暂停",)),
    Verb("resume", Words("继续", "Resume"), _NOTHING, Words("计时继续", "Let the clocks run again"), ("继续",)),
    Verb(
        "extend",
        Words("延时", "Extend"),
        Words("分钟 [原因]", "MINUTES [REASON]"),
        Words("给当前议题加时间", "Give the current item more minutes"),
        ("延时",),
    ),
    Verb(
        "shorten",
        Words("缩短", "Shorten"),
        Words("分钟 [原因]", "MINUTES [REASON]"),
        Words("给当前议题减时间", "Give the current item fewer minutes"),
        ("缩短",),
    ),
    Verb(
        "park",
        Words("搁置", "Park"),
        _REASON,
        Words("当前议题放进停车场，带到下次会议", "Put the current item off to the next meeting"),
        ("搁置",),
    ),
    Verb(
        "undo",
        Words("撤销", "Undo"),
        _NOTHING,
        Words("撤销上一步，计时一并还原", "Take the last move back, its clock included"),
        ("撤销",),
    ),
    Verb("start", Words("开始会议", "Start"), _REASON, Words("开始会议并计时", "Begin the meeting"), ("开会", "开始")),
    Verb(
        "close", Words("结束会议", "Close"), _REASON, Words("结束会议，生成纪要", "End the meeting"), ("散会", "结束")
    ),
    Verb("attend", Words("签到", "Attend"), _NAMES, Words("这些人到场", "These people have come"), ("签到",)),
    Verb("leave", Words("离场", "Leave"), _NAMES, Words("这些人离场", "These people have gone"), ("离场",)),
    Verb("done", Words("完成", "Done"), same("A-12"), Words("行动项已完成", "An action is finished"), ("完成",)),
    Verb(
        "redue",
        Words("改期", "New due date"),
        Words("A-12 ^期限 [原因]", "A-12 ^DUE [REASON]"),
        Words("行动项换一个期限", "Give an action another due date"),
        ("改期",),
    ),
    Verb(
        "drop",
        Words("取消", "Drop"),
        Words("A-12 原因", "A-12 REASON"),
        Words("行动项不做了，写明原因", "An action will not be done, and why"),
        ("取消",),
    ),
    Verb(
        "fix",
        Words("修改", "Mend"),
        Words("A-12 [内容] [@负责人] [^期限]", "A-12 [TEXT] [@OWNER] [^DUE]"),
        Words("补上或改正行动项的内容、负责人、期限", "Mend an action's text, owner or due date"),
        ("修改",),
    ),
)

BY_NAME = {name: verb for verb in VERBS for name in (verb.name, *verb.aliases)}
"""Every way to begin a line, to the verb that it means."""
