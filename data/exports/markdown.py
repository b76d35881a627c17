"""The minutes as Markdown that pastes well into Feishu and Google Docs: what was decided and who does what first."""

from datetime import datetime, timedelta

from data.exports.markdown_kpis import kpi_section
from data.exports.markdown_text import escaped, section, table
from engine.dates import day_in_utc8, day_said, time_said
from engine.kpi.catalogue import KPIS
from engine.kpi.figures import figure_said
from engine.meeting.actions import COMPLETION_LINES, Action
from engine.meeting.events import Evidence
from engine.meeting.gates import gate_said
from engine.meeting.state import Decision
from engine.meeting.timer import clock_said
from engine.minutes.record import OUTCOMES, STATUSES, ItemMinutes, Minutes
from engine.reports.freshness import STATUS_SAID, as_of_said
from engine.reports.sources import Source
from engine.words import Language, Words, joined, same

_ACTION_HEAD = (Words("编号", "Id"), Words("行动", "Action"), Words("负责人", "Owner"), Words("期限", "Due"))


def as_markdown(minutes: Minutes, language: Language) -> str:
    """The minutes as one Markdown document, ending in a line break."""
    parts = (
        _heading(minutes),
        _decisions(minutes),
        _actions(minutes),
        _review(minutes),
        kpi_section(minutes),
        _agenda(minutes),
        _sources(minutes),
    )
    lines = [line.said(language) for part in parts for line in part]
    return "\n".join(lines).rstrip() + "\n"


def _heading(minutes: Minutes) -> list[Words]:
    period = minutes.period.name if minutes.period else ""
    title = f"{escaped(minutes.series)} {period}"
    lines = [Words(f"# {title} 会议纪要", f"# {title} minutes"), same(""), _held(minutes)]
    if minutes.attendance:
        lines.append(Words("- 出席：", "- Present: ") + joined([same(escaped(name)) for name in minutes.attendance]))
    lines.append(Words("- 健康度：", "- Health: ") + minutes.health.said())
    low, high = minutes.cost.low, minutes.cost.high
    lines.append(
        Words(
            f"- 人力成本：¥{low:,.0f}–{high:,.0f}（内部估算）",
            f"- Working time: ¥{low:,.0f}–{high:,.0f} (house estimate)",
        )
    )
    for gate in minutes.gates:
        unmet = joined([gate_said(name) for name in gate.gates])
        reason = Words("，仍继续，原因：", ", and went on because: ") + same(escaped(gate.reason))
        lines.append(same("- ⚠ ") + unmet + reason)
    return lines


def _held(minutes: Minutes) -> Words:
    if minutes.started_at is None:
        return Words("- 会议还没有开始", "- Not started yet")
    day, start = day_said(day_in_utc8(minutes.started_at)), time_said(minutes.started_at)
    end = "" if minutes.closed_at is None else f"–{time_said(minutes.closed_at)}"
    used, slot = clock_said(minutes.elapsed), int(minutes.slot / timedelta(minutes=1))
    line = Words(
        f"- {day.zh} {start}{end}（UTC+8），用时 {used}，计划 {slot} 分钟",
        f"- {day.en} {start}{end} (UTC+8), took {used} of {slot} minutes",
    )
    if minutes.overran:
        over = clock_said(minutes.overran)
        line = line + Words(f"，超时 {over}", f", {over} over")
    return line if minutes.closed_at else line + Words("，进行中", ", still running")


def _decisions(minutes: Minutes) -> list[Words]:
    lines = section(f"决定（{len(minutes.decisions)}）", f"Decisions ({len(minutes.decisions)})")
    if not minutes.decisions:
        return [*lines, Words("没有决定。", "None.")]
    return lines + [_decision_line(decision, minutes.title_of(decision.item)) for decision in minutes.decisions]


def _decision_line(decision: Decision, title: Words) -> Words:
    at, text = time_said(decision.at), escaped(decision.text)
    line = Words(
        f"- **{decision.id}** {text}（{escaped(title.zh)}，{at}）",
        f"- **{decision.id}** {text} ({escaped(title.en)}, {at})",
    )
    if not decision.flagged:
        return line
    kpis = escaped(", ".join(decision.flagged))
    return line + Words(f" ⚠ 基于未更新数据：{kpis}", f" ⚠ on data out of date: {kpis}")


def _actions(minutes: Minutes) -> list[Words]:
    lines = section(f"行动项（{len(minutes.actions)}）", f"Actions ({len(minutes.actions)})")
    if not minutes.actions:
        return [*lines, Words("没有新的行动项。", "No new actions.")]
    head = (*_ACTION_HEAD, Words("优先级", "Priority"), Words("依据", "Based on"))
    return lines + table(head, (_action_row(action) for action in minutes.actions))


def _action_row(action: Action) -> list[Words]:
    missing = Words("**待定**", "**open**")
    aim = f" → {escaped(action.aim.said())}" if action.aim else ""
    return [
        same(action.id),
        same(escaped(action.text) + aim),
        same(escaped(action.owner)) if action.owner else missing,
        day_said(action.due) if action.due else missing,
        same(f"P{action.priority}"),
        _evidence(action),
    ]


def _evidence(action: Action) -> Words:
    """The rule that an action came from, and the values that it held against its limits, as they stood then."""
    held = joined([_held_against(evidence) for evidence in action.evidence if evidence.kpi in KPIS])
    rule = same(f"{action.finding}: " if held.en else action.finding) + held
    return Words(escaped(rule.zh), escaped(rule.en))


def _held_against(evidence: Evidence) -> Words:
    kpi = KPIS[evidence.kpi]
    value, limit = figure_said(evidence.value, kpi.unit), figure_said(evidence.limit, kpi.unit)
    return kpi.label + same(f" {value} {evidence.comparison} {limit}")


def _review(minutes: Minutes) -> list[Words]:
    lines = section("上期复盘", "Previous-period review")
    if minutes.review_skipped:
        reason = escaped(minutes.review_skipped)
        lines.append(Words(f"⚠ 本次没有复盘，原因：{reason}", f"⚠ Not held, because: {reason}"))
    if not minutes.reviewed:
        return [*lines, Words("没有上期遗留的行动项。", "Nothing was carried over.")]
    review = minutes.review
    if review.percent is not None:
        marks = " / ".join(f"{line:g}%" for line in COMPLETION_LINES)
        lines += [
            Words(
                f"到期 {review.due} 项，完成 {review.done} 项，完成率 **{review.percent:.0f}%**（参考线 {marks}）",
                f"{review.done} of {review.due} due actions done: **{review.percent:.0f}%** (lines at {marks})",
            ),
            same(""),
        ]
    head = (*_ACTION_HEAD, Words("状态", "Status"))
    return lines + table(head, (_reviewed_row(action) for action in minutes.reviewed))


def _reviewed_row(action: Action) -> list[Words]:
    status = STATUSES[action.status]
    if action.reason:
        status = status + Words(f"（{escaped(action.reason)}）", f" ({escaped(action.reason)})")
    return [
        same(action.id),
        same(escaped(action.text)),
        same(escaped(action.owner)),
        day_said(action.due) if action.due else same(""),
        status,
    ]


def _agenda(minutes: Minutes) -> list[Words]:
    head = (
        Words("议题", "Item"),
        Words("阶段", "Phase"),
        Words("结论", "Outcome"),
        Words("用时", "Took"),
        Words("计划（分钟）", "Planned (min)"),
    )
    rows = (_agenda_row(number, item) for number, item in enumerate(minutes.items, start=1))
    lines = section("议程", "Agenda") + table(head, rows)
    for number, item in enumerate(minutes.items, start=1):
        records = _records(item)
        if records:
            lines += [same(""), _item_heading(number, item), same(""), *records]
    return lines


def _agenda_row(number: int, minutes: ItemMinutes) -> list[Words]:
    over = Words(f"（超 {clock_said(minutes.overrun)}）", f" ({clock_said(minutes.overrun)} over)")
    extended = f" {minutes.item.extended:+}" if minutes.item.extended else ""
    used = same(clock_said(minutes.spent) if minutes.spent else "")
    return [
        _numbered_title(number, minutes),
        minutes.phase,
        OUTCOMES[minutes.outcome],
        used + over if minutes.overrun else used,
        same(f"{minutes.item.plan.minutes}{extended}"),
    ]


def _item_heading(number: int, minutes: ItemMinutes) -> Words:
    return same("### ") + _numbered_title(number, minutes)


def _numbered_title(number: int, minutes: ItemMinutes) -> Words:
    title = minutes.item.plan.title
    return Words(f"{number} {escaped(title.zh)}", f"{number} {escaped(title.en)}")


def _records(minutes: ItemMinutes) -> list[Words]:
    reason = escaped(minutes.item.reason)
    lines = [Words(f"- 原因：{reason}", f"- Reason: {reason}")] if reason else []
    timed: list[tuple[datetime, Words]] = [(d.at, _line("决定", "Decided", d.id, d.text)) for d in minutes.decisions]
    timed += [(a.added_at, _line("行动", "Action", a.id, _handed(a))) for a in minutes.actions if a.added_at]
    timed += [(n.at, _line("记录", "Note", "", n.text)) for n in minutes.notes]
    for question in minutes.questions:
        to = f" @{question.to}" if question.to else ""
        timed.append((question.at, _line("质询", "Question", question.id, question.text + to)))
        answer = question.answer
        timed.append((question.at, _line("  答", "  Answer", "", answer or "—")))
    return lines + [line for _, line in sorted(timed, key=lambda pair: pair[0])]


def _handed(action: Action) -> str:
    return f"{action.text} @{action.owner or '?'} ^{action.due or '?'}"


def _line(zh: str, en: str, number: str, text: str) -> Words:
    said = f" {number}" if number else ""
    indent = "  " if zh.startswith("  ") else ""
    return Words(f"{indent}- {zh.strip()}{said}：{escaped(text)}", f"{indent}- {en.strip()}{said}: {escaped(text)}")


def _sources(minutes: Minutes) -> list[Words]:
    lines = section("数据来源", "Sources")
    if not minutes.snapshot:
        return [*lines, Words("本次会议没有数据快照。", "This meeting looked at no snapshot.")]
    if minutes.snapshot_lost:
        name = f"snapshots/*-{minutes.snapshot}.json"
        lost = Words(f"⚠ 数据快照 `{name}` 找不到或已损坏", f"⚠ The snapshot `{name}` is gone or damaged")
        return [*lines, lost + Words("，这里没有 KPI。", ", so that no KPIs stand here.")]
    lines += [Words(f"快照 `{minutes.snapshot}`", f"Snapshot `{minutes.snapshot}`"), same("")]
    head = (
        Words("文件", "File"),
        Words("站点", "Marketplace"),
        Words("行数", "Rows"),
        Words("数据截至（UTC+8）", "As of (UTC+8)"),
        Words("状态", "Status"),
    )
    told_at = minutes.closed_at or minutes.started_at
    return lines + table(head, (_source_row(source, told_at or source.as_of) for source in minutes.sources))


def _source_row(source: Source, told_at: datetime) -> list[Words]:
    return [
        same(escaped(source.file)),
        same(source.marketplace or ""),
        same(str(source.rows)),
        as_of_said(source.as_of, told_at),
        STATUS_SAID[source.status],
    ]
