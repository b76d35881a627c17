"""Writes docs/keys.md from tui/keys.py and engine/capture/verbs.py: python -m scripts.key_sheet."""

from pathlib import Path

from engine.capture.verbs import VERBS
from engine.words import Language, Words
from scripts.key_table import key_table
from tui.key_entries import Key
from tui.keys import KEYS, keys_said
from tui.widgets.footer import HINTS

SHEET = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
_ABOUT = Words(
    "本页由 `python -m scripts.key_sheet` 从程序里的按键表生成。不在输入时，一个键就是一个操作；"
    "行动建议前的 `[1]` 就是要按的键。现在不能用的键会说明原因。"
    "中文输入法开着也行：全角符号照认，直接打汉字会打开输入行。",
    "This page is made from the program's own table of keys by `python -m scripts.key_sheet`. While nothing is being "
    "written, one key does one thing; the `[1]` before an advice is the key to press. A key that cannot work now says "
    "why. An input method may stay on: full-width signs are understood, and typing Chinese opens the line.",
)
_OWN = Words("自己的按键", "Keys of your own")
_OWN_ABOUT = Words(
    '写在 kaihui.toml 的 `[keys]` 里：`next = "f5"`，几个键就写 `["f5", "N"]`。两个操作不能用同一个键；'
    "1-9、y、回车、Esc、方向键、翻页键、Ctrl+C 和 Ctrl+Q 不能改派。"
    "有问题的键 `kaihui doctor` 会逐条指出，内置的键照常可用。",
    'They stand in kaihui.toml under `[keys]`: `next = "f5"`, or `["f5", "N"]` for several. No key means two things; '
    "1-9, y, Enter, Esc, arrows, PgUp, PgDn, Ctrl+C and Ctrl+Q stay what they are. `kaihui doctor` names each entry "
    "that cannot be meant; the built-in key then goes on working.",
)
_MODES: dict[str, Words] = {
    "writing": Words("写一行时", "While a line is being written"),
    "asking": Words("被问到时", "When asked"),
    "searching": Words("查找命令时", "In the command palette"),
}


def key_sheet() -> str:
    """The page, Chinese first."""
    return "\n\n".join(["# 按键 / Keys", *_half("zh"), "---", *_half("en")]) + "\n"


def _half(language: Language) -> list[str]:
    parts = [_ABOUT.said(language), key_table(language)]
    for mode, said in _MODES.items():
        rows = [f"| `{key.said(language)}` | {label.said(language)} |" for key, label in HINTS[mode]]
        parts += [f"**{said.said(language)}**", "\n".join([_head(language), *rows])]
    verbs = [
        f"| `{verb.name} {verb.usage.said(language)}".rstrip() + f"` | {verb.help.said(language)} |" for verb in VERBS
    ]
    title = Words("一行的写法", "How a line is written").said(language)
    own = [f"| `{key.id}` | {_keys_of(key, language)} | {key.label.said(language)} |" for key in KEYS]
    names = f"**{_OWN.said(language)}**\n\n{_OWN_ABOUT.said(language)}"
    return [*parts, f"**{title}**", "\n".join([_head(language), *verbs]), names, "\n".join([_own_head(language), *own])]


def _keys_of(key: Key, language: Language) -> str:
    return f"`{keys_said(key).said(language)}`" if key.keys else ""


def _own_head(language: Language) -> str:
    return Words("| 操作名 | 按键 | 作用 |", "| action | key | what |").said(language) + "\n|--|--|--|"


def _head(language: Language) -> str:
    return Words("| 写 | 作用 |", "| write | what |").said(language) + "\n|--|--|"


if __name__ == "__main__":
    SHEET.write_text(key_sheet(), encoding="utf-8")
