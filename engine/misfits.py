"""What kaihui.toml may not say although it is well written: names of nothing, and numbers that make no sense."""

import re
from collections.abc import Collection, Iterator, Mapping
from math import isfinite

from msgspec import Struct

from engine.kpi.catalogue import KPIS
from engine.marketplaces import BY_CODE
from engine.meeting.agenda import TEMPLATES, UNSCHEDULED
from engine.settings import Cost, Person, Series, Settings, Topic
from engine.text import clean
from engine.words import Words, same

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NAME = re.compile(r"[\w-]{1,40}")
_LONGEST = 12 * 60
"""Minutes of the longest meeting that is no slip of the keyboard (ext)."""


class Misfit(Struct, frozen=True):
    """A setting that makes no sense, and why."""

    keys: tuple[str, ...]
    """The way to it: tables, places in lists of tables, and its own name."""
    words: Words


def misfits(settings: Settings) -> Iterator[Misfit]:
    """Everything in the settings that cannot be meant, in the order of the file's tables."""
    yield from _of_series(settings.series)
    yield from _of_people(settings.people)
    yield from _of_template(settings)
    yield from _of_topics(settings.agenda, ("agenda",))
    for name, topics in settings.templates.items():
        yield from _of_topics(topics, ("templates", name))
    yield from _of_hours(settings)
    yield from _of_rates(settings)
    yield from _of_cost(settings.cost)


def unknown_reports(settings: Settings, known: Collection[str]) -> Iterator[Misfit]:
    """Reports by names that no report has."""
    asked: list[tuple[tuple[str, ...], str]] = [
        (("expected", str(place), "report"), one.report) for place, one in enumerate(settings.expected)
    ]
    asked += [(("teams", name), name) for name in settings.teams]
    asked += [(("freshness", "reports", name), name) for name in settings.freshness.reports]
    for keys, name in asked:
        if name not in known:
            yield Misfit(keys, _no_such(name, Words("报表", "report"), known))


def unknown_limits(settings: Settings, limits: Mapping[str, Collection[str]]) -> Iterator[Misfit]:
    """Targets and limits of what does not exist, or that are no numbers.

    Args:
        limits: rule id to the values that the rule holds against a limit.
    """
    for rule, own in settings.rules.items():
        if rule not in limits:
            yield Misfit(("rules", rule), _no_such(rule, Words("规则", "rule"), limits))
            continue
        for value, limit in own.items():
            if value not in limits[rule]:
                label = Words(f"规则 {rule} 的限值", f"limit of the rule {rule}")
                yield Misfit(("rules", rule, value), _no_such(value, label, limits[rule]))
            elif not isfinite(limit):
                yield Misfit(("rules", rule, value), _NO_NUMBER)
    for kpi, target in settings.targets.items():
        if kpi not in KPIS:
            yield Misfit(("targets", kpi), _no_such(kpi, same(" KPI"), KPIS))
        elif not isfinite(target):
            yield Misfit(("targets", kpi), _NO_NUMBER)


_NO_NUMBER = Words("这里要写一个数", "a number is needed here")


def _no_such(name: str, what: Words, known: Collection[str]) -> Words:
    said, choice = clean(name, limit=60), " ".join(known) or "—"
    return Words(
        f"没有叫「{said}」的{what.zh}（可写：{choice}）", f"there is no {what.en.strip()} “{said}” (known: {choice})"
    )


def _of_series(series: Series) -> Iterator[Misfit]:
    codes = series.marketplaces
    unknown = [same(clean(code, limit=20)) for code in codes if code not in BY_CODE]
    if not clean(series.name).strip():
        yield Misfit(("series", "name"), Words("会议要有名字", "the meeting has no name"))
    if unknown or not codes:
        said, known = unknown[0] if unknown else same("[]"), " ".join(BY_CODE)
        words = Words(f"不认识的站点 {said.zh}（可写：{known}）", f"unknown marketplace {said.en} (known: {known})")
        yield Misfit(("series", "marketplaces"), words)
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        yield Misfit(("series", "marketplaces"), Words(f"站点 {twice} 写了两次", f"{twice} stands there twice"))
    if not _TIME.fullmatch(series.time):
        yield Misfit(("series", "time"), Words("time 要写成 10:00 这样", "time is written like 10:00"))
    if not 1 <= series.minutes <= _LONGEST:
        yield Misfit(
            ("series", "minutes"), Words(f"会议长 1 到 {_LONGEST} 分钟", f"a meeting takes 1 to {_LONGEST} minutes")
        )


def _of_people(people: tuple[Person, ...]) -> Iterator[Misfit]:
    names = [clean(person.name).strip() for person in people]
    for place, name in enumerate(names):
        keys = ("people", str(place), "name")
        if not name:
            yield Misfit(keys, Words("名册里的人要有名字", "somebody on the roster has no name"))
        elif name in names[:place]:
            words = Words(f"{name} 在名册里有两个，请写得能分开", f"{name} is on the roster twice; tell them apart")
            yield Misfit(keys, words)


def _of_template(settings: Settings) -> Iterator[Misfit]:
    known = (*TEMPLATES, *settings.templates)
    name = settings.series.template
    if name not in known or name in UNSCHEDULED:
        choice = [one for one in known if one not in UNSCHEDULED]
        yield Misfit(("series", "template"), _no_such(name, Words("模板", "template"), choice))
    for own in settings.templates:
        if not _NAME.fullmatch(own):
            words = Words("模板名只用字母、数字、汉字和 -", "a template is named with letters, digits and - only")
            yield Misfit(("templates", own), words)
        elif own in TEMPLATES:
            yield Misfit(("templates", own), Words(f"{own} 已有内置模板", f"{own} is the name of a built-in template"))
    for code, days in settings.series.cadence_days.items():
        if code not in BY_CODE or days % 7 or not 7 <= days <= 56:
            words = Words("cadence_days 写站点和 7、14、21…天", "cadence_days takes a marketplace and 7, 14, 21 … days")
            yield Misfit(("series", "cadence_days", code), words)


def _of_topics(topics: tuple[Topic, ...], keys: tuple[str, ...]) -> Iterator[Misfit]:
    ids = [topic.id for topic in topics]
    for place, topic in enumerate(topics):
        if not topic.id.strip() or topic.id in ids[:place]:
            yield Misfit((*keys, str(place), "id"), Words("每个议题要有自己的 id", "each topic has an id of its own"))
        if not topic.title.strip():
            yield Misfit((*keys, str(place), "title"), Words("议题要有标题", "a topic has a title"))
        if not 1 <= topic.minutes <= _LONGEST:
            words = Words(f"议题长 1 到 {_LONGEST} 分钟", f"a topic takes 1 to {_LONGEST} minutes")
            yield Misfit((*keys, str(place), "minutes"), words)
        for kpi in topic.kpis:
            if kpi not in KPIS:
                yield Misfit((*keys, str(place), "kpis"), _no_such(kpi, same(" KPI"), KPIS))


def _of_hours(settings: Settings) -> Iterator[Misfit]:
    freshness = settings.freshness
    asked: list[tuple[tuple[str, ...], float]] = [(("freshness", "limit_hours"), freshness.limit_hours)]
    asked += [(("freshness", "reports", name), hours) for name, hours in freshness.reports.items()]
    for keys, hours in asked:
        if not (isfinite(hours) and hours > 0):
            yield Misfit(keys, Words("小时数要大于 0", "hours are more than 0"))


def _of_rates(settings: Settings) -> Iterator[Misfit]:
    known = sorted({market.currency for market in BY_CODE.values()} | {settings.rate_base})
    for currency, rate in settings.rates.items():
        if currency not in known:
            yield Misfit(("rates", currency), _no_such(currency, Words("币种", "currency"), known))
        elif not (isfinite(rate) and rate > 0):
            yield Misfit(("rates", currency), Words("汇率要大于 0", "a rate is more than 0"))


def _of_cost(cost: Cost) -> Iterator[Misfit]:
    low, high = cost.per_minute_low, cost.per_minute_high
    if not (isfinite(low) and isfinite(high) and 0 <= low <= high):
        words = Words(
            "每分钟成本要从低到高，不能是负数", "the cost of a minute goes from low to high, and is not negative"
        )
        yield Misfit(("cost", "per_minute_high"), words)
    for who, rate in cost.per_hour.items():
        if not (isfinite(rate) and rate >= 0):
            yield Misfit(("cost", "per_hour", who), Words("每小时成本不能是负数", "an hour does not cost less than 0"))
