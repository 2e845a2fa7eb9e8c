"""The names of a corpus, and how a question's forms of them are read."""

import pytest

from index import Names, fold
from index.gazetteer import gazetteer
from qa.vocabulary import Vocabulary
from tests.desk import Desk

HOMES = frozenset({"南屿市", "柏川县", "江浦高新区", "郑东新区", "临洛新区"})
VOCABULARY = Vocabulary.of(
    Names(frozenset({"长沙市"}), HOMES, frozenset({"罗怀谷", "秦若川"}), frozenset({2022, 2023}))
)
LISTED = frozenset(map(fold, gazetteer().names.values()))
ZONES = frozenset(
    f"{name[:-1]}{zone}" for name in LISTED if name.endswith("市") for zone in ("新区", "经开区")
)
LARGE = Vocabulary.of(Names(LISTED | ZONES, HOMES, frozenset(), frozenset()))


def places(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[str]:
    return [named.name for named in vocabulary.find_places(fold(text))]


def test_homes_are_places_too() -> None:
    assert VOCABULARY.places == HOMES | {"长沙市"}
    assert VOCABULARY.homes == HOMES


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("南屿市2022年新建公园多少个", ["南屿市"]),
        ("南嶼市2022年新建公園多少個", ["南屿市"]),
        ("南屿2022年新建公园多少个", ["南屿市"]),
        ("江浦高新区的目标", ["江浦高新区"]),
        ("江浦的目标", ["江浦高新区"]),
        ("东区的目标是什么", ["郑东新区"]),
        ("写东区报道的记者", ["郑东新区"]),
        ("柏川县和南屿市谁高", ["柏川县", "南屿市"]),
        ("新建公园多少个", []),
    ],
)
def test_names_are_read_in_full_traditional_bare_and_shortened(text: str, read: list[str]) -> None:
    assert places(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("南雨市新建公园多少个", "南屿市"), ("柏穿县新建公园多少个", "柏川县"), ("林洛新区的目标", "临洛新区")],
)
def test_a_name_that_sounds_the_same_is_read_as_the_corpuss_own(text: str, read: str) -> None:
    assert places(text) == [read]


def test_a_listed_name_inside_one_of_the_corpuss_own_is_not_read_by_itself() -> None:
    own = Vocabulary.of(Names(frozenset({"沅陵县"}), frozenset({"沅陵湾新区"})))
    assert places("沅陵湾2023年的产值", own) == ["沅陵湾新区"]
    assert places("沅陵县2023年的产值", own) == ["沅陵县"]


@pytest.mark.parametrize("name", ["武汉市", "浦东新区", "岭西区"])
def test_a_place_that_the_corpus_does_not_name_stays_itself(name: str) -> None:
    assert places(f"{name}2022年新建公园多少个") == [name]
    assert not VOCABULARY.has_place(name)


@pytest.mark.parametrize(
    "text",
    [
        "园区平台多少个",
        "各区新建公园多少个",
        "山区公路多少公里",
        "全市目标",
        "规范市场秩序",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert places(text) == []


def test_the_span_covers_what_was_written() -> None:
    [named] = VOCABULARY.find_places("请问南雨市的目标")
    assert (named.span.start, named.span.end) == (2, 5)


def test_the_same_place_under_another_name_is_known() -> None:
    assert VOCABULARY.has_place("长沙")
    assert VOCABULARY.has_place("郑东新区")
    assert not VOCABULARY.has_place("株洲市")


def test_people_are_found_in_the_order_of_the_text() -> None:
    found = VOCABULARY.find_people("秦若川和罗怀谷谁主持会议")
    assert [(named.name, named.span.start) for named in found] == [("秦若川", 0), ("罗怀谷", 4)]
    assert VOCABULARY.find_people("苏明远是谁") == ()


def test_an_empty_vocabulary_reads_only_what_everybody_knows() -> None:
    assert Vocabulary().find_people("罗怀谷") == ()
    assert [named.name for named in Vocabulary().find_places("长沙市和某地")] == ["长沙市"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("南屿市2022年新建公园多少个", ["南屿市"]),
        ("南屿2022年新建公园多少个", ["南屿市"]),
        ("南雨市新建公园多少个", ["南屿市"]),
        ("林洛新区的目标", ["临洛新区"]),
        ("东区的目标是什么", ["郑东新区"]),
        ("写东区报道的记者", ["郑东新区"]),
        ("柏川县和武汉市谁高", ["柏川县", "武汉市"]),
        ("岭西区的目标", ["岭西区"]),
        ("园区平台多少个", []),
    ],
)
def test_a_corpus_of_thousands_of_places_reads_its_homes_alike(text: str, read: list[str]) -> None:
    assert len(LARGE.places) > 3_500
    assert places(text, LARGE) == read


def test_a_corpus_of_thousands_of_places_knows_each_by_its_other_names() -> None:
    assert all(map(LARGE.has_place, ("洛阳", "恩施州", "洛阳经济技术开发区", "武汉经开区", "两江")))
    assert not any(map(LARGE.has_place, ("岭西区", "滨海路", "柏川市")))


def test_forms_of_one_listed_place_share_two_characters() -> None:
    forms: dict[str, list[str]] = {}
    for form, codes in gazetteer().codes.items():
        for code in codes:
            forms.setdefault(code, []).append(form)
    assert all(len(set(a) & set(b)) >= 2 for same in forms.values() for a in same for b in same)


def test_the_longest_name_is_read_and_each_where_it_first_stands() -> None:
    vocabulary = Vocabulary(homes=frozenset({"江浦", "江浦新区", "云川市", "云川经开区"}))
    [zone, bare] = vocabulary.find_places("江浦新区与云川的目标")
    assert (zone.name, zone.span.start) == ("江浦新区", 0)
    assert (bare.name, bare.span.start) == ("云川市", 5)


def test_a_bare_name_is_the_districts_rather_than_its_zones() -> None:
    vocabulary = Vocabulary(homes=frozenset({"云岭区", "云岭经开区"}))
    assert [named.name for named in vocabulary.find_places("云岭的目标")] == ["云岭区"]


def test_a_shortened_form_of_two_places_is_read_as_neither() -> None:
    vocabulary = Vocabulary(homes=frozenset({"郑东新区", "洛东新区"}))
    assert vocabulary.has_place("郑东新区") is False
    assert [named.name for named in vocabulary.find_places("东区的目标")] == ["东区"]


@pytest.mark.parametrize(
    ("home", "asked"),
    [
        ("晋江市", "靖江市"),
        ("宜阳县", "益阳县"),
        ("福山区", "湖山区"),
        ("南山区", "兰山区"),
        ("榆树市", "柳树市"),
    ],
)
def test_a_place_of_china_is_never_read_as_another(home: str, asked: str) -> None:
    """A listed place that the articles don't name isn't taken for a misspelling of one that they do."""
    vocabulary = Vocabulary.of(Names(frozenset(), frozenset({home}), frozenset(), frozenset()))
    if asked in gazetteer().codes:
        assert places(f"{asked}2025年的目标是多少", vocabulary) == [asked]


def test_listed_places_are_among_those_tried() -> None:
    assert {"靖江市", "兰山区"} <= set(gazetteer().codes)


@pytest.mark.parametrize("written", ["东胡区", "东糊区", "东福区"])
def test_an_unheard_of_district_is_read_by_sound_and_shape(written: str) -> None:
    homes = frozenset({"东湖区", "岚城市"})
    vocabulary = Vocabulary.of(Names(frozenset(), homes, frozenset(), frozenset()))
    assert places(f"岚城市{written}二零二五年增速", vocabulary) == ["东湖区"]


def test_an_unknown_place_is_not_shortened_to_one_that_shares_its_tail() -> None:
    homes = frozenset({"西岭区", "岱口县"})
    vocabulary = Vocabulary.of(Names(frozenset(), homes, frozenset(), frozenset()))
    assert places("云岭区2025年的目标是多少", vocabulary) == ["云岭区"]


def test_an_office_is_no_place() -> None:
    assert places("采访县长的是哪位记者") == []


def test_a_name_that_several_places_may_be_called_by_is_shared_by_them() -> None:
    homes = frozenset({"济宁高新区", "襄阳高新区", "郑东新区", "洛东新区", "云川市"})
    vocabulary = Vocabulary(homes=homes)
    assert vocabulary.sharing("高新区") == ("济宁高新区", "襄阳高新区")
    assert vocabulary.sharing("东区") == ("洛东新区", "郑东新区")
    assert vocabulary.sharing("济宁高新区") == ()
    assert vocabulary.sharing("东湖高新区") == ()
    assert vocabulary.sharing("云川") == ()


def test_a_zone_named_behind_its_city_is_that_citys() -> None:
    assert places("南屿市高新区的目标") == ["南屿市高新区"]


def test_a_verb_before_a_short_form_is_no_part_of_the_name() -> None:
    desk = Desk.of("加快开放高地建设，参与区域合作。\n", place="云东新区", title="云东新区推进开放")
    assert desk.reader.understand("罗怀谷讲东区怎么建设开放高地？").places == ("云东新区",)
