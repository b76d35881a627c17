"""What a task says beside its text, as lines or as one line: the same in every program that it is handed to."""

from engine.minutes.tasks import Task, facts_of
from engine.text import clean
from engine.words import Language


def told(task: Task, language: Language) -> list[str]:
    """Topic, aim, acceptance, grounds and origin, a line each."""
    colon = "：" if language == "zh" else ": "
    return [clean(f"{label.said(language)}{colon}{value.said(language)}") for label, value in facts_of(task)]


def described(task: Task, language: Language) -> str:
    """The same as one text."""
    return ("；" if language == "zh" else "; ").join(told(task, language))
