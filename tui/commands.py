"""Which commands there are, and what each takes, in one table: the parser, the help and the documents follow it."""

from typing import NamedTuple

from engine.words import Words


class Option(NamedTuple):
    """One argument of a command."""

    names: tuple[str, ...]
    help: Words
    metavar: str | None = None
    choices: tuple[str, ...] | None = None
    flag: bool = False
    optional: bool = False
    default: str | None = None
    many: bool = False


class Command(NamedTuple):
    """One command; its code is in tui/subcommands/, in the module of its name."""

    name: str
    help: Words
    options: tuple[Option, ...] = ()


_JSON = Option(("--json",), Words("输出 JSON", "answer in JSON"), flag=True)
_AS = Option(("--as",), Words("以谁的名义记录（默认：登录账户）", "who writes (default: the account)"), metavar="NAME")
_MEETING = Option(
    ("meeting",),
    Words("会议编号（默认：最近一次）", "meeting id (default: the latest)"),
    metavar="MEETING",
    optional=True,
)
_LOOK = (
    Option(
        ("--theme",),
        Words(
            "配色：深色、浅色、高对比、终端自己的颜色；auto 按 kaihui.toml",
            "colours: dark, light, high contrast, the terminal's own; auto: as kaihui.toml says",
        ),
        choices=("auto", "dark", "light", "contrast", "terminal"),
        default="auto",
    ),
    Option(
        ("--ascii",),
        Words("符号只用 ASCII（终端显示不了 ✓ → ▂ 时）", "signs in ASCII, where the terminal has no ✓ → ▂"),
        flag=True,
    ),
)
"""How the screen looks, on every command that opens one."""
_TEMPLATES = ("weekly", "monthly", "lite")

_FORMATS = ("md", "html", "docx", "pdf", "xlsx", "csv", "ics", "json", "asana", "taskwarrior", "feishu")
"""As engine/settings.py lists them, which is too slow to read for --help."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "init",
        Words("新建工作区，不覆盖已有文件", "make a workspace; never overwrites"),
        (
            Option(("dir",), Words("文件夹", "the folder"), metavar="DIR"),
            Option(("--template",), Words("会议模板", "agenda template"), choices=_TEMPLATES),
            Option(
                ("--turnover",),
                Words("月销售额，美元：按它建议模板", "monthly sales in US dollars: what agenda suits"),
                metavar="USD",
            ),
            Option(("--marketplaces",), Words("站点，如 US,CA", "marketplaces: US,CA"), metavar="CODES"),
            Option(
                ("--demo",), Words("附带示例报表和两次过往会议", "add made-up reports and two past meetings"), flag=True
            ),
        ),
    ),
    Command("demo", Words("打开一场示例会议（用完即弃）", "open a demo meeting in a throw-away workspace"), _LOOK),
    Command("run", Words("开会（不写命令也是它）", "the meeting (also without any command)"), (_AS, *_LOOK)),
    Command("follow", Words("旁听：实时看，不能写", "the meeting, read-only, live"), _LOOK),
    Command(
        "play",
        Words("按脚本开会，不需要终端", "drive a meeting from a script, without a terminal"),
        (
            Option(("script",), Words("脚本文件，- 为标准输入", "the script; - is standard input"), metavar="SCRIPT"),
            Option(("--keep-going",), Words("被拒的行报告后继续", "report a refused line and go on"), flag=True),
            _AS,
        ),
    ),
    Command(
        "check",
        Words("报表是否齐全、准时、新鲜", "reports: handed in, late, stale, damaged, missing"),
        (
            _JSON,
            Option(("--explain",), Words("解释一个文件是怎么读的", "explain how one file is read"), metavar="FILE"),
        ),
    ),
    Command(
        "kpi",
        Words("计算 KPI 快照和发现", "build and show the KPI snapshot and its findings"),
        (
            _JSON,
            Option(
                ("--period",), Words("周期，如 2026-W47 或 2026-11", "period: 2026-W47 or 2026-11"), metavar="PERIOD"
            ),
            Option(("--from",), Words("起始日（含）", "first day"), metavar="DAY"),
            Option(("--to",), Words("结束日（含）", "last day"), metavar="DAY"),
        ),
    ),
    Command(
        "minutes",
        Words("输出会议纪要", "print or save the minutes"),
        (
            _MEETING,
            Option(("--format",), Words("格式", "format"), choices=_FORMATS, default="md"),
            Option(("-o", "--output"), Words("写入文件，不覆盖", "write to a file; never overwrites"), metavar="FILE"),
            Option(("--for",), Words("只给这个人：他的行动项", "only what this person has to do"), metavar="NAME"),
            Option(
                ("--all",),
                Words("按设置里的各种格式存到 minutes/", "save into minutes/ in the formats that the settings name"),
                flag=True,
            ),
            Option(
                ("--lint",),
                Words("只列出没写全的：有则退出码为 1", "only what they leave unsaid; exit 1 if anything"),
                flag=True,
            ),
            _JSON,
        ),
    ),
    Command(
        "actions",
        Words(
            "行动项：未完成、逾期、谁的；update 记下进展",
            "actions: open, late, whose; update records what became of one",
        ),
        (
            Option(
                ("words",),
                Words(
                    "update A-12 done | drop 原因 | redue ^下周三 | reassign @李敏 | progress 50 | note 说明",
                    "update A-12 done | drop REASON | redue ^fri | reassign @NAME | progress 50 | note TEXT",
                ),
                metavar="update",
                many=True,
            ),
            Option(("--open",), Words("只看未完成的", "only open ones"), flag=True),
            Option(("--late",), Words("只看逾期的", "only late ones"), flag=True),
            Option(
                ("--owner",), Words("只看某人的：李敏 或 lm", "only this person's: name or initials"), metavar="NAME"
            ),
            Option(("--mine",), Words("只看我的（见 --as）", "only mine (see --as)"), flag=True),
            Option(
                ("--due",),
                Words("N 天内到期和已逾期的；有则退出码为 1", "due within N days, or late; exit 1 if there are any"),
                metavar="N",
            ),
            Option(
                ("--format",),
                Words("格式，可交给别的工具", "format, also for other tools"),
                choices=("table", "json", "csv", "ics", "asana", "taskwarrior", "feishu"),
                default="table",
            ),
            Option(("-o", "--output"), Words("写入文件，不覆盖", "write to a file; never overwrites"), metavar="FILE"),
            _JSON,
            _AS,
        ),
    ),
    Command(
        "preread",
        Words("会前阅读：红灯、变动、行动项、质询、议程", "pre-reading: red KPIs, moves, actions, questions, agenda"),
        (
            Option(
                ("--read",),
                Words("这些人已经读过", "these people have read it"),
                metavar="NAMES",
            ),
            Option(("--format",), Words("格式", "format"), choices=("md", "html", "docx", "pdf", "json"), default="md"),
            Option(("-o", "--output"), Words("写入文件，不覆盖", "write to a file; never overwrites"), metavar="FILE"),
            _JSON,
            _AS,
        ),
    ),
    Command(
        "history",
        Words(
            "历次会议：完成率、响应天数、超时、成本；可搜索", "all meetings: completion, days, overruns, cost; search"
        ),
        (
            Option(
                ("words",),
                Words("在所有会议里找：文字、负责人、编号", "look through all meetings: text, owner, id"),
                metavar="WORDS",
                many=True,
            ),
            Option(("--search",), Words("同上", "the same"), metavar="WORDS"),
            _JSON,
        ),
    ),
    Command(
        "send",
        Words("把未完成的行动项发到群里或 Asana，不重复", "hand open actions to a group chat or Asana, each once"),
        (
            Option(
                ("service",),
                Words(
                    "notify 发到群里，asana 建任务；都在 kaihui.toml 里设置",
                    "notify tells a group, asana makes tasks; both are set up in kaihui.toml",
                ),
                metavar="SERVICE",
                choices=("notify", "asana"),
            ),
            Option(("--dry-run",), Words("只显示要发的内容", "only print what would be sent"), flag=True),
            Option(
                ("--again",),
                Words("不确定是否发出的也重发", "also send what may have arrived already"),
                flag=True,
            ),
        ),
    ),
    Command(
        "emergency",
        Words("应急会议：账户告警时马上开；核对订单", "emergency meeting: at an account warning; tracing orders"),
        (
            Option(("--reason",), Words("为什么开", "what it is called for"), metavar="TEXT"),
            Option(("--orders",), Words("不合规订单和归类", "orders that do not comply, and why"), flag=True),
            Option(
                ("--times",),
                Words(
                    "读入「订单号 时间」（UTC+8），- 为粘贴",
                    "take in lines of order id and time (UTC+8); - is standard input",
                ),
                metavar="FILE",
            ),
            Option(
                ("--export",),
                Words("把订单写成 CSV 给货代，不覆盖", "write the orders for the forwarder; never overwrites"),
                metavar="FILE",
            ),
            Option(("--play",), Words("按脚本开，不需要终端", "drive it from a script"), metavar="SCRIPT"),
            _JSON,
            _AS,
            *_LOOK,
        ),
    ),
    Command(
        "doctor",
        Words(
            "检查终端、权限、磁盘、时钟、锁和会议文件",
            "check terminal, permissions, disk, clock, locks and meeting files",
        ),
        (_JSON,),
    ),
    Command(
        "migrate",
        Words("把会议搬到 PostgreSQL，或搬回文件；不删除任何东西", "copy meetings to PostgreSQL, or back into files"),
        (
            Option(
                ("to",),
                Words("server 搬到 PostgreSQL，folder 搬回工作区", "server: to PostgreSQL; folder: back here"),
                metavar="TO",
                choices=("server", "folder"),
            ),
        ),
    ),
    Command(
        "restore",
        Words("从备份恢复丢失或损坏的会议", "bring back a meeting that is lost or damaged"),
        (
            Option(
                ("meeting",),
                Words("会议编号（默认：所有需要恢复的）", "meeting id (default: every one that needs it)"),
                metavar="MEETING",
                optional=True,
            ),
        ),
    ),
    Command(
        "log", Words("会议的全部记录，每行一个 JSON", "the facts of a meeting, one JSON object a line"), (_MEETING,)
    ),
)
