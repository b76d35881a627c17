"""The services that a team has set up, each made only when it is asked for: their libraries are extras."""

from collections.abc import Mapping
from typing import Literal, get_args

from data.extras import install_command
from data.handover.feishu import FeishuBot, hook_of
from data.handover.parcel import Service
from engine.errors import BadInputError, NotFoundError
from engine.settings import Settings
from engine.words import Language, Words, same

Kind = Literal["notify", "asana"]
KINDS: tuple[Kind, ...] = get_args(Kind)
TOKEN = "ASANA_ACCESS_TOKEN"  # the name of a variable, not a token
URLS = "KAIHUI_NOTIFY_URLS"


def services(kind: Kind, settings: Settings, environment: Mapping[str, str], language: Language) -> list[Service]:
    """What is to be handed over to.

    Raises:
        BadInputError: kaihui.toml does not say where to.
        NotFoundError: the extra is not installed.
    """
    try:
        return _asana(settings, environment, language) if kind == "asana" else _groups(settings, environment, language)
    except ImportError:
        raise NotFoundError(
            Words(f"没有安装 {kind} 支持。", f"Support for {kind} is not installed."),
            Words("安装：", "Install it: ") + same(install_command([kind])),
        ) from None


def _asana(settings: Settings, environment: Mapping[str, str], language: Language) -> list[Service]:
    token = environment.get(TOKEN) or settings.asana.token
    if not settings.asana.project:
        raise _unset(Words("[asana] 里没有写 project。", "[asana] names no project."))
    if not token:
        raise _unset(Words(f"没有 Asana 令牌（${TOKEN}）。", f"There is no Asana token (${TOKEN})."))
    from data.handover.asana import AsanaProject

    return [AsanaProject(settings.asana, token, language)]


def _groups(settings: Settings, environment: Mapping[str, str], language: Language) -> list[Service]:
    urls = environment.get(URLS, "").split() or settings.notify.urls
    if not urls:
        raise _unset(Words("[notify] 里没有写 urls。", "[notify] names no urls."))
    title = Words(f"{settings.series.name}：新的行动项", f"{settings.series.name}: new actions")
    return [_group(url, number, title, language) for number, url in enumerate(urls, start=1)]


def _group(url: str, number: int, title: Words, language: Language) -> Service:
    hook = hook_of(url)
    if hook:
        return FeishuBot(hook, number, title, language)
    from data.handover.notify import Group  # an extra, and slow to import

    return Group(url, number, title, language)


def _unset(what: Words) -> BadInputError:
    return BadInputError(what, Words("写进 kaihui.toml 后再发。", "Set it in kaihui.toml, then send again."))
