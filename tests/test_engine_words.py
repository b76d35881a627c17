import pytest

from engine.words import spaced


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("没有ACoS的数据。", "没有 ACoS 的数据。"),
        ("买家不满意率 NCX为什么从 2% 升到 3%？", "买家不满意率 NCX 为什么从 2% 升到 3%？"),
        ("US 站没有可售天数。", "US 站没有可售天数。"),
        ("转化率为什么降到 9%？", "转化率为什么降到 9%？"),
    ],
)
def test_a_chinese_sentence_has_a_space_beside_latin_names_and_only_one(written: str, said: str) -> None:
    assert spaced(written) == said
    assert spaced(said) == said
