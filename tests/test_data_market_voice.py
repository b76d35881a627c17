"""Reviews, feedback and returns as files: what they say is in the snapshot, and nothing that tells who the buyer is."""

import json
from pathlib import Path

import pytest

from data.settings import read_settings
from data.snapshot import load_snapshot, store_snapshot, take_snapshot
from engine.snapshot.market_voice import MarketVoice
from engine.snapshot.record import Snapshot
from tests.made_up_reports import NOW, business_report, hand_in, workspace

REVIEWS = "日期,站点,ASIN,星级,内容,标题,来源\n" + "".join(
    f"2026-11-{day},US,B0MADEUP01,{stars},{text},,{source}\n"
    for day, stars, text, source in [
        *[(17, 1, "味道很大，退了", "amazon")] * 5,
        *[(10, 1, "味道很大", "amazon")] * 2,
        *[(18, 5, "容易安装", "amazon")] * 3,
        (18, 2, "味道很大", "Vine"),
        (19, 4, "问 Ann：ann@example.com", "amazon"),
    ]
)
FBA_RETURNS = (
    "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition"
    "\treason\tstatus\tlicense-plate-number\tcustomer-comments\n"
    "2026-11-17T20:10:00+00:00\t111-0000000-0000001\tMAT\tB0MADEUP01\tX1\tMat\t6\tABE2\tDEFECTIVE\tDEFECTIVE"
    "\tUnit returned to inventory\tLPN1\t味道很大\n"
)
OWN_RETURNS = (
    "Order ID\tOrder date\tReturn request date\tA-to-Z Claim\tASIN\tMerchant SKU\tReturn quantity\tReturn Reason\n"
    "111-0000000-0000002\t01-Nov-2026\t18-Nov-2026\tN\tB0MADEUP01\tMAT\t2\tCR-DEFECTIVE\n"
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace whose customer service has handed everything in."""
    root = workspace(tmp_path / "shop")
    hand_in(root, "2026-W47/US/business.csv", business_report(1400.0))
    hand_in(root, "2026-W47/US/reviews.csv", REVIEWS)
    hand_in(root, "2026-W47/US/fba.txt", FBA_RETURNS)
    hand_in(root, "2026-W47/US/own.txt", OWN_RETURNS)
    return root


def taken(root: Path) -> Snapshot:
    return take_snapshot(root, read_settings(root / "kaihui.toml"), NOW, meeting_at=NOW, cache=root / ".cache")


def voice_of(root: Path) -> MarketVoice:
    (voice,) = taken(root).voice
    return voice


def test_files_become_phrases_stars_and_return_reasons(shop: Path) -> None:
    voice = voice_of(shop)
    smell = voice.said("complaint")[0]
    assert (smell.phrase, smell.texts, smell.before) == ("味道很大", 6, 2)
    # what one buyer of a file alone wrote, such as the return comment, is kept out of phrases
    assert smell.sources == {"review": 5, "vine": 1}
    assert [(one.phrase, one.texts) for one in voice.said("praise")] == [("容易安装", 3)]
    assert [(one.source, one.counts) for one in voice.stars] == [("review", (5, 0, 0, 1, 3)), ("vine", (0, 1, 0, 0, 0))]
    assert [(one.code, one.count) for one in voice.reasons] == [("DEFECTIVE", 8)]


def test_copies_of_all_files_change_nothing_that_is_said(shop: Path) -> None:
    before = voice_of(shop)
    for path in sorted((shop / "reports").rglob("*.*")):
        hand_in(shop, f"2026-W47/US/{path.stem} (1){path.suffix}", path.read_text(encoding="utf-8"))
    after = voice_of(shop)
    assert (after.phrases, after.texts, after.reasons) == (before.phrases, before.texts, before.reasons)
    assert [one.counts for one in after.stars] == [one.counts for one in before.stars]


def test_the_sources_of_what_is_said_are_those_of_the_snapshot(shop: Path) -> None:
    snapshot = taken(shop)
    assert snapshot.voice[0].files <= {one.file for one in snapshot.sources}


def test_a_stored_snapshot_says_the_same_and_names_no_buyer(shop: Path) -> None:
    snapshot = taken(shop)
    stored = store_snapshot(shop, snapshot)
    assert load_snapshot(shop, stored.hash) == snapshot
    written = stored.path.read_text(encoding="utf-8")
    assert "味道很大" in written
    assert "example.com" not in written
    assert "111-0000000" not in written


def test_a_snapshot_of_before_there_was_a_voice_loads_as_it_was(tmp_path: Path) -> None:
    root = workspace(tmp_path / "shop")
    stored = store_snapshot(root, taken(root))
    assert "voice" not in json.loads(stored.path.read_text(encoding="utf-8"))["content"]
    assert load_snapshot(root, stored.hash).voice == ()
