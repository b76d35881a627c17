"""What the child makes of one request: a reading, an explanation, rows as text, or the reason why there is none."""

from pathlib import Path

from data.reports.explain import explained
from data.reports.messages import Answer, Request
from data.reports.reader import read
from data.reports.rows_as_text import rows_as_text
from data.reports.sniff import UnreadableError
from data.reports.tally import Hints
from data.unopened import cannot_open
from engine.words import Words

MOST_MEASURED = 300_000
"""Sums of one file; more of them would not be a summary."""


def answered(request: Request) -> Answer:
    """The answer, whatever the file is."""
    try:
        path, hints = Path(request.path), Hints(request.marketplace, request.order)
        if request.as_text:
            return Answer(text=rows_as_text(path))
        answer = explained(path, hints) if request.explain else Answer(reading=read(path, hints))
    except UnreadableError as error:
        return Answer(reason=error.what)
    except MemoryError:
        return Answer(
            reason=Words(
                "文件太大，超出了读取的内存上限。", "The file is too large for the memory that reading may take."
            )
        )
    except OSError as error:
        return Answer(reason=cannot_open(error))
    told = (answer.reading, *answer.reading.more) if answer.reading else ()
    if sum(len(one.measured) for one in told) > MOST_MEASURED:
        return Answer(
            reason=Words(
                "日期区间太多，汇总不起来。请导出「每日」明细。",
                "Too many different date ranges to sum up: export daily rows.",
            )
        )
    return answer
