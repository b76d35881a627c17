"""Handing over to Asana and to chats, through the real libraries, to a server on this machine."""

import base64
import hmac
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.exports.feishu import LIMIT
from data.extras import install_command
from data.handover.feishu import hook_of
from data.handover.memory import Memory, remembering
from data.handover.notify import Group
from data.handover.sending import Sent, send, to_send
from data.handover.services import Kind, services
from data.new_workspace import make_workspace
from data.workspace import Workspace
from engine.errors import BadInputError, NotFoundError
from engine.minutes.tasks import Task
from engine.settings import Asana, Notify, Settings
from engine.words import same
from tests.handover_server import Standin, standing_in
from tests.payloads import PAYLOADS

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
TOKEN = "1/not-to-be-shown"
# Apprise's mail plugin imports what Python 3.13 no longer has, and knows how to do without
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@pytest.fixture
def server() -> Iterator[Standin]:
    with standing_in() as found:
        yield found


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, "")


def task(number: int, text: str = "降低竞价", owner: str = "李敏") -> Task:
    return Task(
        key=f"2026-11-23-weekly/A-{number}",
        id=f"A-{number}",
        text=text,
        owner=owner,
        due=date(2026, 11, 27),
        status="open",
        priority=1,
        topic=same("广告"),
        meeting="2026-11-23-weekly",
        aim=same("ACoS ≤ 30.0%"),
        based_on=same(""),
        accept="",
        changes=0,
        added_at=NOW,
        settled_at=None,
    )


def asana_at(server: Standin) -> Settings:
    return Settings(
        asana=Asana(project="1200", people={"李敏": "limin@example.com"}, host=f"http://127.0.0.1:{server.port}")
    )


def notify_at(server: Standin, *paths: str) -> Settings:
    return Settings(notify=Notify(tuple(f"json://127.0.0.1:{server.port}/{path}" for path in paths or ("",))))


def sent_to_asana(workspace: Workspace, server: Standin, *tasks: Task, again: bool = False) -> Sent:
    (service,) = services("asana", asana_at(server), {"ASANA_ACCESS_TOKEN": TOKEN}, "zh")
    with remembering(workspace) as memory:
        return send(memory, service, tasks, lambda: NOW, again)


class TestAsana:
    def test_an_action_becomes_a_task_with_owner_day_and_where_it_came_from(
        self, workspace: Workspace, server: Standin
    ) -> None:
        sent_to_asana(workspace, server, task(1))
        ((path, headers, body),) = server.requests
        assert path.partition("?")[0] == "/tasks"
        assert headers["Authorization"] == f"Bearer {TOKEN}"
        assert body["data"] == {
            "name": "降低竞价",
            "notes": "负责人：李敏\n议题：广告\n目标：ACoS ≤ 30.0%\n来自：2026-11-23-weekly A-1",
            "projects": ["1200"],
            "due_on": "2026-11-27",
            "assignee": "limin@example.com",
        }

    def test_nothing_is_said_about_this_machine(self, workspace: Workspace, server: Standin) -> None:
        sent_to_asana(workspace, server, task(1))
        assert "X-Asana-Client-Lib" not in server.requests[0][1]

    def test_sending_twice_does_not_create_twice(self, workspace: Workspace, server: Standin) -> None:
        first = sent_to_asana(workspace, server, task(1))
        second = sent_to_asana(workspace, server, task(1), task(2))
        assert [one.id for one in (*first.sent, *second.sent)] == ["A-1", "A-2"]
        assert [one.id for one in second.already] == ["A-1"]
        assert len(server.requests) == 2

    def test_what_is_refused_is_kept_and_goes_out_the_next_time(self, workspace: Workspace, server: Standin) -> None:
        server.answers = [201, 400, 201]
        first = sent_to_asana(workspace, server, task(1), task(2), task(3))
        assert [one.id for one in first.sent] == ["A-1", "A-3"]
        ((parcel, receipt),) = first.failed
        assert parcel.tasks[0].id == "A-2"
        assert receipt.why.en == "Asana answers 400: project: Not a recognized ID"
        second = sent_to_asana(workspace, server, task(1), task(2), task(3))
        assert [one.id for one in second.sent] == ["A-2"]

    def test_what_may_have_arrived_is_not_sent_again_unless_asked_for(
        self, workspace: Workspace, server: Standin
    ) -> None:
        server.answers = [0]
        assert [one.id for one in sent_to_asana(workspace, server, task(1)).unsure] == ["A-1"]
        assert [one.id for one in sent_to_asana(workspace, server, task(1)).unsure] == ["A-1"]
        assert len(server.requests) == 1
        assert [one.id for one in sent_to_asana(workspace, server, task(1), again=True).sent] == ["A-1"]
        assert len(server.requests) == 2

    def test_a_server_that_is_not_there_got_nothing(self, workspace: Workspace) -> None:
        with standing_in() as gone:
            pass
        result = sent_to_asana(workspace, gone, task(1))
        assert result.failed[0][1].state == "refused"
        assert not result.unsure

    def test_a_process_that_dies_while_it_sends_leaves_a_doubt_and_no_second_task(
        self, workspace: Workspace, server: Standin
    ) -> None:
        (service,) = services("asana", asana_at(server), {"ASANA_ACCESS_TOKEN": TOKEN}, "zh")
        remembered: list[str] = []

        def dying() -> datetime:
            if remembered:
                raise KeyboardInterrupt
            remembered.append("begun")
            return NOW

        with pytest.raises(KeyboardInterrupt), remembering(workspace) as memory:
            send(memory, service, [task(1)], dying, again=False)
        assert len(server.requests) == 1
        assert [one.id for one in sent_to_asana(workspace, server, task(1)).unsure] == ["A-1"]
        assert len(server.requests) == 1

    def test_hostile_texts_arrive_as_text(self, workspace: Workspace, server: Standin) -> None:
        (service,) = services("asana", asana_at(server), {"ASANA_ACCESS_TOKEN": TOKEN}, "zh")
        for parcel in service.parcels([task(n, text[:2000]) for n, text in enumerate(PAYLOADS) if text.isprintable()]):
            assert service.deliver(parcel).state == "sent"
        assert all(body["data"]["projects"] == ["1200"] for _, _, body in server.requests)

    def test_without_a_token_nothing_is_tried(self) -> None:
        with pytest.raises(BadInputError, match="no Asana token"):
            services("asana", Settings(asana=Asana(project="1")), {}, "zh")


class TestNotify:
    def test_a_message_says_who_does_what(self, workspace: Workspace, server: Standin) -> None:
        with remembering(workspace) as memory:
            (group,) = services("notify", notify_at(server), {}, "zh")
            send(memory, group, [task(1), task(2, "补货")], lambda: NOW, again=False)
        ((_, _, body),) = server.requests
        assert body["message"].splitlines() == [
            "运营周会：新的行动项",
            "",
            "• A-1 李敏：降低竞价（广告，ACoS ≤ 30.0%） — 2026-11-27 周五",
            "• A-2 李敏：补货（广告，ACoS ≤ 30.0%） — 2026-11-27 周五",
        ]

    def test_each_place_is_remembered_by_itself(self, workspace: Workspace, server: Standin) -> None:
        server.answers = [200, 500]
        for expected in ([1, 0], [0, 1]):
            with remembering(workspace) as memory:
                results = [
                    send(memory, group, [task(1)], lambda: NOW, again=False)
                    for group in services("notify", notify_at(server, "one", "two"), {}, "zh")
                ]
            assert [len(result.sent) for result in results] == expected
        assert [path for path, _, _ in server.requests] == ["/one", "/two", "/two"]

    def test_many_actions_are_split_into_messages_of_whole_items(self, server: Standin) -> None:
        (group,) = services("notify", notify_at(server), {}, "zh")
        tasks = [task(number, "长" * 900) for number in range(9)]
        parcels = group.parcels(tasks)
        assert len(parcels) > 1
        assert [one for parcel in parcels for one in parcel.tasks] == tasks
        assert all(len(json.dumps(parcel.text)) < LIMIT for parcel in parcels)

    def test_an_item_of_the_widest_letters_still_fits(self, server: Standin) -> None:
        (group,) = services("notify", notify_at(server), {}, "zh")
        assert [len(parcel.tasks) for parcel in group.parcels([task(1, "🎉" * 2000)])] == [1]

    def test_a_url_that_nobody_knows_is_refused_without_printing_it(self, capfd: pytest.CaptureFixture[str]) -> None:
        for url in ("nonsense://s3cret", "dingtalk://s3!cret/?x"):
            with pytest.raises(BadInputError) as refused:
                Group(url, 2, same("t"), "zh")
            assert "s3" not in str(refused.value.whole)
        assert "s3" not in "".join(capfd.readouterr())


class TestFeishu:
    def test_the_address_of_a_bot_and_the_short_form_are_the_same_bot(self) -> None:
        hook = "https://open.feishu.cn/open-apis/bot/v2/hook/abc-1"
        assert hook_of("feishu://abc-1") == hook_of(hook) == hook
        assert hook_of("dingtalk://abc") == hook_of("mailto://a:b@example.com") == ""

    def test_the_bot_gets_a_text(self, workspace: Workspace, server: Standin) -> None:
        assert [one.id for one in _told(workspace, server, "").sent] == ["A-1"]
        ((path, _, body),) = server.requests
        assert path == "/open-apis/bot/v2/hook/t0ken"
        assert set(body) == {"msg_type", "content"}
        assert body["content"]["text"].startswith("运营周会：新的行动项\n\n• A-1 李敏：")

    def test_a_refusal_with_status_200_is_a_refusal(self, workspace: Workspace, server: Standin) -> None:
        server.refusing = True
        result = _told(workspace, server, "")
        assert result.failed[0][1].why.zh == "飞书回答 19024 Key Words Not Found"
        server.refusing = False
        assert [one.id for one in _told(workspace, server, "").sent] == ["A-1"]

    def test_a_bot_that_asks_for_a_signature_gets_one_and_never_the_secret(
        self, workspace: Workspace, server: Standin
    ) -> None:
        _told(workspace, server, "?secret=s3cret")
        ((path, _, body),) = server.requests
        digest = hmac.new(f"{body['timestamp']}\ns3cret".encode(), b"", "sha256").digest()
        assert base64.b64decode(body["sign"]) == digest
        assert "s3cret" not in path + json.dumps(body)

    def test_a_line_that_breaks_leaves_a_doubt(self, workspace: Workspace, server: Standin) -> None:
        server.answers = [0]
        assert [one.id for one in _told(workspace, server, "").unsure] == ["A-1"]


def _told(workspace: Workspace, server: Standin, query: str) -> Sent:
    url = f"http://127.0.0.1:{server.port}/open-apis/bot/v2/hook/t0ken{query}"
    (bot,) = services("notify", Settings(notify=Notify((url,))), {}, "zh")
    with remembering(workspace) as memory:
        return send(memory, bot, [task(1)], lambda: NOW, again=False)


class TestExtras:
    @pytest.mark.parametrize("kind", ["asana", "notify"])
    def test_what_is_not_installed_is_said_with_how_to_install_it(
        self, kind: Kind, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "asana" if kind == "asana" else "apprise", None)
        monkeypatch.delitem(sys.modules, f"data.handover.{kind}", raising=False)
        settings = Settings(asana=Asana(project="1", token=TOKEN), notify=Notify(("json://127.0.0.1",)))
        with pytest.raises(NotFoundError) as missing:
            services(kind, settings, {}, "zh")
        assert install_command([kind]) in missing.value.whole.zh


class TestMemory:
    def test_it_holds_no_secret(self, workspace: Workspace, server: Standin) -> None:
        sent_to_asana(workspace, server, task(1))
        with remembering(workspace) as memory:
            (group,) = services("notify", notify_at(server, "t0ken"), {}, "zh")
            send(memory, group, [task(1)], lambda: NOW, again=False)
        book = (workspace.root / "handover.json").read_text(encoding="utf-8")
        assert "t0ken" not in book
        assert TOKEN not in book

    def test_a_damaged_book_is_named_and_nothing_is_sent(self, workspace: Workspace, server: Standin) -> None:
        (workspace.root / "handover.json").write_bytes(b'{"version":1,"serv')
        with pytest.raises(BadInputError, match="damaged"):
            sent_to_asana(workspace, server, task(1))
        assert not server.requests

    def test_a_dry_run_changes_nothing(self, workspace: Workspace, server: Standin) -> None:
        (service,) = services("asana", asana_at(server), {"ASANA_ACCESS_TOKEN": TOKEN}, "zh")
        with remembering(workspace) as memory:
            (parcel,) = to_send(memory, service, [task(1)], again=False)
        assert json.loads(parcel.text)["name"] == "降低竞价"
        assert not server.requests
        assert Memory(workspace.root / "handover.json").of(service.name) == {}
