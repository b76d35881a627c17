import subprocess
import sys
from pathlib import Path

from data.drafts import Drafts

KILLED_WHILE_TYPING = """
import os, sys, time
from pathlib import Path
from data.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]), "周婷")
drafts.start()
drafts.keep("d 还没")
drafts.keep("d 还没说完")
until = time.monotonic() + 1.0
while time.monotonic() < until and not drafts.path.exists():
    time.sleep(0.01)
os.kill(os.getpid(), 9)
"""


def test_what_was_kept_is_there_after_closing(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / ".drafts", "周婷")
    drafts.start()
    drafts.keep("d 还没说完")
    drafts.close()
    assert Drafts(tmp_path / ".drafts", "周婷").kept() == "d 还没说完"


def test_a_draft_is_on_the_disk_within_a_second_of_a_kill(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-c", KILLED_WHILE_TYPING, str(tmp_path)]
    done = subprocess.run(command, cwd=root, check=False)
    assert done.returncode == -9
    assert Drafts(tmp_path, "周婷").kept() == "d 还没说完"


def test_a_line_that_was_sent_leaves_no_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "周婷")
    drafts.keep("d 一")
    drafts.close()
    drafts.keep("")
    drafts.close()
    assert list(tmp_path.iterdir()) == []


def test_each_account_has_its_own_and_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    names = {Drafts(tmp_path, account).path for account in ("周婷", "李敏", "../../etc/passwd", "", "a/b")}
    assert len(names) == 5
    assert {path.parent for path in names} == {tmp_path}


def test_a_folder_that_cannot_be_written_costs_the_draft_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    drafts = Drafts(tmp_path / "file", "周婷")
    drafts.start()
    drafts.keep("d 还没说完")
    drafts.close()
    assert drafts.kept() == ""


def test_a_draft_that_is_no_text_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "周婷")
    drafts.path.write_bytes(b"d \xb9\xe3" + b"x" * 20_000)
    assert drafts.kept().startswith("d \ufffd")
    assert len(drafts.kept()) <= 8000
