"""`kaihui doctor`: what may go wrong in a meeting, looked at before it begins."""

import argparse
import sys
from collections.abc import Iterator

from data.checkup import Check, checkup
from data.clock import clock_from
from data.workspace import find_workspace
from engine.errors import KaihuiError
from engine.words import Language
from tui.answers import printed
from tui.cli import said_language
from tui.key_checks import key_checks
from tui.printing import Style, console, show_line
from tui.terminal_checks import python_check, terminal_checks

_SIGNS = {"ok": "✓", "warn": "!", "bad": "✗"}
_STYLES: dict[str, Style] = {"ok": "green", "warn": "yellow", "bad": "red"}


def run(arguments: argparse.Namespace) -> int:
    """Prints every check; 1 where one is not well."""
    language = said_language(arguments)
    checks = list(_checks(arguments.workspace))
    well = all(check.health == "ok" for check in checks)
    if arguments.json:
        answer = {"ok": well, "checks": [_fields(check, language) for check in checks]}
        sys.stdout.write(printed(answer) + "\n")
    else:
        out = console()
        for text, style in (line for check in checks for line in _lines(check, language)):
            show_line(out, text, style)
    return 0 if well else 1


def _checks(workspace_said: str | None) -> Iterator[Check]:
    """All of them. A workspace that cannot be opened is a finding, and not the end."""
    yield python_check()
    yield from terminal_checks()
    try:
        workspace = find_workspace(workspace_said)
        yield from key_checks(workspace, workspace.settings())
    except KaihuiError as error:
        yield Check("settings", "bad", error.what, error.todo)
        return
    yield from checkup(workspace, clock_from().now())


def _fields(check: Check, language: Language) -> dict[str, str | None]:
    todo = check.todo.said(language) if check.todo else None
    return {"id": check.id, "health": check.health, "what": check.what.said(language), "todo": todo}


def _lines(check: Check, language: Language) -> list[tuple[str, Style]]:
    lines: list[tuple[str, Style]] = [(f"{_SIGNS[check.health]} {check.what.said(language)}", _STYLES[check.health])]
    return [*lines, (f"  {check.todo.said(language)}", "dim")] if check.todo else lines
