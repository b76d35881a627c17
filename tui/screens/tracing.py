"""Orders of an emergency at the screen: put on the list from the report, and timed by what is pasted."""

from collections.abc import Callable
from typing import Protocol

from data.session import Session
from engine.meeting.agenda import EMERGENCY
from engine.meeting.moves import ListOrders, Spoken, Trace
from engine.meeting.shipments import Misread, listed, names_an_order, timed, times_in
from engine.reports.reading import Shipment
from engine.words import Words, counted
from tui.screens.modes import Mode
from tui.widgets.notice import Notice


class Hands(Protocol):
    """The desk, as far as the orders need it."""

    session: Session
    mode: Mode

    def do(self, move: Spoken) -> bool:
        """Has a move recorded; whether it was."""
        ...

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def ask(
        self, question: Words, on_yes: Callable[[], None], on_no: Callable[[], None], lightly: bool = False
    ) -> None:
        """Waits for y, or lightly for Enter too, before it goes on."""
        ...

    def enter(self, mode: Mode) -> None:
        """From now on keys mean something else."""
        ...


class Tracing:
    """Takes the forwarder's times in, and keeps the lines that could not be used in view until the next paste."""

    def __init__(self, desk: Hands) -> None:
        self._desk = desk
        self.misread: tuple[Misread, ...] = ()
        """Lines of the last paste that could not be used."""

    def put_on_list(self, shipments: tuple[Shipment, ...]) -> None:
        """The report was read: what is new in it stands on the list."""
        meeting = self._desk.session.meeting
        new = listed(shipments, meeting.orders)
        if new and meeting.state != "closed":
            self._desk.do(ListOrders(new))

    def takes(self, text: str) -> bool:
        """Whether a paste is meant for the orders: one of its lines names one, and no sentence is being written."""
        meeting = self._desk.session.meeting
        at_orders = meeting.template == EMERGENCY and bool(meeting.orders) and meeting.state != "closed"
        several = self._desk.mode == "command" or len(text.splitlines()) > 1
        return at_orders and several and names_an_order(text)

    def paste(self, text: str) -> None:
        """One question for all lines; the good ones count, the others are named with their numbers (R64)."""
        session = self._desk.session
        orders = session.meeting.orders
        times = times_in(text, (one.order for one in orders), session.clock.now())
        self.misread = times.misread
        new, wrong = timed(orders, times.uploaded), len(times.misread)
        if not new:
            self._desk.tell(Notice("bad" if wrong else "warn", _nothing(wrong)))
            self._desk.enter("command")
            return
        seen = Words("见上方", "see above") if session.meeting.current else Words("开会后列出", "listed later")
        bad = Words(f"，{wrong} 行看不懂（{seen.zh}）", f", {counted(wrong, 'line')} not understood ({seen.en})")
        question = Words(f"{len(new)} 单有新的上传时间", f"{counted(len(new), 'order')} with a new upload time")
        question += bad if wrong else Words("", "")
        record = Words("。记下？", ": record?")
        self._desk.ask(question + record, lambda: self._record(Trace(new)), lambda: None, lightly=True)

    def _record(self, move: Trace) -> None:
        self._desk.do(move)


def _nothing(wrong: int) -> Words:
    if wrong:
        return Words(
            f"{wrong} 行都看不懂（见上方）。一行一单：订单号 2026-11-20 21:05",
            f"None of {counted(wrong, 'line')} could be used (see above). Write: ORDER 2026-11-20 21:05",
        )
    return Words("这些时间都已经记过。", "These times are all recorded already.")
