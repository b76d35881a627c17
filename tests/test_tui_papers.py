"""Where saved minutes are, in one row."""

from pathlib import Path

from tui.screens.papers import named


def test_formats_of_one_meeting_share_its_name(tmp_path: Path) -> None:
    saved = [tmp_path / "minutes" / f"2026-11-23-weekly.{kind}" for kind in ("md", "docx", "pdf")]
    elsewhere = Path("/srv/2026-11-23-weekly (2).md")
    assert named((*saved, elsewhere), tmp_path) == f"minutes/2026-11-23-weekly.md .docx .pdf, {elsewhere}"
