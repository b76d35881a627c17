"""How a file was recognised, for whoever wonders. Runs in the child process, beside the reading itself."""

from pathlib import Path

from data.reports.delimited import Delimited
from data.reports.messages import Answer
from data.reports.problems import Problems
from data.reports.reader import Recognised, recognised, whole
from data.reports.recognise import UnknownReportError
from data.reports.sheet import Wanted
from data.reports.tally import Hints
from data.reports.workbook import WorkbookSheet
from engine.reports.recognition import Form, Recognition, Taken
from engine.text import clean

_MOST = 100
"""Characters of a header that are repeated."""


def explained(path: Path, hints: Hints) -> Answer:
    """The report at `path` with how it was recognised; raises UnreadableError where nothing of it can be read."""
    try:
        known = recognised(path, hints)
    except UnknownReportError as error:
        return Answer(reason=error.what, nearest=error.nearest)
    # first the rows are counted: a damaged text may turn out to be in another encoding
    reading = whole(known, hints)
    return Answer(reading=reading, recognitions=tuple(_recognition(one) for one in (known, *known.more)))


def _recognition(known: Recognised) -> Recognition:
    _, _, sheet = known.parts[0] if known.parts else (None, None, None)
    form: Form = "workbook" if isinstance(sheet, WorkbookSheet) else "text" if isinstance(sheet, Delimited) else "json"
    header = known.parts[0][1].header + 1 if form != "json" else None
    columns = known.map.columns
    found = {name: spot for _, match, _ in known.parts for name, (_, spot) in match.found.items()}
    needed = {name for part, match, _ in known.parts for name in match.found if part.takes(name, known.map)}
    headers = dict.fromkeys(cell for cell in _headers(known) if cell.strip())
    return Recognition(
        column_map=known.map.id,
        form=form,
        rows=_rows(known),
        separator=sheet.delimiter if isinstance(sheet, Delimited) else "",
        sheet=clean(sheet.name, 60) if sheet else "",
        header_row=header,
        taken=tuple(
            Taken(clean(found[name], _MOST), columns[name].into or name, columns[name].must)
            for name in found
            if name in needed or columns[name].must
        ),
        idle=tuple(clean(found[name], _MOST) for name in found if name not in needed and not columns[name].must),
        unknown=tuple(clean(header, _MOST) for header in headers if header not in found.values()),
        absent=tuple(column.names[0] for name, column in columns.items() if column.names and name not in found),
    )


def _headers(known: Recognised) -> list[str]:
    """All headers of all parts, as the file has them."""
    records = {id(sheet): sheet.head()[match.header] for _, match, sheet in known.parts}
    return [cell for record in records.values() for cell in record]


def _rows(known: Recognised) -> int:
    """Rows below the header. Parts of one list share their rows, as they do where they are counted."""
    rows: dict[str, int] = {}
    for part, match, sheet in known.parts:
        name, (place, _) = next(iter(match.found.items()))
        frame = sheet.frame(match.header, {name: Wanted(place, "text")}, Problems())
        rows[part.path] = max(len(frame), rows.get(part.path, 0))
    return sum(rows.values())
