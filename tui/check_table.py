"""What `check` shows to people: the board of reports, then what is missing, unreadable or wrong."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath

from rich.console import Console

from data.report_survey import Surveyed
from engine.dates import Period, moment_said
from engine.reports.freshness import DOUBTFUL, STATUS_SAID, age_hours, as_of_said
from engine.reports.reading import Problem
from engine.reports.sources import Source
from engine.settings import TEAMS_SAID
from engine.words import Language, Words, same
from tui.printing import Cell, Head, Style, show_line, show_list, show_table

_HEADS = (
    Head(Words("状态", "state")),
    Head(Words("报表", "report"), flexible=True),
    Head(Words("站点", "place")),
    Head(Words("团队", "team"), rank=1),
    Head(Words("数据截至", "as of")),
    Head(Words("已过", "age"), right=True, rank=2),
    Head(Words("提交", "handed in")),
)
_PROBLEMS_SHOWN = 8
"""Problems of one file that are listed; the JSON has all."""


def show_check(
    out: Console, surveyed: Surveyed, meeting_at: datetime | None, labels: Mapping[str, Words], language: Language
) -> None:
    """The board and the lists below it; times are of UTC+8.

    Args:
        labels: report id to its name.
    """
    reviewed = [source for source in surveyed.sources if source.in_review]
    show_line(out, _title(surveyed, meeting_at).said(language), "bold")
    if reviewed:
        out.print()
        now = surveyed.review.now
        show_table(
            out,
            _HEADS,
            [row for source in reviewed for row in _rows(source, surveyed.review.period, now, labels, language)],
            language,
        )
    others = len(surveyed.sources) - len(reviewed)
    if others:
        show_line(
            out,
            Words(f"另有 {others} 份属于其他周期。", f"{others} more are of other periods.").said(language),
            "dim",
        )
    show_list(out, Words("未交", "Missing").said(language), _missing(surveyed, language))
    show_list(out, Words("读不了", "Not read").said(language), _unread(surveyed, language))
    show_list(out, Words("问题", "Problems").said(language), _problems(surveyed, language))


def _title(surveyed: Surveyed, meeting_at: datetime | None) -> Words:
    period = surveyed.review.period
    title = Words(
        f"报表 {period.name}（{period.start:%m-%d} 至 {period.end:%m-%d}）",
        f"Reports {period.name} ({period.start:%m-%d} to {period.end:%m-%d})",
    )
    due = surveyed.review.due
    if meeting_at is None or due is None:
        return title
    return title + Words(
        f"  会议 {moment_said(meeting_at)}  截止 {moment_said(due)}（UTC+8）",
        f"  meeting {moment_said(meeting_at)}  due {moment_said(due)} (UTC+8)",
    )


def _rows(
    source: Source, period: Period, now: datetime, labels: Mapping[str, Words], language: Language
) -> list[list[Cell]]:
    """What it is, and below that which file."""
    file = Cell(f"  {_file_said(source, period)}", "dim")
    nothing = Cell("")
    return [_row(source, now, labels, language), [nothing, file, *[nothing] * (len(_HEADS) - 2)]]


def _file_said(source: Source, period: Period) -> str:
    """Its path in reports/, or its name alone where the folders only say what stands beside it."""
    path = PurePosixPath(source.file.removeprefix("reports/"))
    return path.name if {*path.parts[:-1]} <= {period.name, *source.marketplaces} else str(path)


def _row(source: Source, now: datetime, labels: Mapping[str, Words], language: Language) -> list[Cell]:
    doubtful = source.status in DOUBTFUL
    sign = "!" if doubtful else "~" if source.status == "provisional" else "✓"
    style: Style = "yellow" if doubtful or source.problems else "green" if sign == "✓" else ""
    places = source.marketplace or "/".join(source.marketplaces) or "?"
    return [
        Cell(f"{sign} {STATUS_SAID[source.status].said(language)}", style),
        Cell(labels.get(source.report, same(source.report)).said(language)),
        Cell(places, "" if source.marketplaces else "yellow"),
        Cell(TEAMS_SAID[source.team].said(language)),
        Cell(as_of_said(source.as_of, now).said(language)),
        Cell(f"{age_hours(source.as_of, now):.1f}h"),
        _handed_in(source, language),
    ]


def _handed_in(source: Source, language: Language) -> Cell:
    when = moment_said(source.submitted_at)
    if source.on_time is None:
        return Cell(when)
    if source.on_time:
        return Cell(f"{when} {Words('准时', 'on time').said(language)}")
    return Cell(f"{when} {Words('迟交', 'late').said(language)}", "yellow")


def _missing(surveyed: Surveyed, language: Language) -> list[tuple[str, Style]]:
    lines: list[tuple[str, Style]] = []
    for one in surveyed.missing:
        wanted = one.label.said(language)
        place = f" {one.marketplace}" if one.marketplace else ""
        colon = Words("：", ": ").said(language)
        lines.append((f"✗ {TEAMS_SAID[one.team].said(language)}{place}{colon}{wanted}", "red"))
    return lines


def _unread(surveyed: Surveyed, language: Language) -> list[tuple[str, Style]]:
    lines: list[tuple[str, Style]] = []
    for one in surveyed.unrecognised:
        lines += [(f"✗ {one.file}", "red"), (f"  {one.reason.said(language)}", "")]
    return lines


def _problems(surveyed: Surveyed, language: Language) -> list[tuple[str, Style]]:
    lines: list[tuple[str, Style]] = []
    for source in surveyed.sources:
        if not source.problems:
            continue
        lines.append((f"! {source.file}", "yellow"))
        lines.extend((f"  {_said(problem, language)}", "") for problem in source.problems[:_PROBLEMS_SHOWN])
        more = len(source.problems) - _PROBLEMS_SHOWN
        if more > 0:
            lines.append((f"  {Words(f'还有 {more} 条，见 --json', f'{more} more, see --json').said(language)}", "dim"))
    return lines


def _said(problem: Problem, language: Language) -> str:
    row = Words(f"第 {problem.row} 行 ", f"row {problem.row} ") if problem.row else Words("", "")
    column = f"[{problem.column}] " if problem.column else ""
    return f"{row.said(language)}{column}{problem.message.said(language)}"
