"""The phrases that a person would name, out of made-up texts in seven languages."""

from pathlib import Path

import pytest

from engine.voice.changes import compare
from engine.voice.comments import Comment
from engine.voice.counts import Voice
from engine.voice.phrase import Phrase
from engine.voice.phrases import count_phrases

SAMPLES = Path(__file__).parent / "samples" / "voice"

GOLDEN: dict[str, tuple[str, str]] = {
    "US": (
        """
5|Setup was simple and it is easy to install even for a beginner.
5|Easy to install. The water pressure is amazing now.
5|So glad I got this, very easy to install and no leaks.
4|Great water pressure, easy to install.
5|Water pressure is better than before, and the battery life is great.
5|Battery life is excellent, lasts all week.
5|Long battery life! Lightweight and comfortable.
5|Lightweight, comfortable, great sound quality.
4|Sound quality is good and it is very lightweight.
1|It leaks from the top after one use.
1|Leaks everywhere, total waste of money.
2|Waste of money. The handle broke on day one.
1|The handle broke and nobody answered my mail.
1|Does not fit my car. Waste of money.
2|It doesn't fit and the zipper broke.
1|Zipper broke after the first trip, does not fit as advertised.
""",
        "easy to install, water pressure, battery life, lightweight, sound quality, waste of money, handle broke",
    ),
    "SG": (
        """
5|真的很容易安装，女生一个人就能搞定。
5|容易安装，水压也大了很多。
5|收到就装上了，非常容易安装，没有漏水。
4|防滑做得好，老人用着放心。
5|底部防滑，很轻便，出差带着方便。
5|轻便，音质很好，续航时间长。
5|续航时间很长，一周充一次电，音质好。
5|音质好，佩戴舒服，戴一天耳朵不疼。
4|佩戴舒服，防滑，轻便。
1|漏水，漏得到处都是。
1|用了三天就漏水，客服让我自己修。
2|拉链坏了，才用一次拉链就坏了。
1|拉链很快就坏了，而且有异味。
1|有异味，打开包装一股味道，充电很慢。
2|充电慢，发热严重。
1|发热严重，充电也慢，不敢用了。
""",
        "容易安装, 防滑, 轻便, 音质好, 漏水, 充电慢, 发热严重, 有异味",
    ),
    "DE": (
        """
5|Schnell geliefert und der Klang ist hervorragend.
5|Super schnell geliefert, leichte Bedienung.
4|Wurde sehr schnell geliefert, die Bedienung ist kinderleicht.
5|Kinderleicht aufzubauen, lange Akkulaufzeit.
5|Die Akkulaufzeit ist top, sehr angenehm zu tragen.
5|Angenehm zu tragen, guter Klang, lange Akkulaufzeit.
5|Guter Klang und angenehm zu tragen, auch mit Brille.
4|Guter Klang für den Preis.
5|Kinderleicht zu bedienen, schnell geliefert.
1|Nach einer Woche undicht, tropft ständig.
1|Ist undicht und tropft.
2|Der Reißverschluss ist kaputt gegangen.
1|Reißverschluss klemmt, Reißverschluss kaputt.
1|Funktioniert nicht, Akku lässt sich nicht laden.
2|Hat von Anfang an nicht funktioniert, riecht unangenehm.
1|Riecht unangenehm und funktioniert nicht.
""",
        "schnell geliefert, guter klang, angenehm zu tragen, akkulaufzeit, funktioniert nicht, undicht, reißverschluss",
    ),
    "JP": (
        """
5|音質が良くて、軽量なので疲れません。
5|軽量で持ち運びやすいです。
5|軽量で、バッテリーが長持ちします。
4|バッテリーが長持ちするので助かります。
5|バッテリーが長持ち！音質も良いです。
5|操作が簡単で、子供でも使えました。
5|操作が簡単です。持ち運びやすいサイズ。
4|操作がとても簡単でした。
5|組み立てやすいし、持ち運びやすいです。
5|組み立てやすいです。
1|水漏れしました。
1|三日で水漏れして使えなくなりました。
2|充電できません。
1|充電できないので返品しました。
1|届いた時から充電できませんでした。音がうるさいです。
2|水漏れがひどいし、音がうるさい。
1|音がうるさくて眠れません。
""",
        "軽量, バッテリーが長持ち, 操作が簡単, 持ち運びやすい, 水漏れ, 充電できません, 組み立てやすい",
    ),
    "FR": (
        """
5|Facile à installer et livraison rapide.
5|Très facile à installer, bonne qualité.
4|Livraison rapide, facile à nettoyer.
1|Ne fonctionne pas, vis manquantes.
1|Il manque des vis et ça ne fonctionne pas.
2|Ne fonctionne pas du tout.
""",
        "facile à installer, livraison rapide, ne fonctionne pas",
    ),
    "IT": (
        """
5|Facile da montare, spedizione veloce.
5|Molto facile da montare e robusto.
4|Spedizione veloce, robusto.
1|Non funziona, arrivato rotto.
1|È arrivato rotto.
2|Non funziona più dopo due settimane.
""",
        "facile da montare, spedizione veloce, non funziona, arrivato rotto",
    ),
    "ES": (
        """
5|Fácil de instalar y muy resistente.
5|Muy fácil de instalar, envío rápido.
4|Resistente, envío rápido.
1|No funciona, llegó roto.
1|Llegó roto y sin instrucciones.
2|No funciona, demasiado pequeño.
""",
        "fácil de instalar, envío rápido, no funciona, llegó roto",
    ),
}
"""By marketplace: texts, each behind its stars, and the phrases that must be among the first twenty."""

NAMED: dict[str, str] = {
    "en": """
        easy to install, sturdy, cheap plastic, easy to clean, great value, broke, value for the money,
        customer service, easy to assemble, not as described, fast shipping, missing screws, too small, fell off,
        non-slip, rusted, strong chemical smell, suction cup fell off, suction cups stay put, no drilling needed,
        stopped working, fits perfectly, perfect size, poor quality, well made, strong smell, no instructions,
        holds a lot of weight
    """,
    "zh": """
        容易安装, 不用打孔, 做工精细, 大小合适, 容易清洗, 尺寸偏小, 性价比高, 性价比很高, 颜色好看, 吸力强, 有划痕,
        送货快, 稳固, 防滑, 说明书看不懂, 吸盘吸不住, 客服态度好, 包装破损, 描述不符, 缺少螺丝, 味道大, 味道太大,
        质量差, 质量太差, 掉色, 生锈, 方便, 掉下来
    """,
    "de": """
        schnell geliefert, preis-leistungs-verhältnis, einfach zu montieren, gute verarbeitung, leicht zu reinigen,
        hält bombenfest, schneller versand, billiges plastik, gut verpackt, rutschfest, ohne bohren, stabil,
        schlechte verarbeitung, verpackung beschädigt, saugnäpfe halten nicht, stinkt nach chemie,
        maße stimmen nicht, schrauben fehlen, passt nicht, verrostet, zu klein, kaputt
    """,
    "ja": """
        使いやすい, 取り付けが簡単, コスパがいい, すぐ壊れた, すぐ壊れました, 写真と違う, 吸盤が強力, お手入れ,
        デザイン, 安っぽい, 安定感, 安心, 説明書がわかりにくい, デザインがおしゃれ, お手入れが簡単, サイズが小さい,
        ネジが足りない, ちょうどいい, 匂いがきつい, 滑りにくい
    """,
}
"""What a person who reads the sample files would name; a bare noun (ネジ, 质量) does not say what is the matter."""


def comments(lines: str, between: str, marketplace: str | None) -> list[Comment]:
    rows = (line.partition(between) for line in lines.strip().splitlines())
    return [Comment(text, rating=float(stars), marketplace=marketplace) for stars, _, text in rows]


def heard(texts: list[Comment]) -> tuple[Phrase, ...]:
    return compare(count_phrases(texts), Voice())


def listed(text: str) -> set[str]:
    return {" ".join(phrase.split()) for phrase in text.split(",")}


def test_the_golden_texts_are_many() -> None:
    assert sum(len(texts.strip().splitlines()) for texts, _ in GOLDEN.values()) >= 60


@pytest.mark.parametrize("marketplace", GOLDEN)
def test_what_many_buyers_say_is_among_the_first(marketplace: str) -> None:
    texts, named = GOLDEN[marketplace]
    first = {phrase.phrase for phrase in heard(comments(texts, "|", marketplace))[:20]}
    assert listed(named) <= first


def sample(language: str) -> list[Comment]:
    return comments((SAMPLES / f"{language}.tsv").read_text(encoding="utf-8"), "\t", None)


def precision(language: str) -> float:
    """Of the first twenty phrases, how many a person would name."""
    first = heard(sample(language))[:20]
    return sum(phrase.phrase in listed(NAMED[language]) for phrase in first) / len(first)


def test_four_of_five_of_the_first_twenty_are_what_a_person_would_name() -> None:
    assert sum(len(sample(language)) for language in NAMED) >= 120
    assert {language: precision(language) for language in NAMED if precision(language) < 0.8} == {}


def test_praise_and_complaint_are_counted_apart() -> None:
    texts = [
        *(Comment("Easy to install", rating=stars) for stars in (5, 4, 5)),
        *(Comment("Not easy to install", rating=stars) for stars in (1, 2)),
        *(Comment("easy to install", rating=3) for _ in range(2)),
    ]
    found = {(phrase.mood, phrase.phrase): phrase.texts for phrase in heard(texts)}
    assert found == {
        ("praise", "easy to install"): 3,
        ("complaint", "not easy to install"): 2,
        ("neutral", "easy to install"): 2,
    }


@pytest.mark.parametrize(
    ("comment", "mood"),
    [
        (Comment("", rating=4), "praise"),
        (Comment("", rating=3.5), "neutral"),
        (Comment("", rating=2), "complaint"),
        (Comment(""), "neutral"),
        (Comment("", source="return", rating=5), "complaint"),
        (Comment("", rating=5, praise=False), "complaint"),
        (Comment("", source="feedback", praise=True), "praise"),
    ],
)
def test_a_return_complains_and_the_files_own_mark_outweighs_the_stars(comment: Comment, mood: str) -> None:
    assert comment.mood == mood


def test_fillers_and_plurals_are_one_thing_said_and_shown_as_buyers_write_it() -> None:
    texts = ["Missing screws!", "missing screw", "really missing screws", "安装很简单", "安装非常简单", "安装很简单。"]
    assert [(phrase.phrase, phrase.texts) for phrase in heard([Comment(text) for text in texts])] == [
        ("missing screws", 3),
        ("安装很简单", 3),
    ]


def test_a_phrase_counts_once_a_text_however_often_it_is_said() -> None:
    shouting = Comment("防滑！防滑！防滑！" * 50)
    assert [phrase.texts for phrase in heard([shouting, Comment("防滑")])] == [2]


def test_a_phrase_of_function_words_says_nothing() -> None:
    assert heard([Comment("it was in the of with and my"), Comment("It was in the, of with and my")] * 3) == ()


def test_entities_markup_and_links_are_no_words() -> None:
    text = "Sturdy&amp;nbsp;base<br/>https://example.com/deal?sturdy=base or shop.example.com &#128077;"
    assert [phrase.phrase for phrase in heard([Comment(text)] * 3)] == ["sturdy base"]


def test_no_phrase_reaches_across_a_full_stop() -> None:
    assert {phrase.phrase for phrase in heard([Comment("Sturdy. Handle broke")] * 2)} == {"sturdy", "handle broke"}
