"""What each person gets, and what is saved when a meeting closes."""

from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from bench.program import ROOT, copied, run
from data.exports.formats import FORMATS, exported_for, file_name
from data.exports.saving import save_formats
from data.new_workspace import make_workspace
from engine.errors import NotSavedError, UsageError
from engine.meeting.actions import Action
from engine.settings import MinutesFormat
from engine.words import same
from tests.made_up_minutes import minutes_with
from tests.payloads import PAYLOADS
from tui.commands import COMMANDS


@pytest.fixture(scope="module")
def held(pristine_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:

    workspace = copied(pristine_demo, tmp_path_factory.mktemp("held") / "demo")
    settings = workspace / "kaihui.toml"
    settings.write_text(
        f'{settings.read_text(encoding="utf-8")}\n[minutes]\nformats = ["md", "xlsx", "ics"]\n', "utf-8"
    )
    done = run("-w", workspace, "play", ROOT / "data" / "demo" / "meeting.txt")
    assert done.returncode == 0, done.stderr
    return workspace


class TestOnesOwnPart:
    def test_it_holds_ones_own_actions_with_topic_and_aim_and_nobody_elses(self) -> None:
        minutes = minutes_with("清仓")
        others = Action("A-9", "别人的事", "王强", None, "ads")
        page = exported_for(replace(minutes, actions=(*minutes.actions, others)), "李敏", "md", "zh").decode()
        assert "**清仓**" in page
        assert "议题：广告" in page
        assert "目标：ACoS ≤ 30.0%" in page
        assert "别人的事" not in page

    def test_what_is_late_stands_first(self) -> None:
        page = exported_for(minutes_with("李敏"), "李敏", "md", "zh").decode()
        assert [line for line in page.splitlines() if line.startswith("## ")] == ["## 已逾期（1）", "## 本次会议（1）"]

    def test_an_action_of_an_earlier_meeting_says_its_topic_too(self) -> None:
        minutes = replace(minutes_with("李敏"), topics={"2026-11-16-weekly/A-100": same("库存与物流")})
        assert "议题：库存与物流" in exported_for(minutes, "李敏", "md", "zh").decode()

    def test_who_has_nothing_to_do_is_told_so(self) -> None:
        assert "Nothing is open." in exported_for(minutes_with("x"), "赵磊", "md", "en").decode()

    @pytest.mark.parametrize("name", ["csv", "ics", "asana", "taskwarrior", "feishu"])
    def test_it_comes_in_the_formats_of_other_programs(self, name: str) -> None:
        content = exported_for(replace(minutes_with("周会", "清仓"), reviewed=()), "王强", name, "zh").decode()
        assert "清仓" not in content

    def test_a_whole_meeting_is_not_passed_off_as_one_persons_part(self) -> None:
        with pytest.raises(UsageError, match="holds a whole meeting"):
            exported_for(minutes_with("x"), "李敏", "json", "zh")

    def test_hostile_owners_and_texts_are_carried_as_text(self) -> None:
        for payload in PAYLOADS:
            page = exported_for(minutes_with(payload, "清仓"), payload, "md", "zh").decode()
            assert "\x1b" not in page
            assert "<" not in page.replace("&lt;", "").replace("\\<", "")


class TestFormats:
    def test_settings_command_line_and_exporters_name_the_same_formats(self) -> None:
        minutes = next(command for command in COMMANDS if command.name == "minutes")
        (option,) = (option for option in minutes.options if "--format" in option.names)
        assert set(option.choices or ()) == set(get_args(MinutesFormat)) == set(FORMATS)

    def test_every_format_is_saved_under_a_name_of_its_own(self) -> None:
        names = [file_name("2026-11-23-weekly", name) for name in FORMATS]
        assert len(set(names)) == len(names)

    def test_one_that_cannot_be_saved_does_not_keep_the_others_from_the_disk(self, tmp_path: Path) -> None:
        workspace = make_workspace(tmp_path, "")
        minutes = minutes_with("清仓")
        # a folder stands where the first would be written before it is renamed
        (workspace.minutes / f".{minutes.meeting}.md.tmp" / "x").mkdir(parents=True)
        with pytest.raises(NotSavedError):
            save_formats(workspace, minutes, ("md", "csv"), "zh")
        assert (workspace.minutes / f"{minutes.meeting}.csv").is_file()


class TestCommandLine:
    def test_closing_saves_what_the_settings_name(self, held: Path) -> None:
        saved = {path.name for path in (held / "minutes").glob("2026-11-23-weekly.*")}
        assert saved == {f"2026-11-23-weekly.{ending}" for ending in ("md", "xlsx", "ics")}

    def test_all_says_where_each_is_and_writes_the_same_minutes_once(self, held: Path) -> None:
        before = set((held / "minutes").iterdir())
        done = run("-w", held, "minutes", "2026-11-23-weekly", "--all")
        assert [Path(line).name for line in done.stdout.splitlines()] == [
            f"2026-11-23-weekly.{ending}" for ending in ("md", "xlsx", "ics")
        ]
        assert set((held / "minutes").iterdir()) == before

    def test_one_is_found_by_initials(self, held: Path) -> None:
        done = run("-w", held, "minutes", "2026-11-23-weekly", "--for", "lm")
        assert done.stdout.startswith("# 李敏 的行动项")
        assert "王强" not in done.stdout

    def test_nobody_of_that_name_is_said_with_who_there_is(self, held: Path) -> None:
        done = run("-w", held, "minutes", "2026-11-23-weekly", "--for", "诸葛亮")
        assert done.returncode == 3
        assert "李敏" in done.stderr

    def test_the_next_meeting_is_in_the_calendar(self, held: Path) -> None:
        done = run("-w", held, "minutes", "2026-11-23-weekly", "--format", "ics")
        assert "DTSTART;TZID=Asia/Shanghai:20261130T100000" in done.stdout
