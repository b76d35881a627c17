"""What a team settles in kaihui.toml. Reading the file is data/settings.py's work."""

from typing import Literal

from msgspec import Struct, field

from engine.dates import Weekday
from engine.words import Language, Words

Team = Literal["operations", "ads", "service", "warehouse"]
"""The four teams that hand in reports (R8)."""
Category = Literal["", "3c", "home", "beauty", "other"]
"""What a series sells, as far as it matters to its agenda (R36)."""
Phase = Literal["review", "preparation", "diagnosis", "strategy", "assignment"]
"""The previous-period review, then the four phases in their order (R7)."""

TEAMS_SAID: dict[Team, Words] = {
    "operations": Words("运营", "operations"),
    "ads": Words("广告", "ads"),
    "service": Words("客服", "service"),
    "warehouse": Words("仓库", "warehouse"),
}

ROLES_SAID: dict[str, Words] = {
    "ops_lead": Words("运营负责人", "operations lead"),
    "operations": Words("运营", "operations"),
    "ads": Words("广告", "ads"),
    "service": Words("客服", "customer service"),
    "warehouse": Words("仓库", "warehouse"),
    "logistics": Words("物流", "logistics"),
}
"""The roles that rules and agenda speak of; a team may name others."""


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who may sit in the meeting."""

    name: str
    role: str = ""
    """operations, ads, service, warehouse, logistics, ops_lead, … : whom a rule's advice is meant for."""
    initials: str = ""
    """Pinyin initials: @lm finds 李敏. Worked out from the name where empty."""
    edit_rights: bool = False
    """Whether they may edit the Amazon back end (R51)."""


class Series(Struct, frozen=True, forbid_unknown_fields=True):
    """The recurring meeting of a team."""

    name: str = "运营周会"
    template: str = "weekly"
    """weekly, monthly, lite, or one of the team's own under [[templates.NAME]]."""
    marketplaces: tuple[str, ...] = ("US",)
    weekday: Weekday = "mon"
    """Day of the weekly meeting, in UTC+8."""
    time: str = "10:00"
    """Start in UTC+8, HH:MM."""
    minutes: int = 60
    cadence_days: dict[str, int] = {}
    """Marketplace to days between its meetings, where it is not the usual 7, or 14 for Japan (R37, R38)."""
    category: Category = ""
    """What is sold. In 3c, home and beauty prices and ads change often, and pricing is a topic of its own (R36)."""


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """An agenda item of the team's own."""

    id: str
    title: str
    phase: Phase
    minutes: int
    kpis: tuple[str, ...] = ()
    owner_role: str = ""
    priority: int = 2


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """A report that must be handed in for every meeting."""

    report: str
    team: Team


class Freshness(Struct, frozen=True, forbid_unknown_fields=True):
    """How old data may be. 24 h is a house default (R56, ext): the source text names no hours."""

    limit_hours: float = 24.0
    reports: dict[str, float] = {}
    """Hours for single reports, by report id."""


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What a minute of meeting costs in yuan: ¥1,200-2,500 for two hours (R49)."""

    per_minute_low: float = 10.0
    per_minute_high: float = 20.8
    per_hour: dict[str, float] = {}
    """Yuan an hour by name or role, "*" for anybody else; where given, it is counted by who was there."""


MinutesFormat = Literal["md", "html", "docx", "pdf", "xlsx", "csv", "ics", "json", "asana", "taskwarrior", "feishu"]
"""What minutes can be saved as."""


class Papers(Struct, frozen=True, forbid_unknown_fields=True):
    """What is saved when a meeting is closed."""

    formats: tuple[MinutesFormat, ...] = ("md",)


class Notify(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom `kaihui send notify` tells of new actions."""

    urls: tuple[str, ...] = ()
    """feishu://TOKEN, or any URL of Apprise's; $KAIHUI_NOTIFY_URLS goes before them."""


class Asana(Struct, frozen=True, forbid_unknown_fields=True):
    """Where `kaihui send asana` makes tasks."""

    project: str = ""
    """Number of the project, as its address in the browser says it."""
    token: str = ""
    """Personal access token; $ASANA_ACCESS_TOKEN goes before it."""
    people: dict[str, str] = {}
    """Name to the e-mail address that Asana knows the person by."""
    host: str = "https://app.asana.com/api/1.0"


class Storage(Struct, frozen=True, forbid_unknown_fields=True):
    """Where meetings are kept."""

    postgresql: str = ""
    """postgresql://user@host/database; empty: files in meetings/. The password belongs into ~/.pgpass."""
    name: str = ""
    """Under which the team's rows are kept; empty: the name of the workspace folder."""


ThemeName = Literal["auto", "dark", "light", "contrast", "terminal"]
"""Colours of the screen; terminal: the terminal's own 16, as auto takes them where there are no more."""


class Look(Struct, frozen=True, forbid_unknown_fields=True):
    """How the screen looks and sounds."""

    theme: ThemeName = "auto"
    bell: bool = True
    """Whether the terminal's bell rings when an item's time is up."""
    ascii: bool | None = None
    """Whether every sign is drawn in ASCII. None: where the terminal cannot show the others."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All of kaihui.toml."""

    series: Series = Series()
    language: Language | None = None
    """None: chosen by LANG."""
    people: tuple[Person, ...] = ()
    agenda: tuple[Topic, ...] = ()
    """Replaces the template's topics between review and assignment, when given."""
    templates: dict[str, tuple[Topic, ...]] = {}
    """The team's own templates, by name: [[templates.NAME]] with the fields of [[agenda]]."""
    expected: tuple[Expected, ...] = ()
    teams: dict[str, Team] = {}
    """Report id to team, where it is not the usual one."""
    targets: dict[str, float] = {}
    """KPI id to target, in the KPI's own unit."""
    freshness: Freshness = Freshness()
    rates: dict[str, float] = {}
    """Currency to what one unit of it is worth in `rate_base`."""
    rate_base: str = "CNY"
    rules: dict[str, dict[str, float]] = field(default_factory=dict)
    """Rule id to its limits, where the house differs from the rulebook."""
    cost: Cost = Cost()
    storage: Storage = Storage()
    minutes: Papers = Papers()
    notify: Notify = Notify()
    asana: Asana = Asana()
    screen: Look = Look()
    keys: dict[str, str | tuple[str, ...]] = {}
    """The team's own keys: the name of an action to its key or keys. engine/keymap.py says which can be meant."""
