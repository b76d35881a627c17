"""Keys as they are written on the screen."""

from engine.words import Words

_NAMES: dict[str, Words] = {
    "space": Words("空格", "Space"),
    "enter": Words("回车", "Enter"),
    "escape": Words("Esc", "Esc"),
    "tab": Words("Tab", "Tab"),
    "up": Words("上", "Up"),
    "down": Words("下", "Down"),
    "pageup": Words("PgUp", "PgUp"),
    "pagedown": Words("PgDn", "PgDn"),
    "left": Words("左", "Left"),
    "right": Words("右", "Right"),
    "home": Words("Home", "Home"),
    "end": Words("End", "End"),
    "insert": Words("Ins", "Ins"),
    "delete": Words("Del", "Del"),
    "backspace": Words("退格", "Backspace"),
    **{f"f{number}": Words(f"F{number}", f"F{number}") for number in range(1, 13)},
}


def key_said(name: str) -> Words:
    """A key as it is written on the screen."""
    if name.startswith("ctrl+"):
        letter = name.removeprefix("ctrl+").upper()
        return Words(f"Ctrl+{letter}", f"Ctrl+{letter}")
    return _NAMES.get(name, Words(name, name))
