"""Whatever somebody is called and whatever is asked for, every file stays in its folder."""

import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.drafts import Drafts
from data.meeting_store import checked_id
from engine.errors import KaihuiError
from engine.text import clean
from tests.payloads import PATHS, TERMINAL, UNICODE
from tests.torture import times

SAID = st.one_of(
    st.text(max_size=90),
    st.lists(st.sampled_from((*PATHS, *TERMINAL, *UNICODE, "..", "/", "\\", "\0", "2026-11-23", "-weekly"))).map(
        "".join
    ),
)


@settings(max_examples=times(500, 5000), deadline=None)
@given(SAID)
def test_a_scribe_of_any_name_has_a_draft_in_the_folder_of_drafts(said: str) -> None:
    folder = Path("/nowhere/.drafts")
    path = Drafts(folder, clean(said, limit=60)).path
    assert Path(os.path.normpath(path)).parent == folder
    assert len(os.fsencode(path.name)) <= 250


@settings(max_examples=times(500, 5000), deadline=None)
@given(SAID)
def test_what_is_no_meetings_id_is_refused_and_what_is_one_stays_in_the_folder(said: str) -> None:
    folder = Path("/nowhere/meetings")
    try:
        name = checked_id(said)
    except KaihuiError:
        return
    assert Path(os.path.normpath(folder / f"{name}.json")).parent == folder
