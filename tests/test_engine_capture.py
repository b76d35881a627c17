from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.capture.line import echo, past_due, understood
from engine.capture.sigils import Known
from engine.capture.verbs import BY_NAME, VERBS
from engine.due.workdays import Workdays
from engine.errors import BadInputError, KaihuiError, NotFoundError
from engine.meeting import moves as mv
from engine.meeting.events import Aim, BudgetChange
from engine.settings import Person

TODAY = date(2026, 11, 23)  # a Monday
PEOPLE = (
    Person("李敏", role="ads", initials="lm"),
    Person("王强", role="operations", initials="wq"),
    Person("李明", role="service", initials="lm2"),
)
KNOWN = Known(TODAY, Workdays(frozenset(), frozenset(), None), PEOPLE, ("Ann",))


def said(line: str) -> mv.Spoken:
    return understood(line, KNOWN)


class TestRecords:
    def test_the_colon_that_opens_the_line_may_stand_in_it(self) -> None:
        assert said(":n 竞品降价") == said("：n 竞品降价") == said("n 竞品降价")

    def test_a_decision_keeps_its_text_as_it_was_typed(self) -> None:
        assert said("d 批准清仓促销 B0XXXX") == mv.Decide("批准清仓促销 B0XXXX")

    def test_an_action_takes_its_marks_in_any_order(self) -> None:
        expected = mv.Act("降低自动广告出价20%", "李敏", date(2026, 11, 27), 1, Aim("tacos", "<=", 12))
        assert said("a 降低自动广告出价20% @李敏 ^周五 !1 ~tacos<=12") == expected
        assert said("a !1 ^周五 ~tacos<=12 @lm 降低自动广告出价20%") == expected

    def test_full_width_marks_of_a_chinese_input_method_count_too(self) -> None:
        assert said("a 降价 ＠李敏 ＾周五 ！1 ～tacos<=12") == said("a 降价 @李敏 ^周五 !1 ~tacos<=12")

    def test_what_an_input_method_makes_of_a_mark_is_the_mark(self) -> None:
        wanted = said("a 降价 @李敏 ^周五 !1 ~tacos<=12")
        assert said("a 降价 @李敏 ……周五 ！1 ~tacos《=12") == said("a 降价 @李敏……周五 ！1 ～tacos＜＝12") == wanted
        assert said("budget 手动-窗帘 60》90 USD") == said("budget 手动-窗帘 60>90 USD")
        assert said("q 降不降？ 《王强") == said("q 降不降？ <王强")
        assert said("q 谁看过 《指南》") == mv.Ask("谁看过 《指南》")
        assert said("a 等等……看看 @李敏") == mv.Act("等等……看看", "李敏")
        assert said("a 等报价 ……再说") == mv.Act("等报价 ……再说")

    def test_a_mark_that_the_key_wrote_and_the_scribe_again_is_one(self) -> None:
        assert said("redue A-2 ^^周五 等图") == said("redue A-2 ^周五 等图")
        assert said("verify Q-1 @@lm") == said("verify Q-1 @lm")
        assert said("d 批准清仓@lm") == said("d 批准清仓 @@lm") == mv.Decide("批准清仓", "李敏")

    def test_a_kpi_aim_may_be_typed_as_the_kpi_is_written(self) -> None:
        assert said("a 降价 ~TACoS<=12") == said("a 降价 ~tacos<=12")

    def test_an_aim_at_a_kpi_that_does_not_exist_is_refused_with_those_that_do(self) -> None:
        with pytest.raises(BadInputError, match="no KPI “tacso”") as refusal:
            said("a 降价 ~tacso<=12")
        assert "tacos" in refusal.value.said("zh")

    def test_marks_need_no_space_after_chinese(self) -> None:
        assert said("a 出价降到22.9@李敏^周五") == mv.Act("出价降到22.9", "李敏", date(2026, 11, 27))
        assert said("d 跟价到1980@王强") == mv.Decide("跟价到1980", "王强")
        assert said("d 发到 ads@example.com") == mv.Decide("发到 ads@example.com")
        assert said("a 降低出价@lm^周五") == mv.Act("降低出价", "李敏", date(2026, 11, 27))

    @pytest.mark.parametrize("due", ["next fri", "in 11 days", "dec 4", "4 dec", "12-04"])
    def test_english_due_dates_may_have_spaces(self, due: str) -> None:
        assert said(f"a cut bids ^{due} @lm") == mv.Act("cut bids", "李敏", date(2026, 12, 4))

    def test_words_after_a_due_date_stay_in_the_text(self) -> None:
        assert said("a ^fri call 3 suppliers") == mv.Act("call 3 suppliers", "", date(2026, 11, 27))

    def test_an_action_may_lack_owner_and_due_date(self) -> None:
        assert said("a 查一下退货") == mv.Act("查一下退货")

    def test_a_question_names_who_is_asked(self) -> None:
        assert said("q 为什么CTR下降? @王强") == mv.Ask("为什么CTR下降?", "王强")

    def test_answers_and_notes_are_plain_text(self) -> None:
        assert said("ans 大词 @ 3% 出价太高") == mv.Answer("大词 @ 3% 出价太高")
        assert said("n 竞品降价10%") == mv.TakeNote("竞品降价10%")

    def test_a_decision_names_its_approver_at_the_end(self) -> None:
        assert said("d 批准清仓 @wq") == mv.Decide("批准清仓", "王强")
        assert said("d 邮件发 a@b.com") == mv.Decide("邮件发 a@b.com")

    def test_budgets_are_old_and_new_for_each_campaign(self) -> None:
        changes = (BudgetChange("瑜伽垫 SP", 100, 70, "USD"), BudgetChange("弹力带", 80.5, 110, "USD"))
        move = said("budget 瑜伽垫 SP 100>70 弹力带 80.5>110 USD @wq")
        assert move == mv.Decide("瑜伽垫 SP 100 → 70 USD；弹力带 80.5 → 110 USD", "王强", budgets=changes)

    def test_a_question_may_say_who_asks(self) -> None:
        assert said("q 为什么CTR下降? @lm <wq") == mv.Ask("为什么CTR下降?", "李敏", "王强")
        assert said("q 为什么 CTR <3%?") == mv.Ask("为什么 CTR <3%?")

    def test_an_answer_may_name_the_question_and_who_explains(self) -> None:
        assert said("ans Q-3 大词太贵 @lm") == mv.Answer("大词太贵", "Q-3", "李敏")

    def test_an_action_may_serve_an_objective(self) -> None:
        assert said("a 降价 #o1.kr2 @lm") == mv.Act("降价", "李敏", objective="O1.KR2")
        assert said("a 上 #yoga 话题") == mv.Act("上 #yoga 话题")

    def test_a_chinese_verb_needs_no_space(self) -> None:
        assert said("决定批准清仓") == mv.Decide("批准清仓")
        assert said("行动：补货 @wq ^明天") == mv.Act("补货", "王强", date(2026, 11, 24))

    @pytest.mark.parametrize("text", ["a@b.com 要发票", "CTR 5~10% 波动", "价格 2^10", "太贵了 !!!"])
    def test_marks_inside_words_are_text(self, text: str) -> None:
        assert said(f"a {text}") == mv.Act(text)


class TestTheClockAndTheAgenda:
    @pytest.mark.parametrize(
        ("line", "move"),
        [
            ("next", mv.Next()),
            ("next 数据没到", mv.Next("数据没到")),
            ("prev", mv.Previous()),
            ("goto 3", mv.Goto(3)),
            ("goto 3 老板要先看广告", mv.Goto(3, "老板要先看广告")),
            ("pause", mv.Pause()),
            ("resume", mv.Resume()),
            ("extend 5", mv.Extend(5)),
            ("shorten 5", mv.Extend(-5)),
            ("park 等供应商回复", mv.Park("等供应商回复")),
            ("undo", mv.Undo()),
            ("start", mv.Start()),
            ("close 赶飞机", mv.Close("赶飞机")),
            ("attend 李敏 王强", mv.Attend(("李敏", "王强"))),
            ("attend lm、wq，Bob", mv.Attend(("李敏", "王强", "Bob"))),
            ("leave 王强", mv.Leave(("王强",))),
            ("done A-12", mv.Done("A-12")),
            ("done a12", mv.Done("A-12")),
            ("redue A-12 ^下周三", mv.Redue("A-12", date(2026, 12, 2))),
            ("drop A-12 供应商停产", mv.Drop("A-12", "供应商停产")),
            ("fix A-12 @wq ^周五", mv.Amend("A-12", None, "王强", date(2026, 11, 27))),
            ("take 2 ^周五", mv.Take(2, "", date(2026, 11, 27))),
            ("inform 花费持平", mv.Inform("花费持平")),
            ("park 5 时间不够", mv.Park("时间不够", 5)),
            ("prio 3 !1", mv.Prioritise(3, 1)),
            ("reorder", mv.Reorder()),
            ("trim", mv.Trim()),
            ("start ^09:55 王强在路上", mv.Start("王强在路上", datetime(2026, 11, 23, 1, 55, tzinfo=UTC))),
            ("started 9:55", mv.Backdate(datetime(2026, 11, 23, 1, 55, tzinfo=UTC))),
            ("read lm wq", mv.Read(("李敏", "王强"))),
            ("rate 4", mv.Rate(4)),
            ("rate 5 @lm", mv.Rate(5, "李敏")),
            ("confirm", mv.Confirm()),
            ("confirm all", mv.Confirm()),
            ("confirm a3 D-2", mv.Confirm(("A-3", "D-2"))),
            ("exec 3 @wq", mv.Execute("D-3", "王强")),
            ("verify Q-3 @wq", mv.Verify("Q-3", "王强")),
            ("pose 2 @lm", mv.Pose(2, "李敏")),
            ("chase Q-3 查清原因 @lm ^周五", mv.Act("查清原因", "李敏", date(2026, 11, 27), question="Q-3")),
            ("cause 主图视频加载延迟 12MB", mv.Cause("video_slow", "12MB")),
            ("mark ACoS fine", mv.Mark("acos", "fine")),
            ("prog A-3 60% 已拍", mv.Progress("A-3", 60, "已拍")),
            ("accept A-3 三天达标", mv.Amend("A-3", accept="三天达标")),
            ("tbd A-3 等报价", mv.Defer("A-3", "等报价")),
            ("fix D-3 折扣 25% @wq", mv.AmendDecision("D-3", "折扣 25%", "王强")),
            ("fix A-3 !1", mv.Amend("A-3", priority=1)),
            ("improve 加安装图 @lm", mv.Act("加安装图", "李敏", list="improvement")),
            ("prevent 每天对账 @wq", mv.Act("每天对账", "王强", list="prevention")),
            ("recheck VTR ^+3d", mv.Act("VTR", due=date(2026, 11, 26), list="recheck")),
            ("remedy 补传.xlsx @wq", mv.Remedy("补传.xlsx", "王强")),
        ],
    )
    def test_a_line_asks_for_its_move(self, line: str, move: mv.Spoken) -> None:
        assert said(line) == move

    @pytest.mark.parametrize(
        "line",
        [
            *("", "   ", "x 什么", "a", "d", "goto", "goto 广告", "extend", "extend 很久", "pause 现在", "done"),
            *("done B-1", "redue A-1", "drop A-1", "a 降价 @lm @wq", "a 降价 ^周五 ^周六", "a 降价 ^A+"),
            *("a 降价 !9", "take 二"),
        ],
    )
    def test_what_does_not_fit_is_refused_with_what_to_write(self, line: str) -> None:
        with pytest.raises(BadInputError) as refusal:
            said(line)
        assert refusal.value.what.zh
        assert refusal.value.what.en


class TestOwners:
    def test_initials_that_fit_nobody_are_refused_with_the_roster(self) -> None:
        with pytest.raises(NotFoundError, match="@zz"):
            said("a 降价 @zz")

    def test_a_name_that_two_people_begin_with_is_asked_back(self) -> None:
        with pytest.raises(BadInputError, match="李敏, 李明"):
            said("a 降价 @李")

    def test_a_chinese_name_that_is_on_no_list_is_taken_as_it_stands(self) -> None:
        assert said("a 降价 @张新") == mv.Act("降价", "张新")

    def test_those_who_are_here_need_not_be_on_the_roster(self) -> None:
        assert said("a 降价 @ann") == mv.Act("降价", "Ann")


class TestEcho:
    def test_the_due_date_is_said_in_full_before_enter(self) -> None:
        words = echo("a 降价 @lm ^周五 !1", KNOWN)
        assert "李敏" in words.zh
        assert "2026-11-27 周五" in words.zh
        assert "P1" in words.en

    def test_what_is_missing_is_said(self) -> None:
        assert "缺负责人" in echo("a 降价", KNOWN).zh
        assert "no due date" in echo("a 降价", KNOWN).en


def test_every_verb_is_understood_under_each_of_its_names() -> None:
    rest = {
        **{"done": "A-1", "redue": "A-1 ^周五", "drop": "A-1 原因", "fix": "A-1 @lm", "tbd": "A-1 原因"},
        **{"prog": "A-1 60", "accept": "A-1 标准", "exec": "D-1", "verify": "Q-1 @lm", "chase": "Q-1"},
        **{"confirm": "all", "budget": "瑜伽垫 100>80", "cause": "1", "mark": "acos fine", "started": "09:55"},
        **{"prio": "3 !1", "judge": "111-1111111-1111111 2"},
    }
    numbered = {"goto", "extend", "shorten", "take", "pose", "rate"}
    for name, verb in BY_NAME.items():
        bare = verb.usage.en == ""
        text = "" if bare else rest.get(verb.name, "3" if verb.name in numbered else "x")
        assert said(f"{name} {text}")
    assert len({verb.name for verb in VERBS}) == len(VERBS)


def understood_or_refused(line: str) -> object:
    try:
        return said(line)
    except KaihuiError as refusal:
        return refusal.said("zh") and refusal.said("en")


@given(st.text(max_size=200))
def test_no_line_does_anything_but_be_understood_or_refused_in_words(line: str) -> None:
    assert understood_or_refused(line)


@given(st.sampled_from(sorted(BY_NAME)), st.text(max_size=80))
def test_no_rest_of_a_line_breaks_a_verb(verb: str, rest: str) -> None:
    assert understood_or_refused(f"{verb} {rest}")


class TestPastDueDates:
    def test_a_day_with_its_year_that_is_past_is_said_to_be_past(self) -> None:
        assert echo("a 补货 @lm ^2026-10-01", KNOWN).zh == "行动项 · 李敏 · 已过：2026-10-01 是 53 天前 · P2"
        assert echo("redue A-3 ^2026-11-22", KNOWN).en == "New due date · A-3 · past: 2026-11-22 was 1 day ago"

    @pytest.mark.parametrize("line", ["a 补货 ^2026-10-01", "take 1 ^2026-10-01", "fix A-1 ^2026-10-01"])
    def test_every_move_that_gives_a_past_day_is_told_from_one_that_does_not(self, line: str) -> None:
        assert past_due(said(line), KNOWN) is not None
        assert past_due(said(line.replace("2026-10-01", "2026-11-23")), KNOWN) is None

    def test_a_month_and_day_before_today_are_next_years(self) -> None:
        assert said("a 补货 ^1/5") == mv.Act("补货", due=date(2027, 1, 5))
        assert past_due(said("a 补货 ^1/5"), KNOWN) is None


class TestMinutes:
    def test_more_than_any_meeting_has_is_refused_by_its_size(self) -> None:
        with pytest.raises(BadInputError) as refusal:
            said("extend 99999 没说完")
        assert refusal.value.said("zh") == "99999 分钟太多了。只写要加减几分钟：extend 5"

    @pytest.mark.parametrize(("line", "instead"), [("extend -5", "shorten 5"), ("shorten －5", "extend 5")])
    def test_a_minus_sign_is_answered_with_the_other_verb(self, line: str, instead: str) -> None:
        with pytest.raises(BadInputError) as refusal:
            said(line)
        assert refusal.value.said("zh").endswith(f"写法：{instead}")

    @pytest.mark.parametrize("line", ["extend 五", "extend ++5", "extend +", "extend 5.5"])
    def test_what_is_no_number_is_answered_with_how_it_is_written(self, line: str) -> None:
        with pytest.raises(BadInputError, match="does not fit"):
            said(line)
