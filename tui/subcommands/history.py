"""`kaihui history`: the figures of all meetings, or what was once decided, asked and agreed about something."""

import argparse
import sys

from data.past import Past, read_past
from engine.errors import NotFoundError
from engine.meeting.past.figures import Response, TopicPast, response, responses, topics
from engine.meeting.past.meeting import PastMeeting
from engine.meeting.past.search import Found, search_past
from engine.words import Words
from tui.answers import Fields, printed
from tui.history_table import show_found, show_past
from tui.opening import opened
from tui.printing import console

_FOUND = 0
_NOTHING_FOUND = 1


def run(arguments: argparse.Namespace) -> int:
    """Shows the figures; with words, what is found: 1 where it is nothing."""
    words = " ".join((*arguments.words, arguments.search or "")).strip()
    place = opened(arguments)
    past = read_past(place.workspace, place.settings.cost)
    for error in past.unread:
        print(error.said(place.language), file=sys.stderr)
    if not past.meetings:
        raise NotFoundError(
            Words("还没有开完的会。", "No meeting has been closed yet."),
            Words("开完第一次再来看。", "Come back when the first one is over."),
        )
    if not words:
        if arguments.json:
            print(printed(past_fields(past)))
        else:
            show_past(console(), past, place.language)
        return _FOUND
    found = search_past(past.meetings, words)
    if arguments.json:
        print(printed({"search": words, "found": [found_fields(one) for one in found]}))
    else:
        show_found(console(), found, words, place.language)
    return _FOUND if found else _NOTHING_FOUND


def past_fields(past: Past) -> Fields:
    """The figures as other programs read them."""
    took = responses(past.meetings)
    whole = response(past.meetings)
    return {
        "response_days": whole and whole.days,
        "meetings": [_meeting_fields(one, took.get(one.id)) for one in past.meetings],
        "topics": [_topic_fields(one) for one in topics(past.meetings)],
    }


def _meeting_fields(one: PastMeeting, took: Response | None) -> Fields:
    return {
        "id": one.id,
        "day": str(one.day),
        "period": one.period,
        "template": one.template,
        "due": one.completion.due,
        "done": one.completion.done,
        "late": one.completion.late,
        "completion_percent": one.completion.percent,
        "response_days": took and took.days,
        "to_decide_days": took and took.to_decide,
        "to_do_days": took and took.to_do,
        "minutes": one.ran,
        "slot_minutes": one.slot,
        "decisions": one.decisions,
        "cost": one.cost,
        "cost_per_decision": one.cost_per_decision,
        "topics": {topic.id: topic.outcome or "not_reached" for topic in one.topics},
    }


def _topic_fields(one: TopicPast) -> Fields:
    return {
        "id": one.id,
        "held": one.held,
        "planned_minutes": one.planned,
        "spent_minutes": one.spent,
        "overrun": one.overrun,
        "undecided": one.undecided,
        "appearances": one.appearances,
    }


def found_fields(one: Found) -> Fields:
    """A record that was found, as other programs read it."""
    record = one.record
    return {
        "kind": record.kind,
        "id": record.id,
        "text": record.text,
        "who": record.who,
        "status": record.status,
        "due": record.due and str(record.due),
        "at": record.at.isoformat(),
        "meeting": one.meeting,
        "known_to": one.known_to,
    }
