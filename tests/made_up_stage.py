"""A made-up meeting on the real screen, without a terminal: keys in, rows of text out, time at a word."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from data.clock import StandingClock
from data.session import Session
from data.workdays import load_workdays
from data.workspace import Workspace
from engine.dates import week_of
from engine.findings.rules import Comparison, Finding
from engine.kpi.catalogue import KpiValue, Scope
from engine.reports.absent import Missing
from engine.reports.sources import Source
from engine.snapshot.record import Snapshot
from engine.words import Language, Words
from tui.app import KaihuiApp
from tui.messages import SnapshotRead
from tui.screens.meeting import MeetingScreen
from tui.widgets.notice import NoticeLine

MONDAY = datetime(2026, 11, 23, 1, 50, tzinfo=UTC)
"""Ten minutes before the meeting."""
SETTINGS = """
[series]
name = "北美周会"
marketplaces = ["US"]
[[people]]
name = "周婷"
role = "ops_lead"
initials = "zt"
edit_rights = true
[[people]]
name = "李敏"
role = "ads"
initials = "lm"
[[people]]
name = "王强"
role = "operations"
initials = "wq"
"""


class Stage:
    """The app under a pilot, and what a test does with it."""

    def __init__(self, app: KaihuiApp, pilot: Pilot[None], clock: StandingClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    @property
    def session(self) -> Session:
        """The scribe's hold on the meeting."""
        return self.app.session

    @property
    def screen(self) -> MeetingScreen:
        """The only screen."""
        screen = self.app.screen
        assert isinstance(screen, MeetingScreen)
        return screen

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def right(self) -> list[str]:
        """What stands right of the agenda."""
        start = self.screen.query_one("#right").region.x
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip.crop(start)).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """All rows."""
        return "\n".join(self.rows)

    @property
    def notice(self) -> str:
        """The line above the capture line."""
        place = self.screen.query_one(NoticeLine).region
        return " ".join(row.strip() for row in self.rows[place.y : place.bottom])

    @property
    def line(self) -> str:
        """The capture line."""
        return self.rows[-2].strip()

    async def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Characters."""
        await self.press(*("space" if character == " " else character for character in text))

    async def pass_time(self, **passed: float) -> None:
        """Lets time go by, and the clock tick once."""
        self.clock.advance(timedelta(**passed))
        self.screen._tick()
        await self.pilot.pause()

    async def start(self) -> None:
        """Everybody comes, and the meeting begins."""
        await self.press("I", "s")

    async def open_item(self, title: str) -> None:
        """Turns to the item of that title."""
        number = [item.plan.title.zh for item in self.session.meeting.items].index(title) + 1
        self.session.say(f"goto {number} 试")
        await self.pass_time(seconds=0)
        self.screen.show_meeting()
        await self.pilot.pause()

    async def show_data(self, snapshot: Snapshot) -> None:
        """The reports were read."""
        self.screen.post_message(SnapshotRead(snapshot, "0123abcd"))
        await self.pilot.pause()


def made_workspace(folder: Path, settings: str = SETTINGS) -> Workspace:
    """A workspace with that kaihui.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kaihui.toml").write_text(settings, encoding="utf-8")
    workspace = Workspace(folder)
    workspace.make_folders()
    return workspace


def made_session(workspace: Workspace, clock: StandingClock, language: Language = "zh", by: str = "周婷") -> Session:
    """A scribe at the next meeting."""
    return Session(workspace, workspace.settings(), clock, by, language, load_workdays())


@asynccontextmanager
async def stage(
    folder: Path, size: tuple[int, int] = (120, 36), language: Language = "zh", now: datetime = MONDAY
) -> AsyncIterator[Stage]:
    """The meeting's screen, painted, with all work behind it done."""
    clock = StandingClock(now)
    settings = folder / "kaihui.toml"
    workspace = Workspace(folder) if settings.exists() else made_workspace(folder)
    async with held(made_session(workspace, clock, language), clock, size) as scene:
        yield scene


@asynccontextmanager
async def held(session: Session, clock: StandingClock, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Stage]:
    """Whatever meeting the session holds, painted, with all work behind it done."""
    app = KaihuiApp(session)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield Stage(app, pilot, clock)


def made_snapshot() -> Snapshot:
    """One of each: a red value, an amber one on stale data, one that is unknown; a late report, a missing one."""
    us = Scope(marketplace="US")
    as_of = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
    period = week_of(as_of.date())
    return Snapshot(
        period=period,
        previous=period.before(),
        taken_at=MONDAY,
        as_of=as_of,
        deadline=datetime(2026, 11, 21, 2, 0, tzinfo=UTC),
        values=(
            KpiValue("acos", Scope(), "percent", "red", "", 31.2, 28.9, target=28.57, as_of=as_of),
            KpiValue("tacos", Scope(), "percent", "amber", "", 16.4, 15.1, target=15.0, as_of=as_of, flags=("stale",)),
            KpiValue("roas", Scope(), "ratio", "unknown", ""),
        ),
        findings=(
            Finding(
                rule="ads.overspend",
                label=Words("广告超支", "Ads overspend"),
                verdict="fires",
                level="red",
                scope=us,
                version="1",
                owner_role="ads",
                evidence=(Comparison("tacos", 16.4, 15.0, ">", us), Comparison("acos", 31.2, 30.0, ">", us)),
                advice=(Words("降低自动广告竞价", "Lower bids"), Words("加强否定关键词", "Add negative keywords")),
            ),
        ),
        sources=(
            Source(
                file="reports/2026-W47/US/campaigns.csv",
                report="sp_campaign",
                team="ads",
                encoding="utf-8",
                rows=12,
                as_of=as_of,
                basis="column",
                submitted_at=datetime(2026, 11, 21, 14, 0, tzinfo=UTC),
                status="stale",
                marketplace="US",
                on_time=False,
            ),
        ),
        missing=(Missing("fba_planning", "warehouse", label=Words("FBA 库存报告", "FBA inventory")),),
    )
