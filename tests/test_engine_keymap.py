from hypothesis import given
from hypothesis import strategies as st

from engine.keymap import RESERVED, SENDABLE, settled

BUILT_IN = {
    "next": ("n",),
    "previous": ("p",),
    "pause": ("space",),
    "resume": ("space",),
    "write": (":", "enter"),
    "take": ("1", "2"),
    "rate": (),
}


def said(wanted: dict[str, str | tuple[str, ...]]) -> list[str]:
    return [misfit.words.zh for misfit in settled(wanted, BUILT_IN, fixed=("take",)).misfits]


def keys_of(action: str, wanted: dict[str, str | tuple[str, ...]]) -> tuple[str, ...]:
    return settled(wanted, BUILT_IN, fixed=("take",)).keys[action]


def test_without_own_keys_the_built_in_ones_are_in_force() -> None:
    assert settled({}, BUILT_IN).keys == BUILT_IN


def test_an_own_key_replaces_the_built_in_one_and_several_stand_beside_each_other() -> None:
    assert keys_of("next", {"next": "b"}) == ("b",)
    assert keys_of("next", {"next": ("b", "F5")}) == ("b", "f5")


def test_two_actions_may_swap_their_keys() -> None:
    swapped: dict[str, str | tuple[str, ...]] = {"next": "p", "previous": "n"}
    assert (keys_of("next", swapped), keys_of("previous", swapped), said(swapped)) == (("p",), ("n",), [])


def test_a_key_that_another_action_holds_is_named_and_the_built_in_key_stays() -> None:
    assert said({"next": "p"}) == ["p 已用于 previous；next 仍用 n"]
    assert keys_of("next", {"next": "p"}) == ("n",)


def test_of_two_own_entries_on_one_key_the_later_gives_way() -> None:
    assert said({"previous": "b", "next": "b"}) == ["b 已用于 previous；next 仍用 n"]


def test_an_entry_that_gives_way_may_make_another_give_way_too() -> None:
    assert said({"next": "space", "previous": "n"}) == [
        "space 已用于 pause；next 仍用 n",
        "n 已用于 next；previous 仍用 p",
    ]


def test_what_shares_a_key_by_design_may_share_another() -> None:
    assert said({"pause": "b", "resume": "b"}) == []


def test_an_unknown_action_is_named_with_the_one_that_was_meant() -> None:
    assert said({"nxt": "b"}) == ["没有叫「nxt」的操作（可写：next）"]


def test_a_key_that_no_terminal_sends_is_named() -> None:
    assert said({"next": "alt+n"}) == ["终端发不出「alt+n」这个键；next 仍用 n"]
    assert said({"next": ""}) == ["终端发不出「」这个键；next 仍用 n"]
    assert said({"next": "Ctrl+M"}) == ["终端分不清 ctrl+m 和 enter；next 仍用 n"]


def test_a_reserved_key_is_refused_and_stays_with_its_action() -> None:
    assert said({"next": "escape"}) == ["escape 是保留键；next 仍用 n"]
    assert keys_of("write", {"write": "b"}) == ("b", "enter")
    assert said({"take": "b"}) == ["take 的键不能改；take 仍用 1 2"]


def test_a_full_width_sign_is_its_half_width_key() -> None:
    assert keys_of("next", {"next": "？"}) == ("?",)


def test_an_action_without_a_key_is_left_to_the_palette() -> None:
    assert keys_of("next", {"next": ()}) == ()
    assert said({"rate": "p"}) == ["p 已用于 previous；rate 仍用命令面板"]


@given(st.dictionaries(st.sampled_from([*BUILT_IN, "none"]), st.sampled_from(sorted(SENDABLE | RESERVED))))
def test_whatever_is_wanted_no_key_means_two_things_that_did_not_share_one(wanted: dict[str, str]) -> None:
    result = settled(wanted, BUILT_IN)
    holders = [(key, action) for action, keys in result.keys.items() for key in keys]
    for key, action in holders:
        for other_key, other in holders:
            shared = action == other or {action, other} == {"pause", "resume"}
            assert key != other_key or shared
    assert result.keys.keys() == BUILT_IN.keys()
