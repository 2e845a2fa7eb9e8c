"""Places and how they lie to each other."""

import pytest

from index.fold import fold
from index.layout import find_blocks
from index.passage import Span
from index.places import find_places, place_relation
from index.regions import in_full
from index.whereabouts import find_place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推进贵安新区建设", ["贵安新区"]),
        ("宣化新区、安化新区召开会议", ["宣化新区", "安化新区"]),
        ("高水平建设现代化新区", []),
        ("两江新区和苏州工业园区", ["两江新区", "苏州工业园区"]),
        ("合肥高新区与淄博经济技术开发区", ["合肥高新区", "淄博经济技术开发区"]),
        ("经开区召开会议", ["经开区"]),
        ("建好中国（湖南）自由贸易试验区，依托中国（绵阳）科技城", ["中国(湖南)自由贸易试验区"]),
        ("河南省郑州市金水区", ["河南省", "郑州市", "金水区"]),
        ("洛阳、新郑、江苏", ["洛阳", "新郑", "江苏"]),
        ("鄭州市", ["郑州市"]),
        ("昆山市委书记", ["昆山市"]),
        ("恩施州的白沙镇", ["恩施州", "白沙镇"]),
        ("海北州州长和石柱县、大厂县负责人", ["海北州", "石柱县", "大厂县"]),
        ("河南县域经济", ["河南"]),
        ("获评“十佳街道”", []),
        ("海南省海口市", ["海南省", "海口市"]),
        ("济南市中区和青岛市北区", ["济南", "市中区", "青岛", "市北区"]),
        ("济南市中心区，枣庄市市中区", ["济南市", "枣庄市", "市中区"]),
        ("2023年云滨市国民经济", ["云滨市"]),
        ("记者从蒲阳县统计局获悉", ["蒲阳县"]),
        ("河汾市委书记、明泽区长和永林县负责人", ["河汾市", "明泽区", "永林县"]),
        ("云滨市明泽区政府", ["云滨市", "明泽区"]),
        ("近年来，黄西区坚持稳中求进", ["黄西区"]),
        ("沅陵湾新区召开会议", ["沅陵湾新区"]),
        ("以河汾经济技术开发区为主阵地", ["河汾经济技术开发区"]),
    ],
)
def test_places_are_found(text: str, names: list[str]) -> None:
    found = find_places(text)
    assert [mention.name for mention in found] == names
    assert [fold(mention.span.of(text)) for mention in found] == names


@pytest.mark.parametrize(
    "text",
    [
        "和平与发展",
        "新华社记者",
        "朝阳产业",
        "扩大东区影响",
        "长治久安",
        "打造现代化国际化新城区",
        "全国230家国家级经开区",
        "4个开发区排名第一",
        "清水河水库下闸蓄水，清水河出境断面达标",
        "国家生态文明建设示范区",
        "我市全区",
        "建设新区",
        "特色小镇",
        "乡村振兴",
        "郑州大学",
        "中原区域",
        "街道级综合养老服务中心",
        "洪泽湖体育公园",
        "直辖市和地级市、百强县",
        "公司面临退市，听取了市政府的汇报",
        "复工复产复市，展望后市",
        "热闹的市集、闹市区、采空区和蓄滞洪区",
        "在全市各县市的商务区",
    ],
)
def test_ordinary_words_are_not_places(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize(
    ("asked", "found", "relation"),
    [
        ("郑州", "郑州市", "same"),
        ("经开区", "郑州经开区", "same"),
        ("经开区", "郑州经济技术开发区", "same"),
        ("郑州市高新区", "郑州高新技术产业开发区", "same"),
        ("东区", "郑东新区", "same"),
        ("浦东区", "浦东新区", "same"),
        ("宣化区", "宣化新区", "other"),
        ("两江", "两江新区", "same"),
        ("河南郑州", "郑州市", "same"),
        ("恩施州", "恩施土家族苗族自治州", "same"),
        ("海南州", "海南藏族自治州", "same"),
        ("海南", "海南州", "other"),
        ("郑州经开区", "洛阳经开区", "other"),
        ("高新区", "经开区", "other"),
        ("金水区", "郑东新区", "other"),
        ("郑州新区", "郑州高新区", "other"),
        ("朝阳区", "朝阳市", "other"),
        ("郑州市", "金水区", "inside"),
        ("郑州", "郑州经开区", "inside"),
        ("郑州", "郑东新区", "inside"),
        ("郑东新区", "郑州市", "around"),
        ("洛阳", "郑东新区", "other"),
        ("江苏", "南京江北新区", "inside"),
        ("吉林省", "吉林市", "inside"),
        ("金水区", "郑州市", "around"),
        ("郑州经开区", "郑州", "around"),
    ],
)
def test_two_places_lie_to_each_other(asked: str, found: str, relation: str) -> None:
    assert place_relation(asked, found) == relation


def test_a_year_and_a_conjunction_are_no_part_of_a_zones_name() -> None:
    names = [mention.name for mention in find_places("临洛新区2022年和经开区2023年相比，2024年与高新区相比")]
    assert names == ["临洛新区", "经开区", "高新区"]


def test_a_verb_before_a_zone_is_no_name_of_it() -> None:
    assert [place.name for place in find_places("哪家企业撑起经开区的产业")] == ["经开区"]


def test_a_verb_before_towns_in_general_is_no_town() -> None:
    assert [mention.name for mention in find_places("花钱修乡镇卫生院")] == []


def test_a_bare_zone_is_that_of_the_place_a_text_is_about() -> None:
    assert in_full("高新区", ("襄阳高新区",)) == "襄阳高新区"
    assert in_full("高新区", ("高新区", "南屿市")) == "南屿市高新区"
    assert in_full("高新区", ()) == "高新区"
    assert in_full("柏川县", ("南屿市",)) == "柏川县"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭区", "云岭经开区"),
        ("东湖高新区", "济宁高新区"),
        ("南屿市高新区", "济宁高新区"),
        ("南屿市高新区", "柏川县高新区"),
    ],
)
def test_a_zone_of_its_own_name_or_city_is_no_other_citys(one: str, other: str) -> None:
    assert place_relation(one, other) == "other"
    assert place_relation(other, one) == "other"


@pytest.mark.parametrize("said", ["鼓励市县政府引导资本投入", "支持县政府开展试点", "指导区委抓好落实"])
def test_what_is_done_to_governments_names_no_place(said: str) -> None:
    text = f"{said}。今年经济平稳，投资增长5%。"
    assert find_place(find_blocks(text, Span(0, len(text)))) is None


def test_the_subject_of_the_first_sentence_is_what_an_article_without_a_headline_is_about() -> None:
    text = (
        "近年来，金山区紧扣转型战略，832家企业启动贯标。2021年与上海电信研究院等20多家机构合作，成立上海湾区中心。"
        "推动园区联合上海联通共建平台。"
    )
    assert find_place(find_blocks(text, Span(0, len(text)))) == "金山区"


def test_a_free_trade_zone_is_called_by_its_full_name_or_without_the_nation() -> None:
    assert place_relation("湖南自贸试验区", "中国(湖南)自由贸易试验区") == "same"
    assert place_relation("湖南省", "中国(湖南)自由贸易试验区") == "inside"
    assert place_relation("湖北自贸试验区", "中国(湖南)自由贸易试验区") == "other"


def test_a_zone_may_say_its_rank_between_its_city_and_its_kind() -> None:
    [mention] = find_places("荆门国家高新区作为主战场")
    assert mention.name == "荆门国家高新区"
    assert place_relation("荆门高新区", mention.name) == "same"
    assert place_relation("荆门市", mention.name) == "inside"


def test_a_name_that_opens_with_and_stands_behind_no_word() -> None:
    assert [mention.name for mention in find_places("农商银行和县供电公司发布方案")] == []
    assert [mention.name for mention in find_places("含山县、和县增长5%")] == ["含山县", "和县"]
