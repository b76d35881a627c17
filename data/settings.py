"""kaihui.toml: read whole, typed, and every mistake named with its line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from data.misfit_words import misfit_said
from engine.errors import BadInputError
from engine.misfits import Misfit, misfits, unknown_limits, unknown_reports
from engine.settings import Settings
from engine.text import clean
from engine.words import Words

SETTINGS_FILE = "kaihui.toml"


def read_settings(path: Path) -> Settings:
    """The settings in `path`.

    Raises:
        BadInputError: not TOML, not UTF-8, an unknown key, a value that does not fit or makes no sense; with its line.
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _unfit(path, line, Words("不是 UTF-8 编码", "not in UTF-8")) from None
    try:
        settings = msgspec.convert(tomllib.loads(text), Settings, strict=True)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, str(error)) from None
    except msgspec.ValidationError as error:
        raise _misfit(path, text, str(error)) from None
    for misfit in _misfits(settings):
        raise _unfit(path, line_of(text, list(misfit.keys)), misfit.words)
    return settings


def placed(path: Path, misfit: Misfit) -> Words:
    """A misfit that is no reason to stop, said with its file and line."""
    return _said_at(path, line_of(path.read_text(encoding="utf-8-sig"), list(misfit.keys)), misfit.words)


def _misfits(settings: Settings) -> Iterator[Misfit]:
    """What cannot be meant. The lists of known names are read only where settings name something in them."""
    yield from misfits(settings)
    if settings.expected or settings.teams or settings.freshness.reports:
        from data.reports.kinds import known_reports

        yield from unknown_reports(settings, known_reports())
    if settings.rules or settings.targets:
        from data.rulebook import rule_limits

        yield from unknown_limits(settings, rule_limits())


def _unfit(path: Path, line: int, what: Words) -> BadInputError:
    return BadInputError(_said_at(path, line, what), Words("改好后再运行。", "Mend it and run again."))


def _said_at(path: Path, line: int, what: Words) -> Words:
    return Words(f"{path.name} 第 {line} 行：{what.zh}。", f"{path.name}, line {line}: {what.en}.")


def _not_toml(path: Path, error: str) -> BadInputError:
    found = re.search(r"line (\d+)", error)
    line = int(found[1]) if found else 1
    detail = re.sub(r"\s*\(at .*\)", "", error)
    return _unfit(path, line, Words("不是合格的 TOML，多半缺引号、括号或等号", f"not TOML ({detail})"))


def _misfit(path: Path, text: str, error: str) -> BadInputError:
    """msgspec names the place as $.series.minutes or $.people[0]; this finds its line."""
    message, _, place = error.partition(" - at `")
    unknown = re.search(r"unknown field `(.*)`", message)
    keys = re.findall(r"[^$.\[\]`]+", place)
    if unknown:
        keys.append(unknown[1])
    line = line_of(text, keys)
    key = clean(".".join(key for key in keys if not key.isdigit()))
    if unknown:
        return _unfit(path, line, Words(f"不认识的设置「{key}」", f"unknown setting “{key}”"))
    said = misfit_said(message, keys)
    return _unfit(path, line, Words(f"「{key}」不合适：{said.zh}", f"“{key}” does not fit: {said.en}"))


def line_of(text: str, keys: list[str]) -> int:
    """The line, from 1, on which the setting that `keys` lead to stands; numbers count [[tables]] from 0."""
    tables = [key for key in keys[:-1] if not key.isdigit()]
    index = next((int(key) for key in keys if key.isdigit()), 0)
    header, seen, best = "", -1, 1
    wanted = keys[-1] if keys else ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if heading:
            header = heading[1].replace('"', "").replace("'", "")
            seen = seen + 1 if line.lstrip().startswith("[[") and header == ".".join(tables) else seen
            own = ".".join([*tables, wanted])
            first_below = best == 1 and header.startswith(f"{own}.")
            if header == own or first_below or (header == ".".join(tables) and seen in (-1, index)):
                best = number
        key = re.match(r"\s*[\"']?([^\"'=\s]+)[\"']?\s*=", line)
        if key and key[1] == wanted and header == ".".join(tables) and seen in (-1, index):
            return number
    return best
