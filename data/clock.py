"""Where the time comes from: one clock a process, handed to whoever needs it."""

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from engine.dates import moment_named
from engine.errors import UsageError
from engine.words import Words


class Clock(Protocol):
    """Says what time it is, in UTC."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class RunningClock:
    """Runs on from where it was started. A wall clock that is set back or forth meanwhile does not move it."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start or datetime.now(UTC)
        self._started = _ticks()

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self._start + timedelta(seconds=_ticks() - self._started)


class StandingClock:
    """Stands still until it is told: for scripts, rehearsals and tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self._now

    def set(self, moment: datetime) -> None:
        """Stand at `moment`."""
        self._now = moment.astimezone(UTC)

    def advance(self, passed: timedelta) -> None:
        """Let time pass."""
        self._now += passed


def _ticks() -> float:
    # CLOCK_MONOTONIC stands still while the machine sleeps; the meeting does not
    boottime = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(boottime)


def clock_from(environment: Mapping[str, str] = os.environ) -> RunningClock:
    """The clock of this process; $KAIHUI_NOW sets its start, for rehearsals.

    Raises:
        UsageError: $KAIHUI_NOW is no moment.
    """
    said = environment.get("KAIHUI_NOW", "")
    if not said:
        return RunningClock()
    start = moment_named(said)
    if start is None:
        raise UsageError(
            Words(f"KAIHUI_NOW：「{said}」不是时刻。", f"KAIHUI_NOW: “{said}” is no moment."),
            Words("写法：2026-11-23T10:00+08:00", "Write: 2026-11-23T10:00+08:00"),
        )
    return RunningClock(start.astimezone(UTC))
