"""Writes docs/minutes.schema.json from data/exports/json_shape.py: python -m scripts.minutes_schema."""

from pathlib import Path

import msgspec

from data.exports.json_shape import MinutesShape

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "minutes.schema.json"


def minutes_schema() -> bytes:
    """The schema of `kaihui minutes --format json`, as JSON Schema 2020-12."""
    made = msgspec.json.schema(MinutesShape)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Kaihui minutes", **made}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


if __name__ == "__main__":
    SCHEMA.write_bytes(minutes_schema())
