"""Attributes that exclude one another: an 年度计划投资 is no 总投资, a 产量 no 产能; knows no evidence."""

from __future__ import annotations

from index import compiled

CONTRADICTED = 0.3

_RIVALS = tuple(
    tuple(compiled(form) for form in forms)
    for forms in (
        (
            r"总投资",
            r"(?:年度|当年|今年)(?:计划)?投资",
            r"完成投资|投资完成",
            r"(?:协议|合同|签约)(?:投资|资金|金额)",
        ),
        (r"产能", r"产量", r"销量", r"产值"),
        (r"(?<!出)(?<!总)进口(?!出)", r"(?<!进)出口", r"进出口"),
        (r"城镇居民|城镇常住居民", r"农村居民|农村常住居民|农民"),
        (r"第一产业|一产", r"第二产业|二产", r"第三产业|三产"),
        (r"装机", r"发电量|发了[^,，]{0,4}电"),
        (r"存款", r"贷款"),
        (r"(?:计划|拟)(?:开工|竣工|建设)", r"(?:实际|已)(?:开工|竣工|建成)"),
    )
)


def against(asked: str, own: str) -> float:
    """Return less than 1 where *own*, what a figure says it is, names another attribute than *asked*."""
    for rivals in _RIVALS:
        wanted = {form for form in rivals if form.search(asked)}
        said = {form for form in rivals if form.search(own)}
        if wanted and said and not wanted & said:
            return CONTRADICTED
    return 1.0
