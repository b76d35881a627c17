"""Names of several words, and a seller who does it all alone (R35)."""

from datetime import date

import pytest

from engine.capture.line import understood
from engine.capture.sigils import Known
from engine.due.workdays import Workdays
from engine.errors import BadInputError
from engine.meeting import moves as mv
from engine.meeting.proposing.advice import owner_for
from engine.settings import Person

LIN, ANN = Person("Lin Yue", role="operations"), Person("Mary Ann Lee", role="ads")
WORKDAYS = Workdays(frozenset(), frozenset(), None)
BOTH = Known(date(2026, 11, 23), WORKDAYS, (LIN, ANN))
ALONE = Known(date(2026, 11, 23), WORKDAYS, (LIN,), ("Lin Yue",))


def test_a_name_of_several_words_is_one_name_in_a_list() -> None:
    assert understood("attend Lin Yue Mary Ann Lee Bob", BOTH) == mv.Attend(("Lin Yue", "Mary Ann Lee", "Bob"))
    assert understood("leave lin yue", BOTH) == mv.Leave(("Lin Yue",))


def test_a_name_of_several_words_is_one_mark() -> None:
    due = date(2026, 11, 24)
    assert understood("a call @Mary Ann Lee ^tomorrow", BOTH) == mv.Act("call", "Mary Ann Lee", due)
    assert understood("d halve the budget @lin yue", BOTH) == mv.Decide("halve the budget", "Lin Yue")
    assert understood("q why? @Lin Yue <Mary Ann Lee", BOTH) == mv.Ask("why?", "Lin Yue", "Mary Ann Lee")
    assert understood("a call @lin", BOTH) == mv.Act("call", "Lin Yue")


def test_a_name_in_a_text_keeps_its_space() -> None:
    assert understood("d Lin Yue asks @Mary Ann Lee first, then we act", BOTH) == mv.Decide(
        "Lin Yue asks @Mary Ann Lee first, then we act"
    )


def test_where_one_person_does_it_all_nobody_is_asked_for_the_owner() -> None:
    assert understood("a check the margin", ALONE) == mv.Act("check the margin", "Lin Yue")
    assert understood("a check the margin", BOTH) == mv.Act("check the margin")
    assert owner_for("ads", (LIN,), ()) == "Lin Yue"
    assert owner_for("warehouse", (LIN, ANN), ()) == ""


def test_words_typed_behind_the_mark_for_an_owner_do_not_become_what_was_decided() -> None:
    with pytest.raises(BadInputError):
        understood("fix D-1 @thing to settle", BOTH)
    assert understood("fix D-1 @Lin Yue", BOTH) == mv.AmendDecision("D-1", None, "Lin Yue")
