"""Bylines: who wrote the article that the question is about."""

from tests.desk import Desk

PORT = Desk.of(
    "本报记者 苏明远 通讯员 何晓枫 文/图\n\n2022年，南屿市新建公园14个。\n", title="南屿市新建公园14个"
)
HILLS = Desk.of("本报记者 罗怀谷\n\n柏川县推进茶园改造。\n", place="柏川县", title="柏川县推进茶园改造")
PLAIN = Desk.of("柏川县推进茶园改造，品质提升。\n", place="柏川县", title="柏川县推进茶园改造")


def test_the_byline_of_the_article_in_question_is_quoted_with_its_names_bold() -> None:
    assert (PORT + HILLS).say("柏川县茶园改造这篇报道是谁写的？") == ["本报记者 **罗怀谷**"]
    [said] = (PORT + HILLS).say("南屿市新建公园的报道是哪位记者写的？")
    assert "**苏明远**" in said
    assert "罗怀谷" not in said


def test_the_byline_is_its_own_citation() -> None:
    [statement] = (PORT + HILLS).answer("柏川县茶园改造这篇报道是谁写的？")
    assert [c.quote for c in statement.citations] == ["本报记者 罗怀谷"]


def test_a_correspondent_is_found_beside_the_reporter() -> None:
    [said] = PORT.say("南屿市这篇报道的通讯员是谁？")
    assert "**何晓枫**" in said


def test_an_article_without_a_byline_names_nobody() -> None:
    assert PLAIN.say("柏川县茶园改造这篇报道是谁写的？") == []


def test_people_of_an_article_in_traditional_characters_are_named_in_either_script() -> None:
    desk = Desk.of(
        "（記者 許婉儀）2月26日，柏川縣召開會議，縣長陳國輝主持，副縣長葉錦濤作部署。\n", place="柏川县"
    )
    assert ["**許婉儀**" in said for said in desk.say("柏川县这篇报道的记者是谁？")] == [True]
    assert desk.say("柏川县县长是谁？") == ["縣長**陳國輝**主持"]
    assert desk.say("叶锦涛担任什么职务？") == ["**副縣長**葉錦濤"]


def test_two_roles_asked_for_are_both_said() -> None:
    [said] = PORT.say("写南屿市新建公园这篇稿子的记者和通讯员是谁？")
    assert "**苏明远**" in said
    assert "**何晓枫**" in said


def test_whoever_took_the_pictures_of_a_meeting_is_asked_for_as_well() -> None:
    [said] = PORT.say("谁给南屿市新建公园拍的照片？")
    assert "**何晓枫**" in said
    [said] = PORT.say("南屿市新建公园那篇稿子是哪两位记者写的？")
    assert "**苏明远**" in said


def test_a_query_that_ends_in_the_reporter_asks_for_the_byline() -> None:
    assert (PORT + HILLS).say("柏川县茶园改造报道的记者") == ["本报记者 **罗怀谷**"]


def test_who_took_the_picture_and_for_which_paper_are_one_credit() -> None:
    desk = Desk.of(
        "南屿市渔业工作会议召开。记者 苏明远/文 渔港时报 何晓枫/图\n", title="南屿市渔业工作会议召开"
    )
    [said] = desk.say("南屿市渔业工作会议报道的图片作者是谁，来自哪家媒体？")
    assert "何晓枫" in said


def test_the_medium_is_told_with_the_reporter_who_is_asked_for() -> None:
    desk = Desk.of("南屿市新建公园14个。\n\n南屿晚报记者 苏明远\n", title="南屿市新建公园14个")
    [said] = desk.say("南屿市新建公园的报道由哪家媒体的哪位记者采写？")
    assert "南屿晚报记者 **苏明远**" in said


def test_interviews_of_two_places_are_each_signed() -> None:
    talks = Desk.of("——访柏川县委书记秦若川\n\n柏川县推进茶园改造。\n\n南屿晚报记者 苏明远\n", place="柏川县")
    talks += Desk.of("——访云岭县委书记叶知秋\n\n云岭县推进林改。\n\n南屿晚报记者 罗怀谷\n", place="云岭县")
    [one, other] = talks.say("柏川县和云岭县的访谈分别由谁采写？")
    assert "苏明远" in one
    assert "罗怀谷" in other
    assert ["罗怀谷" in said for said in talks.say("采写云岭县访谈的是谁？")] == [True]


def test_the_part_of_somebody_who_signs_is_told_where_no_office_is() -> None:
    assert (PORT + HILLS).say("何晓枫在南屿市新建公园的报道里是什么身份？") == ["通讯员 **何晓枫** 文/图"]


def test_who_somebody_wrote_it_with_is_in_the_byline() -> None:
    desk = Desk.of(
        "南屿市渔业工作会议精神解读。\n\n本报记者 苏明远 何晓枫\n", title="南屿市渔业工作会议精神解读"
    )
    [said] = desk.say("苏明远和谁一起写了南屿市渔业工作会议精神的解读？")
    assert "**何晓枫**" in said


def test_a_reporter_named_in_a_dateline_is_cited_with_all_of_it() -> None:
    desk = Desk.of("南屿市召开全会\n\n南屿报讯（记者苏明远）5月6日，新建公园14个。\n", title="南屿市召开全会")
    [statement] = desk.answer("报道南屿市全会的记者是谁？")
    assert [c.quote for c in statement.citations] == ["南屿报讯（记者苏明远）"]
