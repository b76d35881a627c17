"""kaihui.toml: read whole, typed, and every mistake named with its line."""

import re
import tomllib
from pathlib import Path

import msgspec

from engine.errors import BadInputError
from engine.marketplaces import BY_CODE
from engine.settings import Settings
from engine.text import clean
from engine.words import Words

SETTINGS_FILE = "kaihui.toml"


def read_settings(path: Path) -> Settings:
    """The settings in `path`.

    Raises:
        BadInputError: not TOML, not UTF-8, an unknown key, a value that does not fit; with its line.
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
    _check_marketplaces(path, text, settings)
    _check_time(path, text, settings)
    return settings


def _unfit(path: Path, line: int, what: Words) -> BadInputError:
    return BadInputError(
        Words(f"{path.name} 第 {line} 行：{what.zh}。", f"{path.name}, line {line}: {what.en}."),
        Words("改好后再运行。", "Mend it and run again."),
    )


def _not_toml(path: Path, error: str) -> BadInputError:
    found = re.search(r"line (\d+)", error)
    line = int(found[1]) if found else 1
    detail = re.sub(r"\s*\(at .*\)", "", error)
    return _unfit(path, line, Words(f"不是合格的 TOML（{detail}）", f"not TOML ({detail})"))


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
    return _unfit(
        path, line, Words(f"「{key}」的值不合适（{message}）", f"the value of “{key}” does not fit ({message})")
    )


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
            if header == ".".join([*tables, wanted]) or (header == ".".join(tables) and seen in (-1, index)):
                best = number
        key = re.match(r"\s*[\"']?([^\"'=\s]+)[\"']?\s*=", line)
        if key and key[1] == wanted and header == ".".join(tables) and seen in (-1, index):
            return number
    return best


def _check_marketplaces(path: Path, text: str, settings: Settings) -> None:
    unknown = [code for code in settings.series.marketplaces if code not in BY_CODE]
    if unknown or not settings.series.marketplaces:
        said = "、".join(clean(code) for code in unknown) or "[]"
        line = line_of(text, ["series", "marketplaces"])
        known = " ".join(BY_CODE)
        raise _unfit(
            path,
            line,
            Words(f"不认识的站点 {said}（可写：{known}）", f"unknown marketplace {said} (known: {known})"),
        )


def _check_time(path: Path, text: str, settings: Settings) -> None:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", settings.series.time):
        line = line_of(text, ["series", "time"])
        raise _unfit(path, line, Words("time 要写成 10:00 这样", "time is written like 10:00"))
