"""What the buyers of a made-up shop say, for tests of the engine and of the screen."""

from msgspec.structs import replace

from engine.kpi.catalogue import Origin
from engine.snapshot.market_voice import MarketVoice, ReviewTopic, Stars
from engine.snapshot.record import Snapshot
from engine.voice.phrase import Phrase
from engine.voice.return_shares import reason_shares
from tests.made_up_stage import made_snapshot

FILE = "reports/2026-W47/US/campaigns.csv"
"""A file of the made-up snapshot, whose data is stale."""


def made_voice(marketplace: str = "US") -> MarketVoice:
    """A complaint that grows, one that is gone, a praise, returns of four reasons, a topic."""
    return MarketVoice(
        marketplace,
        phrases=(
            Phrase("味道很大", "complaint", 9, 0.45, 3, 0.3, ("B0MADEUP01",), {"review": 7, "vine": 2}),
            Phrase("easy to install", "praise", 4, 0.4, 1, 0.2, ("B0MADEUP02",), {"review": 4}),
            Phrase("broke", "complaint", 0, 0.0, 5, 0.5),
        ),
        texts={"complaint": 20, "praise": 10},
        phrases_from=(Origin(FILE, 2, 31),),
        stars=(
            Stars("review", (6, 3, 2, 4, 15), (2, 2, 1, 3, 12)),
            Stars("vine", (0, 1, 0, 2, 0)),
            Stars("feedback", (2, 0, 1, 0, 0), (0, 0, 1, 0, 0)),
        ),
        reasons=reason_shares(
            {"NOT_AS_DESCRIBED": 16, "CR-UNWANTED_ITEM": 8, "DEFECTIVE": 8, "APPAREL_TOO_SMALL": 3},
            {"NOT_AS_DESCRIBED": 7, "UNWANTED_ITEM": 9, "DEFECTIVE": 8, "APPAREL_TOO_SMALL": 3},
        ),
        returned=35,
        returned_before=27,
        topics=(ReviewTopic("odor", "complaint", 45, 30),),
    )


def voiced(*marketplaces: str) -> Snapshot:
    """The made-up snapshot, and what the buyers of these marketplaces say in it."""
    return replace(made_snapshot(), voice=tuple(made_voice(code) for code in marketplaces))
