"""The looks that app.tcss gives: widgets name these and never a colour."""

from typing import get_args

from tui.widgets.notice import Kind

LOOKS = frozenset(
    {
        *("strong", "soft", "good", "warn", "bad", "key", "head", "head-active", "current", "undone"),
        *("bar", "bar-warn", "bar-bad"),
        *(f"notice-{kind}" for kind in get_args(Kind)),
    }
)
