"""The noun that a list question asks for."""

import pytest

from qa.sought import sought, tells_kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("南屿市建设哪些创新平台？", ("创新", "平台")),
        ("出席会议的市领导有哪些？", ("领导",)),
        ("要打造哪三大产业集群？", ("产业集群",)),
        ("用哪些金融手段支持企业？", ("金融",)),
        ("年度主要目标有哪几条？", ("主要", "目标")),
        ("会议在哪里召开？", ()),
        ("列出南屿市六大产业集群的名称", ("六大", "产业集群")),
        ("制约企业的关键问题，文中列了哪几个", ("关键问题",)),
    ],
)
def test_the_noun_stands_after_the_question_word_or_before_it(text: str, words: tuple[str, ...]) -> None:
    assert sought(text) == words


def test_some_nouns_tell_nothing_of_what_is_listed() -> None:
    assert tells_kind(("创新", "平台"))
    assert not tells_kind(("主要", "目标"))
    assert not tells_kind(())
