"""Empty tables for what Amazon gives no download of: a team fills them in and hands them in like any report.

They lie beside reports/ and not in it: nobody has handed them in yet.
"""

import csv
import io
from pathlib import Path

from data.files import create_file, saving
from data.reports.column_map import ColumnMap, column_maps
from engine.words import Language

FOLDER = "templates"
OWN_TABLES = ("reviews", "cx_health", "ipi", "bsr", "claims", "erp_stock", "manual_kpis")
"""Known reports of our own, by id: what nobody exports."""


def write_own_tables(root: Path, language: Language) -> Path:
    """Writes the tables into the workspace in `root`, with headers and nothing else; those that are there stay.

    Raises:
        NotSavedError: the disk did not take one.
    """
    folder = root / FOLDER
    with saving(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for map_ in column_maps():
        if map_.id in OWN_TABLES:
            path = folder / f"{map_.id}.csv"
            with saving(path):
                create_file(path, _header(map_, language))
    return folder


def _header(map_: ColumnMap, language: Language) -> bytes:
    """The header row. Excel takes UTF-8 for what it is only with a mark before it, and wants CRLF."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerow(_name(column.names, language) for column in map_.columns.values())
    return page.getvalue().encode("utf-8-sig")


def _name(names: tuple[str, ...], language: Language) -> str:
    """The best name, or the best one in Chinese where there is one."""
    chinese = [name for name in names if not name.isascii()] if language == "zh" else []
    return (chinese or names)[0]
