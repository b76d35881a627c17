"""An emergency meeting: a file of its own beside the series, and the orders of the latest defect report."""

from collections.abc import Callable, Iterator
from pathlib import Path

from data.clock import Clock
from data.pending_log import PendingLog
from data.report_files import find_reports, said_path
from data.report_survey import report_file
from data.session import Session
from data.workspace import Workspace
from engine.due.workdays import Workdays
from engine.errors import KaihuiError, NotFoundError
from engine.meeting.emergency import beside_others, is_emergency
from engine.meeting.events import Evidence, Facts, MeetingStarted
from engine.meeting.planning import plan_emergency
from engine.meeting.state import Meeting
from engine.reports.reading import Reading, Shipment
from engine.settings import Settings
from engine.words import Language, Words

REPORT = "vtr_defects"


class EmergencySession(Session):
    """A scribe at the emergency meeting that runs, or at a new one: the series goes on beside it."""

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        clock: Clock,
        by: str,
        language: Language,
        workdays: Workdays,
        trigger: str = "",
        evidence: tuple[Evidence, ...] = (),
        pending: bool = False,
    ) -> None:
        """See Session.

        Args:
            trigger: what a new meeting is called for, and `evidence` the figures that it rests on.
            pending: whether a new meeting is written down only once it begins, or write() is called.
        """
        self._trigger = trigger
        self._evidence = evidence
        self._pending = pending
        super().__init__(workspace, settings, clock, by, language, workdays)

    def begin_next(self) -> Meeting:
        """No emergency is planned ahead; what this one leaves open, the series takes over."""
        return self.meeting

    def take_over(self) -> None:
        """What another emergency left open is the series' to take over."""

    def write(self) -> None:
        """Writes a pending meeting down."""
        if isinstance(self.log, PendingLog):
            self.workspace.make_folders()
            self.log = self.log.write()

    def _append(self, decide: Callable[[Meeting], Facts]) -> Facts:
        stored = super()._append(decide)
        if any(isinstance(fact, MeetingStarted) for fact in stored):
            self.write()
        return stored

    def _open(self) -> None:
        ids = self.workspace.meeting_ids()
        earlier: list[Meeting] = []
        for meeting_id in filter(is_emergency, reversed(ids)):
            meeting = self._read(meeting_id)
            if meeting is not None and meeting.state != "closed":
                self.log, self.meeting = self.workspace.log(meeting_id), meeting
                return
            earlier += [meeting] if meeting else []
        regular = self.workspace.series_ids()[-1:]
        before = self._read(regular[0]) if regular else None
        plan = plan_emergency(self.settings, before, self.clock.now(), self.by, self._trigger, self._evidence)
        plan = beside_others(plan, ids, earlier)
        log = self.workspace.log(plan.meeting)
        if not self._pending:
            self.workspace.make_folders()
        self.log, self.meeting = PendingLog(log) if self._pending else log, Meeting()
        # whoever called the same meeting a moment earlier has planned it
        self._append(lambda meeting: () if meeting.seq else (plan,))

    def _read(self, meeting_id: str) -> Meeting | None:
        """A meeting; None where its file is damaged: an alarm does not wait until somebody has mended it."""
        try:
            return self.workspace.meeting(meeting_id)
        except KaihuiError as error:
            self.unread = (*self.unread, error)
            return None


def defective_orders(workspace: Workspace, settings: Settings) -> tuple[Shipment, ...]:
    """The orders that do not comply, of the latest period that has a defect report (R62, R63); nothing is stored.

    Raises:
        NotFoundError: there is no such report.
    """
    found = list(_defect_reports(workspace, settings))
    if not found:
        raise NotFoundError(
            Words(
                "reports/ 里没有 Shipping Performance 缺陷报告。",
                "There is no Shipping Performance report in reports/.",
            ),
            Words("在卖家后台下载后放进 reports/。", "Download it in Seller Central and put it into reports/."),
        )
    latest = max(folder for folder, _ in found)
    orders = {one.order: one for folder, reading in found if folder == latest for one in reading.shipments}
    return tuple(orders.values())


def _defect_reports(workspace: Workspace, settings: Settings) -> Iterator[tuple[str, Reading]]:
    """Each with the folder of its period."""
    from data.reports import read_reports  # a child process, and TOML to parse

    root = workspace.root
    files = {path: said_path(path, root) for path in find_reports(workspace.reports).files}
    readings = read_reports([report_file(path, file, settings) for path, file in files.items()], workspace.cache)
    for path, reading in readings.items():
        if isinstance(reading, Reading) and reading.report == REPORT:
            yield _period_folder(path, workspace.reports), reading


def _period_folder(path: Path, reports: Path) -> str:
    return path.relative_to(reports).parts[0] if path.parent != reports else ""
