"""The `kaihui` command, and the one place where errors become sentences and exit codes."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from engine.words import Language, Words
from tui.cli import parsed, said_language, subcommand


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code."""
    _make_sure_of_streams()
    arguments = parsed(sys.argv[1:] if argv is None else argv)
    try:
        code = subcommand(arguments)(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader of `kaihui log | head` has seen enough
        _drop_the_rest()
        return 141
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if arguments.debug:
            raise
        _drop_the_rest()
        return _said(_of_the_output(error), said_language(arguments))
    except Exception as error:  # the last door: nobody is shown a traceback who has not asked for one
        if arguments.debug:
            raise
        return _said(error, said_language(arguments))
    return code


def _drop_the_rest() -> None:
    """What stdout still holds goes nowhere: the interpreter would try it once more at its end, and exit with 120."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _make_sure_of_streams() -> None:
    """A closed stream swallows what is said; what an old encoding lacks is spelled out, not a fault."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, it lives as long as we do
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _of_the_output(error: OSError) -> Exception:
    """Files say for themselves what the disk did not take; what is left is the answer on stdout."""
    from data.files import NO_ROOM, not_saved

    return not_saved("stdout", error) if error.errno in NO_ROOM else error


def _said(error: Exception, language: Language) -> int:
    """Says what happened on stderr; the exit code that goes with it."""
    from engine.errors import KaihuiError  # not on the way of --help
    from engine.text import clean

    if isinstance(error, KaihuiError):
        print(clean(error.said(language)), file=sys.stderr)
        return error.exit_code
    kind = type(error).__name__
    what = clean(str(error))
    fault = Words(
        f"「开会」内部出错（{kind}: {what}）。已记录的内容没有丢。请用 --debug 再运行一次并把输出发给维护者。",
        f"A fault inside Kaihui ({kind}: {what}). What was recorded is safe. Run it with --debug and tell us.",
    )
    print(fault.said(language), file=sys.stderr)
    return KaihuiError.exit_code


if __name__ == "__main__":
    sys.exit(main())
