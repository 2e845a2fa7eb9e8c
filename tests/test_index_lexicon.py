"""The bundled lexicon: how its files are written, and that no term may stand for its neighbour."""

import subprocess
import sys

import pytest

from index import load_lexicon
from index.lexicon.lines import bundled_lines

LEXICON = load_lexicon()

NEIGHBOURS = [
    ("产能", "产量"),
    ("粮食产量", "粮食生产能力"),
    ("地铁", "高铁"),
    ("总产值", "增加值"),
    ("规模以上工业总产值", "规模以上工业增加值"),
    ("进出口总额", "出口总额"),
    ("进口总额", "出口总额"),
    ("小学", "中学"),
    ("年度计划投资", "完成投资"),
    ("总投资", "完成投资"),
    ("开工", "竣工"),
    ("签约项目", "新开工项目"),
    ("城镇登记失业率", "城镇调查失业率"),
    ("常住人口", "户籍人口"),
    ("常住人口城镇化率", "户籍人口城镇化率"),
    ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ("居民人均可支配收入", "城镇居民人均可支配收入"),
    ("一般公共预算收入", "一般公共预算支出"),
    ("一般公共预算收入", "税收收入"),
    ("存款余额", "贷款余额"),
    ("贷款余额", "融资担保"),
    ("实际利用外资", "合同外资"),
    ("研发经费投入强度", "研发投入"),
    ("空气优良天数", "空气质量优良天数比例"),
    ("PM2.5", "PM10"),
    ("省级重点实验室", "国家重点实验室"),
    ("高新技术企业", "科技型中小企业"),
    ("专精特新企业", "小巨人企业"),
    ("中小微企业", "小微企业"),
    ("安置房", "公租房"),
    ("托位", "学位"),
    ("生猪出栏", "生猪存栏"),
    ("书记", "市长"),
]


@pytest.mark.parametrize(("term", "neighbour"), NEIGHBOURS)
def test_neighbours_are_never_synonyms(term: str, neighbour: str) -> None:
    """No term of a pair that questions must keep apart leads to the other."""
    assert neighbour not in LEXICON.synonyms(term)
    assert term not in LEXICON.synonyms(neighbour)


def test_files_are_written_plainly() -> None:
    """Loading doesn't strip, so that no stray space makes a term that nobody writes."""
    for name in ("synonyms.txt", "words.txt", "stopwords.txt"):
        assert [line for line in bundled_lines(name) if line != line.strip()] == []
    terms = [term for group in LEXICON.groups for term in group]
    terms += [term for wording, formal in LEXICON.everyday for term in (wording, *formal)]
    assert [term for term in terms if not term or term != term.strip() or "|" in term or "=" in term] == []
    for line in (*bundled_lines("everyday.tsv"), *bundled_lines("bilingual.tsv")):
        assert line.count("\t") == 1, line


def test_no_term_is_in_two_groups_or_worded_twice() -> None:
    terms = [term for group in LEXICON.groups for term in group]
    assert {term for term in terms if terms.count(term) > 1} == set()
    wordings = [wording for wording, _ in LEXICON.everyday]
    assert {wording for wording in wordings if wordings.count(wording) > 1} == set()


def test_it_is_the_lexicon_of_the_whole_genre() -> None:
    assert len(LEXICON.groups) >= 700
    assert len(LEXICON.everyday) >= 900
    assert len(bundled_lines("bilingual.tsv")) >= 900


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("限上零售额", "限额以上社会消费品零售总额"),
        ("不良率", "不良贷款率"),
        ("加梯", "加装电梯"),
        ("综保区", "综合保税区"),
        ("医共体", "紧密型县域医共体"),
        ("卫健委", "卫生健康委员会"),
        ("改厕", "农村厕所改造"),
        ("非遗", "非物质文化遗产"),
    ],
)
def test_short_forms_lead_to_the_full(short: str, full: str) -> None:
    assert full in LEXICON.synonyms(short)
    assert short in LEXICON.synonyms(full)


@pytest.mark.parametrize(
    ("question", "formal"),
    [
        ("全县卖了多少粮食", "销售"),
        ("去年盖了几所学校", "新建"),
        ("财政掏了多少钱修路", "投入"),
        ("在这里办事几天能办下来", "办结"),
        ("往外省送了多少电", "外送"),
        ("一年最多能造多少辆车", "产能"),
        ("每家最多补多少", "最高"),
    ],
)
def test_everyday_deeds_lead_to_what_articles_call_them(question: str, formal: str) -> None:
    assert formal in LEXICON.formal_terms(question)


def test_a_general_word_leads_to_its_kinds_but_not_back() -> None:
    assert "小学" in LEXICON.formal_terms("新建学校多少所")
    assert "中学" not in LEXICON.formal_terms("新建小学多少所")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("new energy vehicle output", ("新能源汽车", "产量")),
        ("growth of fixed-asset investment", ("固定资产投资", "增长")),
        ("high-tech enterprises", ("高新技术企业",)),
        ("a high-tech enterprise", ("高新技术企业",)),
        ("Libraries, buses and businesses", ("图书馆", "公交车", "企业")),
        ("nothing of the kind", ()),
    ],
)
def test_english_is_put_into_chinese_order_in_the_singular(english: str, chinese: tuple[str, ...]) -> None:
    assert LEXICON.translations(english) == chinese


def test_english_is_not_read_before_it_is_needed() -> None:
    code = (
        "from index import load_lexicon; from index.lexicon.english import _table;"
        "lexicon = load_lexicon(); before = _table.cache_info().currsize;"
        "lexicon.translations('jobs'); print(before, _table.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]
