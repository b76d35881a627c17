"""What of the team's own keys cannot be meant, said where settings are looked at: by doctor, by check, at the start."""

from collections.abc import Iterator

from data.checkup import Check
from data.workspace import Workspace
from engine.settings import Settings
from engine.words import Words
from tui.keymap import keymap_of


def key_misfits(workspace: Workspace, settings: Settings) -> tuple[Words, ...]:
    """A sentence each, with file and line."""
    return tuple(workspace.misfit_said(misfit) for misfit in keymap_of(settings.keys).misfits)


def key_checks(workspace: Workspace, settings: Settings) -> Iterator[Check]:
    """Each of them as a finding; that there is none, where a team has keys of its own."""
    misfits = key_misfits(workspace, settings)
    for said in misfits:
        yield Check("keys", "warn", said, Words("内置的键照常可用。", "The built-in key goes on working."))
    if settings.keys and not misfits:
        count = len(settings.keys)
        yield Check(
            "keys", "ok", Words(f"自定的键 {count} 个，都能用。", f"{count} keys of the team's own, all in force.")
        )
