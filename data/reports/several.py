"""Several reports in one table: the ads console may mix Sponsored Products, Brands and Display, told by a column."""

from typing import NamedTuple

from msgspec.structs import replace

from data.reports.column_map import ColumnMap, Only
from data.reports.headers import plain
from data.reports.kinds import known_reports
from data.reports.places import marketplace_named
from data.reports.problems import Problems
from data.reports.recognise import Match
from data.reports.sheet import Sheet, Wanted, spelled
from data.reports.typed import Spellings
from engine.reports.measures import ads_type

COLUMN = "ad_product"
"""The column that says which kind of ads a row is of."""
TYPES: dict[str, tuple[str, ...]] = {
    "sp": ("Sponsored Products", "SPONSORED_PRODUCTS", "SP", "商品推广", "スポンサープロダクト広告"),
    "sb": ("Sponsored Brands", "SPONSORED_BRANDS", "SB", "品牌推广", "スポンサーブランド広告"),
    "sd": ("Sponsored Display", "SPONSORED_DISPLAY", "SD", "展示型推广", "スポンサーディスプレイ広告"),
}
"""What it says of each."""
_DAYS = {"sb": 14, "sd": 14}
"""Amazon attributes sales of these for 14 days, where the headers name none."""


class Table(NamedTuple):
    """One report in one sheet."""

    map: ColumnMap
    match: Match
    sheet: Sheet
    part: str

    @property
    def marketplace(self) -> str:
        """The marketplace after which the sheet is named; empty where it is not."""
        return marketplace_named(self.sheet.name) or ""


def by_type(match: Match, sheet: Sheet) -> list[Table]:
    """The reports that a recognised table holds: one, unless a column tells rows of different ads apart."""
    map_ = match.map
    types = _types_in(match, sheet) if ads_type(map_.id) else []
    known = [one for one in types if _named(one, map_) in known_reports()]
    if not known or known == [ads_type(map_.id)]:
        return [Table(map_, match, sheet, sheet.name)]
    own, *others = known
    rest = Only(COLUMN, but=tuple(name for one in TYPES if one != own for name in TYPES[one]))
    return [
        _of_type(own, rest, match, sheet),
        *(_of_type(one, Only(COLUMN, values=TYPES[one]), match, sheet) for one in others),
    ]


def _named(type_: str, map_: ColumnMap) -> str:
    return f"{type_}_{(map_.report or map_.id).split('_', 1)[1]}"


def _of_type(type_: str, chosen: Only, match: Match, sheet: Sheet) -> Table:
    attribution = match.map.attribution or _DAYS.get(type_)
    map_ = replace(match.map, only=(*match.map.only, chosen), report=_named(type_, match.map), attribution=attribution)
    return Table(map_, replace(match, map=map_), sheet, f"{sheet.name} {type_.upper()}".strip())


def _types_in(match: Match, sheet: Sheet) -> list[str]:
    """The kinds of ads that its rows name."""
    if COLUMN not in match.found:
        return []
    frame = sheet.frame(match.header, {COLUMN: Wanted(match.found[COLUMN][0], "text")}, Problems())
    said = {plain(spelled(cell)) for cell in Spellings.of(frame[COLUMN]).cells}
    return [type_ for type_, names in TYPES.items() if not said.isdisjoint(map(plain, names))]
