"""The rulebook held against the values of a snapshot: what fires, what is clear, what cannot be judged."""

from collections.abc import Iterable, Sequence

from engine.findings.rules import Comparison, Finding, Rule, Rulebook, found, verdict_of
from engine.kpi.catalogue import KPIS, KpiValue, Scope
from engine.words import Words, spaced

Values = dict[tuple[str, Scope], KpiValue]


def evaluate(book: Rulebook, values: Sequence[KpiValue], marketplaces: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of all rules about KPIs: for each marketplace, and for narrower scopes where the rule fires."""
    by_scope: Values = {(value.id, value.scope): value for value in values}
    samples = _samples(values)
    findings: list[Finding] = []
    for rule in book.rules:
        if rule.when and all(condition.kpi in KPIS for condition in rule.when):
            findings.extend(_judged(book, rule, by_scope, Scope(code)) for code in marketplaces)
            narrower = (_judged(book, rule, by_scope, scope) for scope in _narrower(rule, by_scope, samples))
            findings.extend(finding for finding in narrower if finding.verdict == "fires")
    return tuple(findings)


def _judged(book: Rulebook, rule: Rule, values: Values, scope: Scope) -> Finding:
    held = [_held(values, condition.kpi, scope) for condition in rule.when]
    evidence = [
        Comparison(
            kpi=condition.kpi,
            value=value.value if value else None,
            limit=condition.limit,
            comparison=condition.sign,
            scope=value.scope if value else scope,
            as_of=value.as_of if value else None,
            flags=value.flags if value else (),
        )
        for condition, value in zip(rule.when, held, strict=True)
    ]
    verdict = verdict_of(rule, evidence)
    reason = _why_not(rule, held) if verdict == "cannot_judge" else None
    return found(book, rule, verdict, scope, evidence, reason)


def _held(values: Values, kpi: str, scope: Scope) -> KpiValue | None:
    """The value in its own scope, or the marketplace's where it exists only there: TACoS has no campaigns."""
    own = values.get((kpi, scope))
    return own if own is not None else values.get((kpi, Scope(scope.marketplace)))


def _why_not(rule: Rule, held: Sequence[KpiValue | None]) -> Words:
    lacking = next(value for value in held if value is None or value.value is None)
    if lacking is not None and lacking.reason is not None:
        return lacking.reason
    label = KPIS[rule.when[held.index(lacking)].kpi].label
    return Words(spaced(f"没有{label.zh}的数据。"), f"No data of {label.en}.")


def _samples(values: Sequence[KpiValue]) -> dict[Scope, dict[str, float]]:
    """The sums inside all values of a scope."""
    samples: dict[Scope, dict[str, float]] = {}
    for value in values:
        samples.setdefault(value.scope, {}).update(value.parts)
    return samples


def _narrower(rule: Rule, values: Values, samples: dict[Scope, dict[str, float]]) -> Iterable[Scope]:
    """Campaigns or SKUs with a value of their own and a large enough sample."""
    judged = {condition.kpi for condition in rule.when}
    scopes = {scope for kpi, scope in values if kpi in judged}
    for scope in sorted(scopes, key=lambda scope: (scope.marketplace or "", scope.campaign or "", scope.sku or "")):
        own = (scope.campaign and "campaign" in rule.narrow) or (scope.sku and "sku" in rule.narrow)
        if own and _large_enough(rule, samples[scope]):
            yield scope


def _large_enough(rule: Rule, sums: dict[str, float]) -> bool:
    """A measure that no report tells does not stand in the way."""
    return all(sums.get(measure, least) >= least for measure, least in rule.minimum.items())
