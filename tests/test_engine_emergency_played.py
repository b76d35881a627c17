"""An emergency meeting, played from its script without disk: what must be there before it may end."""

from pathlib import Path

import pytest

from engine.capture.line import understood
from engine.capture.script import Say, Wait, script_steps
from engine.capture.sigils import Known
from engine.dates import day_in_utc8
from engine.due.workdays import Workdays
from engine.errors import RefusedError
from engine.meeting import moves as mv
from engine.meeting.gates import listed_at_start, unmet_at_start
from engine.meeting.planning import plan_emergency
from engine.meeting.resolving import resolved
from engine.settings import Settings
from tests.made_up_meeting import TEAM, TEN, Scribe

SCRIPT = (Path(__file__).parent / "scripts" / "emergency.txt").read_text(encoding="utf-8")


def emergency(settings: Settings = TEAM) -> Scribe:
    scribe = Scribe(settings)
    scribe.facts = ()
    scribe.store((plan_emergency(settings, None, TEN, "周婷", "有效追踪率 93.1% < 95%"),))
    return scribe


def played(script: str) -> Scribe:
    scribe = emergency()
    for step in script_steps(script):
        if isinstance(step, Wait):
            scribe.waits(step.passed.total_seconds() / 60)
        if isinstance(step, Say):
            known = Known(day_in_utc8(scribe.now), Workdays(), TEAM.people, scribe.meeting.present)
            spoken = understood(step.text, known)
            scribe.does(resolved(scribe.meeting, None, spoken, known.today, "zh"))
    return scribe


def test_cause_remedy_prevention_and_recheck_are_kept() -> None:
    meeting = played(SCRIPT).meeting
    assert meeting.state == "closed"
    assert (meeting.trigger, meeting.gates) == ("有效追踪率 93.1% < 95%", ())
    assert (meeting.causes[0].category, meeting.remedy, meeting.remedy_by) == ("integration", "追踪号补传.xlsx", "王强")
    assert [action.list for action in meeting.actions] == ["prevention", "recheck"]


@pytest.mark.parametrize(("line", "gate"), [("cause ", "root cause"), ("prevent ", "prevention")])
def test_without_a_cause_or_a_prevention_it_does_not_end(line: str, gate: str) -> None:
    kept = [one for one in SCRIPT.splitlines() if not one.startswith((line, "accept"))]
    kept = ["next 没有查清" if one == "next" else one for one in kept]
    with pytest.raises(RefusedError, match=gate):
        played("\n".join(kept))


def test_the_remedy_is_uploaded_by_somebody_who_may() -> None:
    scribe = emergency().does(mv.Attend(("王强",)), mv.Start())
    with pytest.raises(RefusedError, match="no edit rights"):
        scribe.does(mv.Remedy("补传.xlsx", "李敏"))


def test_an_alarm_waits_for_no_report_though_an_old_one_is_named() -> None:
    scribe = emergency().does(mv.UseSnapshot("1", stale=("reports/us.csv",)), mv.Attend(("王强",)))
    assert unmet_at_start(scribe.meeting) == ()
    assert any("us.csv" in words.zh for words in listed_at_start(scribe.meeting))
    assert scribe.does(mv.Start()).meeting.state == "running"
