"""The colours that the settings may choose, and which of them fit a terminal."""

from typing import Any

from textual.app import App
from textual.theme import Theme

from engine.settings import ThemeName
from engine.words import Words

_THEMES: dict[ThemeName, str] = {
    "auto": "textual-dark",
    "dark": "textual-dark",
    "light": "paper",
    "contrast": "contrast",
    "terminal": "ansi-dark",
}
THEMES_SAID: dict[ThemeName, Words] = {
    "dark": Words("深色", "dark"),
    "light": Words("浅色", "light"),
    "contrast": Words("高对比", "high contrast"),
    "terminal": Words("终端自己的颜色", "the terminal's own colours"),
}
"""The themes in the order in which the palette goes through them."""
PAPER = Theme(
    name="paper",
    primary="#004578",
    secondary="#0178d4",
    accent="#9a4b00",
    warning="#8a5a00",
    error="#b00020",
    success="#1b6e3c",
    foreground="#1a1a1a",
    background="#f4f4f4",
    surface="#eaeaea",
    panel="#dcdcdc",
    dark=False,
    variables={"text-muted": "#585858", "primary-muted": "#b9d3ea", "text-disabled": "#767676"},
)
"""Dark on light. Textual's own light theme mixes its soft text for an unknown ground, and it comes out white."""
CONTRAST = Theme(
    name="contrast",
    primary="#0057d9",
    secondary="#00d7ff",
    accent="#00ffff",
    warning="#ffd700",
    error="#d70000",
    success="#00ff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    dark=True,
    variables={
        "text-muted": "#d0d0d0",
        "primary-muted": "#003a8c",
        "text-disabled": "#b0b0b0",
        "text-error": "#ff6e6e",
    },
)
"""White on black, and no text in grey that a projector would lose."""


def theme_for(no_color: bool, color_system: str | None, wanted: ThemeName = "auto") -> str:
    """The theme that was asked for; the terminal's own colours where ours would come out as greys, or all alike.

    With NO_COLOR every other theme still sends grey sequences, and 16 colours do not hold our greys apart.
    """
    if no_color or color_system not in ("256", "truecolor"):
        return "ansi-dark"
    return _THEMES[wanted]


def next_theme(app: App[Any]) -> Words:
    """Puts on the theme after the one that is worn; what there is to say about it."""
    names = list(THEMES_SAID)
    worn = next(name for name in names if _THEMES[name] == app.theme)
    wanted = names[(names.index(worn) + 1) % len(names)]
    app.theme = theme_for(app.no_color, app.console.color_system, wanted)
    if app.theme != _THEMES[wanted]:
        return Words(
            "这里只用终端自己的颜色（NO_COLOR，或不到 256 色）。", "Only its own colours: NO_COLOR or under 256."
        )
    said = THEMES_SAID[wanted]
    keep = f'[screen] theme = "{wanted}"'
    return Words(f"配色：{said.zh}。要一直用：{keep}", f"Colours: {said.en}. To keep them: {keep}")
