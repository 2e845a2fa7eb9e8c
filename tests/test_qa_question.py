"""A question understood: its slots, and what a follow-up takes from the questions before it."""

import pytest

from index import load_lexicon
from qa.question import Question
from qa.reader import Reader
from qa.vocabulary import Vocabulary

HOMES = frozenset({"南屿市", "柏川县", "青禾县", "江浦高新区"})
READER = Reader(
    load_lexicon(),
    Vocabulary(HOMES, HOMES, frozenset({"罗怀谷", "秦若川"}), frozenset({2022, 2023})),
)


def understand(*turns: str) -> Question:
    return READER.understand(turns[-1], turns[:-1])


def words(question: Question) -> set[str]:
    return {term.text for term in question.terms}


def test_a_full_question_has_all_its_slots() -> None:
    question = understand("南屿市2023年的固定资产投资增长目标是多少？")
    assert question.places == ("南屿市",)
    assert question.years == (2023,)
    assert question.kind == "goal"
    assert question.wanted == "figure"
    assert question.measures == {"growth"}
    assert words(question) == {"固定资产投资"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("力争新建多少公园", "goal"),
        ("打算新建多少公园", "goal"),
        ("已新建了多少公园", "result"),
        ("完成了多少投资", "result"),
        ("完成情况如何", "result"),
        ("新建公园多少个", None),
        ("累计招引机构的目标是多少", "goal"),
        ("实际利用外资的目标是多少", "goal"),
        ("成功争取中央资金多少", None),
    ],
)
def test_goal_or_result_is_read_off_the_words(text: str, kind: str | None) -> None:
    assert understand(text).kind == kind


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年新建公园多少个", (2022,)),
        ("２０２２年新建公園多少個", (2022,)),
        ("二〇二二年新建公园多少个", (2022,)),
        ("新建公园多少个", ()),
    ],
)
def test_years_are_read_however_they_are_written(text: str, years: tuple[int, ...]) -> None:
    assert understand(text).years == years


def test_a_plan_period_is_content_and_no_list_of_years() -> None:
    question = understand("“十四五”时期新建多少公园")
    assert question.years == ()
    assert question.quoted == ("十四五",)


@pytest.mark.parametrize("months", ["1至5月", "1-5月", "1—5月", "1~5月", "1～5月", "1月到5月", "前五个月"])
def test_months_are_one_period_however_they_are_joined(months: str) -> None:
    assert understand(f"南屿市{months}出口多少").periods == ("1-5月",)


def test_half_a_year_is_a_period_and_no_content() -> None:
    question = understand("上半年南屿市的出口是多少")
    assert question.periods == ("上半年",)
    assert words(question) == {"出口"}


def test_everyday_words_bring_the_genres_own_forms() -> None:
    [term] = understand("南屿市的GDP是多少").terms
    assert "地区生产总值" in term.forms


def test_words_in_quotation_marks_must_be_what_the_evidence_is_about() -> None:
    question = understand("“蓝湾计划”是指什么？")
    assert question.quoted == ("蓝湾计划",)
    assert max(question.terms, key=lambda term: term.weight).text == "蓝湾计划"


def test_a_person_of_the_corpus_is_a_name() -> None:
    question = understand("罗怀谷担任什么职务？")
    assert question.people == ("罗怀谷",)
    assert "罗怀谷" in words(question)


def test_who_reported_asks_for_a_byline_and_who_presided_does_not() -> None:
    assert understand("这篇报道的记者是谁？").byline
    assert not understand("会议由谁主持？").byline


def test_a_question_about_now_lies_outside_of_articles() -> None:
    assert understand("今天天气怎么样？").outside
    assert not understand("南屿市今年的目标是什么？").outside


def test_the_search_text_names_places_years_and_content() -> None:
    assert set(understand("南屿市2022年新建公园多少个？").search_text.split()) >= {"南屿市", "2022年", "公园"}


def test_two_places_make_a_part_for_each() -> None:
    question = understand("南屿市和柏川县2022年新建公园分别是多少个？")
    assert [(part.places, part.years) for part in question.parts] == [
        (("南屿市",), (2022,)),
        (("柏川县",), (2022,)),
    ]
    assert {part.wanted for part in question.parts} == {"figure"}


def test_two_years_make_a_part_for_each() -> None:
    question = understand("南屿市2022年和2023年新建公园分别是多少个？")
    assert [part.years for part in question.parts] == [(2022,), (2023,)]


def test_two_indicators_make_a_part_for_each() -> None:
    question = understand("南屿市2022年造林面积和粮食产量分别是多少？")
    said = ["".join(term.text for term in part.terms) for part in question.parts]
    assert said == ["造林面积", "粮食产量"]


def test_one_thing_has_no_parts() -> None:
    assert understand("南屿市2022年新建公园多少个？").parts == ()


FIRST = "南屿市2022年新建公园多少个？"


@pytest.mark.parametrize("follow", ["柏川县呢？", "那柏川县呢", "柏川县"])
def test_a_changed_place_keeps_year_and_indicator(follow: str) -> None:
    question = understand(FIRST, follow)
    assert question.places == ("柏川县",)
    assert question.years == (2022,)
    assert question.wanted == "figure"
    assert {"新建", "公园"} <= words(question)


@pytest.mark.parametrize("follow", ["那2023年呢？", "2023年呢", "2023年"])
def test_a_changed_year_keeps_place_and_indicator(follow: str) -> None:
    question = understand(FIRST, follow)
    assert (question.places, question.years, question.wanted) == (("南屿市",), (2023,), "figure")
    assert {"新建", "公园"} <= words(question)


def test_a_changed_indicator_keeps_place_and_year() -> None:
    question = understand(FIRST, "茶叶产量呢？")
    assert (question.places, question.years, question.wanted) == (("南屿市",), (2022,), "figure")
    own = {term.text: term.weight for term in question.terms}
    assert min(own["茶叶"], own["产量"]) > own.get("公园", 0.0)


def test_a_new_question_in_full_takes_nothing_over() -> None:
    question = understand(FIRST, "柏川县2023年茶叶产量的目标是多少？")
    assert (question.places, question.years, question.kind) == (("柏川县",), (2023,), "goal")
    assert "公园" not in words(question)


def test_slots_are_kept_over_several_turns() -> None:
    question = understand(FIRST, "柏川县呢？", "那2023年呢？")
    assert (question.places, question.years) == (("柏川县",), (2023,))
    assert {"新建", "公园"} <= words(question)


def test_a_pronoun_stands_for_what_was_asked_about() -> None:
    question = understand("罗怀谷是谁？", "他主持了什么会议？")
    assert {"罗怀谷", "主持"} <= words(question)


def test_this_county_is_the_place_of_the_question_before() -> None:
    assert understand("柏川县2022年茶叶产量是多少？", "该县新建公园多少个？").places == ("柏川县",)


@pytest.mark.parametrize(("follow", "pick"), [("第六项是什么？", 6), ("最后一项呢？", -1)])
def test_an_item_is_picked_from_the_list_of_the_question_before(follow: str, pick: int) -> None:
    question = understand("南屿市2023年的八项重点工作是哪些？", follow)
    assert (question.wanted, question.pick, question.count) == ("list", pick, 8)
    assert question.places == ("南屿市",)
    assert question.years == (2023,)


def test_english_asks_with_the_words_of_the_genre() -> None:
    question = understand("What was the GDP of 南屿市 in 2022?")
    assert (question.places, question.years) == (("南屿市",), (2022,))
    assert any("地区生产总值" in term.forms for term in question.terms)


def test_an_empty_question_has_no_content() -> None:
    assert understand("？").terms == ()


def test_scraps_of_everyday_speech_do_not_make_words() -> None:
    assert words(understand("南屿市上半年新能源车卖得怎么样")) == {"新能源", "车", "卖"}


def test_particles_and_measure_words_are_no_content() -> None:
    assert words(understand("南屿市给多少户人家装了电梯")) == {"人家", "装", "电梯"}


def test_lone_nouns_side_by_side_are_read_as_one_word() -> None:
    assert "蔬莱" in words(understand("南屿市蔬莱产量是多少"))


def test_a_name_that_no_dictionary_knows_and_a_rate_are_read_whole() -> None:
    assert "重通成飞" in words(understand("重通成飞2022年的产值是多少"))
    assert "普惠率" in words(understand("南屿市学前教育普惠率是多少"))
    assert "都已投" not in words(understand("南屿市的小剧场是不是都已投用"))


def test_characters_that_the_articles_never_pair_make_no_name() -> None:
    reader = Reader(load_lexicon(), READER.vocabulary, paired={"刘松", "松男"}.__contains__)
    assert "刘松男" in words(reader.understand("刘松男读大学时补了多少钱"))


def test_what_stands_behind_a_de_is_measured_though_it_may_be_a_verb() -> None:
    assert understand("南屿市教育局今年的预算是多少").head == ("预算",)


def test_a_name_or_the_genres_own_term_must_be_said_and_an_everyday_verb_need_not() -> None:
    question = understand("南屿市一共卖出新能源汽车多少辆，对俄罗斯出口多少辆")
    needed = {term.text: term.needed for term in question.terms}
    assert needed["俄罗斯"] >= needed["出口"] == 1.0
    assert needed["卖出"] < 0.5


def test_what_is_measured_must_be_said_with_the_nouns_right_before_it() -> None:
    question = understand("南屿市2023年渔港码头泊位有多少个")
    assert {term.text: term.needed for term in question.terms} == {"渔港": 1.0, "码头": 1.0, "泊位": 1.0}
    assert question.head == ("渔港", "码头", "泊位")


def test_every_word_of_a_list_asked_for_must_be_said() -> None:
    question = understand("南屿市要打造哪些新潮夜市")
    assert {term.needed for term in question.terms} == {1.0}


def test_a_misspelt_place_is_told_with_what_it_was_read_as() -> None:
    assert understand("江浦高新去2023年目标是多少").corrected == (("江浦高新去", "江浦高新区"),)
    assert understand("南雨市2023年目标是多少").corrected == (("南雨市", "南屿市"),)
    assert understand("南屿2023年目标是多少").corrected == ()


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("南屿市有多少户养殖户晚点还银行贷款？", "晚点", "延期还本付息"),
        ("南屿市关掉了多少家造纸厂？", "造纸厂", "造纸企业"),
        ("南屿市关掉了多少家造纸厂？", "关掉", "关停"),
    ],
)
def test_everyday_wording_may_have_gaps_tails_and_complements(text: str, word: str, form: str) -> None:
    """A wording is known with other words in it, by how a word ends, and by what became of the deed."""
    forms = {term.text: term.forms for term in understand(text).terms}
    assert form in forms[word]


def test_a_tail_needs_a_stem_and_kinds_are_not_kin() -> None:
    forms = {form for term in understand("南屿市新建多少所小学？").terms for form in term.forms}
    assert not forms & {"中学", "大学"}


def test_a_word_is_not_cut_by_the_words_that_ask() -> None:
    assert "到账" in words(understand("南屿市修水库的钱到账了没？"))
    assert "账" not in words(understand("南屿市修水库的钱到账了没？"))


def test_a_places_own_character_plans_nothing() -> None:
    """The 将 of 将乐县 is no future; any other is."""
    assert understand("将乐县存款余额多少").kind is None
    assert understand("柏川县存款余额将达多少").kind == "goal"


def test_a_common_word_is_no_short_form_of_a_place() -> None:
    vocabulary = Vocabulary(places=frozenset(["上海市"]), homes=frozenset(["上海市"]))
    assert vocabulary.find_places("有多少家企业上市") == ()


def test_a_name_inside_longer_words_in_quotation_marks_is_no_person() -> None:
    question = understand("谁获评“罗怀谷式好河长”？")
    assert question.people == ()
    assert understand("“罗怀谷”是谁？").people == ("罗怀谷",)


def test_the_bid_that_opens_a_question_is_part_of_no_place() -> None:
    assert understand("解释一下云岭高新区的“蓝湾计划”").places == ("云岭高新区",)
    assert understand("解释一下经开区的“蓝湾计划”").places == ("经开区",)


def test_words_that_only_order_or_name_a_list_are_no_content() -> None:
    assert words(understand("南屿市2023年渔业基地的名称依次是什么？")) == {"渔业", "基地"}


def test_a_rank_in_everyday_speech_is_asked_for() -> None:
    assert understand("南屿市渔业产值在全省排老几？").measures == {"rank"}


def test_the_number_of_firms_is_not_of_entrepreneurs() -> None:
    assert words(understand("南屿市2023年新增挂牌企业家数")) == {"新增", "挂牌", "企业"}


def test_an_overall_goal_is_one_word() -> None:
    assert words(understand("南屿市的总目标是什么？")) == {"总目标"}


def test_who_wrote_it_is_asked_of_what_was_asked_about_before() -> None:
    question = understand("罗怀谷在访谈中怎样说渔业？", "哪位记者采访的？")
    assert question.byline
    assert {"罗怀谷", "渔业"} <= words(question)
    assert "访谈" not in words(question)


def test_what_is_done_with_the_thing_counted_is_no_part_of_its_name() -> None:
    assert understand("南屿市2023年建设社区日间照料中心的数量").head == ("社区", "日间照料", "中心")


def test_an_industry_is_asked_about_without_its_ending_but_not_for_its_figure() -> None:
    forms = {t.text: t.forms for t in understand("南屿市怎样发展金融业？").terms}
    assert "金融" in forms["金融业"]
    counted = {t.text: t.forms for t in understand("南屿市金融业有多少人？").terms}
    assert "金融" not in counted["金融业"]


@pytest.mark.parametrize(
    ("text", "word", "form"), [("上学能多出多少个位子", "位子", "学位"), ("让多少人搬回新房", "搬回", "回迁")]
)
def test_school_places_and_new_homes_are_told_in_the_genres_words(text: str, word: str, form: str) -> None:
    forms = {term.text: term.forms for term in understand(f"南屿市{text}").terms}
    assert any(form in told for asked, told in forms.items() if word.startswith(asked[:1])), forms


def test_a_change_asked_for_is_no_content_and_one_of_the_climate_is() -> None:
    assert words(understand("南屿市2023年进口额同比变化多少？")) == {"进口额"}
    assert "气候变化" in words(understand("南屿市怎样应对气候变化？"))


def test_how_a_work_is_done_an_article_tells_without_calling_it_a_work() -> None:
    needed = {term.text: term.needed for term in understand("南屿市怎样做好知识产权工作").terms}
    assert needed["工作"] < needed["知识产权"] == 1.0


def test_common_words_that_dictionaries_list_as_places_are_no_places() -> None:
    needed = {
        term.text: term.needed for term in understand("南屿市海洋产业产值多少亿元，对日本出口多少").terms
    }
    assert needed["海洋"] < needed["日本"]


def test_a_deed_that_opens_a_question_is_part_of_no_place() -> None:
    assert understand("采写经开区党工委书记访谈的是哪位记者？").places == ("经开区",)


def test_what_somebody_is_called_is_no_content() -> None:
    assert words(understand("南屿市的市委书记姓甚名谁？")) == {"市委书记"}


def test_neither_who_speaks_nor_a_paper_is_part_of_a_place() -> None:
    assert understand("罗怀谷在访谈中说经开区怎样发展").places == ("经开区",)
    assert understand("采访秦若川的南屿晚报记者是谁").places == ()


def test_all_goals_of_a_place_and_year_are_asked_of_no_matter_asked_about_before() -> None:
    question = understand("南屿市2022年渔业产值是多少？", "柏川县2023年有哪些目标？")
    assert (question.places, question.years, words(question)) == (("柏川县",), (2023,), {"目标"})
    assert words(understand("南屿市2022年渔业产值是多少？", "2023年的目标呢？")) == {"渔业", "产值"}


def test_counted_names_in_one_pair_of_quotation_marks_are_asked_about_one_by_one() -> None:
    assert understand("“三个高地、两个中心、一个新城”指什么？").quoted == ("三个高地", "两个中心", "一个新城")
    assert understand("“创新、开放、绿色”指什么？").quoted == ("创新、开放、绿色",)
