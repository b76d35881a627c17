"""Minutes made up for the exporters: one meeting with every kind of record in it."""

from datetime import UTC, date, datetime, timedelta

from engine.dates import week_of
from engine.findings.rules import Comparison, Finding
from engine.kpi.catalogue import KpiValue, Scope
from engine.meeting import events as ev
from engine.meeting.agenda import TEMPLATES
from engine.meeting.fold import replay
from engine.meeting.state import Meeting
from engine.minutes.record import Minutes, minutes_of
from engine.reports.sources import Source
from engine.settings import Cost
from engine.snapshot.record import Snapshot
from engine.words import Words, same

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""The start of the meeting: ten o'clock in UTC+8."""
WEEK = week_of(date(2026, 11, 16))
_FIRE = Comparison("acos", 31.2, 30.0, ">", Scope("US"), TEN)


def meeting_with(*texts: str, series: str = "北美周会") -> Meeting:
    """A closed meeting in which each text was decided, agreed, asked, answered and noted."""
    facts: list[ev.Event] = [
        ev.MeetingPlanned(
            at=TEN,
            by="周婷",
            meeting="2026-11-23-weekly",
            series=series,
            template="weekly",
            period=WEEK,
            starts_at=TEN,
            minutes=60,
            marketplaces=("US",),
            agenda=TEMPLATES["weekly"],
            carried=tuple(
                ev.CarriedAction(f"A-{100 + n}", text, text, date(2026, 11, 18), "2026-11-16-weekly")
                for n, text in enumerate(texts)
            ),
        ),
        ev.Attended(at=TEN, by="周婷", names=("李敏", *texts)),
        ev.MeetingStarted(at=TEN, by="周婷"),
        ev.ItemOpened(at=TEN, by="周婷", item="ads", skipped=texts[0] if texts else ""),
        ev.SnapshotTaken(at=TEN, by="周婷", snapshot="1a2b3c4d", as_of=TEN, flagged=("acos",)),
    ]
    for number, text in enumerate(texts, start=1):
        facts += _recorded(number, text)
    facts.append(ev.MeetingClosed(at=TEN + timedelta(minutes=65), by="周婷"))
    return replay(
        type(fact)(**{f: getattr(fact, f) for f in fact.__struct_fields__} | {"seq": n, "move": n})
        for n, fact in enumerate(facts, start=1)
    )


def _recorded(number: int, text: str) -> list[ev.Event]:
    evidence = (ev.Evidence("acos", 31.2, 30.0, ">", text, TEN, "stale"),)
    return [
        ev.DecisionMade(at=TEN, by="周婷", id=f"D-{number}", item="ads", text=text, flagged=("acos",)),
        ev.ActionAdded(
            at=TEN,
            by="周婷",
            id=f"A-{number}",
            item="ads",
            text=text,
            owner="李敏",
            aim=ev.Aim("acos", "<=", 30.0),
            finding="ads.overspend 1",
            evidence=evidence,
        ),
        ev.QuestionAsked(at=TEN, by="周婷", id=f"Q-{number}", item="ads", text=text, to=text),
        ev.QuestionAnswered(at=TEN, by="周婷", id=f"Q-{number}", text=text),
        ev.NoteTaken(at=TEN, by="周婷", id=f"N-{number}", item="ads", text=text),
    ]


def snapshot_with(text: str = "reports/US/ads.csv") -> Snapshot:
    """One value, one finding and one source, with the text wherever a file could have brought it."""
    value = KpiValue(
        "acos", Scope(None), "percent", "red", "ad_spend / ad_sales * 100", 31.2, 28.9, target=28.57, as_of=TEN
    )
    finding = Finding(
        rule="ads.overspend",
        label=Words("广告超支", "Overspend"),
        verdict="fires",
        level="red",
        scope=Scope("US"),
        version="1",
        evidence=(_FIRE,),
        reason=same("ACoS 31.2% > 30.0%"),
    )
    source = Source(text, "sp_campaign", "ads", "utf-8", 28, TEN, "column", TEN, "stale", "US")
    narrow = Finding("ads.overspend", finding.label, "fires", "red", Scope("US", text), "1", reason=finding.reason)
    return Snapshot(WEEK, WEEK.before(), TEN, as_of=TEN, values=(value,), findings=(finding, narrow), sources=(source,))


def minutes_with(*texts: str) -> Minutes:
    """The minutes of such a meeting, with a snapshot that holds the last text too."""
    series = texts[0] if texts and texts[0].strip() else "北美周会"
    snapshot = snapshot_with(texts[-1]) if texts else snapshot_with()
    return minutes_of(meeting_with(*texts, series=series), snapshot, TEN, Cost())
