"""The verbs of an emergency meeting: orders, remedy, prevention, re-check (R64-R68)."""

from engine.capture.verb import Verb
from engine.words import Words

EMERGENCY_VERBS = (
    Verb(
        "judge",
        Words("判定订单", "Judge an order"),
        Words("订单号 1-4", "ORDER 1-4"),
        Words(
            "应急会议：1 承运商数据延迟 2 上传过晚 3 追踪号无效 4 未知",
            "Emergency: 1 carrier delay, 2 late upload, 3 bad number, 4 unknown",
        ),
        ("判定",),
    ),
    Verb(
        "prevent",
        Words("预防措施", "Prevention"),
        Words("内容 @负责人 ^期限", "TEXT @OWNER ^DUE"),
        Words("应急会议：怎样不再发生", "Emergency: what keeps it from happening again"),
        ("预防",),
    ),
    Verb(
        "recheck",
        Words("复查", "Re-check"),
        Words("内容 @负责人 [^期限]", "TEXT @OWNER [^DUE]"),
        Words("应急会议：哪天复查（72 小时后）", "Emergency: when it is looked at again (after 72 h)"),
        ("复查",),
    ),
    Verb(
        "remedy",
        Words("补救上传", "Remedy"),
        Words("文件名 [@上传人]", "FILE [@WHO]"),
        Words("应急会议：补救文件已上传后台", "Emergency: the remedy file was uploaded"),
        ("补救",),
    ),
)
