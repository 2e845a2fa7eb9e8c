"""Lists whose names hold 和 and 、 themselves, taken apart by their common ending."""

import pytest

from tests.test_index_facts import facts_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "批发和零售业、交通运输、仓储和邮政业、住宿和餐饮业增加值分别增长5.1%、7.3%和9.2%。",
            ["批发和零售业增加值", "交通运输、仓储和邮政业增加值", "住宿和餐饮业增加值"],
        ),
        (
            "其中，金融业，信息传输、软件和信息技术服务业增加值分别增长3%和8%。",
            ["金融业增加值", "信息传输、软件和信息技术服务业增加值"],
        ),
        (
            "租赁和商务服务业，居民服务、修理和其他服务业营业收入分别增长3%和8%。",
            ["租赁和商务服务业营业收入", "居民服务、修理和其他服务业营业收入"],
        ),
        (
            "全市20万农村劳动力、3万脱贫劳动力、1万搬迁劳动力就业率分别达80%、85%、90%。",
            ["农村劳动力就业率", "脱贫劳动力就业率", "搬迁劳动力就业率"],
        ),
        # A clause that ends like a name but says what is done is none of the list.
        ("全市聚焦主导产业，钢铁、装备制造业增加值分别增长3%和8%。", ["钢铁增加值", "装备制造业增加值"]),
    ],
)
def test_names_that_end_alike_are_taken_apart_into_as_many_as_there_are_figures(
    text: str, names: list[str]
) -> None:
    rates = [fact for fact in facts_of(text, section=2023) if fact.unit == "%"]
    assert [fact.indicator for fact in rates] == names
