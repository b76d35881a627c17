"""What a command needs before it can work: the workspace, its settings, the clock, the language and who is writing."""

import argparse
import os
import pwd
import sys
from typing import NamedTuple

from msgspec.structs import replace

from data.clock import Clock, clock_from
from data.session import Session
from data.workdays import load_workdays
from data.workspace import Workspace, find_workspace
from engine.settings import Settings
from engine.text import clean
from engine.words import Language
from tui.cli import language_of_environment


class Opened(NamedTuple):
    """An opened workspace."""

    workspace: Workspace
    settings: Settings
    clock: Clock
    language: Language
    """--lang, else kaihui.toml, else LANG, else zh."""


def opened(arguments: argparse.Namespace) -> Opened:
    """The workspace that the command line means.

    Raises:
        NotFoundError: there is none.
        BadInputError: its kaihui.toml cannot be understood.
        UsageError: $KAIHUI_NOW is no moment.
    """
    clock = clock_from()
    workspace = find_workspace(arguments.workspace)
    settings = dressed(workspace.settings(), arguments)
    workspace.open_store(settings)
    language = arguments.lang or settings.language or language_of_environment()
    return Opened(workspace, settings, clock, language)


def dressed(settings: Settings, arguments: argparse.Namespace) -> Settings:
    """The settings, with the looks that the command line asks for."""
    look, theme = settings.screen, getattr(arguments, "theme", "auto")
    if theme != "auto":
        look = replace(look, theme=theme)
    if getattr(arguments, "ascii", False):
        look = replace(look, ascii=True)
    return replace(settings, screen=look)


def session_for(place: Opened, by: str | None, clock: Clock | None = None) -> Session:
    """The scribe's hold on the meeting that runs or comes next."""
    writer = clean(by or "", limit=60) or account_name()
    session = Session(place.workspace, place.settings, clock or place.clock, writer, place.language, load_workdays())
    say_unread(session)
    return session


def say_unread(session: Session) -> None:
    """Names on stderr the earlier meetings that could not be read."""
    for error in session.unread:
        print(error.said(session.language), file=sys.stderr)


def account_name() -> str:
    """Who is logged in, by the system's word rather than the environment's."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid{os.getuid()}"
