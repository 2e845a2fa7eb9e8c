"""A bot with a script, for what the real one can't be made to do on demand: fail, or cite an attack."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fastapi import FastAPI

from index import Article, Fact, Holding, Inventory, Kind, Passage, Skipped, Span, unwrap
from qa.answer import Answer, Choice, Citation, Hit, Statement, Table
from qa.web.app import Site, create_app
from tests.served import run_apart

# Signs beyond the basic plane come first: JavaScript counts each as two.
RARE_TEXT = (
    "🎉𠮷田镇工作会议\n\n2023年，🎉𠮷𠮷田镇完成工业产值**12.5亿元**，\n同比增长8%。明年力争达到14亿元。\n"
)
RARE_QUOTE = "𠮷田镇完成工业产值12.5亿元，同比增长8%"

ATTACKS = (
    "<img src=x onerror=window.pwned=1>",
    "<script>window.pwned=1</script>",
    "[点我](javascript:window.pwned=1)",
    "![图](http://attacker.example/a.png)",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    '<a href="http://attacker.example/" style="position:fixed;inset:0">x</a>',
    "${window.pwned=1}",
    "{{constructor.constructor('window.pwned=1')()}}",
    "$$\\href{javascript:window.pwned=1}{x}$$",
    "<svg/onload=window.pwned=1>",
    "<details open ontoggle=window.pwned=1>x</details>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.pwned=1>",
    "<form action=http://attacker.example/><button>x</button></form>",
    "<style>@import 'http://attacker.example/x.css';</style>",
    "<link rel=stylesheet href=http://attacker.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://attacker.example/'>",
    "<object data=http://attacker.example/x.swf></object>",
    '"><img src=http://attacker.example/x.png onload=window.pwned=1>',
    "</title></textarea></script><script>window.pwned=1</script>",
    "&lt;img src=x onerror=window.pwned=1&gt; &#60;b&#62;",
    '[1](#src/rare.txt/0/5 "伪造的引文")',
    "`code` **bold** _em_ # 1. - | a | \\ ~~x~~ http://attacker.example www.attacker.example",
)
"""Texts that a page must show letter for letter: markup, templates, Markdown, a forged citation."""

ATTACK_NAME = "<img src=x onerror=window.pwned=1> (a)#1.txt"
ATTACK_TITLE = '标题"<img src=x onerror=window.pwned=1>[x](javascript:window.pwned=1)'
ATTACK_TEXT = "\n".join(ATTACKS) + "\n"


def make_article(name: str, text: str, title: str, **known: Any) -> Article:
    return Article(name, text, Span(0, len(text)), title, **known)


RARE = make_article(
    "rare.txt", RARE_TEXT, "𠮷田镇工作会议", date=datetime.date(2023, 1, 9), place="𠮷田镇", year=2023
)
ATTACK = make_article(ATTACK_NAME, ATTACK_TEXT, ATTACK_TITLE)


def passage_of(article: Article, span: Span) -> Passage:
    return Passage(f"{article.id}/{span.start}", article.id, span, unwrap(span.of(article.text)))


def cite(number: int, article: Article, start: str, end: str) -> Citation:
    """Cite *article* from where *start* first stands to the end of the next *end*."""
    first = article.text.index(start)
    span = Span(first, article.text.index(end, first) + len(end))
    return Citation(number, article, passage_of(article, span), span)


def state(article: Article, said: str, kind: Kind = "result", **known: Any) -> Fact:
    """Take the first *said* in *article* for a fact."""
    start = article.text.index(said)
    defaults = {"place": article.place, "year": article.year, "indicator": "工业产值", "text": said}
    normal = {"value": 1.0, "unit": "亿元", "bound": "exact", "change": "level"}
    return Fact(
        article=article.id,
        passage=f"{article.id}/0",
        kind=kind,
        span=Span(start, start + len(said)),
        **{**defaults, **normal, **known},
    )


def rare_citation(number: int = 1) -> Citation:
    return cite(number, RARE, "𠮷𠮷田镇完成"[1:], "8%")


def attack_answer(question: str) -> Answer:
    cited = cite(1, ATTACK, ATTACKS[0], ATTACKS[-1])
    return Answer(question, tuple(Statement(f"第**{i}**条：{a}", (cited,)) for i, a in enumerate(ATTACKS)))


def compared(question: str) -> Answer:
    result, goal = rare_citation(1), cite(2, RARE, "明年", "亿元")
    cells = Statement("**12.5亿元** | 增长8%", (result,)), Statement("14亿元", (goal,))
    gap = Statement("相差1.5亿元", (result, goal), computed=True)
    return Answer(
        question, (*cells, gap), table=Table(("指标", "2023年", "2024年"), (("工业产值", (cells[0], None)),))
    )


ATTACKED = tuple(
    make_article(f"{attack.replace('/', '∕')}.txt", f"产值一亿元。{attack}\n", attack) for attack in ATTACKS
)
"""An article for each attack, under that name and that title."""


def attacked_answer(question: str) -> Answer:
    """Cite each of the attacked articles."""
    cited = [cite(number, article, "产值", "亿元") for number, article in enumerate(ATTACKED, 1)]
    return Answer(question, tuple(Statement(f"{one.number}号", (one,)) for one in cited))


def not_found(question: str) -> Answer:
    hit = Hit(passage_of(RARE, rare_citation().span), RARE, 0.4)
    return Answer(question, related=(hit,), refusal="文章里没有说人口。\n换个问法试试。")


FIGURES = (
    state(RARE, "12.5亿元", value=12.5),
    state(RARE, "增长8%", unit="%", value=8.0, change="growth", text="8%"),
    state(RARE, "14亿元", "goal", value=14.0, year=2024),
    state(ATTACK, ATTACKS[0], "goal", indicator="=cmd|' /C calc'!A0", text="-5%", unit="%"),
)


def asked_back(question: str) -> Answer:
    """Ask which of two places is meant."""
    choices = tuple(Choice(place, f"{place}的产值？") for place in ("𠮷田高新区", "<b>高新区</b>"))
    return Answer(question, refusal="是指𠮷田高新区还是<b>高新区</b>？", choices=choices)


class ScriptedBot:
    """Answers by a keyword in the question and remembers the histories it was given."""

    def __init__(self) -> None:
        self.generation = "gen-000001"
        self.refreshing = False
        self.stock: tuple[Article, ...] = (RARE, ATTACK)
        self.kept: tuple[Article, ...] = ()
        self.histories: list[list[Mapping[str, Any]]] = []

    def articles(self) -> tuple[Article, ...]:
        return self.stock

    def earlier(self, article_id: str) -> Iterator[Article]:
        return (article for article in self.kept if article.id == article_id)

    def inventory(self) -> Inventory:
        rare = Holding("rare.txt", RARE.title, RARE.date, 2023, "𠮷田镇", 2, 3, (), ("copy.md",))
        attack = Holding(ATTACK_NAME, ATTACK_TITLE, None, None, None, 1, 0, ("没有找到日期",), ())
        return Inventory((rare, attack), (Skipped("<b>.txt", "<b>.txt：文件里没有文字。"),))

    def figures(self) -> tuple[Fact, ...]:
        return FIGURES

    def examples(self) -> tuple[str, ...]:
        return ("𠮷田镇2023年的工业产值是多少？",)

    def search(self, text: str, k: int = 10) -> tuple[Hit, ...]:  # noqa: ARG002
        hit = Hit(passage_of(RARE, rare_citation().span), RARE, 0.4)
        return (hit,) * min(k, 2)

    def ask(self, question: str, history: Iterable[Mapping[str, Any]] = ()) -> Answer:
        self.histories.append(list(history))
        if "出错" in question:
            raise RuntimeError("secret: /var/lib/mubiao")
        if question.startswith("高新区"):
            return asked_back(question)
        if "篇名攻击" in question:
            return attacked_answer(question)
        if "攻击" in question:
            return attack_answer(question)
        if "人口" in question:
            return not_found(question)
        if "比较" in question:
            return compared(question)
        return Answer(
            question, (Statement("工业产值**12.5亿元**，增长8%", (rare_citation(),)),), seconds=0.01
        )


def make_app(bot: ScriptedBot, site: Site = Site()) -> FastAPI:  # noqa: B008
    """Make the app inside an event loop: outside of one Gradio opens its own and never closes them."""

    async def make() -> FastAPI:
        known = replace(site, hosts=(*site.hosts, "testserver"))  # what the test client calls it
        return create_app(bot, known)  # type: ignore[arg-type]

    return run_apart(make())
