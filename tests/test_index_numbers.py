"""Figures, years and dates in one normal form."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import find_dates, find_quantities, find_years
from index.numerals import parse_number


@pytest.mark.parametrize(
    ("text", "written", "value", "upper", "unit", "bound"),
    [
        ("完成1270.3亿元", "1270.3亿元", 1270.3, None, "亿元", "exact"),
        ("**1400亿元**", "1400亿元", 1400, None, "亿元", "exact"),
        ("增长４.８％", "４.８％", 4.8, None, "%", "exact"),
        ("下降百分之六点零五", "百分之六点零五", 6.05, None, "%", "exact"),
        ("占GDP近1/3", "1/3", 33.33, None, "%", "about"),
        ("达到90%以上", "90%", 90, None, "%", "at least"),
        ("1至2家", "1至2家", 1, 2, "家", "range"),
        ("200亿至300亿元", "200亿至300亿元", 200, 300, "亿元", "range"),
        ("3至5亿元", "3至5亿元", 3, 5, "亿元", "range"),
        ("三百至五百余万元", "三百至五百余万元", 0.03, 0.05, "亿元", "range"),
        ("1万至100多万人", "1万至100多万人", 10000, 1e6, "人", "range"),
        ("5%—8%", "5%—8%", 5, 8, "%", "range"),
        ("4.5万家以上", "4.5万家", 45000, None, "家", "at least"),
        ("1.6万个", "1.6万个", 16000, None, "个", "exact"),
        ("2.3万亩", "2.3万亩", 23000, None, "亩", "exact"),
        ("两千亿级", "两千亿级", 2000, None, "亿元", "exact"),
        ("建成5G基站数8.4万个", "8.4万个", 84000, None, "个", "exact"),
        ("招生数1324人", "1324人", 1324, None, "人", "exact"),
        ("10万千升", "10万千升", 100000, None, "千升", "exact"),
        ("1500人", "1500人", 1500, None, "人", "exact"),
        ("4000人以上", "4000人", 4000, None, "人", "at least"),
        ("20 个", "20 个", 20, None, "个", "exact"),
        ("3.5%左右", "3.5%", 3.5, None, "%", "about"),
        ("翻一番", "翻一番", 1, None, "番", "exact"),
        ("6个百分点", "6个百分点", 6, None, "个百分点", "exact"),
        ("1000万吨", "1000万吨", 1e7, None, "吨", "exact"),
        ("人均3.2万元", "3.2万元", 0.00032, None, "亿元", "exact"),
        ("2519万元", "2519万元", 0.2519, None, "亿元", "exact"),
        ("15.8万标箱", "15.8万标箱", 158000, None, "标箱", "exact"),
        ("30余家", "30余家", 30, None, "家", "at least"),
        ("近千家", "千家", 1000, None, "家", "about"),
        ("上百个", "百个", 100, None, "个", "at least"),
        ("30余万人", "30余万人", 300000, None, "人", "at least"),
        ("不少于2000套", "2000套", 2000, None, "套", "at least"),
        ("不突破10%", "10%", 10, None, "%", "at most"),
        ("控制在3%以内", "3%", 3, None, "%", "at most"),
        ("1,234.5万元", "1,234.5万元", 0.12345, None, "亿元", "exact"),
        ("1.5万亿元", "1.5万亿元", 15000, None, "亿元", "exact"),
        ("3亿美元", "3亿美元", 3, None, "亿美元", "exact"),
        ("跃居第19位", "第19位", 19, None, "位", "exact"),
        ("总量居全市第二", "第二", 2, None, "位", "exact"),
        ("进入前20强", "20强", 20, None, "位", "at most"),
        ("税收规模居全省首位", "首位", 1, None, "位", "exact"),
        ("入选全国百强", "百强", 100, None, "位", "at most"),
        ("七成以上", "七成", 70, None, "%", "at least"),
        ("百分之八点五", "百分之八点五", 8.5, None, "%", "exact"),
        ("三千万千瓦", "三千万千瓦", 3e7, None, "千瓦", "exact"),
        ("十大战略", "十大", 10, None, "大", "exact"),
        ("25微克/立方米", "25微克/立方米", 25, None, "微克/立方米", "exact"),
        ("5，100个", "100个", 100, None, "个", "exact"),
    ],
)
def test_a_figure_is_read_into_its_normal_form(
    text: str, written: str, value: float, upper: float | None, unit: str, bound: str
) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.value, found.upper, found.unit, found.bound) == (
        written,
        value,
        upper,
        unit,
        bound,
    )
    assert found.span.of(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "2021-2025年",
        "6月底",
        "“13710”工作制度",
        "5G大会",
        "曙光8000",
        "“十四五”规划",
        "党的二十大精神",
        "一批",
        "万人助万企",
        "第十二届委员会第五次全体会议",
        "三农",
        "一二三产业",
        "3个月",
        "PM2.5浓度",
        "数百家",
        "数10家",
        "几十个",
        "千家万户",
        "12345热线",
        "十分重要",
        "两会",
        "第一梯队",
        "全省第一家",
        "放在首位",
        "首位度",
    ],
)
def test_what_only_looks_like_a_figure_is_left_alone(text: str) -> None:
    assert find_quantities(text) == ()


@given(st.text(alphabet="0123456789.,％%万亿元个家至第前强十百千一二三两余多近1/年月 ", max_size=30))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    found = find_quantities(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(q.span.of(text) == q.text for q in found)


@pytest.mark.parametrize("digits", ["9" * 400, "九" * 5000, "３" * 30])
def test_digits_in_a_row_are_no_figure(digits: str) -> None:
    """No double holds them, nor do they mean anything."""
    assert find_quantities(f"总值{digits}元，占百分之{digits}") == ()


def test_a_range_up_to_nothing_is_none() -> None:
    """Zero has no scale to give to the lower end."""
    assert all(quantity.upper is None for quantity in find_quantities("3至0亿元"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一千二百零五", 1205),
        ("二十三", 23),
        ("十", 10),
        ("两千亿", 2000 * 10**8),
        ("1.6万", 16000),
        ("三万亿", 3 * 10**12),
    ],
)
def test_numerals_have_their_value(written: str, value: int) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年", [(2023,)]),
        ("二〇二三年", [(2023,)]),
        ("2021—2025年", [(2021, 2022, 2023, 2024, 2025)]),
        ("“十四五”末", [(2025,)]),
        ("“十四五”规划", [(2021, 2022, 2023, 2024, 2025)]),
        ("2023八大部署", [(2023,)]),
        ("东区2023GDP目标", [(2023,)]),
        ("停车位2000个", []),
        ("今年与去年同期、明年", [(2024,), (2023,), (2025,)]),
        ("比上年增长", [(2023,)]),
        ("说明年报", []),
        ("以前年度", []),
    ],
)
def test_years_are_found_and_relative_ones_counted(text: str, years: list[tuple[int, ...]]) -> None:
    assert [mention.years for mention in find_years(text, speaking=2024)] == years


def test_relative_years_need_a_speaking_year() -> None:
    assert find_years("今年和2023年") == tuple(m for m in find_years("今年和2023年", 2024) if not m.relative)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("6月底前落地", "6月底前"),
        ("2023年1月9日召开", "2023年1月9日"),
        ("年底前完成", "年底前"),
        ("3月上旬", "3月上旬"),
        ("三季度前", "三季度前"),
        ("到2025年底", "2025年底"),
    ],
)
def test_dates_are_found(text: str, date: str) -> None:
    assert [span.of(text) for span in find_dates(text)] == [date]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("发布预警信息28期", ["28期"]),
        ("发放资料3000余份", ["3000余份"]),
        ("从170千伏安提升至600千伏安", ["170千伏安", "600千伏安"]),
        ("连续18年达标，连续四个月增长", ["18年", "四个月"]),
        ("平均维持时间6.11年，工期24个月，有效期为3年", ["6.11年", "24个月", "3年"]),
        ("2018年建成二期工程，近3年投用", []),
    ],
)
def test_rarer_measures_and_how_long_something_goes_on(text: str, written: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(text)] == written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("南屿约占一半。", [("一半", 50.0, "%")]),
        ("超过半数", [("半数", 50.0, "%")]),
        ("比计划提前半年投产", [("半年", 0.5, "年")]),
        ("早了半个月", [("半个月", 0.5, "个月")]),
        ("上半年实现双过半", []),
        ("时间过半", []),
        ("一半是海水", []),
        ("近半年来", []),
    ],
)
def test_halves_are_figures(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(q.text, q.value, q.unit) for q in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("said", "text", "unit"),
    [
        ("7.93万实名注册志愿者", "7.93万", "人"),
        ("惠及50多万群众", "50多万", "人"),
        ("带动3万余农户", "3万余", "户"),
        ("全镇2.3万村民", "2.3万", "人"),
    ],
)
def test_people_by_the_ten_thousand_need_no_measure_word(said: str, text: str, unit: str) -> None:
    [quantity] = find_quantities(said)
    assert (quantity.text, quantity.unit) == (text, unit)


def test_a_bare_sum_before_a_stop_counts_nobody() -> None:
    assert find_quantities("突破3万，职工齐心") == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [("床位数6.9张，企业数214家", ["6.9张", "214家"]), ("数十家企业、数百亿元", [])],
)
def test_a_number_of_things_is_counted_but_some_tens_are_not(text: str, figures: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("空气质量综合指数3.86，同比下降", ["3.86"]),
        ("城乡居民收入比缩小到2.04。", ["2.04"]),
        ("收入倍差降至1.88:1。", ["1.88"]),
        ("综合指数居全省第3", ["第3"]),
        ("指数(2023版)发布", []),
    ],
)
def test_an_index_and_a_ratio_have_no_unit(text: str, value: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(text)] == value
