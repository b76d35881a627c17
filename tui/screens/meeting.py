"""The meeting's screen: puts the panes together, lets the clock tick, and hands every key to the desk."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from random import uniform

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from data.closing import close_down, save_minutes_of
from data.drafts import Drafts
from data.session import Session
from engine.errors import KaihuiError
from engine.meeting.events import Facts
from engine.meeting.moves import Attend
from engine.meeting.past.meeting import PastMeeting
from engine.words import Words
from tui.key_entries import Action
from tui.messages import OrdersRead, PastRead
from tui.screens.alarm import Alarm
from tui.screens.company import Company
from tui.screens.desk import Desk
from tui.screens.greeting import greet
from tui.screens.modes import Mode
from tui.screens.palette_search import PaletteSearch
from tui.screens.papers import SAVING, Papers
from tui.screens.reading import read_all_meetings
from tui.screens.reporting import ReportingScreen
from tui.signs import draws_only_ascii
from tui.themes import next_theme
from tui.widgets.agenda import Agenda
from tui.widgets.board import Board
from tui.widgets.capture import HINTS, CaptureLine
from tui.widgets.feed import Feed, FeedHead
from tui.widgets.footer import Footer
from tui.widgets.header import Header, state_of
from tui.widgets.help import Help
from tui.widgets.item import ItemBody, ItemHead
from tui.widgets.looks import LOOKS
from tui.widgets.notice import Notice, NoticeLine
from tui.widgets.overlay import PaletteList
from tui.widgets.past import PastBoard
from tui.widgets.scene import Pane, Scene
from tui.widgets.too_small import TooSmall

_GLANCE = (0.25, 0.45)
"""Seconds between two looks of a follower at the file's date: what is said is seen within a second.

Each has a pace of its own between the two, so that twenty of them never paint in step.
"""
_LOOK_AROUND = 3.0
"""Seconds between two looks at who else is here."""
_OVER: dict[Mode, str] = {"helping": "#help", "remembering": "#past"}
"""What lies over the panes and is scrolled instead of them."""
_PANES: tuple[Pane, ...] = ("agenda", "item", "feed")


class MeetingScreen(ReportingScreen):
    """One screen for the whole meeting, before, during and after."""

    COMPONENT_CLASSES = Screen.COMPONENT_CLASSES | LOOKS
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (60, "-narrow"), (76, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (15, "-low"), (22, "-high"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, session: Session, drafts: Drafts) -> None:
        super().__init__(session)
        self.drafts = drafts
        self.desk = Desk(session, self, drafts)
        self._pane: Pane = "item"
        self._papers = Papers(session, self.app.copy_to_clipboard)  # by OSC 52, where the terminal takes it
        self._alarm = Alarm()
        self._only_ascii = draws_only_ascii(session.settings.screen)
        self._company = Company(session)
        self._facts: Facts = ()
        self._past: tuple[PastMeeting, ...] = ()
        self.set_class(session.meeting.state == "preparing", "-preparing")

    def compose(self) -> ComposeResult:
        """Header, agenda, item, feed, and the three lines at the bottom; help and palette lie over them."""
        yield TooSmall("too-small")
        yield Header("header")
        with Horizontal(id="body"):
            yield Agenda("agenda")
            with Vertical(id="right"):
                yield ItemHead("item-head", "row")
                yield ItemBody("item")
                yield FeedHead("feed-head", "row")
                yield Feed("feed")
        yield Help("help")
        yield PastBoard("past")
        yield PaletteList("palette")
        yield NoticeLine("notice", "row")
        yield CaptureLine(self.desk)
        yield Footer("footer", "row")

    def on_mount(self) -> None:
        """Shows the meeting; whatever is slow begins after the first paint."""
        self.desk.line = self.query_one(CaptureLine)
        self.desk.palette = PaletteSearch(self.session, self.desk.keymap, self.query_one(PaletteList))
        self.desk.help = self.query_one(Help)
        self.desk.past = self.query_one(PastBoard)
        self.desk.line.focus()
        self.show_mode("command")
        if greet(self.desk, self.drafts):
            self._alarm.catch_up(self.scene())
        self.show_meeting()
        self.set_interval(1.0, self._tick)
        self.set_interval(_LOOK_AROUND, self._look_around)
        if self.session.read_only:
            self.set_interval(uniform(*_GLANCE), self._take_in)
        self.call_after_refresh(self.begin_reading)

    def on_resize(self) -> None:
        """A terminal that was smaller for a moment has lost what it showed, even if its size is the old one again."""
        self.refresh()

    def scene(self) -> Scene:
        """All that is to be seen at this moment."""
        session = self.session
        with suppress(KaihuiError):  # a damaged file is said by the tick; what was read before stays in view
            self._facts = session.log.read()
        return Scene(
            meeting=session.meeting,
            facts=self._facts,
            snapshot=session.snapshot,
            now=session.clock.now(),
            language=session.language,
            settings=session.settings,
            keys=self.desk.keymap,
            only_ascii=self._only_ascii,
            by=session.by,
            data=self.data,
            history=self.history,
            pane=self._pane,
            chosen=self.desk.choosing.chosen,
            read_out=self.desk.read_back.chosen,
            picking=self.desk.mode == "writing" and self.desk.line.value.startswith("cause"),
            misread=self.desk.tracing.misread,
            past=self._past,
            last_completion=self.last_completion,
            saved=self._papers.saved,
            read_only=session.read_only,
            here=self._company.here,
            emergency_on=session.emergency_on,
        )

    def show_meeting(self) -> None:
        """Paints every pane; what is on the screen already is not sent again."""
        scene = self.scene()
        self.set_class(scene.meeting.state == "preparing", "-preparing")
        for board in self.query(Board):
            board.paint(scene)

    def tell(self, notice: Notice) -> None:
        """Shows a sentence above the capture line."""
        self.query_one(NoticeLine).tell(notice, self.scene())

    def tell_aside(self, notice: Notice) -> None:
        """Shows a sentence, unless something is being written or asked."""
        if self.desk.mode == "command":
            self.tell(notice)

    def show_mode(self, mode: Mode) -> None:
        """Shows what keys do now: the line writes or waits, and an overlay opens or closes."""
        writes = mode in ("writing", "searching", "remembering")
        state = "following" if self.session.read_only else state_of(self.session.meeting)
        scene = self.scene()
        self.desk.line.set_writing(writes, scene.keyed(HINTS[mode if mode == "reading_back" else state]))
        footer = self.query_one(Footer)
        before, footer.mode = footer.mode, mode
        footer.paint(scene)
        self.query_one(ItemBody).paint(scene)
        if {before, mode} & {"helping", "searching", "remembering"}:
            self.set_class(mode == "remembering", "-remembering")
            self.set_class(mode == "helping", "-helping")
            self.set_class(mode == "searching", "-searching")
            self.call_after_refresh(self.show_meeting)

    def act(self, action: Action) -> None:
        """Does what only a screen can do."""
        done: dict[Action, Callable[[], None]] = {
            "attend_all": self._attend_all,
            "read_again": self.read_again_aloud,
            "save_minutes": lambda: self._save(partial(self._papers.save, save_minutes_of)),
            "save_task_list": lambda: self._save(self._papers.save_task_list),
            "help": self.desk.show_help,
            "palette": self.desk.search,
            "history": self._look_back,
            "emergency": self._call_emergency,
            "next_pane": self._next_pane,
            "up": lambda: self._scroll(-1),
            "down": lambda: self._scroll(1),
            "page_up": lambda: self._scroll(-1, pages=True),
            "page_down": lambda: self._scroll(1, pages=True),
            "quit": self._quit,
            "write": self.desk.writing.open,
            "theme": lambda: self.tell(Notice("good", next_theme(self.app))),
        }
        done[action]()

    def _call_emergency(self) -> None:
        from tui.screens.calling import call_emergency  # hardly ever needed

        call_emergency(self.desk)

    def _look_back(self) -> None:
        self.desk.look_back()
        read = partial(read_all_meetings, self.session, self.post_message)
        self.run_worker(read, thread=True, group="past", exclusive=True, exit_on_error=False)

    @on(PastRead)
    def _show_past(self, message: PastRead) -> None:
        self.desk.past.show_past(message.past)
        self._past = message.past.meetings
        self.show_meeting()

    @on(OrdersRead)
    def _list_orders(self, message: OrdersRead) -> None:
        self.desk.tracing.put_on_list(message.shipments)

    def _take_in(self) -> None:
        """Shows what others wrote."""
        try:
            if self.session.refresh():
                self.show_meeting()
                if self.session.lacks_snapshot():
                    self.begin_reading()
        except KaihuiError as error:
            self.desk.refuse(error)

    def _look_around(self) -> None:
        if self._company.changed():
            self.show_meeting()

    def on_unmount(self) -> None:
        """Nobody is shown as here any longer."""
        self._company.leave()

    def _tick(self) -> None:
        """Once a second: what others wrote, then the digits that changed."""
        self._take_in()
        scene = self.scene()
        for board in self._ticking():
            board.paint(scene)
        # neither a question nor a half-written line is talked over
        if not self.desk.is_busy and (notice := self._alarm.heard(scene, self.desk.mode == "command")):
            self.tell(notice)
            if notice.kind == "bad" and self.session.settings.screen.bell:
                self.app.bell()

    def _ticking(self) -> Iterator[Board]:
        yield self.query_one(Header)
        yield self.query_one(ItemHead)
        yield self.query_one(Agenda)

    def _attend_all(self) -> None:
        self.desk.do(Attend(tuple(person.name for person in self.session.people)))

    def close_down(self) -> None:
        """Saves the minutes of the closed meeting and prepares the next one."""
        self.tell(SAVING)
        # a PDF takes seconds: what was decided is seen before them
        self.call_after_refresh(self._save, partial(self._papers.save, close_down))

    def _save(self, save: Callable[[], Notice]) -> None:
        try:
            self.tell(save())
        except KaihuiError as error:
            self.desk.refuse(error)
            return
        self.show_mode(self.desk.mode)
        self.show_meeting()

    def _next_pane(self) -> None:
        self._pane = _PANES[(_PANES.index(self._pane) + 1) % len(_PANES)]
        self.desk.choosing.in_view = self._pane == "item"
        self.show_meeting()

    def _scroll(self, by: int, pages: bool = False) -> None:
        if not pages and self.desk.mode == "command" and self.desk.choosing.move(by):
            for kind in (ItemBody, Footer):  # nothing else tells what is chosen
                self.query_one(kind).paint(self.scene())
        else:
            board = self.query_one(_OVER.get(self.desk.mode, f"#{self._pane}"), Board)
            board.scroll_rows(by * max(1, board.size.height - 2) if pages else by)

    def _quit(self) -> None:
        if self.session.meeting.state == "running" and not self.session.read_only:
            question = Words(
                "会议还在进行，退出后计时不停；再运行即可回来。退出？",
                "The meeting is running and its clock goes on; run again to come back. Quit?",
            )
            self.desk.ask(question, self.app.exit)
        else:
            self.app.exit()
