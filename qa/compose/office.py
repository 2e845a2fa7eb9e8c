"""“What office?” and the office named in a “who?” → read off the words before a name, a deputy's apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import (
    Span,
    compiled,
    find_people,
    find_places,
    fold,
    office_after,
    office_before,
    office_kind,
    office_pattern,
    offices_in,
    offices_of,
    place_relation,
    titled,
)
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, quoted
from qa.matching import places_named
from qa.question import Question

_ASKED_OFFICE = compiled(
    rf"{office_pattern()}(?=[\"”』」]?(?:的?(?:姓名|名字)|同志)?(?:又|分别)?(?:是|叫|为|姓|名叫)?(?:谁|哪[一]?位|何人|什么|啥|呢|[?？]?$))"
    rf"|哪[一]?[位个名](?P<before>[一-鿿]{{0,8}}?)(?P<vice2>副)?(?P<office2>书记|[省市州区县镇乡局厅部处院校所]长|主席|主任|董事长|总经理|秘书长)"
)
_ASKS_OFFICE = compiled(
    r"(?:什么|啥|哪些|何|哪个|几个)(?:职务|职位|官|身份|头衔|职)|(?:职务|职位|身份|头衔)(?:是|有|呢|[?？]?$)"
    r"|任何职|(?:担任|兼任|任)(?:了|着)?(?:什么|啥|哪)|是(?:干)?什么(?:人|官)[?？]?$"
)
_HELD_AT = compiled(
    r"在(?P<body>(?![区市县省会本当这那文上里])[一-鿿]{2,14}?)(?:里|中)?(?:又|还|都|同时)*(?:担任|兼任|任(?:职|什么|何|啥))"
)
_ORGAN_NAME = (
    r"(?:[省市州盟区县旗镇乡]委|党工委|党委|党组|管委会|"
    r"人大(?:常委会)?|政协|纪工委|纪委(?:监委)?|监委|政法委|董事会|理事会|协会|商会|学会)"
)
_ORGAN = compiled(f"{_ORGAN_NAME}$")
_BODY = compiled(r"[一-鿿]{1,10}?(?:[局厅委部办院处]|中心|公司|集团)(?=[一-鿿]{0,2}$)")
_NOW = compiled(r"(?:现任|时任|新任|目前|现在|如今|当前)")


@dataclass(frozen=True, slots=True)
class Office:
    """The office that a question asks after: 副, 前 or neither, its noun, and the organ before it (管委会).

    `phrase` is all that the question calls it by, the `body` a bureau or the like that the office is of,
    the `owner` what stands before the organ: a zone that no list holds.
    """

    vice: str
    noun: str
    organ: str
    phrase: str = ""
    body: str = ""
    owner: str = ""

    def is_held(self, text: str, person: Span, question: Question) -> bool:
        """Tell whether the words before *person* give just this office, and no other place's."""
        if (self.vice, self.noun) not in offices_of(text, person):
            return False
        title = office_before(text, person)
        if not any(match == (self.vice, self.noun) for match in offices_in(title)):
            title = office_after(text, person)
        if self.organ and self.organ not in title and re.search(_ORGAN_NAME, title):
            return False
        if self.body and not self.organ and not _names_body(fold(title), self.body):
            return False
        places = places_named(title)
        if self.owner and places and not _names_body(fold(title), self.owner):
            return False
        related = {place_relation(asked, place) for asked in question.places for place in places}
        return not related or bool(related & {"same", "around"})


def asked_office(question: Question) -> Office | None:
    """Read the office whose holder *question* asks for."""
    own, earlier = fold(question.text), fold(question.asks)
    for written, read in question.corrected:
        own = own.replace(written, read)
    folded = own if _ASKED_OFFICE.search(own) else earlier
    found = _ASKED_OFFICE.search(folded)
    if not found:
        return None
    noun = found["office"] or found["office2"]
    named = _called_by(folded[: found.start()], question.places)
    if noun == "负责人" and not named:
        return None  # of a place any office may be meant
    organ, body = _ORGAN.search(folded[: found.start()]), _BODY.search(named)
    return Office(
        office_kind(found["vice"] or found["vice2"]),
        noun,
        organ.group() if organ else "",
        f"{named}{found.group()}",
        body.group() if body else "",
        _zone(named.removesuffix(organ.group())) if organ else "",
    )


def _zone(name: str) -> str:
    """Return *name* where it is that of a zone, an empty name otherwise: 云岬新片区."""
    return name if re.fullmatch(r"[一-鿿]{2,}[区园城岛港]", name) else ""


def _called_by(before: str, places: Sequence[str]) -> str:
    """The words right before an office that say of what it is, without its place and a 现任."""
    told = re.split(r"[^一-鿿]|的", before)[-1]
    named = [mention.span.end for mention in find_places(told)]
    named += [told.rfind(fold(place)) + len(place) for place in places if fold(place) in told]
    return _NOW.sub("", told[max(named, default=0) :])


def _names_body(title: str, body: str) -> bool:
    """Tell whether *title* names *body*, in full or in short: 发改委 is a 发展和改革委员会."""
    return _in_order(body.lstrip("省市州县区"), title)


def _in_order(short: str, title: str) -> bool:
    rest = iter(title)
    return all(character in rest for character in short)


def asks_office(question: Question) -> bool:
    """Tell whether the offices of one person are asked for."""
    return _ASKS_OFFICE.search(fold(question.asks)) is not None and len(question.people) == 1


def asks_office_at(question: Question) -> bool:
    """Tell whether the office of one person at a body that the question names is asked for."""
    return asks_office(question) and _HELD_AT.search(fold(question.text)) is not None


def compose_office(question: Question, bearings: Sequence[Bearing]) -> Composition:
    """Return the name with all its offices, for a question after the office of one person."""
    if not asks_office(question):
        return Composition()
    found = [
        _with_offices(bearing, person, 1 - rank / 1000)
        for rank, bearing in enumerate(bearings)
        for person in find_people(bearing.segment.passage.text)
        if bearing.segment.span.contains(person)
        and fold(person.of(bearing.segment.passage.text)) == question.people[0]
        and offices_of(bearing.segment.passage.text, person)
        and _is_held_there(question, bearing, person)
    ]
    return quoted(max(found, key=lambda candidate: candidate.score, default=None))


def _is_held_there(question: Question, bearing: Bearing, person: Span) -> bool:
    """Tell whether the offices before *person* are of the body that the question names, if it names any."""
    asked = _HELD_AT.search(fold(question.text))
    homes = (bearing.segment.passage.place, bearing.segment.article.place)
    if asked is None or any(
        home and place_relation(place, home) == "same" for place in question.places for home in homes
    ):
        return True
    text = bearing.segment.passage.text
    return _names_body(fold(titled(text, person).of(text)), asked["body"])


def _with_offices(bearing: Bearing, person: Span, earlier: float) -> Candidate:
    """Propose the name with the offices before it: the most offices first, a sentence before a heading."""
    segment = bearing.segment
    full = titled(segment.passage.text, person)
    score = len(offices_of(segment.passage.text, person)) + 0.5 * (not segment.is_heading) + 0.4 * earlier
    return Candidate(score, segment, full, (Span(full.start, person.start),))
