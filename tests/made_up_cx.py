"""CX health of a made-up shop, beside what its buyers say, for tests of the engine, the minutes and the screen."""

from datetime import date

from msgspec.structs import replace

from engine.kpi.catalogue import Origin
from engine.snapshot.cx_mix import CxMix, Offer
from engine.snapshot.record import Snapshot
from tests.made_up_voice import FILE, voiced

MIX = CxMix(
    date(2026, 11, 22),
    {"excellent": 3, "good": 5, "fair": 0, "poor": 1, "very_poor": 1, "unrated": 2},
    {"excellent": 3, "good": 4, "fair": 1, "poor": 2, "very_poor": 0, "unrated": 2},
    at_risk=(
        Offer("B0MADEUP01", "very_poor", None, 21, 212, "Strong smell", "poor", 12),
        Offer("B0MADEUP02", "poor", "BAND-2", None, None, "", "poor", 7),
    ),
    sources=(Origin(FILE, 2, 11),),
)


def at_risk(*marketplaces: str) -> Snapshot:
    """The made-up snapshot, what buyers say in it, and two offers that Amazon may take down in each marketplace."""
    snapshot = voiced(*marketplaces)
    return replace(snapshot, voice=tuple(replace(voice, cx=MIX) for voice in snapshot.voice))
