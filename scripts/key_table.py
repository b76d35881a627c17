"""Writes the tables of keys in both READMEs from tui/keys.py: python -m scripts.key_table."""

import re
from pathlib import Path

from engine.words import Language
from tui.key_entries import GROUPS, Key
from tui.key_names import key_said
from tui.keymap import BUILT_IN
from tui.keys import KEYS

READMES: dict[Language, Path] = {"en": Path("README.md"), "zh": Path("README.zh-CN.md")}
_HEAD = {"en": "| key | what |", "zh": "| 按键 | 作用 |"}
_PLACE = re.compile(r"<!-- keys -->\n.*?<!-- /keys -->", re.DOTALL)


def key_table(language: Language) -> str:
    """All keys and what they do, by group, as a table in Markdown."""
    ordered = [key for group in GROUPS for key in KEYS if key.group == group and key.keys]
    rows = [f"| {_keys(key, language)} | {BUILT_IN.worded(key.help).said(language)} |" for key in ordered]
    return "\n".join([_HEAD[language], "|--|--|", *rows])


def with_table(text: str, language: Language) -> str:
    """A README with its table of keys as it should be."""
    return _PLACE.sub(lambda _: f"<!-- keys -->\n{key_table(language)}\n<!-- /keys -->", text)


def _keys(key: Key, language: Language) -> str:
    if len(key.keys) > 3:
        return f"`{key.keys[0]}`-`{key.keys[-1]}`"
    return " ".join(f"`{key_said(name).said(language)}`" for name in key.keys)


if __name__ == "__main__":
    for language, path in READMES.items():
        path.write_text(with_table(path.read_text(encoding="utf-8"), language), encoding="utf-8")
