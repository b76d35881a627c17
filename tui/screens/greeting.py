"""What is said when the screen opens: a line that was not sent, and what of the team's own keys cannot be meant."""

from data.drafts import Drafts
from engine.words import Words
from tui.screens.desk import Desk
from tui.widgets.notice import Notice


def greet(desk: Desk, drafts: Drafts) -> bool:
    """Says what there is to say; whether a line waits."""
    if (draft := drafts.kept()) and not desk.session.read_only:
        desk.writing.restore(draft)
    if misfits := desk.keymap.misfits:
        said, others = desk.session.workspace.misfit_said(misfits[0]), len(misfits) - 1
        more = Words(f"还有 {others} 处，见 kaihui doctor。", f" And {others} more: kaihui doctor.")
        desk.tell(Notice("warn", said + more if others else said))
    return bool(desk.line.value)
