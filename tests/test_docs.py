"""The documents keep up with the program: links, commands, keys, examples, requirements, and both languages alike."""

import re
from datetime import date
from pathlib import Path

import pytest

from data.reports import known_reports
from data.workdays import load_workdays
from engine.capture.line import understood
from engine.capture.sigils import Known
from engine.due.grammar import due_date
from engine.settings import Person
from engine.words import Language
from scripts.key_table import READMES, key_table
from tui.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAIRS = [("README.md", "README.zh-CN.md"), ("docs/guide.md", "docs/guide.zh-CN.md")]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
ROSTER = tuple(
    Person(name, initials=initials)
    for name, initials in (("李敏", "lm"), ("王强", "wq"), ("周婷", "zt"), ("陈静", "cj"), ("赵磊", "zl"))
)
KNOWN = Known(date(2026, 11, 23), load_workdays(), ROSTER)


def text_of(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def section(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def anchors(text: str) -> set[str]:
    """Headings as they are linked to."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", text_of(path)):
        assert "://" not in target, target
        file, _, anchor = target.partition("#")
        there = path.parent / file if file else path
        assert there.exists(), target
        assert not anchor or anchor in anchors(text_of(there)), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_nothing_of_one_machine_or_of_the_network_is_in_a_document(path: Path) -> None:
    for stranger in ("/work", "/root", "/tmp", "/home", "file://", "http", "pypi", "mirror", "localhost", "shared/"):
        assert stranger not in text_of(path).lower(), stranger


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_exists(path: Path) -> None:
    names = {command.name for command in COMMANDS}
    inline = re.findall(r"`([^`\n]+)`", text_of(path))
    lines = [line for block in blocks(text_of(path)) for line in block.splitlines()]
    for said in (*inline, *lines):
        called = re.match(r"(?:\S*/)?kaihui (?:-w \S+ |--lang \S+ )*(\w+)", said)
        assert called is None or called[1] in names, said
        made = re.match(r"make ([a-z]+)", said)
        assert made is None or f"\n{made[1]}:" in text_of("Makefile"), said


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
def test_both_languages_say_the_same(pair: tuple[str, str]) -> None:
    def skeleton(path: str) -> list[str]:
        text = re.sub(r"^```.*?^```$", "", text_of(path), flags=re.DOTALL | re.MULTILINE)
        return re.findall(r"^(#+|\d\.|\|--)", text, re.MULTILINE)

    def called(path: str) -> list[str]:
        lines = [line for block in blocks(text_of(path)) for line in block.splitlines()]
        return [line for line in lines if re.match(r"make |\S*kaihui ", line)]

    english, chinese = pair
    assert skeleton(english) == skeleton(chinese)
    assert called(english) == called(chinese)


@pytest.mark.parametrize("language", READMES)
def test_the_table_of_keys_is_the_programs(language: Language) -> None:
    assert key_table(language) in text_of(READMES[language]), "run: python -m scripts.key_table"


@pytest.mark.parametrize(("path", "heading"), [("README.md", "What is typed"), ("README.zh-CN.md", "怎么写")])
def test_every_example_line_is_understood(path: str, heading: str) -> None:
    lines = blocks(section(text_of(path), heading))[0].splitlines()
    examples = [example for line in lines for example in re.split(r" {4,}", line)]
    assert len(examples) > 20
    for example in examples:
        understood(example, KNOWN)


@pytest.mark.parametrize(("path", "begin"), [("README.md", "Due dates:"), ("README.zh-CN.md", "期限可以写：")])
def test_every_example_of_a_due_date_is_one(path: str, begin: str) -> None:
    paragraph = text_of(path).split(begin, 1)[1].split("\n\n", 1)[0]
    examples = re.findall(r"`([^`]+)`", paragraph)
    assert len(examples) > 10
    for example in examples:
        due_date(example, KNOWN.today, KNOWN.workdays)


@pytest.mark.parametrize("path", ["docs/guide.md", "docs/guide.zh-CN.md"])
def test_the_guides_script_is_understood_line_by_line(path: str) -> None:
    scripts = [block for block in blocks(text_of(path)) if block.startswith("@ 20")]
    assert len(scripts) == 1
    spoken = [line for line in scripts[0].splitlines() if line and line[0] not in "@+#"]
    for line in spoken:
        understood(line, KNOWN)


def test_every_report_that_is_read_is_in_the_list() -> None:
    named = set(re.findall(r"`(\w+)`", text_of("docs/reports.md")))
    assert set(known_reports()) <= named


def test_each_requirement_has_one_row_and_its_tests_exist() -> None:
    rows = re.findall(r"^\| R(\d+) \|(.+)\|$", text_of("docs/requirements.md"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 85))
    for number, rest in rows:
        _, state, where = (cell.strip() for cell in rest.split("|"))
        assert state in ("done", "partly", "planned", "not a program's"), number
        named = re.findall(r"`([\w/]+\.(?:py|toml))`", where)
        assert state in ("planned", "not a program's") or named, number
        for file in named:
            assert (ROOT / file).exists() or (ROOT / "tests" / file).exists(), (number, file)


def test_every_module_that_the_architecture_names_exists() -> None:
    for name in re.findall(r"`((?:engine|data|tui|tests)/[\w/]*\.?\w*)`", text_of("docs/architecture.md")):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_needs_no_network(path: Path) -> None:
    drawing = text_of(path).replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
    assert "://" not in drawing
    assert "@import" not in drawing
    assert "url(" not in drawing


def test_no_module_reaches_for_the_network_as_the_readme_says_but_what_send_is_asked_to_hand_over() -> None:
    network = re.compile(
        r"^\s*(?:import|from) (?:socket|ssl|urllib|http|ftplib|smtplib|requests|httpx)\b", re.MULTILINE
    )
    for package in ("engine", "data", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path.parent != ROOT / "data" / "handover":
                assert not network.search(text), path
                assert "data.handover" not in text or path == ROOT / "tui" / "subcommands" / "send.py", path
