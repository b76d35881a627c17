"""What `check --explain` shows to people: how one file was recognised, read, dated, placed and counted."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from data.explaining import Explained
from data.reports.measures import ALL_MEASURES
from engine.dates import in_utc8
from engine.kpi.figures import UNKNOWN
from engine.marketplaces import BY_CODE
from engine.reports.belonging import Home, Telling
from engine.reports.freshness import DOUBTFUL, STATUS_SAID
from engine.reports.reading import Basis, Problem, Reading
from engine.reports.recognition import Form, Nearest, Recognition, Taken
from engine.reports.sources import Source
from engine.reports.window_sums import Grain, WindowSum
from engine.words import Language, Words, counted, joined, same
from tui.printing import Style, show_line, show_list, show_pairs

_FORMS: dict[Form, Words] = {
    "text": Words("文本", "text"),
    "workbook": Words("工作簿", "workbook"),
    "json": Words("JSON", "JSON"),
}
_SEPARATORS = {
    "\t": Words("制表符分隔", "tab-separated"),
    ",": Words("逗号分隔", "comma-separated"),
    ";": Words("分号分隔", "semicolon-separated"),
    "|": Words("竖线分隔", "separated by |"),
}
_BASES: dict[Basis, Words] = {
    "column": Words("文件里的日期列", "a date column"),
    "metadata": Words("文件自带的说明", "what the file says of itself"),
    "folder": Words("文件夹名", "its folder"),
    "file_name": Words("文件名", "its name"),
    "file_time": Words("文件修改时间（不可靠）", "nothing but the file time"),
}
_TELLING: dict[Telling, Words] = {
    "file": Words("文件里写明", "the file says so"),
    "folder": Words("按文件夹", "by its folder"),
    "currency": Words("按币种", "by its currency"),
    "only_marketplace": Words("本系列只有这一个站点", "the only marketplace of the series"),
    "nothing": Words("无法判断，不计入", "nothing tells, it does not count"),
}
_GRAINS: dict[Grain, Words] = {
    "shop": Words("整店", "whole shop"),
    "campaign": Words("个广告活动", "campaign"),
    "asin": Words("个 ASIN", "ASIN"),
    "sku": Words("个 SKU", "SKU"),
    "topic": Words("个分类", "topic"),
}
_SUMS_SHOWN, _PROBLEMS_SHOWN, _ROWS_SHOWN = 14, 12, 6
"""The JSON has all."""
Pairs = list[tuple[str, str, Style]]


def show_explained(out: Console, explained: Explained, language: Language) -> None:
    """Everything about one file, report by report."""
    for one in (explained, *explained.more):
        _show_report(out, one, language)


def _show_report(out: Console, explained: Explained, language: Language) -> None:
    """One report, in the order in which it is read."""
    show_line(out, explained.file, "bold")
    reading = explained.outcome
    if not isinstance(reading, Reading) or explained.source is None:
        reason = reading.reason if not isinstance(reading, Reading) else Words("", "")
        words = Words("✗ 没有认出：", "✗ not recognised: ") if explained.nearest else same("✗ ")
        said = Words("不是已知的报表。", "this is no known report.") if explained.nearest else reason
        show_line(out, (words + said).said(language), "red")
        title = Words("最接近的报表，和各自缺的列", "The nearest reports, and the columns that each lacks")
        show_list(out, title.said(language), [_near(one, language) for one in explained.nearest])
        return
    pairs = [*_recognised(explained, language), *_dated(explained.source, language)]
    pairs += [*_placed(explained.homes, language), *_counted(reading, explained.recognition, language)]
    show_pairs(out, pairs)
    show_list(out, Words("各窗口合计", "Sums by window").said(language), _sums(explained.sums, language))
    show_list(out, Words("问题", "Problems").said(language), _problems(explained.source.problems, language))


def _near(one: Nearest, language: Language) -> tuple[str, Style]:
    lacks = "、".join(one.missing) if language == "zh" else ", ".join(one.missing)
    missing = (
        Words(f"缺 {lacks}", f"lacks {lacks}") if lacks else Words("列齐，但有别的报表的列", "but of another kind")
    )
    has = Words(f"（{one.report}，有 {one.found} 列）：", f" ({one.report}, {one.found} columns found): ")
    return f"~ {(one.label + has + missing).said(language)}", ""


def _recognised(explained: Explained, language: Language) -> Pairs:
    known, source = explained.recognition, explained.source
    assert source is not None
    pairs: Pairs = [_pair(Words("认作", "report"), explained.label + same(f" ({source.report})"), language)]
    if known is None:
        return pairs
    told = [one for one in known.taken if one.must]
    used = [one for one in known.taken if not one.must]
    listed = (
        (Words("依据列", "told by"), _taken(told)),
        (Words("也用到", "used too"), _taken(used)),
        (Words("用不着", "not needed"), " · ".join(known.idle)),
        (Words("不认识", "not known"), " · ".join(known.unknown)),
    )
    pairs += [_pair(label, same(text), language) for label, text in listed if text]
    return [*pairs, _pair(Words("读法", "read as"), _read_as(known, source), language)]


def _taken(headers: Iterable[Taken]) -> str:
    return " · ".join(f"{one.header.strip()} → {one.column}" for one in headers)


def _read_as(known: Recognition, source: Source) -> Words:
    parts = [_FORMS[known.form]]
    if known.form != "workbook":
        parts.append(same(source.encoding))
    if known.separator:
        parts.append(_SEPARATORS.get(known.separator, same(known.separator)))
    if known.sheet:
        parts.append(Words(f"工作表「{known.sheet}」", f"sheet “{known.sheet}”"))
    if known.header_row:
        parts.append(Words(f"表头在第 {known.header_row} 行", f"header in row {known.header_row}"))
    if known.column_map != source.report:
        parts.append(same(known.column_map))
    return joined(parts, "，", ", ")


def _dated(source: Source, language: Language) -> Pairs:
    days = same(UNKNOWN)
    if source.period:
        first, last = source.period.start, source.period.end
        days = Words(f"{first} 至 {last}", f"{first} to {last}") if first < last else same(f"{first}")
        zones = "、".join(f"{code} {BY_CODE[code].zone}" for code in source.marketplaces)
        days += Words(f"，站点当地的日子（{zones}）", f", days of {zones.replace('、', ', ')}") if zones else same("")
    as_of = f"{in_utc8(source.as_of):%Y-%m-%d %H:%M} UTC+8"
    own = f"{source.as_of:%m-%d %H:%M %z}" if source.as_of.utcoffset() != in_utc8(source.as_of).utcoffset() else ""
    basis = _BASES[source.basis]
    told = Words(f"，依据{basis.zh}", f", told by {basis.en}")
    style: Style = "yellow" if source.status in DOUBTFUL else ""
    label, text, _ = _pair(Words("数据截至", "as of"), same(f"{as_of} ({own})" if own else as_of) + told, language)
    return [
        _pair(Words("日期", "days"), days, language),
        (label, text, ""),
        (Words("状态", "state").said(language), STATUS_SAID[source.status].said(language), style),
        _pair(Words("提交", "handed in"), _handed_in(source), language),
    ]


def _handed_in(source: Source) -> Words:
    when = same(f"{in_utc8(source.submitted_at):%Y-%m-%d %H:%M} UTC+8")
    if source.on_time is None:
        return when + Words("，不属于要交的这一期", ", not of the period to hand in")
    return when + (Words("，准时", ", on time") if source.on_time else Words("，迟交", ", late"))


def _placed(homes: Sequence[Home], language: Language) -> Pairs:
    pairs: Pairs = []
    for home in homes:
        place = " ".join(part for part in (home.marketplace or "?", home.currency) if part)
        told = _TELLING[home.by]
        words = Words(f"{place}，{told.zh}", f"{place}, {told.en}")
        style: Style = "" if home.marketplace else "yellow"
        pairs.append((Words("站点", "place").said(language), words.said(language), style))
    return pairs


def _counted(reading: Reading, known: Recognition | None, language: Language) -> Pairs:
    words = Words(f"计入 {reading.rows:,} 行", f"{reading.rows:,} counted")
    left = known.rows - reading.rows if known else 0
    if known and left > 0:
        words = Words(f"文件里 {known.rows:,} 行，", f"{known.rows:,} in the file, ") + words
        words += Words(
            f"，{left:,} 行没有计入（空行、重复表头、合计行、同一张表里的另一份报表，或下列问题）",
            f", {left:,} left out (blank, header again, totals, another report in the same table, or a problem below)",
        )
    return [_pair(Words("行数", "rows"), words, language)]


def _sums(sums: Sequence[WindowSum], language: Language) -> list[tuple[str, Style]]:
    lines: list[tuple[str, Style]] = []
    for one in sums[:_SUMS_SHOWN]:
        figures = [_figure(measure, value, one.currency).said(language) for measure, value in one.values.items()]
        scope = _scope(one).said(language)
        lines.append((f"{_window(one)} {scope}: {' · '.join(figures)}", ""))
    more = len(sums) - _SUMS_SHOWN
    if more > 0:
        lines.append((f"… {Words(f'还有 {more} 个，见 --json', f'{more} more, see --json').said(language)}", "dim"))
    return lines


def _window(one: WindowSum) -> str:
    """The days, without a space: they are the label of their line."""
    if one.start is None or one.end is None:
        return UNKNOWN
    return f"{one.start}" if one.start == one.end else f"{one.start}~{one.end:%m-%d}"


def _scope(one: WindowSum) -> Words:
    grain = _GRAINS[one.grain]
    scopes = grain if one.grain == "shop" else Words(f"{one.rows} {grain.zh}", counted(one.rows, grain.en))
    place = same(f"{one.marketplace} ") if one.marketplace else same("")
    return place + scopes


def _figure(measure: str, value: float, currency: str | None) -> Words:
    known = ALL_MEASURES.get(measure)
    if known is None:
        return same(f"{measure} {value:,g}")
    if known.kind == "rate":
        return known.label + same(f" {value:.2%}")
    amount = f"{currency or ''} {value:,.2f}".strip() if known.money else f"{value:,.10g}"
    return known.label + same(f" {amount}")


def _problems(problems: Sequence[Problem], language: Language) -> list[tuple[str, Style]]:
    """Alike ones on one line, with the rows that have them."""
    alike: dict[tuple[str, str | None], list[int]] = {}
    for problem in problems:
        rows = alike.setdefault((problem.message.said(language), problem.column), [])
        rows += [problem.row] if problem.row else []
    lines: list[tuple[str, Style]] = []
    for (message, column), rows in list(alike.items())[:_PROBLEMS_SHOWN]:
        where = f"[{column}] " if column else ""
        lines.append((f"! {_rows_said(rows).said(language)}{where}{message}", "yellow"))
    more = len(alike) - _PROBLEMS_SHOWN
    if more > 0:
        lines.append((f"… {Words(f'还有 {more} 种，见 --json', f'{more} more, see --json').said(language)}", "dim"))
    return lines


def _rows_said(rows: Sequence[int]) -> Words:
    if not rows:
        return same("")
    listed = ", ".join(map(str, rows[:_ROWS_SHOWN]))
    more = len(rows) - _ROWS_SHOWN
    and_more = Words(f" 等 {len(rows)} 处", f" and {more} more") if more > 0 else same("")
    said = Words(f"第 {listed} 行", f"row {listed}" if len(rows) == 1 else f"rows {listed}")
    return said + and_more + same(" ")


def _pair(label: Words, text: Words, language: Language) -> tuple[str, str, Style]:
    return label.said(language), text.said(language), ""
