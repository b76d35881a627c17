"""Moving a team's meetings between the folder and a server: everything is copied, compared, and nothing is deleted."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from data.files import create_file, saving
from data.meeting_store import MeetingFolder, MeetingStore
from data.settings import SETTINGS_FILE
from data.workspace import Workspace, postgres_store
from engine.errors import ConflictError, NotFoundError
from engine.meeting.events import Facts
from engine.settings import Settings
from engine.words import Words


class Migrated(Struct, frozen=True):
    """What was copied; what was there already is counted as well."""

    meetings: int
    facts: int
    snapshots: int


def to_server(workspace: Workspace, settings: Settings) -> Migrated:
    """Copies meetings, snapshots and settings from the folder to the server that the settings name.

    Raises:
        NotFoundError: no server is named, or it cannot be reached.
        ConflictError: a meeting is on the server already and says something else.
        NotSavedError: the server did not take it.
    """
    server = postgres_store(workspace.root, _with_server(settings))
    meetings, facts = _copy(MeetingFolder(workspace.meetings), server)
    snapshots = sorted(workspace.snapshots.glob("*.json"))
    for path in (*snapshots, workspace.root / SETTINGS_FILE):
        server.keep(path.relative_to(workspace.root).as_posix(), path.read_bytes())
    return Migrated(meetings, facts, len(snapshots))


def to_folder(workspace: Workspace, settings: Settings) -> Migrated:
    """The same the other way round; files that are there already are left alone, kaihui.toml always.

    Raises:
        NotFoundError: no server is named, or it cannot be reached.
        ConflictError: a meeting is in the folder already and says something else.
        NotSavedError: the disk did not take it.
    """
    server = postgres_store(workspace.root, _with_server(settings))
    workspace.make_folders()
    meetings, facts = _copy(server, MeetingFolder(workspace.meetings))
    snapshots = server.documents("snapshots/")
    for name, content in snapshots.items():
        path = workspace.snapshots / name.removeprefix("snapshots/")
        with saving(path):
            create_file(path, content)
    return Migrated(meetings, facts, len(snapshots))


def _with_server(settings: Settings) -> Settings:
    if not settings.storage.postgresql:
        raise NotFoundError(
            Words("kaihui.toml 里没有写服务器。", "kaihui.toml names no server."),
            Words('写上 [storage] postgresql = "postgresql://…"', 'Add [storage] postgresql = "postgresql://..."'),
        )
    return settings


def _copy(source: MeetingStore, target: MeetingStore) -> tuple[int, int]:
    """Copies every meeting behind what the target has of it already; the number of meetings and of facts."""
    ids, total = source.ids(), 0
    for meeting_id in ids:
        facts = source.log(meeting_id).read()
        log = target.log(meeting_id)
        there = log.read()
        if there != facts[: len(there)]:
            raise ConflictError(
                Words(f"会议 {meeting_id} 两边不一样。", f"The meeting {meeting_id} differs between the two."),
                Words("没有改动它。先确认哪一边是对的。", "It was left alone: find out first which one is right."),
            )
        for move in _moves(facts[len(there) :]):
            log.append(move, after=move[0].seq - 1)
        total += len(facts)
        if target.log(meeting_id).read() != facts:
            raise ConflictError(
                Words(f"会议 {meeting_id} 复制后对不上。", f"The meeting {meeting_id} was not copied exactly."),
                Words("请重试，并告诉维护者。", "Try again, and tell the makers."),
            )
    return len(ids), total


def _moves(facts: Facts) -> Iterator[Facts]:
    """The facts, those of one move together, as they were written."""
    for _, move in groupby(facts, key=lambda fact: fact.move):
        yield tuple(move)
