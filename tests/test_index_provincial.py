"""The province that an article means by 我省 and 全省."""

import pytest

from index.provincial import province_meant


@pytest.mark.parametrize(
    ("said", "place", "province"),
    [
        (
            "记者从省市场监管局获悉，全省新增企业3181家。洛阳一家书店的负责人说，七天可退。",
            "洛阳市",
            "河南省",
        ),
        ("长沙海关发布数据，前7月，全省5家综保区进出口867亿元。", "长沙市", "湖南省"),
        ("河南日报记者从省人社厅获悉，我省继续实施补贴政策。", None, "河南省"),
        ("洛阳市开工项目130个，全省第九期活动举行，全市投资增长8%。", "洛阳市", None),
        ("洛阳新增企业40家，居全省第二。", "洛阳市", None),
        ("洛阳新增企业40家，全省首家数字工厂投产。", "洛阳市", None),
        ("记者从洛阳市政府获悉，我省将在此试点。", "洛阳市", None),
    ],
)
def test_an_article_that_says_province_of_itself_is_about_it(
    said: str, place: str | None, province: str | None
) -> None:
    assert province_meant(said, "", place) == province


def test_a_city_in_the_headline_is_what_the_article_is_about() -> None:
    assert province_meant("我省支持洛阳建设副中心。", "洛阳市：奋力争先", "洛阳市") is None
