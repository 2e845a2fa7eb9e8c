"""The province an article means by 我省 and 全省 where other names stand out; judges no city or county."""

from __future__ import annotations

from index.gazetteer import gazetteer
from index.patterns import compiled

# Said by an article of the province it is about; 居全省第一 and 全省首个 rank something smaller in it.
_OF_PROVINCE = compiled(r"我省|本省|(?:^|[，。；：、！？\s])全省(?!首|第|唯一|最|排|前|平均|各|范围)")
_OF_LESS = compiled(r"[全我本][市县区州]|[市县区州]委|[市县区州](?:人民)?政府|[市县区州]长")
_PAPER = compiled(r"([\u4e00-\u9fff]{2,3})(?:日报|晚报|卫视|广播电视台|新闻网|发布)")
_PROVINCE_CODE = 2


def province_meant(said: str, headline: str, place: str | None) -> str | None:
    """Return the province that an article speaks of, where *place* is but one it names within.

    *said* is all its text. Without any place it is the province whose paper tells of 我省.
    """
    if not _OF_PROVINCE.search(said):
        return None
    if place is None:
        return next((name for paper in _PAPER.findall(said) if (name := _province_of(paper))), None)
    if place in headline or _OF_LESS.search(said):
        return None
    province = _province_of(place)
    return province if province != place else None


def _province_of(name: str) -> str | None:
    known = gazetteer()
    found = known.codes.get(name, ())
    codes = {code[:_PROVINCE_CODE] for code in found}
    codes = {code for code in found if len(code) == _PROVINCE_CODE} or codes  # 河南 is a county's name too
    provinces = [known.names.get(code) for code in codes]
    province = next(iter(provinces), None) if len(codes) == 1 else None
    return province if province and province.endswith("省") else None
