"""`kaihui kpi`: builds the KPI snapshot of a period, stores it and shows it with its findings."""

import argparse
import sys
from datetime import date
from pathlib import Path

from data.coming import coming_meeting
from data.earlier_snapshots import read_history
from data.snapshot import snapshot_hash, store_snapshot, take_snapshot
from engine.dates import OUR_AGE, Period, period_named
from engine.errors import NotSavedError, UsageError
from engine.snapshot.history import History
from engine.snapshot.record import Snapshot
from engine.text import clean
from engine.words import Language, Words
from tui.answers import kpi_fields, printed
from tui.opening import opened
from tui.progress import reading_shown


def run(arguments: argparse.Namespace) -> int:
    """Shows the snapshot; 1 where a rule fires or a KPI is red."""
    asked = period_asked_for(arguments.period, getattr(arguments, "from"), arguments.to)
    place = opened(arguments)
    root, now = place.workspace.root, place.clock.now()
    coming = coming_meeting(place.workspace, place.settings, now)
    period = asked or coming.period_in_view
    with reading_shown(place.language) as progress:
        snapshot = take_snapshot(
            root,
            place.settings,
            now,
            period=period,
            # when other periods were due is not known any more
            meeting_at=coming.starts_at if period == coming.period else None,
            cache=place.workspace.cache,
            completions=coming.completions,
            progress=progress,
        )
    name, file, unsaved = _stored(root, snapshot)
    history = read_history(root, snapshot)
    if arguments.json:
        sys.stdout.write(printed(kpi_fields(snapshot, name, file, history, place.language)) + "\n")
    else:
        _show(snapshot, name, history, place.language)
    if unsaved is not None:
        raise unsaved
    return 1 if wants_attention(snapshot) else 0


def _show(snapshot: Snapshot, name: str, history: History, language: Language) -> None:
    from tui.kpi_table import show_kpis
    from tui.printing import console
    from tui.voice_table import show_voice

    out = console()
    show_kpis(out, snapshot, name, history, language)
    for voice in snapshot.voice:
        show_voice(out, voice, language)


def _stored(root: Path, snapshot: Snapshot) -> tuple[str, str | None, NotSavedError | None]:
    """The snapshot's hash and file. Who may read the workspace and not write in it sees the figures all the same."""
    try:
        stored = store_snapshot(root, snapshot)
    except NotSavedError as error:
        return snapshot_hash(snapshot), None, error
    return stored.hash, stored.path.relative_to(root).as_posix(), None


def wants_attention(snapshot: Snapshot) -> bool:
    """Whether a rule fires or a value is red."""
    fires = any(finding.verdict == "fires" for finding in snapshot.findings)
    return fires or any(value.status == "red" for value in snapshot.values)


def period_asked_for(name: str | None, first: str | None, last: str | None) -> Period | None:
    """The period that the options name; None where they name none.

    Raises:
        UsageError: it is no period, or only half of one.
    """
    if name is not None:
        period = period_named(name)
        if first is not None or last is not None:
            raise UsageError(
                Words("--period 和 --from、--to 不能一起用。", "--period does not go with --from and --to."),
                Words("只写其中一种。", "Write one or the other."),
            )
        if period is None:
            raise _no_period(name)
        return period
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise UsageError(
            Words("--from 和 --to 要一起写。", "--from and --to go together."),
            Words("例如 --from 2026-11-16 --to 2026-11-22", "Such as --from 2026-11-16 --to 2026-11-22"),
        )
    period = Period(_day(first), _day(last))
    if period.end < period.start:
        raise UsageError(
            Words(
                f"--from {period.start} 在 --to {period.end} 之后。",
                f"--from {period.start} is after --to {period.end}.",
            ),
            Words("两个日期对调一下。", "Swap the two dates."),
        )
    return period


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise _no_period(text) from None
    if day.year not in OUR_AGE:
        raise _no_period(text)
    return day


def _no_period(said: str) -> UsageError:
    return UsageError(
        Words(f"「{clean(said)}」不是周期。", f"“{clean(said)}” is no period."),
        Words(
            "写法：--period 2026-W47，--period 2026-11，或 --from 2026-11-16 --to 2026-11-22",
            "Write --period 2026-W47, --period 2026-11, or --from 2026-11-16 --to 2026-11-22",
        ),
    )
