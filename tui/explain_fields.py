"""The JSON of `check --explain`: one file, with how it was recognised, read, placed and counted."""

from datetime import datetime

from data.explaining import Explained
from engine.marketplaces import BY_CODE
from engine.reports.reading import Reading
from engine.reports.recognition import Recognition, Taken
from engine.reports.window_sums import WindowSum
from engine.words import Language
from tui.answers import Fields, source_fields


def explained_fields(explained: Explained, now: datetime, due: datetime | None, language: Language) -> Fields:
    """What `check --explain FILE --json` answers."""
    reading = explained.outcome
    if not isinstance(reading, Reading):
        nearest = [
            {"report": one.report, "label": one.label.said(language), "found": one.found, "missing": list(one.missing)}
            for one in explained.nearest
        ]
        reason = reading.reason.said(language)
        return {"file": explained.file, "recognised": False, "reason": reason, "nearest": nearest}
    assert explained.source is not None
    return {
        "recognised": True,
        "reason": None,
        "nearest": [],
        "label": explained.label.said(language),
        **source_fields(explained.source, now, due, language),
        **_recognised(explained.recognition),
        "days_of": [{"marketplace": code, "zone": BY_CODE[code].zone} for code in explained.source.marketplaces],
        "placed": [
            {
                "marketplace": home.marketplace,
                "currency": home.currency,
                "by": home.by,
                "problem": home.problem.said(language) if home.problem else None,
            }
            for home in explained.homes
        ],
        "sums": [_sum_fields(one) for one in explained.sums],
        "more": [explained_fields(one, now, due, language) for one in explained.more],
    }


def _recognised(known: Recognition | None) -> Fields:
    """What the headers were taken for; `rows` stays the number of rows that counted."""
    if known is None:
        return {}
    return {
        "column_map": known.column_map,
        "form": known.form,
        "separator": known.separator or None,
        "sheet": known.sheet or None,
        "header_row": known.header_row,
        "rows_in_file": known.rows,
        "headers": {
            "told_by": [_taken_fields(one) for one in known.taken if one.must],
            "used": [_taken_fields(one) for one in known.taken if not one.must],
            "not_needed": list(known.idle),
            "not_known": list(known.unknown),
            "absent": list(known.absent),
        },
    }


def _taken_fields(one: Taken) -> Fields:
    return {"header": one.header, "column": one.column}


def _sum_fields(one: WindowSum) -> Fields:
    return {
        "from": one.start.isoformat() if one.start else None,
        "to": one.end.isoformat() if one.end else None,
        "grain": one.grain,
        "marketplace": one.marketplace,
        "currency": one.currency,
        "added": one.rows,
        "values": {measure: round(value, 6) for measure, value in one.values.items()},
    }
