"""A table as a file's text: how every made-up report of the demo is written."""

import csv
import io
from collections.abc import Iterable, Sequence


def page(head: Sequence[str], rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    """The header and the rows."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
