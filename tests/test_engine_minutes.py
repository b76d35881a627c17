from datetime import timedelta

from msgspec.structs import replace

from engine.kpi.catalogue import KpiValue, Scope
from engine.kpi.verdicts import verdicts
from engine.meeting.actions import Action
from engine.meeting.events import BudgetChange, Evidence, TracedOrder
from engine.meeting.figures.effects import Effect
from engine.meeting.past.figures import Response
from engine.meeting.records import Amendment, Cause, Decision, Question, Rating
from engine.minutes.cleaned import cleaned
from engine.minutes.content import document_of
from engine.minutes.document import Bullets, Facts, Heading, Line, Paragraph, Table, Trend, said
from engine.minutes.lines import evidence_said, rule_said
from engine.minutes.record import Emergency, Minutes
from engine.words import Language, Words
from tests.made_up_minutes import TEN, minutes_with


def rows_of(minutes: Minutes, language: Language = "zh") -> list[str]:
    """The document as bare lines, a table's cells side by side."""
    rows: list[str] = []
    for block in document_of(minutes).blocks:
        match block:
            case Heading():
                rows.append(said(block.text, language))
            case Paragraph():
                rows.append(told(block.line, language))
            case Bullets():
                rows += [told(line, language) for entry in block.entries for line in (entry.line, *entry.below)]
            case Facts():
                rows += [f"{said(label, language)}：{told(line, language)}" for label, line in block.pairs]
            case Table():
                rows += [" | ".join(cell_told(cell, language) for cell in row) for row in block.rows]
    return rows


def cell_told(cell: Line | Trend, language: Language) -> str:
    return cell.bars if isinstance(cell, Trend) else told(cell, language)


def told(line: Line, language: Language) -> str:
    return "".join(said(span.text, language) for span in line)


def with_item(minutes: Minutes, **changes: object) -> Minutes:
    """The minutes with what was recorded under the ads item changed."""
    items = tuple(replace(one, **changes) if one.item.id == "ads" else one for one in minutes.items)
    return replace(minutes, items=items)


class TestFirstScreenful:
    def test_it_holds_decisions_actions_by_owner_and_what_is_late(self) -> None:
        first = rows_of(minutes_with("批准清仓"))[:7]
        assert first[1:4] == ["决定（1）", "D-1 批准清仓（广告）  ⚠ 基于未更新数据：ACoS", "行动项（1）"]
        assert first[4] == "李敏 | 批准清仓（目标 ACoS ≤ 30.0%） | 待定 | P2 | A-1"
        assert first[5:] == ["已逾期（1）", "批准清仓 | 批准清仓 | 2026-11-18 周三 | 5 天 | A-100"]

    def test_who_approved_and_who_carried_out_stand_beside_the_decision(self) -> None:
        decision = Decision("D-1", "ads", "批准清仓", TEN, "周婷", approver="周婷", executed_by="王强", executed_at=TEN)
        page = rows_of(replace(minutes_with(), decisions=(decision,)))
        assert "D-1 批准清仓（广告，周婷 批准，王强 已当场执行）" in page

    def test_an_emergency_says_what_it_was_called_for(self) -> None:
        order = TracedOrder("111-1", TEN, "late_upload", "4PX", "LX1")
        held = (Evidence("vtr", 94.1, 95.0, "<", "US"),)
        called = Emergency("有效追踪率低于 95%", held, (order,), "remedy.csv", "王强", TEN)
        page = rows_of(replace(minutes_with(), emergency=called))
        assert page[1] == "⚠ 应急会议：有效追踪率低于 95%（有效追踪率 VTR 94.1% < 95.0%（US））"
        assert "共 1 单：上传过晚 1" in page
        assert "111-1 | 4PX | LX1 | 11-23 10:00 | 上传过晚" in page
        assert "补救文件：remedy.csv（王强，11-23 10:00）" in page

    def test_an_emergency_prints_no_figure_but_the_account_s_health(self) -> None:
        called = Emergency("有效追踪率低于 95%", (), (), "", "", None)
        page = rows_of(replace(minutes_with("x"), emergency=called))
        assert "补救文件还没有上传。" in page
        assert not any(row.startswith(("ACoS | ", "上期复盘", "用户之声")) for row in page)


class TestAmendments:
    def test_what_was_changed_after_the_read_back_is_shown_with_what_it_said_before(self) -> None:
        changed = Amendment("D-1", "批准清仓 20%", TEN, "周婷")
        page = rows_of(replace(minutes_with("批准清仓 25%"), amendments=(changed,), confirmed_at=TEN))
        assert any(row.startswith("D-1 批准清仓 25%") and "✎ 确认后有修改" in row for row in page)
        place = page.index("确认后的修改（1）")
        assert page[place + 1 : place + 4] == [
            "✎ D-1 （周婷，11-23 10:00）",
            "确认时：批准清仓 20%",
            "现在：批准清仓 25%",
        ]

    def test_the_read_back_says_what_it_left_out(self) -> None:
        page = rows_of(replace(minutes_with(), confirmed_at=TEN, unconfirmed=("A-3",)))
        assert "10:00 逐条复读，全体确认；没有复读：A-3" in page


class TestCard:
    def test_overtime_names_the_decisions_that_fell_into_it(self) -> None:
        late = Decision("D-1", "ads", "x", TEN, "周婷", overtime=True)
        page = rows_of(replace(minutes_with(), decisions=(late,)))
        assert "超时：05:00，其间作出 1 个决定" in page

    def test_ratings_are_averaged(self) -> None:
        assert "会议评分：4.5 / 5（2 票）" in rows_of(replace(minutes_with(), ratings=(Rating(4), Rating(5, "李敏"))))

    def test_response_days_stand_beside_the_two_reference_lines(self) -> None:
        page = rows_of(replace(minutes_with(), response=Response(0.5, 1.3, 4)))
        assert "响应天数：1.8 天（提出到决定 0.5，决定到完成 1.3；4 件），参考线 5.3 → 1.8 天" in page

    def test_the_cost_is_said_for_each_decision_too(self) -> None:
        page = rows_of(minutes_with("一", "二"))
        assert "人力成本：¥650–1,352（内部估算）" in page
        assert "每个决定：¥325–676" in page


class TestReview:
    def test_the_effect_of_a_finished_action_stands_with_before_and_now(self) -> None:
        action = Action("A-5", "降低竞价", "李敏", None, "", status="done")
        effect = Effect(action, "acos", "US", 36.0, 29.0, 30.0, "worked")
        page = rows_of(replace(minutes_with("x"), effects=(effect,)))
        assert "降低竞价 | ACoS | 36.0% | 29.0% | -7.0pt | 有效 | A-5" in page

    def test_the_rate_stands_beside_the_last_one_with_its_definition(self) -> None:
        page = rows_of(replace(minutes_with("x"), last_completion=45.0))
        assert "到期 1 项，按时完成 0 项，完成率 0%，上次 45%（参考线 38% / 60% / 72% / 82%）" in page
        assert any(row.startswith("完成率：") for row in page)

    def test_the_improvement_list_holds_what_earlier_meetings_put_on_it(self) -> None:
        old = Action("A-7", "主图加尺寸对比", "陈静", None, "", from_meeting="2026-11-09-weekly", list="improvement")
        page = rows_of(replace(minutes_with(), reviewed=(old,)))
        assert page[page.index("改进清单（1）") + 1] == "陈静 | 改进｜主图加尺寸对比 | 待定 | 未完成 | A-7"


class TestProceedings:
    def test_a_decision_carries_its_evidence_as_it_stood_and_the_budgets_that_it_moved(self) -> None:
        held = (
            Evidence("acos", 31.2, 30.0, ">", "US", TEN, "stale"),
            Evidence("roas", 2.8, 3.5, "<", "US", TEN, "stale"),
            Evidence("acos", 42.7, 30.0, ">", "US · 自动-瑜伽垫", TEN),
        )
        budget = BudgetChange("自动-瑜伽垫", 120, 90, "USD")
        decision = Decision("D-1", "ads", "降预算", TEN, "周婷", evidence=held, budgets=(budget,))
        page = rows_of(with_item(minutes_with("x"), decisions=(decision,)))
        assert "日预算：自动-瑜伽垫 120 → 90 USD" in page
        assert (
            "当时的数据：ACoS 31.2% > 30.0%、ROAS 2.80 < 3.50（US，数据截至 11-23 10:00，过期）；"
            "另有 1 项单个活动或商品的数据"
        ) in page

    def test_an_answer_says_who_explained_and_who_confirmed_it(self) -> None:
        asked = Question(
            *("Q-1", "ads", "为什么涨？", TEN, "周婷", "李敏"),
            answer="大词烧钱",
            asker="陈静",
            explainer="李敏",
            explainer_role="ads",
            verified_by="王强",
            verifier_role="operations",
        )
        page = rows_of(with_item(minutes_with("x"), questions=(asked,)))
        assert "10:00 质询 Q-1 为什么涨？（陈静 → 李敏）" in page
        assert "答：大词烧钱（李敏 · 广告，王强 · 运营 核实）" in page
        unverified = replace(asked, verified_by="")
        assert "答：大词烧钱（李敏 · 广告）  未经核实" in rows_of(with_item(minutes_with("x"), questions=(unverified,)))

    def test_an_open_question_names_the_action_that_takes_it_up(self) -> None:
        asked = Question("Q-1", "ads", "补货什么时候到？", TEN, "周婷")
        action = Action("A-8", "问船期", "赵磊", None, "ads", question="Q-1")
        page = rows_of(replace(with_item(minutes_with("x"), questions=(asked,)), actions=(action,)))
        assert "还没有回答，转为 A-8" in page

    def test_how_the_look_at_a_kpi_ended_is_said_once(self) -> None:
        page = rows_of(replace(minutes_with("x"), marks={"acos": "action", "ctr": "fine"}))
        assert page.count("逐项看过：ACoS 有行动、点击率 CTR 没问题") == 1

    def test_where_some_marketplaces_have_data_those_without_are_named(self) -> None:
        known = KpiValue("ipi", Scope("US"), "count", "green", "", 431)
        lacking = (
            KpiValue("ipi", Scope("DE"), "count", "unknown", ""),
            KpiValue("lsr", Scope(), "percent", "unknown", ""),
        )
        page = rows_of(replace(minutes_with("x"), kpis=(known, *lacking), trends=((), (), ())))
        assert "没有数据：IPI 分数（DE）、迟发率 LSR" in page

    def test_what_the_agenda_is_not_about_lacks_no_data(self) -> None:
        known = KpiValue("acos", Scope(), "percent", "red", "", 34.2)
        lacking = KpiValue("lsr", Scope(), "percent", "unknown", "")
        record = replace(minutes_with("x"), kpis=(known, lacking), trends=((), ()), verdicts=verdicts((known, lacking)))
        (item, *_) = record.items
        plan = replace(item.item.plan, kpis=("acos", "ctr"))
        lite = replace(record, items=(replace(item, item=replace(item.item, plan=plan)),))
        assert "没有数据" not in rows_of(lite)
        assert "账户健康" not in rows_of(lite)

    def test_a_root_cause_stands_under_its_item(self) -> None:
        cause = Cause("ads", "integration", "ERP 漏传", TEN)
        assert "10:00 根因 系统对接故障：ERP 漏传" in rows_of(with_item(minutes_with("x"), cause=cause))

    def test_time_planned_and_taken_and_the_overrun_stand_side_by_side(self) -> None:
        assert "4 广告 | 问题诊断 | 已决定 | 12 | 1:05:00 | +53:00" in rows_of(minutes_with("x"))


class TestSaid:
    def test_a_rule_whose_title_nobody_knows_any_more_is_said_by_its_id(self) -> None:
        assert rule_said("ads.gone 3", {}).zh == "内部规则「ads.gone」（版本 3）"

    def test_values_of_campaigns_are_shown_where_nothing_wider_was_held(self) -> None:
        narrow = (Evidence("acos", 42.7, 30.0, ">", "US · 自动-瑜伽垫"),)
        assert evidence_said(narrow).zh == "ACoS 42.7% > 30.0%（US · 自动-瑜伽垫）"

    def test_no_text_of_a_cleaned_record_holds_a_control_character(self) -> None:
        dirty = replace(minutes_with(), series="北\x1b[2J美\x00", rules={"x\x07": Words("a\u202e", "b")})
        assert (cleaned(dirty).series, cleaned(dirty).rules) == ("北[2J美", {"x": Words("a", "b")})

    def test_both_languages_say_as_many_lines(self) -> None:
        minutes = replace(minutes_with("x", "y"), slot=timedelta(minutes=30))
        assert len(rows_of(minutes, "zh")) == len(rows_of(minutes, "en"))


def test_evidence_without_a_rule_names_its_target_and_speaks_the_reader_s_language() -> None:
    held = (Evidence("acos", 35.7, 28.57, "", "all marketplaces"),)
    assert evidence_said(held) == Words(
        "ACoS 35.7%，目标 28.6%（全部站点）", "ACoS 35.7%, target 28.6% (all marketplaces)"
    )
