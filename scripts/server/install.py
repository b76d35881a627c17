"""Installs Kaihui for all accounts of a server: one program, one workspace, three groups, and what sshd needs.

    sudo make install-server PREFIX=/opt/kaihui DATA=/srv/kaihui GROUP=kaihui

It may be run again at any time, to upgrade or to mend; it never touches a meeting, and changes no file of sshd's.
"""

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROLES = ("scribes", "followers", "reports")
"""Who holds the meeting, who looks, and who hands in reports: a group each."""


class NotInstalledError(Exception):
    """A step failed; the text says what to do, in both languages."""


def main() -> None:
    """Installs by the command line."""
    asked = _parser().parse_args()
    prefix, data = asked.prefix.resolve(), asked.data.resolve()
    _check(prefix, data)
    _make_groups(asked.group)
    _install_program(prefix)
    _make_workspace(prefix, data, asked.name, asked.group)
    _write_settings(prefix, data, asked)
    print(_what_is_next(prefix, asked.group))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make install-server")
    parser.add_argument("--prefix", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--group", default="kaihui")
    parser.add_argument("--name", default="team", help="the workspace's folder inside DATA")
    parser.add_argument("--locked-tmux", choices=("yes", "no"), default="no")
    return parser


def _check(prefix: Path, data: Path) -> None:
    if os.getuid() != 0:
        raise NotInstalledError("请用 root 运行：sudo make install-server\nRun it as root: sudo make install-server")
    for path in (prefix, data):
        if any(letter.isspace() or letter in "'\"\\%$" for letter in str(path)):
            raise NotInstalledError(f"路径里不能有空格和引号：{path}\nThe path must have no spaces and quotes: {path}")
    python = Path(sys.executable).resolve()
    closed = [folder for folder in python.parents if not folder.stat().st_mode & 0o001]
    if closed:
        raise NotInstalledError(
            f"别的账户进不了 {closed[-1]}，用不了这个 Python。请用系统的：PYTHON=/usr/bin/python3\n"
            f"Other accounts cannot enter {closed[-1]}, and not use this Python: try PYTHON=/usr/bin/python3"
        )


def _make_groups(group: str) -> None:
    for name in (group, *(f"{group}-{role}" for role in ROLES)):
        _run("groupadd", "--force", name)


def _install_program(prefix: Path) -> None:
    venv = prefix / "venv"
    python = venv / "bin" / "python"
    if not python.exists():
        without_pip = ["--without-pip"] if find_spec("ensurepip") is None else []
        _run(sys.executable, "-m", "venv", *without_pip, venv)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python]
    if (venv / "bin" / "pip").exists():
        pip = [python, "-m", "pip"]
    quiet = ["install", "-qq", "--disable-pip-version-check", "--no-input"]
    _run(*pip, *quiet, "--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.lock")
    _run(*pip, *quiet, "--no-deps", "--no-build-isolation", "--force-reinstall", ROOT)
    _run(python, "-m", "compileall", "-qq", venv / "lib")


def _make_workspace(prefix: Path, data: Path, name: str, group: str) -> None:
    """The workspace: its scribes' group writes, the teams' group hands in, and whoever may enter DATA reads."""
    workspace = data / name
    data.mkdir(parents=True, exist_ok=True)
    _run("chown", f"root:{group}", data)
    data.chmod(0o750)
    if not (workspace / "kaihui.toml").exists():
        _run(prefix / "venv" / "bin" / "kaihui", "init", workspace)
    for folder in ("meetings", "snapshots", "minutes", "backups", ".cache", ".drafts", "reports"):
        (workspace / folder).mkdir(exist_ok=True)
    _run("chgrp", "-R", f"{group}-scribes", workspace)
    _run("chmod", "-R", "g+rwX,o-w,o+rX", workspace)
    _run("chgrp", "-R", f"{group}-reports", workspace / "reports")
    for place in (workspace, *(path for path in workspace.rglob("*") if path.is_dir())):
        place.chmod(0o2775)
    (workspace / ".drafts").chmod(0o2770)


def _write_settings(prefix: Path, data: Path, asked: argparse.Namespace) -> None:
    filled = {"@PREFIX@": str(prefix), "@DATA@": str(data), "@NAME@": asked.name, "@GROUP@": asked.group}
    for folder in ("bin", "etc", "log"):
        (prefix / folder).mkdir(exist_ok=True)
    places = {"kaihui-session": "bin", "kaihui.sshd.conf": "etc", "kaihui.tmux.conf": "etc", "kaihui.logrotate": "etc"}
    for name, folder in places.items():
        text = (HERE / name).read_text(encoding="utf-8")
        for mark, value in filled.items():
            text = text.replace(mark, value)
        (prefix / folder / name).write_text(text, encoding="utf-8")
    (prefix / "bin" / "kaihui-session").chmod(0o755)
    (prefix / "etc" / "kaihui.conf").write_text(
        f"WORKSPACE={data / asked.name}\nLOCKED_TMUX={asked.locked_tmux}\n", encoding="utf-8"
    )


def _what_is_next(prefix: Path, group: str) -> str:
    return (
        f"已安装。还差两步：/etc/ssh/sshd_config 末尾加一行，重载 sshd；把人加进组：\n"
        f"Installed. Two steps are left: a line at the end of sshd_config, then a reload; and people into groups:\n"
        f"    Include {prefix}/etc/kaihui.sshd.conf\n"
        f"    usermod -aG {group},{group}-scribes,{group}-reports 李敏的账户\n"
        f"    usermod -aG {group},{group}-followers 旁听的账户"
    )


def _run(*command: str | Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = " ".join(str(part) for part in command)
        raise NotInstalledError(f"{done.stdout}\n这一步没成：{said}\nThis step failed: {said}")


if __name__ == "__main__":
    os.umask(0o022)
    try:
        main()
    except NotInstalledError as problem:
        sys.exit(str(problem).strip())
