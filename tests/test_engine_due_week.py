"""What scribes type, on each day of one week: expectations to be checked by hand against a calendar.

November 2026, with the week in which the phrases are said between bars:
  Mo Tu We Th Fr Sa Su
  9  10 11 12 13 14 15
|16  17 18 19 20 21 22|
 23  24 25 26 27 28 29
 30   1  2  3  4  5  6   (December)
"""

from datetime import date, timedelta

import pytest

from engine.due.grammar import due_date
from engine.due.workdays import Workdays
from engine.errors import BadInputError

MONDAY = date(2026, 11, 16)
NO_LIST = Workdays()
"""Monday to Friday: this week and the next two have no holiday."""

# the day of November (over 30: of December, less 30), or - where it is refused; said on
#                mo tu we th fr sa su
TABLE = """
今天              16 17 18 19 20 21 22
今日              16 17 18 19 20 21 22
今晚              16 17 18 19 20 21 22
今晚8点           16 17 18 19 20 21 22
今天之内          16 17 18 19 20 21 22
今天下班前        16 17 18 19 20 21 22
下班前            16 17 18 19 20 21 22
today             16 17 18 19 20 21 22
TODAY             16 17 18 19 20 21 22
eod               16 17 18 19 20 21 22
+0d               16 17 18 19 20 21 22
明天              17 18 19 20 21 22 23
明早              17 18 19 20 21 22 23
明天中午12点      17 18 19 20 21 22 23
tomorrow          17 18 19 20 21 22 23
tomorrow_morning  17 18 19 20 21 22 23
24小时内          17 18 19 20 21 22 23
in_a_day          17 18 19 20 21 22 23
后天              18 19 20 21 22 23 24
后天上午          18 19 20 21 22 23 24
48小时内          18 19 20 21 22 23 24
+48h              18 19 20 21 22 23 24
大后天            19 20 21 22 23 24 25
三天后            19 20 21 22 23 24 25
3天后             19 20 21 22 23 24 25
3天内             19 20 21 22 23 24 25
三天之内          19 20 21 22 23 24 25
3日后             19 20 21 22 23 24 25
３天后            19 20 21 22 23 24 25
+3d               19 20 21 22 23 24 25
+3天              19 20 21 22 23 24 25
in_3_days         19 20 21 22 23 24 25
within_three_days 19 20 21 22 23 24 25
in-3-days         19 20 21 22 23 24 25
10天后            26 27 28 29 30 31 32
十二天后          28 29 30 31 32 33 34
一周后            23 24 25 26 27 28 29
一个星期内        23 24 25 26 27 28 29
+1w               23 24 25 26 27 28 29
in_a_week         23 24 25 26 27 28 29
两周后            30 31 32 33 34 35 36
2周后             30 31 32 33 34 35 36
两个礼拜后        30 31 32 33 34 35 36
+2w               30 31 32 33 34 35 36
in_two_weeks      30 31 32 33 34 35 36
半个月后          31 32 33 34 35 36 37
1个工作日后       17 18 19 20 23 23 23
3个工作日后       19 20 23 24 25 25 25
三个工作日内      19 20 23 24 25 25 25
+3wd              19 20 23 24 25 25 25
in_3_working_days 19 20 23 24 25 25 25
5个工作日内       23 24 25 26 27 27 27
5工作日后         23 24 25 26 27 27 27
周一              23 23 23 23 23 23 23
周二              17 24 24 24 24 24 24
周三              18 18 25 25 25 25 25
周四              19 19 19 26 26 26 26
周五              20 20 20 20 27 27 27
周六              21 21 21 21 21 28 28
周日              22 22 22 22 22 22 29
周天              22 22 22 22 22 22 29
星期一            23 23 23 23 23 23 23
星期三            18 18 25 25 25 25 25
星期五            20 20 20 20 27 27 27
礼拜五            20 20 20 20 27 27 27
礼拜天            22 22 22 22 22 22 29
周5               20 20 20 20 27 27 27
周五前            20 20 20 20 27 27 27
周五之前          20 20 20 20 27 27 27
周五以前          20 20 20 20 27 27 27
周五，            20 20 20 20 27 27 27
周五。            20 20 20 20 27 27 27
周五下班前        20 20 20 20 27 27 27
最晚周五          20 20 20 20 27 27 27
周五当天          20 20 20 20 27 27 27
周五五点          20 20 20 20 27 27 27
周五晚8点         20 20 20 20 27 27 27
周二十点          17 24 24 24 24 24 24
周三下午3点       18 18 25 25 25 25 25
周三下午三点半前  18 18 25 25 25 25 25
周三15:30         18 18 25 25 25 25 25
fri               20 20 20 20 27 27 27
Friday            20 20 20 20 27 27 27
ＦＲＩ            20 20 20 20 27 27 27
by_fri            20 20 20 20 27 27 27
fri_3pm           20 20 20 20 27 27 27
sat3pm            21 21 21 21 21 28 28
sat_at_3pm        21 21 21 21 21 28 28
thurs             19 19 19 26 26 26 26
mon               23 23 23 23 23 23 23
本周一            16  -  -  -  -  -  -
本周三            18 18 18  -  -  -  -
本周五            20 20 20 20 20  -  -
这周五            20 20 20 20 20  -  -
这个星期五        20 20 20 20 20  -  -
本周日            22 22 22 22 22 22 22
this_fri          20 20 20 20 20  -  -
本周内            20 20 20 20 20  -  -
eow               20 20 20 20 20  -  -
下周一            23 23 23 23 23 23 23
下周三            25 25 25 25 25 25 25
下周五            27 27 27 27 27 27 27
下周日            29 29 29 29 29 29 29
下周五前          27 27 27 27 27 27 27
下个周五          27 27 27 27 27 27 27
下个星期五        27 27 27 27 27 27 27
下周的周五        27 27 27 27 27 27 27
next_fri          27 27 27 27 27 27 27
next-fri          27 27 27 27 27 27 27
nextfri           27 27 27 27 27 27 27
下周内            27 27 27 27 27 27 27
下下周一          30 30 30 30 30 30 30
下下周五          34 34 34 34 34 34 34
上周五             -  -  -  -  -  -  -
上周日             -  -  -  -  -  -  -
17号              17 17 47 47 47 47 47
20日              20 20 20 20 20 50 50
22号              22 22 22 22 22 22 22
本月18号          18 18 18  -  -  -  -
5号               35 35 35 35 35 35 35
下月5号           35 35 35 35 35 35 35
下个月的5号       35 35 35 35 35 35 35
月底              30 30 30 30 30 30 30
月底前            30 30 30 30 30 30 30
11月底            30 30 30 30 30 30 30
下月初            31 31 31 31 31 31 31
下月底            61 61 61 61 61 61 61
年底              61 61 61 61 61 61 61
季度末            61 61 61 61 61 61 61
eom               30 30 30 30 30 30 30
eoq               61 61 61 61 61 61 61
eoy               61 61 61 61 61 61 61
11-27             27 27 27 27 27 27 27
11/27             27 27 27 27 27 27 27
11月27日          27 27 27 27 27 27 27
11-27_10:00       27 27 27 27 27 27 27
nov_27            27 27 27 27 27 27 27
27-nov            27 27 27 27 27 27 27
12/5              35 35 35 35 35 35 35
十二月五日        35 35 35 35 35 35 35
2026-11-18        18 18 18 18 18 18 18
2026年11月18号    18 18 18 18 18 18 18
黑五              27 27 27 27 27 27 27
黑五前            27 27 27 27 27 27 27
网一              30 30 30 30 30 30 30
双12              42 42 42 42 42 42 42
周末               -  -  -  -  -  -  -
下周               -  -  -  -  -  -  -
三天前             -  -  -  -  -  -  -
昨天               -  -  -  -  -  -  -
"""


def expectations() -> list[tuple[str, date, date | None]]:
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (phrase.replace("_", " "), MONDAY + timedelta(days=ahead), november(day))
        for phrase, *days in rows
        for ahead, day in enumerate(days)
    ]


def november(day: str) -> date | None:
    return None if day == "-" else date(2026, 10, 31) + timedelta(days=int(day))


@pytest.mark.parametrize(("phrase", "today", "expected"), expectations())
def test_a_phrase_means_the_day_that_everybody_at_the_table_means(
    phrase: str, today: date, expected: date | None
) -> None:
    if expected is None:
        with pytest.raises(BadInputError):
            due_date(phrase, today, NO_LIST)
    else:
        assert due_date(phrase, today, NO_LIST) == expected


def test_the_table_has_seven_days_a_row_and_is_long_enough() -> None:
    assert all(len(line.split()) == 8 for line in TABLE.strip().splitlines())
    assert len(expectations()) >= 400
