"""Work behind the screen, in threads: reports to a snapshot. Nothing here touches a widget."""

from collections.abc import Callable
from contextlib import suppress

from textual.message import Message

from data.session import Session
from engine.errors import KaihuiError, NotFoundError
from engine.meeting.agenda import EMERGENCY
from tui.messages import (
    FileBegun,
    LastCompletionRead,
    NothingHandedIn,
    OrdersRead,
    PastRead,
    ReadingFailed,
    SnapshotRead,
)

Post = Callable[[Message], object]


def read_reports(session: Session, post: Post) -> None:
    """Takes and stores the snapshot of the meeting's period, and tells how that went."""
    from data.earlier_snapshots import read_history  # after the first paint
    from data.watching import snapshot_for

    try:
        taken = snapshot_for(session, lambda *at: post(FileBegun(*at)))
        if taken is None:
            post(NothingHandedIn())
        else:
            post(SnapshotRead(taken.snapshot, taken.hash, read_history(session.workspace.root, taken.snapshot)))
        if session.meeting.template == EMERGENCY:
            read_orders(session, post)
    except KaihuiError as error:
        post(ReadingFailed(error))


def read_orders(session: Session, post: Post) -> None:
    """Tells which orders do not comply, and what meetings before this one found; without a report, no order is told.

    Raises:
        NotFoundError: the folder of meetings cannot be looked at.
    """
    from data.emergency import defective_orders

    with suppress(NotFoundError):  # the list says itself what to download
        post(OrdersRead(defective_orders(session.workspace, session.settings)))
    read_all_meetings(session, post)


def recall_snapshot(session: Session, post: Post) -> None:
    """Shows the snapshot that the meeting already looks at, while the reports are read again."""
    from data.earlier_snapshots import read_history
    from data.watching import snapshot_of

    name, root = session.meeting.snapshot, session.workspace.root
    if name:
        try:
            snapshot = snapshot_of(session.workspace, name)
            post(SnapshotRead(snapshot, name, read_history(root, snapshot)))
        except KaihuiError as error:
            post(ReadingFailed(error))


def read_last_completion(session: Session, post: Post) -> None:
    """Tells how the meeting before this one went, for the review to be held against."""
    from data.coming import last_completion  # after the first paint

    post(LastCompletionRead(last_completion(session.workspace, session.meeting)))


def read_all_meetings(session: Session, post: Post) -> None:
    """Tells what all closed meetings came to."""
    from data.past import read_past  # only once somebody looks back

    try:
        post(PastRead(read_past(session.workspace, session.settings.cost)))
    except KaihuiError as error:
        post(ReadingFailed(error))
