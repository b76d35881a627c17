"""Questions of an item: open, proposed by its figures, answered and by whom; then the causes named (R18, R70, R71)."""

from textual.content import Content

from engine.kpi.catalogue import KPIS
from engine.meeting.causes import cause_said
from engine.meeting.proposing.questions import proposed_questions
from engine.meeting.records import Question
from engine.meeting.state import Item
from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.scene import Scene


def question_rows(scene: Scene, item: Item, width: int) -> list[Content]:
    """What waits for an answer, then what the figures ask."""
    rows: list[Content] = []
    for question in scene.meeting.questions:
        if question.answer is None and question.item == item.id:
            to = show(f" @{question.to}" if question.to else "", ".key")
            how = show(scene.keyed(Words("  {answer} 回答", "  {answer} answers")), ".soft")
            rows += hanging(show(f" ? {question.id} ", ".warn"), row(show(question.text), to, how), width)
    pose = scene.said(scene.keys.said("pose"))
    for number, proposed in enumerate(proposed_questions(scene.meeting, scene.snapshot), start=1):
        to = show(f" @{proposed.to}" if proposed.to else "", ".key")
        rows += hanging(show(f" {pose} {number} ", ".key"), row(show(scene.said(proposed.text), ".soft"), to), width)
    return rows


def settled_rows(scene: Scene, item: Item, width: int) -> list[Content]:
    """Answers with who gave and who verified them, then the causes that were named."""
    rows: list[Content] = []
    for question in scene.meeting.questions:
        if question.answer is not None and question.item == item.id:
            text = row(show(f"{question.text} → {question.answer}"), _who(scene, question))
            rows += hanging(show(f" ✓ {question.id} ", ".good"), text, width)
    for cause in scene.meeting.causes:
        if cause.item == item.id:
            label = show(scene.said(Words(" 根因 ", " cause ")), ".strong")
            about = f"{scene.said(KPIS[cause.kpi].label)}：" if cause.kpi in KPIS else ""
            said = about + " · ".join(part for part in (scene.said(cause_said(cause.category)), cause.text) if part)
            rows += hanging(label, show(said), width)
    return rows


def _who(scene: Scene, question: Question) -> Content:
    """Who asked, who answered, and who of another role stands for it (R71)."""
    people = " → ".join(name for name in (question.asker, question.explainer) if name)
    if question.verified_by:
        verified = show(scene.said(Words(f" {question.verified_by} 已核实", f" verified by {question.verified_by}")))
    else:
        verified = show(scene.keyed(Words(" 未核实（{verify}）", " unverified ({verify})")), ".warn")
    return row(show(f"  {people}", ".soft"), verified)
