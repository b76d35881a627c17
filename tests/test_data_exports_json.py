"""The published shape of the minutes' JSON: the document follows the types, and real minutes follow both."""

import json
from pathlib import Path
from typing import Any

import msgspec

from bench.program import ROOT, copied, run
from data.exports.formats import exported
from data.exports.json_shape import MinutesShape
from engine.text import clean
from scripts.minutes_schema import SCHEMA, minutes_schema
from tests.made_up_minutes import minutes_with
from tests.payloads import PAYLOADS


def fits(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> bool:
    """Whether a value keeps to the part of JSON Schema that ours is made of."""
    if "$ref" in schema:
        return fits(value, defs[schema["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in schema:
        return any(fits(value, one, defs) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    match schema.get("type"):
        case "object":
            properties = schema.get("properties", {})
            more = schema.get("additionalProperties", {})
            return (
                isinstance(value, dict)
                and set(schema.get("required", ())) <= set(value)
                and all(fits(one, properties.get(key, more), defs) for key, one in value.items())
            )
        case "array":
            return isinstance(value, list) and all(fits(one, schema.get("items", {}), defs) for one in value)
        case None:
            return True
        case kind:
            kinds: dict[str, type | tuple[type, ...]] = {
                "string": str,
                "integer": int,
                "number": (int, float),
                "boolean": bool,
                "null": type(None),
            }
            return isinstance(value, kinds[kind])


class TestSchema:
    def test_the_published_schema_is_the_one_of_the_types(self) -> None:
        assert SCHEMA.read_bytes() == minutes_schema(), "python -m scripts.minutes_schema writes it anew"

    def test_the_minutes_of_the_demo_fit_it(self, pristine_demo: Path, tmp_path: Path) -> None:
        workspace = copied(pristine_demo, tmp_path / "demo")
        run("-w", workspace, "play", ROOT / "data" / "demo" / "meeting.txt")
        schema = json.loads(SCHEMA.read_bytes())
        for meeting in ("2026-11-09-weekly", "2026-11-23-weekly", "2026-11-30-weekly"):
            page = run("-w", workspace, "minutes", meeting, "--format", "json").stdout
            answer = json.loads(page)
            assert fits(answer, schema, schema["$defs"])
            assert set(answer) == set(schema["$defs"]["MinutesShape"]["properties"])
            msgspec.json.decode(page, type=MinutesShape, strict=True)

    def test_a_value_of_another_kind_does_not_fit(self) -> None:
        schema = json.loads(SCHEMA.read_bytes())
        answer = json.loads(exported(minutes_with("清仓"), "json", "zh"))
        for key, wrong in (("meeting", None), ("slot_min", "60"), ("actions", {}), ("state", "over"), ("health", {})):
            assert not fits(answer | {key: wrong}, schema, schema["$defs"])

    def test_every_hostile_text_fits_it_and_comes_back_clean(self) -> None:
        page = exported(minutes_with(*PAYLOADS), "json", "zh")
        answer = msgspec.json.decode(page, type=MinutesShape, strict=True)
        assert [one.text for one in answer.decisions] == [clean(text) for text in PAYLOADS]

    def test_times_stand_in_the_time_of_the_scribe(self) -> None:
        assert json.loads(exported(minutes_with("x"), "json", "zh"))["started_at"] == "2026-11-23T10:00:00+08:00"
