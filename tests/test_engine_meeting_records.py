import pytest

from engine.dates import week_of
from engine.errors import NotFoundError, RefusedError
from engine.findings.rules import Finding, Verdict
from engine.kpi.catalogue import Scope
from engine.kpi.stocks import COUNTED
from engine.meeting import moves as mv
from engine.meeting.causes import cause_named
from engine.meeting.events import BudgetChange, Evidence
from engine.meeting.resolving import looking_at
from engine.snapshot.record import Snapshot
from engine.words import same
from tests.made_up_meeting import FRIDAY, TEAM, TEN, started


class TestQuestions:
    def test_an_answer_goes_to_the_question_asked_last(self) -> None:
        scribe = started().does(mv.Ask("为什么降？", "李敏"), mv.Ask("哪天？"), mv.Answer("周三"), mv.Answer("大词"))
        assert [question.answer for question in scribe.meeting.questions] == ["大词", "周三"]

    def test_without_a_question_there_is_nothing_to_answer(self) -> None:
        with pytest.raises(RefusedError, match="No question"):
            started().does(mv.Answer("周三"))


class TestFlaggedData:
    def test_a_decision_on_doubtful_figures_says_so(self) -> None:
        scribe = started().does(mv.UseSnapshot("abcd1234", TEN, ("acos",)), mv.Goto(4), mv.Decide("降预算"))
        assert scribe.meeting.decisions[0].flagged == ("acos",)

    @pytest.mark.parametrize(("verdict", "disputed"), [("fires", COUNTED), ("clear", ()), ("cannot_judge", ())])
    def test_one_on_stock_that_two_counts_give_differently_says_so(
        self, verdict: Verdict, disputed: tuple[str, ...]
    ) -> None:
        week = week_of(FRIDAY)
        sync = Finding("inventory.sync", same("库存数据不同步"), verdict, "red", Scope(), "1")
        snapshot = Snapshot(week, week.before(), TEN, findings=(sync,))
        scribe = started().does(
            looking_at(snapshot, "abcd1234"), mv.Goto(5), mv.Decide("清仓"), mv.Goto(4), mv.Decide("加")
        )
        assert scribe.meeting.agenda[4].id == "stock"
        assert [decision.disputed for decision in scribe.meeting.decisions] == [disputed, ()]


class TestDecisions:
    def test_one_carries_its_approver_and_what_it_rests_on(self) -> None:
        scribe = started(TEAM).does(mv.Next(), mv.Decide("批准清仓", "王强", (Evidence("acos", 31.2, 30.0, ">"),)))
        decision = scribe.meeting.decisions[0]
        assert (decision.approver, decision.evidence[0].value) == ("王强", 31.2)

    def test_only_somebody_with_edit_rights_carries_it_out(self) -> None:
        scribe = started(TEAM).does(mv.Next(), mv.Decide("降预算"))
        with pytest.raises(RefusedError, match="no edit rights"):
            scribe.does(mv.Execute("D-1", "李敏"))
        assert scribe.does(mv.Execute("D-1")).meeting.decisions[0].executed_by == "王强"
        with pytest.raises(RefusedError, match="already"):
            scribe.does(mv.Execute("D-1"))

    def test_one_made_past_the_planned_end_says_so(self) -> None:
        scribe = started().waits(60).does(mv.Decide("一")).waits(1).does(mv.Decide("二"))
        assert [decision.overtime for decision in scribe.meeting.decisions] == [False, True]

    def test_budgets_are_kept_old_and_new(self) -> None:
        changes = (BudgetChange("瑜伽垫", 100, 70, "USD"), BudgetChange("弹力带", 100, 130, "USD"))
        scribe = started().does(mv.Decide("x", budgets=changes))
        assert scribe.meeting.decisions[0].budgets[1].said() == "弹力带 100 → 130 USD"


class TestAnswers:
    def test_who_explained_is_kept_with_their_role(self) -> None:
        scribe = started(TEAM).does(mv.Ask("为什么？", "李敏", "王强"), mv.Answer("大词"))
        question = scribe.meeting.questions[0]
        assert (question.asker, question.explainer, question.explainer_role) == ("王强", "李敏", "ads")

    def test_an_answer_goes_to_the_question_that_is_named(self) -> None:
        scribe = started().does(mv.Ask("一？"), mv.Ask("二？"), mv.Answer("甲", "Q-1"))
        assert [question.answer for question in scribe.meeting.questions] == ["甲", None]

    def test_somebody_of_another_role_verifies(self) -> None:
        scribe = started(TEAM).does(mv.Ask("为什么？", "李敏"))
        with pytest.raises(RefusedError, match="no answer"):
            scribe.does(mv.Verify("Q-1", "王强"))
        scribe.does(mv.Answer("大词"))
        with pytest.raises(RefusedError, match=r"explainer.s role"):
            scribe.does(mv.Verify("Q-1", "李敏"))
        assert scribe.does(mv.Verify("Q-1", "王强")).meeting.questions[0].verifier_role == "operations"

    def test_a_new_answer_is_to_be_verified_anew(self) -> None:
        scribe = started(TEAM).does(mv.Ask("？", "李敏"), mv.Answer("甲"), mv.Verify("Q-1", "王强"))
        assert scribe.does(mv.Answer("乙", "Q-1")).meeting.questions[0].verified_by == ""

    def test_an_open_question_becomes_an_action_of_whom_it_was_put_to(self) -> None:
        scribe = started(TEAM).does(mv.Next(), mv.Ask("退货为什么多？", "陈静")).waits(3)
        action = scribe.does(mv.Act("", due=FRIDAY, question="Q-1")).meeting.actions[0]
        assert (action.text, action.owner, action.question) == ("退货为什么多？", "陈静", "Q-1")
        assert action.raised_at == scribe.meeting.questions[0].at

    def test_a_question_that_is_not_there_is_named(self) -> None:
        with pytest.raises(NotFoundError, match="Q-9"):
            started().does(mv.Act("x", question="Q-9"))


class TestCausesAndMarks:
    def test_the_latest_cause_of_an_item_counts(self) -> None:
        scribe = started().turns_to("ads").does(mv.Cause("video_slow", "12MB"), mv.Cause("bids"))
        assert [cause.category for cause in scribe.meeting.causes] == ["bids"]

    def test_a_cause_is_picked_by_number_name_or_the_beginning_of_one(self) -> None:
        assert cause_named("1") == cause_named("主图视频加载延迟") == cause_named("主图") == "video_slow"
        with pytest.raises(NotFoundError, match="no cause"):
            cause_named("天气")

    def test_the_look_at_a_kpi_ends_in_a_mark(self) -> None:
        scribe = started().turns_to("ads").does(mv.Mark("acos", "question"), mv.Mark("acos", "fine"))
        assert scribe.meeting.marks == {"acos": "fine"}
        with pytest.raises(NotFoundError, match="no KPI"):
            scribe.does(mv.Mark("acso", "fine"))
