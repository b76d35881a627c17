"""Nothing that could name a buyer ever becomes a phrase."""

import msgspec
import pytest

from engine.voice.comments import Comment
from engine.voice.phrases import count_phrases

PRIVATE = [
    ("Refund to anna.schmidt@example.org please", ["anna", "schmidt", "example"]),
    ("Schreiben Sie an jörg@web.example.net wegen Lieferung", ["jörg", "rg", "web"]),
    ("Call +1 (555) 010-4477 about the refund", ["555", "4477", "010"]),
    ("打电话 13800138000 找我，质量差", ["13800138000", "138"]),
    ("Order 114-1234567-7654321 never arrived", ["114", "1234567", "7654321"]),
    ("Tracking 1Z999AA10123456784 does not move", ["1z999aa10123456784"]),
    ("订单B0ABCD1234质量差", ["b0abcd1234"]),
    ("Mr. Henderson was rude about my refund", ["henderson"]),
    ("mrs henderson was rude about my refund", ["henderson"]),
    ("Thanks to Ms Mary Ann Miller for the quick help", ["mary", "ann", "miller"]),
    ("Herr Müller vom Kundendienst meldet sich nicht", ["müller"]),
    ("Frau Groß-Lehmann war unfreundlich", ["groß", "gross", "lehmann"]),
    ("Madame Lefèvre ne répond pas", ["lefèvre", "lefevre"]),
    ("La señora García no contesta nunca", ["garcía", "garcia"]),
    ("联系王小明先生也没用，质量差", ["王小明", "小明", "王"]),
    ("李女士态度很差，质量差", ["李"]),
    ("田中さんに連絡しましたが返事がない", ["田中"]),
    ("佐藤様の対応が悪い", ["佐藤"]),
]


@pytest.mark.parametrize(("text", "names"), PRIVATE)
def test_addresses_numbers_and_names_behind_a_title_are_no_phrases(text: str, names: list[str]) -> None:
    voice = count_phrases([Comment(text)] * 3, least=1)
    said = " ".join(f"{phrase.key} {phrase.phrase}" for phrase in voice.phrases)
    assert said
    assert not [name for name in names if name in said]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I miss the old version", "miss the old version"),
        ("meine Frau findet es stabil", "frau findet"),
        ("lasted 2 weeks then broke", "2 weeks then broke"),
        ("小姐姐客服很耐心", "客服很耐心"),
    ],
)
def test_words_that_only_look_like_a_title_or_a_number_stay(text: str, kept: str) -> None:
    assert kept in {phrase.phrase for phrase in count_phrases([Comment(text)] * 2, least=1).phrases}


def test_what_only_one_buyer_wrote_goes_no_further_than_the_count() -> None:
    texts = ["The handle broke, my neighbour Olga saw it", "handle broke on day one", "The handle broke!"]
    voice = count_phrases([Comment(text, rating=1) for text in texts])
    assert [phrase.phrase for phrase in voice.phrases] == ["broke", "handle", "handle broke"]
    assert b"olga" not in msgspec.json.encode(voice).lower()


def test_a_voice_comes_back_from_its_file_as_it_went() -> None:
    voice = count_phrases([Comment("Handle broke", rating=1, asin="B0AAAAAAA1")] * 2)
    assert msgspec.json.decode(msgspec.json.encode(voice), type=type(voice)) == voice
