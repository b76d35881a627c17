"""What one does at this moment of the meeting, in a sentence, and which keys it takes."""

from msgspec import Struct

from engine.meeting.agenda import EMERGENCY
from engine.meeting.state import Meeting
from engine.words import Words


class Moment(Struct, frozen=True):
    """A stretch of the meeting in which the same things are done."""

    task: Words
    actions: tuple[str, ...]
    """Ids of the keys that it takes, in the order in which they come."""


_PREPARING = Moment(
    Words(
        "会前：点名，看报表交齐没有、议程放得下没有，然后开始。",
        "Before the start: call the roll, see that the reports are in and the agenda fits, then begin.",
    ),
    ("attend_all", "leave", "read_again", "trim", "reorder", "start"),
)
_PAUSED = Moment(
    Words("暂停：所有计时都停着，仍然可以记录。", "A pause: all clocks stand still; things can be written down."),
    ("resume", "note", "undo"),
)
_CLOSED = Moment(
    Words("会议已结束：看一遍总结，纪要已经存好。", "The meeting is over: read the summary; the minutes are saved."),
    ("save_minutes", "history", "quit"),
)
_FOLLOWING = Moment(
    Words("你在旁听：看得见，写不了。", "You are following: you see it all, and cannot write."),
    ("next_pane", "up", "down", "history", "quit"),
)
_EMERGENCY = Moment(
    Words(
        "应急会议：下载报表，逐单判定，上传补救文件；根因和预防措施写了才能结束。",
        "Emergency: download the report, judge each order, upload the remedy; cause and prevention before the end.",
    ),
    ("judge", "remedy", "cause", "prevent", "recheck", "next"),
)
_PHASES: dict[str, Moment] = {
    "review": Moment(
        Words(
            "上期复盘：上下键选一条，做完了、改期还是取消；过完转下一项。",
            "Review: Up and Down choose an action: done, redated or dropped; after the last one, turn on.",
        ),
        ("done", "redue", "drop", "fix", "next"),
    ),
    "preparation": Moment(
        Words(
            "数据核对：缺的、过期的、对不上的，现在说清楚谁来补。",
            "Data: what is missing, stale or does not add up; settle now who sees to it.",
        ),
        ("read_again", "ask", "act", "note", "next"),
    ),
    "diagnosis": Moment(
        Words(
            "问题诊断：找变差的指标和漏得最多的一步，问清原因，另一角色核实，写下根因。",
            "Diagnosis: find what got worse and the step that loses most; ask, have it verified, write the cause.",
        ),
        ("pose", "ask", "answer", "verify", "cause", "mark", "next"),
    ),
    "strategy": Moment(
        Words(
            "策略：采纳建议，或者自己定；写明谁批准，当场执行的打上记号。",
            "Strategy: take an advice or settle on your own; who approves, and what is carried out on the spot.",
        ),
        ("take", "decide", "act", "budget", "exec", "next"),
    ),
    "assignment": Moment(
        Words(
            "任务分配：每条行动项都要有负责人、期限和验收标准；复读一遍，大家同意就结束。",
            "Assignment: owner, due date and acceptance for every action; read back, agree, end.",
        ),
        ("fix", "tbd", "accept", "confirm", "close"),
    ),
}


def moment_of(meeting: Meeting, read_only: bool) -> Moment:
    """What is done now."""
    if read_only:
        return _FOLLOWING
    if meeting.state != "running":
        return _PREPARING if meeting.state == "preparing" else _CLOSED
    if meeting.paused:
        return _PAUSED
    if meeting.template == EMERGENCY:
        return _EMERGENCY
    return _PHASES[meeting.current.plan.phase] if meeting.current else _PHASES["assignment"]
