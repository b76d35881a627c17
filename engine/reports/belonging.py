"""Which marketplace and which days a report is for: what it says, else its folders, else its currency.

Where nothing settles it, that is a problem with a name: a guess would put somebody's money in the wrong shop.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct

from engine.dates import Period, period_named
from engine.marketplaces import BY_CODE
from engine.reports.measures import only_levels
from engine.reports.reading import Measured, Problem, Reading
from engine.words import Words, joined, same


class Folders(Struct, frozen=True):
    """What the folders of a file say."""

    marketplace: str | None = None
    period: Period | None = None


Telling = Literal["file", "folder", "currency", "only_marketplace", "nothing"]
"""What settled which marketplace rows are for, the surest first."""


class Home(Struct, frozen=True):
    """Where rows belong, and what had to be said about it."""

    marketplace: str | None
    currency: str | None
    problem: Words | None = None
    by: Telling = "nothing"


def folders_of(file: str, series: Sequence[str]) -> Folders:
    """What the folders above `file` say; the innermost counts, and other names are free.

    US is a marketplace anywhere; us only where the series has it, for `it` or `in` may be anything else.
    """
    marketplace, period = None, None
    for name in PurePosixPath(file).parts[:-1]:
        if name in BY_CODE or name.upper() in series:
            marketplace = name.upper()
        period = period_named(name) or period
    return Folders(marketplace, period)


def home_of(row: Measured, reading: Reading, folders: Folders, series: Sequence[str]) -> Home:
    """The marketplace and currency of one row."""
    said = row.marketplace or (reading.marketplaces[0] if len(reading.marketplaces) == 1 else None)
    currencies = (row.currency,) if row.currency else reading.currencies
    if said:
        return _said_by_file(said, currencies, folders, series)
    fitting = [code for code in series if _fits(code, reading.marketplaces, currencies)]
    if folders.marketplace and _fits(folders.marketplace, reading.marketplaces, currencies):
        return _home(folders.marketplace, currencies, _outside(folders.marketplace, series), "folder")
    contradiction = _against_folder(folders, currencies, reading.marketplaces) if folders.marketplace else None
    if len(fitting) == 1:
        by: Telling = "only_marketplace" if len(series) == 1 else "currency" if currencies else "file"
        return _home(fitting[0], currencies, contradiction, by)
    unsettled = _unsettled(fitting, currencies, series)
    return Home(None, _only(currencies), joined([contradiction, unsettled], "", " ") if contradiction else unsettled)


NO_ROW = Measured({}, (1, 1))
"""Stands for a file with nothing but a header, which lies in somebody's folder all the same."""


def homes_of(rows: Sequence[Measured], reading: Reading, folders: Folders, series: Sequence[str]) -> list[Home]:
    """The home of each row; a file has few different ones."""
    known: dict[tuple[str | None, str | None], Home] = {}
    homes = []
    for row in rows:
        key = (row.marketplace, row.currency)
        if key not in known:
            known[key] = home_of(row, reading, folders, series)
        homes.append(known[key])
    return homes


def _said_by_file(said: str, currencies: Sequence[str], folders: Folders, series: Sequence[str]) -> Home:
    if folders.marketplace not in (None, said):
        problem = Words(
            f"文件写的是 {said} 站，却放在 {folders.marketplace} 文件夹里；以文件为准。",
            f"The file says {said} but lies in the folder {folders.marketplace}; the file counts.",
        )
        return _home(said, currencies, problem, "file")
    return _home(said, currencies, _outside(said, series), "file")


def _fits(code: str, marketplaces: Sequence[str], currencies: Sequence[str]) -> bool:
    """Whether the marketplace agrees with all that the file says."""
    if marketplaces and code not in marketplaces:
        return False
    return not currencies or (code in BY_CODE and BY_CODE[code].currency in currencies)


def _home(code: str, currencies: Sequence[str], problem: Words | None, by: Telling) -> Home:
    """A bare $ stands for the marketplace's own currency; so does a file without any sign."""
    own = BY_CODE[code].currency if code in BY_CODE else None
    currency = own if not currencies or own in currencies else _only(currencies)
    return Home(code, currency, problem, by)


def _only(currencies: Sequence[str]) -> str | None:
    return currencies[0] if len(currencies) == 1 else None


def _outside(code: str, series: Sequence[str]) -> Words | None:
    if code in series:
        return None
    return Words(
        f"{code} 站不在本系列会议的站点里，不计入。要计入，请在 kaihui.toml 的 marketplaces 中加上它。",
        f"{code} is not among the marketplaces of this series and does not count. "
        "Add it to marketplaces in kaihui.toml if it should.",
    )


def _against_folder(folders: Folders, currencies: Sequence[str], marketplaces: Sequence[str]) -> Words:
    says = joined([same(text) for text in (*marketplaces, *currencies)])
    return Words(
        f"文件里是 {says.zh}，与所在的 {folders.marketplace} 文件夹不符；以文件为准。",
        f"The file says {says.en}, which does not fit its folder {folders.marketplace}; the file counts.",
    )


def _unsettled(fitting: Sequence[str], currencies: Sequence[str], series: Sequence[str]) -> Words:
    choice = " / ".join(fitting or series)
    if not fitting and currencies:
        says = " / ".join(currencies)
        return Words(
            f"币种 {says} 不属于本系列会议的任何站点（{choice}），不计入。",
            f"Its currency {says} belongs to none of the marketplaces of this series ({choice}); it does not count.",
        )
    one = next(iter(fitting or series), "US")
    return Words(
        f"无法判断属于哪个站点（{choice}），不计入。请放进以站点命名的文件夹，例如 {one}。",
        f"Nothing says which marketplace it is for ({choice}), so it does not count. "
        f"Put it into a folder named for its marketplace, such as {one}.",
    )


def covered(reading: Reading, folders: Folders) -> Period | None:
    """First and last day that the file covers: by its rows, else by its own dates, else by its folder."""
    starts = [row.start for row in reading.measured if row.start] or [d for d in (reading.first_day,) if d]
    ends = [row.end for row in reading.measured if row.end] or [d for d in (reading.last_day,) if d]
    if reading.first_day and reading.last_day:
        return Period(min(*starts, reading.first_day), max(*ends, reading.last_day))
    if starts and ends:
        return Period(min(starts), max(ends))
    return folders.period


def has_sums(reading: Reading) -> bool:
    """Whether it holds sums over days, rather than levels of one moment only."""
    return not only_levels(measure for row in reading.measured for measure in row.values)


def period_problems(reading: Reading, folders: Folders) -> tuple[Problem, ...]:
    """Days that are nowhere said, or that contradict the folder. Levels lag behind by nature, and are let be."""
    if not has_sums(reading):
        return ()
    days = covered(reading, folders)
    if days is None:
        return (
            Problem(
                Words(
                    "看不出数据属于哪几天，不计入。请放进以周期命名的文件夹，例如 2026-W47。",
                    "Nothing says which days it covers, so it does not count. "
                    "Put it into a folder named for its period, such as 2026-W47.",
                )
            ),
        )
    if folders.period is None or folders.period.touches(days.start, days.end):
        return ()
    return (
        Problem(
            Words(
                f"数据是 {days.start} 至 {days.end} 的，却放在 {folders.period.name} 文件夹里；以文件为准。",
                f"Its data is of {days.start} to {days.end} but it lies in the folder {folders.period.name}; "
                "the file counts.",
            )
        ),
    )
