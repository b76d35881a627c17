"""Offers at risk are lines too, the first of 用户体验洞察: each an action in one key, and they stand in the minutes."""

import pytest

from engine.errors import RefusedError
from engine.meeting.agenda import VOICE
from engine.meeting.proposing.voice_lines import line_text, voice_lines
from engine.minutes.cx_mix import cx_blocks
from engine.minutes.document import Table
from tests.made_up_cx import MIX, at_risk
from tests.test_engine_voice_lines import as_action, item_of, taken


def test_they_come_first_and_leave_a_key_for_each_of_the_others() -> None:
    lines = voice_lines(item_of(VOICE), at_risk("US"))
    assert [(line.kind, line.name.zh) for line in lines[:3]] == [
        ("cx", "B0MADEUP01 极差：Strong smell"),
        ("cx", "B0MADEUP02 BAND-2 不佳"),
        ("complaint", "味道很大"),
    ]
    assert [line.kind for line in lines].count("returns") == 2
    assert [line.worse for line in lines[:3]] == [True, None, None]


def test_one_becomes_an_action_with_its_orders_frozen_in() -> None:
    act = taken(1, at_risk("US"))
    assert act.text == (
        "查清买家为什么不满意，整改商品或 Listing：US「B0MADEUP01 极差：Strong smell」"
        "（21 单买家不满意，占 9.9%，2026-W47）"
    )
    assert (act.owner, act.list, act.accept) == ("王强", "improvement", "B0MADEUP01 的 CX 健康升到「一般」以上")
    assert [(held.kpi, held.value, held.limit, held.scope) for held in act.evidence] == [
        ("voice.cx", 21, 12, "US · B0MADEUP01"),
        ("voice.cx_share", 100 * 21 / 212, None, "US · B0MADEUP01"),
    ]
    with pytest.raises(RefusedError, match="A-1"):
        taken(1, at_risk("US"), as_action(act))


def test_an_offer_without_orders_says_no_figure_at_all() -> None:
    line = voice_lines(item_of(VOICE), at_risk("US"))[1]
    assert (line.count, line.share_said) == (None, "")
    assert line_text(line).en == ("Find out why buyers are unhappy and mend it: US “B0MADEUP02 BAND-2 poor” (2026-W47)")


def test_the_minutes_have_the_mix_and_below_it_the_offers() -> None:
    mix, offers = cx_blocks(MIX)
    assert isinstance(mix, Table)
    assert isinstance(offers, Table)
    said = [["".join(span.text.zh for span in cell) for cell in row] for row in (*mix.rows, *offers.rows)]  # type: ignore[union-attr]
    assert said[3:] == [
        ["不佳", "1", "10%", "2", "-1"],
        ["极差", "1", "10%", "0", "+1"],
        ["未评级", "2", "", "2", "持平"],
        ["B0MADEUP01", "极差", "21/212", "9.9%", "上期不佳", "Strong smell"],
        ["B0MADEUP02 BAND-2", "不佳", "—", "—", "持平", ""],
    ]
