"""The command line, parsed as commands.py has it. Nothing heavy is imported to answer --help."""

import argparse
import gettext
import importlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn, cast
from unicodedata import east_asian_width

from engine.words import Language, Words
from tui.commands import COMMANDS, Option

_ARGPARSE_ZH = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示帮助",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r（可选 %(choices)s）",
    "expected one argument": "后面要跟一个值",
    "ignored explicit argument %r": "后面不跟值，却写了 %r",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
}


_PLACEHOLDERS_ZH = {
    "DIR": "文件夹",
    "FILE": "文件",
    "NAME": "姓名",
    "NAMES": "姓名",
    "MEETING": "会议",
    "SCRIPT": "脚本",
    "PERIOD": "周期",
    "DAY": "日期",
    "N": "天数",
    "WORDS": "文字",
    "TEXT": "文字",
    "USD": "美元",
    "CODES": "站点",
}
"""What stands for a value in the Chinese help."""


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; plain `kaihui` means `kaihui run`. Exits with 0 after --help, with 2 on a misfit."""
    language = _language_said(argv)
    unfinished = argv[-1:] in (["-w"], ["--workspace"], ["--lang"])
    with_command = [*argv] if unfinished or _names_command(argv) else [*argv, "run"]
    # argparse asks gettext for each of its own sentences; this answers in Chinese
    original, argparse._ = argparse._, (_in_chinese if language == "zh" else gettext.gettext)  # type: ignore[attr-defined]
    try:
        return _parser(language).parse_args(with_command)
    finally:
        argparse._ = original  # type: ignore[attr-defined]


def subcommand(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """The code of the command that was asked for."""
    module = importlib.import_module(f"tui.subcommands.{arguments.command}")
    return cast(Callable[[argparse.Namespace], int], module.run)


def said_language(arguments: argparse.Namespace) -> Language:
    """The language that --lang or the environment asks for, before any settings are read."""
    return cast(Language, arguments.lang) if arguments.lang else language_of_environment()


def program_said() -> str:
    """How this program is called from where the user is: by its bare name only if the shell finds it so."""
    called = sys.argv[0]
    return called if called.endswith("/kaihui") and shutil.which("kaihui") != called else "kaihui"


def language_of_environment() -> Language:
    """English where the locale says so, else Chinese."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.lower().startswith("en") else "zh"


def _in_chinese(message: str) -> str:
    return _ARGPARSE_ZH.get(message, message)


def _language_said(argv: Sequence[str]) -> Language:
    for place, argument in enumerate(argv):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else "".join(argv[place + 1 : place + 2])
        if argument.startswith("--lang") and value in ("zh", "en"):
            return cast(Language, value)
    return language_of_environment()


def _names_command(argv: Sequence[str]) -> bool:
    names = {command.name for command in COMMANDS}
    return any(argument in names or argument in ("-h", "--help", "--version") for argument in argv) or any(
        not argument.startswith("-") and argv[place - 1 : place] not in (["-w"], ["--lang"], ["--workspace"])
        for place, argument in enumerate(argv)
    )


class _Version(argparse.Action):
    """--version, looked up only when it is asked for: the look-up costs more than all the rest of the start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Prints the version and exits."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"kaihui {version('kaihui')}")
        except PackageNotFoundError:
            print("kaihui (checkout)")
        parser.exit()


_COLUMNS = re.compile(r"^( {2,}\S.*?)( {2,})(?=\S)", re.MULTILINE)
"""An option, and the gap before what it is for."""


def _gap(option: str, gap: str) -> int:
    wide = sum(east_asian_width(character) in "WF" for character in option)
    return max(2, len(gap) - wide)


class _Parser(argparse.ArgumentParser):
    """argparse, with its refusals as one sentence that says where help is."""

    def format_help(self) -> str:
        """argparse counts letters; here the second column stands where cells say."""
        return _COLUMNS.sub(lambda found: found[1] + " " * _gap(found[1], found[2]), super().format_help())

    def error(self, message: str) -> NoReturn:
        """One line on stderr, exit 2."""
        self.exit(2, f"{message}\n{self.prog} --help\n")


def _parser(language: Language) -> _Parser:
    about = Words(
        "开会：跨境卖家周会，在终端里开。", "Kaihui: the weekly meeting of an Amazon seller, in the terminal."
    )
    parser = _Parser(prog="kaihui", description=about.said(language), allow_abbrev=False)
    version_help = Words("显示版本号", "show the version").said(language)
    parser.add_argument("--version", action=_Version, nargs=0, help=version_help)
    _add_common(parser, language, top=True)
    commands = parser.add_subparsers(dest="command", metavar=Words("命令", "COMMAND").said(language), required=True)
    for command in COMMANDS:
        help_text = command.help.said(language)
        added = commands.add_parser(command.name, help=help_text, description=help_text, allow_abbrev=False)
        _add_common(added, language, top=False)
        for option in command.options:
            _add(added, option, language)
    return parser


def _add_common(parser: argparse.ArgumentParser, language: Language, top: bool) -> None:
    """-w, --lang and --debug, before or after the command: what stands after it wins."""
    common = (
        Option(("-w", "--workspace"), Words("工作区文件夹", "the workspace folder"), metavar="DIR"),
        Option(("--lang",), Words("界面语言", "language"), choices=("zh", "en")),
        Option(("--debug",), Words("出错时显示完整调用栈", "show a traceback on a fault"), flag=True),
    )
    for option in common:
        _add(parser, option, language, silent=not top)


def _add(parser: argparse.ArgumentParser, option: Option, language: Language, silent: bool = False) -> None:
    help_text = option.help.said(language)
    default = argparse.SUPPRESS if silent else option.default
    metavar = _placeholder(option, language)
    if option.flag:
        off = argparse.SUPPRESS if silent else False
        parser.add_argument(*option.names, action="store_true", default=off, help=help_text)
    elif option.names[0].startswith("-"):
        parser.add_argument(
            *option.names,
            metavar=metavar,
            choices=option.choices,
            default=default,
            help=help_text,
            type=partial(_filled, language),
        )
    else:
        nargs = "*" if option.many else "?" if option.optional else None
        parser.add_argument(
            option.names[0],
            metavar=metavar,
            choices=option.choices,
            nargs=nargs,
            help=help_text,
            type=str if option.many else partial(_filled, language),
        )


def _filled(language: Language, value: str) -> str:
    """A value with something in it: an empty one, mostly an unset variable of the shell, would pass for none given."""
    if not value.strip():
        raise argparse.ArgumentTypeError(Words("给的值是空的", "the value is empty").said(language))
    return value


def _placeholder(option: Option, language: Language) -> str | None:
    """What stands for the value: its choices where there are any."""
    if option.choices:
        return f"{{{','.join(option.choices)}}}"
    if option.metavar is None:
        return None
    return _PLACEHOLDERS_ZH.get(option.metavar, option.metavar) if language == "zh" else option.metavar
