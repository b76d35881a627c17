"""Reports on the screen: what was handed in, by which team, as of when, in time or late, and what is missing."""

from textual.content import Content

from engine.dates import moment_said
from engine.reports.absent import Missing
from engine.reports.freshness import DOUBTFUL, STATUS_SAID, as_of_said
from engine.reports.sources import Source
from engine.settings import TEAMS_SAID
from engine.snapshot.moved import moved, since_said
from engine.snapshot.record import Snapshot
from engine.words import Words
from tui.show import cells, hanging, row, show
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_COLUMNS = (
    Column(Words("团队", "team")),
    Column(Words("数据截至", "as of"), rank=1),
    Column(Words("状态", "status")),
    Column(Words("提交", "handed in"), rank=2),
    Column(Words("问题", "problems"), rank=4, right=True),
    Column(Words("站点", "place"), rank=3),
    Column(Words("文件", "file"), flexible=True),
)


def preparation_rows(scene: Scene, width: int) -> list[Content]:
    """The submission board (R8, R9, R26, R56)."""
    if scene.snapshot is None:
        return [Content(""), *no_data(scene, width)]
    board = [*_missing(scene, scene.snapshot, width), *source_rows(scene, scene.snapshot, width)]
    return [*_moved(scene, scene.snapshot, width), *board]


def _moved(scene: Scene, snapshot: Snapshot, width: int) -> list[Content]:
    """Figures that are others than in the pre-reading (R9, R56)."""
    moves = moved(snapshot, scene.history.first)
    if not moves:
        return []
    head = row(show(" ~ ", ".warn"), show(scene.said(since_said(moves)), ".warn"))
    return [head, *_side_by_side([scene.said(one.said()) for one in moves], width), Content("")]


def _side_by_side(parts: list[str], width: int) -> list[Content]:
    """As many to a row as fit, none of them broken."""
    lines: list[str] = []
    for part in parts:
        if lines and cells(f"{lines[-1]} · {part}") < width:
            lines[-1] += f" · {part}"
        else:
            lines.append(f"   {part}")
    return [show(line) for line in lines]


def _being_read(begun: tuple[int, int, str] | None) -> Words:
    if begun is None:
        return Words("读取数据…", "Reading the reports...")
    number, files, name = begun
    return Words(f"读取数据 {number}/{files}：{name}", f"Reading report {number} of {files}: {name}")


def no_data(scene: Scene, width: int) -> list[Content]:
    """Why there are no figures, and what to do."""
    match scene.data.state:
        case "reading":
            said, style = scene.said(_being_read(scene.data.begun)), ".soft"
        case "failed":
            why = scene.said(scene.data.trouble) if scene.data.trouble else ""
            said, style = f"✗ {why} " + scene.keyed(Words("{read_again} 重读。", "{read_again} reads again.")), ".bad"
        case _:
            said = scene.keyed(
                Words(
                    "还没有报表。放进工作区的 reports 文件夹，再按 {read_again}。",
                    "No reports yet. Put them into the workspace's reports folder and press {read_again}.",
                )
            )
            style = ".warn"
    return hanging(show(" "), show(said, style), width)


def _missing(scene: Scene, snapshot: Snapshot, width: int) -> list[Content]:
    rows: list[Content] = []
    if snapshot.deadline is not None:
        moment = moment_said(snapshot.deadline)
        rows.append(show(scene.said(Words(f" 截止 {moment}（会前 48 小时）", f" Due {moment} (48 h before)")), ".soft"))
    said = [_missing_said(one) for one in snapshot.missing]
    for one in snapshot.unrecognised:
        said.append(Words(f"读不了 {one.file}：", f"not read: {one.file}: ") + one.reason)
    for words in said:
        rows += hanging(show(" ✗ ", ".bad"), show(scene.said(words), ".bad"), width, most=2)
    return [*rows, Content("")] if rows else []


def _missing_said(one: Missing) -> Words:
    team, place = TEAMS_SAID[one.team], f" {one.marketplace}" if one.marketplace else ""
    return Words(f"缺 {team.zh}{place}：", f"missing: {team.en}{place}: ") + one.label


def source_rows(scene: Scene, snapshot: Snapshot, width: int) -> list[Content]:
    """One row a file, what needs attention first; its problems below."""
    ordered = sorted(snapshot.sources, key=lambda one: (one.status not in DOUBTFUL, one.on_time is not False, one.file))
    rows = table(scene, _COLUMNS, [_cells(scene, one, snapshot.period.name) for one in ordered], width)
    problems = [row_ for one in ordered for row_ in _problems(scene, one, width)]
    return [*rows, Content(""), *problems] if problems else rows


def _cells(scene: Scene, one: Source, period: str) -> list[Cell]:
    doubtful = one.status in DOUBTFUL
    sign = "!" if doubtful else "~" if one.status == "provisional" else "✓"
    return [
        Cell(scene.said(TEAMS_SAID[one.team])),
        Cell(scene.said(as_of_said(one.as_of, scene.now)), ".warn" if doubtful else ""),
        Cell(f"{sign} {scene.said(STATUS_SAID[one.status])}", {"!": ".warn", "~": "", "✓": ".good"}[sign]),
        _handed_in(scene, one),
        Cell(str(len(one.problems)) if one.problems else "", ".warn"),
        Cell(one.marketplace or "+".join(one.marketplaces), ".soft"),
        # nearly all lie in the folder of the period under review: without it their names are seen
        Cell(one.file.removeprefix("reports/").removeprefix(f"{period}/"), ".soft"),
    ]


def _handed_in(scene: Scene, one: Source) -> Cell:
    moment = moment_said(one.submitted_at)
    if one.on_time is False and scene.snapshot and scene.snapshot.deadline:
        hours = (one.submitted_at - scene.snapshot.deadline).total_seconds() / 3600
        return Cell(scene.said(Words(f"{moment} 迟{hours:.0f}h", f"{moment} {hours:.0f}h late")), ".warn")
    return Cell(moment, ".soft")


def _problems(scene: Scene, one: Source, width: int) -> list[Content]:
    """The first few, with file, row and column; the others are in `kaihui check`."""
    rows: list[Content] = []
    for problem in one.problems[:3]:
        place = scene.said(Words(f" 第{problem.row}行", f" row {problem.row}")) if problem.row else ""
        column = f" {problem.column}" if problem.column else ""
        name = one.file.rpartition("/")[2]
        said = row(show(f"{name}{place}{column}: ", ".soft"), show(scene.said(problem.message), ".warn"))
        rows += hanging(show(" ! ", ".warn"), said, width)
    return rows
