"""The one table of keys. Footer, help, palette and docs/keys.md are made from it, and so is what a key press does."""

from engine.meeting import moves as mv
from engine.words import Words, joined
from tui.key_entries import Do, Key, done, said, written
from tui.key_names import key_said

_OF_RECORDS = {"exec": "D", "pose": "Q", "verify": "V", "chase": "A", "cause": "C", "mark": "K", "budget": "B"}
_OF_ACTIONS = {"tbd": "t", "accept": "b", "prog": "%", "improve": "M"}
_OF_EMERGENCIES = {"remedy": "U", "prevent": "P", "recheck": "R"}
_WITHOUT_KEY = ("started", "prio", "read", "rate")
"""Verbs that are said once in a meeting, if at all: by their name, or from the palette."""
_READ_BACK = Words(
    "逐条复读决定和行动项：确认、补缺、修改", "Read back each decision and action: agree to it or mend it"
)
_ANYTIME = ("preparing", "running", "paused", "closed")

KEYS: tuple[Key, ...] = (
    said("start", ("s",), "start", "meeting", ("preparing",)),
    said("next", ("n",), "next", "agenda", ("running",)),
    said("previous", ("p",), "prev", "agenda"),
    written("goto", ("g",), "goto ", "agenda", None),
    said("pause", ("space",), "pause", "agenda", ("running",)),
    said("resume", ("space",), "resume", "agenda", ("paused",)),
    said(
        "extend",
        ("+", "="),
        "extend 5",
        "agenda",
        label=Words("加 5 分钟", "5 minutes more"),
        about=Words("当前议题加 5 分钟", "Give the current item five more minutes"),
    ),
    said(
        "extend_one",
        (">", "."),
        "extend 1",
        "agenda",
        label=Words("加 1 分钟", "1 minute more"),
        about=Words("当前议题加 1 分钟", "Give the current item one more minute"),
    ),
    said(
        "shorten",
        ("-", "_"),
        "shorten 5",
        "agenda",
        label=Words("减 5 分钟", "5 minutes less"),
        about=Words("当前议题减 5 分钟", "Give the current item five minutes fewer"),
    ),
    written("park", ("k",), "park ", "agenda", mv.Park()),
    written("inform", ("j",), "inform ", "agenda", mv.Inform()),
    written("decide", ("d",), "d ", "record", mv.Decide("?"), ("running", "paused")),
    written("act", ("a",), "a ", "record", mv.Act("?"), ("running", "paused")),
    written("ask", ("q",), "q ", "record", mv.Ask("?")),
    written("answer", ("w",), "ans ", "record", mv.Answer("?")),
    written("note", ("m",), "n ", "record", mv.TakeNote("?")),
    said("take", tuple("123456789"), "take {}", "record"),
    said("judge", tuple("1234"), "judge {}", "record"),
    Key(
        "write",
        (":", "enter"),
        Do("write"),
        "record",
        Words("输入一行", "Write a line"),
        Words("打开输入行；直接打中文也会打开", "Open the line; so does typing Chinese"),
    ),
    said("undo", ("u",), "undo", "record", ("running",)),
    written("done", ("x",), "done ", "actions", None),
    written("redue", ("z",), "redue ", "actions", None),
    written("drop", ("v",), "drop ", "actions", None),
    written("fix", ("f",), "fix ", "actions", None),
    *(written(verb, (key,), f"{verb} ", "record", None) for verb, key in _OF_RECORDS.items()),
    *(written(verb, (key,), f"{verb} ", "actions", None) for verb, key in _OF_ACTIONS.items()),
    *(written(verb, (key,), f"{verb} ", "meeting", None) for verb, key in _OF_EMERGENCIES.items()),
    *(written(verb, (), f"{verb} ", "meeting", None) for verb in _WITHOUT_KEY),
    Key("confirm", ("y",), Do("read_back"), "meeting", Words("复读", "Read back"), _READ_BACK),
    said("confirm_all", (), "confirm", "meeting", ask=Words("都复读过了，大家同意？", "All read back, all agree?")),
    *(said(verb, (key,), verb, "agenda") for verb, key in (("reorder", "O"), ("trim", "T"))),
    written("attend", ("i",), "attend ", "meeting", mv.Attend(("?",)), ("preparing",)),
    Key(
        "attend_all",
        ("I",),
        Do("attend_all"),
        "meeting",
        Words("全员签到", "All are here"),
        Words(
            "名册上的人全部签到；没来的再用 {leave}", "Everybody on the roster has come; {leave} takes out who has not"
        ),
        ("preparing",),
    ),
    written("leave", ("o",), "leave ", "meeting", None),
    said(
        "close",
        ("c",),
        "close",
        "meeting",
        ask=Words("结束会议？结束后不能再改。", "End the meeting? It cannot be changed afterwards."),
    ),
    Key(
        "emergency",
        ("E",),
        Do("emergency"),
        "meeting",
        Words("应急会议", "Emergency"),
        Words("账户健康告警时召开应急会议；周会照常", "Call an emergency meeting at an account warning"),
        ask=Words("召开应急会议？这场会照常进行。", "Call an emergency meeting? This one goes on."),
    ),
    done(
        "read_again",
        ("r",),
        "read_again",
        Words("重读数据", "Read again"),
        Words("重新读取报表，计算 KPI", "Read the reports again and compute the KPIs"),
        ("preparing",),
    ),
    done(
        "save_minutes",
        ("e",),
        "save_minutes",
        Words("保存纪要", "Save minutes"),
        Words("纪要写入工作区的 minutes 文件夹", "Write the minutes into the workspace's minutes folder"),
        ("closed",),
    ),
    done(
        "save_task_list",
        ("X",),
        "save_task_list",
        Words("待办表", "Task list"),
        Words("行动项写成 Asana 能导入的 CSV", "Write the actions as a CSV that Asana imports"),
    ),
    done(
        "help",
        ("?", "f1"),
        "help",
        Words("帮助", "Help"),
        Words("现在做什么、全部按键、一行的写法", "What is done now, all keys, how a line is written"),
        _ANYTIME,
    ),
    done(
        "palette",
        ("ctrl+p",),
        "palette",
        Words("命令", "Commands"),
        Words("按名称查找命令", "Find a command by its name"),
    ),
    done(
        "history",
        ("/", "h"),
        "history",
        Words("历史", "History"),
        Words("历次会议的完成率、响应天数；打字即搜索", "All meetings: completion, response days; letters search"),
    ),
    done(
        "next_pane",
        ("tab",),
        "next_pane",
        Words("换区", "Next pane"),
        Words(
            "议程、议题、记录之间切换，再用方向键滚动", "Between agenda, item and record, for the arrow keys to scroll"
        ),
    ),
    done("up", ("up",), "up", Words("上滚", "Scroll up"), Words("当前区上滚一行", "Scroll the pane up a row")),
    done(
        "down", ("down",), "down", Words("下滚", "Scroll down"), Words("当前区下滚一行", "Scroll the pane down a row")
    ),
    done(
        "page_up",
        ("pageup",),
        "page_up",
        Words("上一页", "Page up"),
        Words("当前区上滚一页", "Scroll the pane up a page"),
    ),
    done(
        "page_down",
        ("pagedown",),
        "page_down",
        Words("下一页", "Page down"),
        Words("当前区下滚一页", "Scroll the pane down a page"),
    ),
    done(
        "theme",
        (),
        "theme",
        Words("换配色", "Colours"),
        Words("深色、浅色、高对比、终端自己的颜色，依次换", "Dark, light, high contrast, the terminal's own; in turn"),
    ),
    Key(
        "quit",
        ("ctrl+q", "ctrl+c"),
        Do("quit"),
        "screen",
        Words("退出", "Quit"),
        Words(
            "离开屏幕；会议和计时不停，再运行即可回来", "Leave the screen; the meeting goes on, run again to come back"
        ),
        ("closed",),
    ),
)


def keys_said(key: Key) -> Words:
    """All keys of an entry; a run of digits as its two ends."""
    if len(key.keys) > 3:
        return Words(f"{key.keys[0]}-{key.keys[-1]}", f"{key.keys[0]}-{key.keys[-1]}")
    return joined([key_said(name) for name in key.keys], zh=" ", en=" ")
