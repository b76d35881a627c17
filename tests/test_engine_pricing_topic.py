import pytest

from engine.meeting.agenda import PRICED_OFTEN, TEMPLATES, planned_agenda
from engine.settings import Topic


@pytest.mark.parametrize("category", PRICED_OFTEN)
@pytest.mark.parametrize("template", ["weekly", "monthly"])
def test_a_category_that_changes_prices_often_has_a_topic_on_them_in_the_same_minutes(
    template: str, category: str
) -> None:
    usual, priced = TEMPLATES[template], planned_agenda(template, (), category)
    assert [item.id for item in priced if item.id != "pricing"] == [item.id for item in usual]
    assert sum(item.minutes for item in priced) == sum(item.minutes for item in usual)
    places = [item.id for item in priced]
    assert places.index("pricing") == places.index("strategy") - 1


def test_other_categories_and_one_person_shops_have_none() -> None:
    for template, category in (("weekly", ""), ("weekly", "other"), ("lite", "home")):
        assert planned_agenda(template, (), category) == TEMPLATES[template]


def test_a_team_that_writes_its_own_agenda_has_what_it_wrote() -> None:
    own = (Topic("deal", "大促", "diagnosis", 10),)
    assert "pricing" not in [item.id for item in planned_agenda("weekly", own, "home")]
