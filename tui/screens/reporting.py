"""The screen's half that knows of reports: has them read behind it, and puts what was read before the meeting."""

from functools import partial

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from data.session import Session
from engine.errors import KaihuiError
from engine.snapshot.history import NO_HISTORY
from engine.snapshot.reread import reread_said
from engine.words import Words, same
from tui.messages import FileBegun, LastCompletionRead, NothingHandedIn, ReadingFailed, SnapshotRead
from tui.screens.reading import read_last_completion, read_reports, recall_snapshot
from tui.widgets.notice import Notice
from tui.widgets.scene import Data, Reading

_REPORTS = "reports"


class ReportingScreen(Screen[None]):
    """Reads reports in a thread, after the first paint; the meeting goes on whatever comes of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.data = Data()
        """Where the reading stands."""
        self.history = NO_HISTORY
        """What the snapshots before the one in view said."""
        self.last_completion: float | None = None
        """Percent of actions done in the meeting before."""
        self._turn = 0
        """Of several readings only the last one counts: an early one may end late."""
        self._aloud = False

    def show_meeting(self) -> None:
        """Paints every pane."""
        raise NotImplementedError

    def tell_aside(self, notice: Notice) -> None:
        """Shows a sentence, unless something is being written or asked."""
        raise NotImplementedError

    def begin_reading(self) -> None:
        """What the first paint did not wait for: pinyin, the snapshot of before, and the reports."""
        self.run_worker(self.session.fill_initials, thread=True, exit_on_error=False)
        last = partial(read_last_completion, self.session, self.post_message)
        self.run_worker(last, thread=True, exit_on_error=False)
        self._read(recall=True)
        for error in self.session.unread:
            self.tell_aside(Notice("bad", error.whole))

    def read_again(self) -> None:
        """Has the reports read in the background; what emergencies have left open meanwhile is taken over at once."""
        if not self.session.read_only and self.session.meeting.state != "closed":
            try:
                self.session.take_over()
            except KaihuiError as error:
                self.tell_aside(Notice("bad", error.what))
        self._read(recall=False)

    def read_again_aloud(self) -> None:
        """As the scribe asked for; with the same reports nothing else would show that it was done."""
        self._aloud = True
        self.tell_aside(Notice("none", Words("正在重读报表…", "Reading the reports again...")))
        self.read_again()

    def _read(self, recall: bool) -> None:
        self._turn += 1
        turn = self._turn

        def post(message: Message) -> None:
            if turn == self._turn:
                self.post_message(message)

        def work() -> None:
            if recall:
                recall_snapshot(self.session, post)
            if not self.session.read_only:
                read_reports(self.session, post)
            elif not self.session.meeting.snapshot:
                post(NothingHandedIn())

        self._show_reading("reading")
        self.run_worker(work, thread=True, group=_REPORTS, exit_on_error=False)

    def _show_reading(self, state: Reading, trouble: Words | None = None) -> None:
        self.data = Data(state, trouble)
        self.show_meeting()

    @on(FileBegun)
    def _say_how_far(self, message: FileBegun) -> None:
        self.data = Data("reading", begun=(message.number, message.files, message.name))
        self.show_meeting()

    @on(SnapshotRead)
    def _look_at(self, message: SnapshotRead) -> None:
        before = self.session.snapshot
        try:
            self.history = message.history
            self.session.look_at(message.snapshot, message.hash)
        except KaihuiError as error:
            self.tell_aside(Notice("bad", error.what))
        else:
            if self._aloud:
                self.tell_aside(Notice("good", reread_said(before, message.snapshot)))
        self._aloud = False
        self._show_reading("read")

    @on(LastCompletionRead)
    def _hold_against(self, message: LastCompletionRead) -> None:
        self.last_completion = message.percent
        self.show_meeting()

    @on(NothingHandedIn)
    def _without_data(self) -> None:
        self._aloud = False
        self._show_reading("none")

    @on(ReadingFailed)
    def _go_on_without(self, message: ReadingFailed) -> None:
        self._aloud = False
        self._show_reading("failed", message.error.what)
        error = message.error
        self.tell_aside(Notice("bad", error.what + same(" ") + error.todo if error.todo else error.what))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of ours while reading is no reason to end the meeting."""
        if event.state == WorkerState.ERROR and event.worker.group == _REPORTS:
            kind = type(event.worker.error).__name__
            what = Words(f"读取报表时出错（{kind}）。", f"A fault while the reports were read ({kind}).")
            todo = Words(
                "会议照常，请把 kaihui check 的结果发给维护者。", "The meeting goes on; send us what kaihui check says."
            )
            self._go_on_without(ReadingFailed(KaihuiError(what, todo)))
