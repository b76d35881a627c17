"""The verbs of the capture line, in one table: the prompt, scripts, palette and help are all made from it."""

from engine.capture.emergency_verbs import EMERGENCY_VERBS
from engine.capture.verb import Verb as Verb
from engine.words import Words, same

_NOTHING = Words("", "")
_REASON = Words("[原因]", "[REASON]")
_NAMES = Words("姓名 …", "NAME …")

VERBS: tuple[Verb, ...] = (
    Verb(
        "d",
        Words("决定", "Decision"),
        Words("内容 [@批准人]", "TEXT [@APPROVER]"),
        Words("记一条决定", "Record a decision"),
        ("决定",),
    ),
    Verb(
        "budget",
        Words("调预算", "Budget"),
        Words("活动 100>150 [活动2 80>30] [币种] [@批准人]", "CAMPAIGN 100>150 [CAMPAIGN2 80>30] [USD] [@APPROVER]"),
        Words("记一条预算决定：每个活动的旧预算和新预算", "Record a decision on budgets: each campaign's old and new"),
        ("调预算",),
    ),
    Verb(
        "exec",
        Words("当场执行", "Carried out"),
        Words("D-3 [@执行人]", "D-3 [@WHO]"),
        Words("这条决定已当场在后台执行", "A decision was carried out on the spot"),
        ("当场执行",),
    ),
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
        "improve",
        Words("改进项", "Improvement"),
        Words("内容 @负责人 ^期限", "TEXT @OWNER ^DUE"),
        Words("记一条行动项，列入改进清单", "Record an action on the improvement list"),
        ("改进",),
    ),
    Verb(
        "q",
        Words("质询", "Question"),
        Words("问题 [@被问人] [<提问人]", "TEXT [@PERSON] [<ASKER]"),
        Words("记一个问题", "Record a question to someone"),
        ("质询", "问"),
    ),
    Verb(
        "pose",
        Words("采用拟问", "Ask as proposed"),
        Words("编号 [@被问人] [<提问人]", "NUMBER [@PERSON] [<ASKER]"),
        Words("把系统拟的问题记成质询", "Ask a question that is proposed"),
        ("拟问",),
    ),
    Verb(
        "ans",
        Words("回答", "Answer"),
        Words("[Q-3] 内容 [@解释人]", "[Q-3] TEXT [@EXPLAINER]"),
        Words("回答最近一个未答的质询，或指明哪一个", "Answer the question that is open, or the one named"),
        ("答",),
    ),
    Verb(
        "verify",
        Words("核实", "Verify"),
        Words("Q-3 @另一角色的人", "Q-3 @SOMEBODY OF ANOTHER ROLE"),
        Words("另一角色的人核实了这个回答", "Somebody of another role confirms an answer"),
        ("核实",),
    ),
    Verb(
        "chase",
        Words("质询转行动", "Follow up"),
        Words("Q-3 [内容] @负责人 ^期限", "Q-3 [TEXT] @OWNER ^DUE"),
        Words("把未答的质询转成行动项", "Make an action of a question"),
        ("转行动",),
    ),
    Verb(
        "cause",
        Words("根因", "Root cause"),
        Words("类别 内容", "CATEGORY TEXT"),
        Words("写明当前议题的根因", "Name the root cause of what is discussed"),
        ("根因",),
    ),
    Verb(
        "mark",
        Words("标记 KPI", "Mark a KPI"),
        same("acos fine|question|decision|action"),
        Words("这个 KPI 看完了：正常、质询、决定或行动", "The look at a KPI ended in this"),
        ("标记",),
    ),
    Verb("n", Words("记录", "Note"), Words("内容", "TEXT"), Words("记一条笔记", "Record a note"), ("记",)),
    Verb("next", Words("下一项", "Next item"), _REASON, Words("转到下一项议题", "Turn to the next item"), ("下一项",)),
    Verb(
        "inform",
        Words("仅知悉", "Informed"),
        Words("[内容]", "[TEXT]"),
        Words("当前议题只是通报，转到下一项", "The item was for information; turn to the next"),
        ("知悉", "通报"),
    ),
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
        Words("[序号] [原因]", "[NUMBER] [REASON]"),
        Words("议题放进停车场，带到下次会议", "Put an item off to the next meeting"),
        ("搁置",),
    ),
    Verb(
        "trim",
        Words("按时结束", "Fit the slot"),
        _REASON,
        Words("搁置系统建议的议题，让议程放得下", "Park what is proposed, so that the agenda fits"),
        ("精简",),
    ),
    Verb(
        "prio",
        Words("优先级", "Priority"),
        Words("序号 !1", "NUMBER !1"),
        Words("改议题的优先级", "Change the priority of an item"),
        ("优先级",),
    ),
    Verb(
        "reorder",
        Words("重排议程", "Order the agenda"),
        _NOTHING,
        Words("按优先级和红色指标排议程，复盘不动", "Order the agenda by priority and red figures; the review stays"),
        ("重排",),
    ),
    Verb(
        "undo",
        Words("撤销", "Undo"),
        _NOTHING,
        Words("撤销上一步，计时一并还原", "Take the last move back, its clock included"),
        ("撤销",),
    ),
    Verb(
        "start",
        Words("开始会议", "Start"),
        Words("[^09:55] [原因]", "[^09:55] [REASON]"),
        Words("开始会议并计时；可补记真正的开始时间", "Begin the meeting, now or at an earlier time"),
        ("开会", "开始"),
    ),
    Verb(
        "started",
        Words("补记开始", "Began earlier"),
        same("09:55"),
        Words("会议其实更早开始，计时补上", "The meeting had begun earlier; the clocks are put right"),
        ("补记开始",),
    ),
    Verb(
        "close", Words("结束会议", "Close"), _REASON, Words("结束会议，生成纪要", "End the meeting"), ("散会", "结束")
    ),
    Verb("attend", Words("签到", "Attend"), _NAMES, Words("这些人到场", "These people have come"), ("签到",)),
    Verb("leave", Words("离场", "Leave"), _NAMES, Words("这些人离场", "These people have gone"), ("离场",)),
    Verb(
        "read",
        Words("已预读", "Pre-read"),
        _NAMES,
        Words("这些人读过预读材料", "These people did the pre-reading"),
        ("预读",),
    ),
    Verb(
        "confirm",
        Words("复读确认", "Read back"),
        same("[A-3 D-2 | all]"),
        Words("决定和行动项已复读，大家确认", "Decisions and actions were read back and agreed to"),
        ("确认",),
    ),
    Verb(
        "rate",
        Words("会议评分", "Rate"),
        Words("1-5 [@姓名]", "1-5 [@NAME]"),
        Words("给这次会议打分，5 最好", "Say how good the meeting was; 5 is best"),
        ("评分",),
    ),
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
        "tbd",
        Words("待定", "To be settled"),
        Words("A-12 原因", "A-12 REASON"),
        Words("负责人或期限待定，写明原因", "Leave owner or due date open, and say why"),
        ("待定",),
    ),
    Verb(
        "prog",
        Words("进度", "Progress"),
        Words("A-12 60 [说明]", "A-12 60 [TEXT]"),
        Words("行动项做到百分之几", "How far an action got, in percent"),
        ("进度",),
    ),
    Verb(
        "accept",
        Words("验收标准", "Acceptance"),
        Words("A-12 标准", "A-12 TEXT"),
        Words("怎样算完成", "How one will see that an action is done"),
        ("验收",),
    ),
    Verb(
        "fix",
        Words("修改", "Mend"),
        Words("A-12 [内容] [@负责人] [^期限] [!1]", "A-12 [TEXT] [@OWNER] [^DUE] [!1]"),
        Words("补上或改正行动项，也可改决定（D-3）", "Mend an action, or a decision (D-3)"),
        ("修改",),
    ),
    *EMERGENCY_VERBS,
)

BY_NAME = {name: verb for verb in VERBS for name in (verb.name, *verb.aliases)}
"""Every way to begin a line, to the verb that it means."""
