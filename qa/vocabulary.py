"""The names a corpus uses, and how a question's short, misspelt or bare forms of them are read.

A name is only read as one that the articles use: nothing is guessed beyond.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index import (
    Names,
    Span,
    compiled,
    cut_words,
    find_places,
    fold,
    gazetteer,
    in_full,
    place_relation,
    word_class,
    word_weight,
)
from qa.latin import in_characters
from qa.likeness import nearness
from qa.names import Likenesses, Spellings, longest_first
from qa.sounds import reading_of

_TAIL = compiled(r"(?:自治州|自治县|新区|高新区|经开区|开发区|省|市|县|区|州|镇|乡|街道)$")
_FORM_OF_PLACE = compiled(
    r"(?:^|(?<=[年月日和与及、的在市省县区]))(?P<name>(?P<stem>(?![哪各全该本我这那几多每两三])(?:(?![年月日和与及级的在])[一-鿿]){2})[市县区镇])(?![域间位划块委长政场民值容价面级直辖属内里乡])"
)
_KINDS_OF_AREA = "城园社小片辖街校景山郊市县乡镇村全各本我该省地些个内外新老旧"
"""Before 区, 县, 市 or 镇 these make a common noun: 园区, 各县, 小镇."""

_KNOWN_WORD = 10.9
"""Words the general dictionary knows weigh less (`word_weight`)."""

_COMMON_WORD = 8.0
"""Words of general text weigh less; short forms that are names too (东区, 西区) weigh more."""

_FEWEST_DATED, _MOST = 2, 2 / 3
"""Of so many dated articles such a share must be of one year for it to be that of the undated ones too."""

_NO_NAME = ("b", "v", "d", "p", "r", "c")
"""Classes of words that open no name of a place: 现有县乡村, 支持县域."""

_SHORT = compiled(r"[一-鿿]{1,3}(?:新区|[区市县州])")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a question read as a name of the corpus."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The places, people and years that a corpus names; `homes` are the places its articles are about.

    `usual_year` is the year that most of its articles are written in, where most agree.
    """

    places: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    usual_year: int | None = None
    _full: Spellings = field(init=False, repr=False, compare=False)
    _stems: Spellings = field(init=False, repr=False, compare=False)
    _people: Spellings = field(init=False, repr=False, compare=False)
    _alike: Likenesses = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the tables that names are looked up in; all three follow from the names."""
        homes = longest_first(self.homes)
        # What 云岭区 and 云岭经开区 are both called is the district: its name has the shorter tail.
        bare = [(_TAIL.sub("", home), home) for home in homes]
        stems = sorted(bare, key=lambda pair: len(pair[1]) - len(pair[0]))
        object.__setattr__(self, "_full", Spellings.of((home, home) for home in homes))
        object.__setattr__(self, "_people", Spellings.of((person, person) for person in self.people))
        object.__setattr__(self, "_stems", Spellings.of(pair for pair in stems if len(pair[0]) >= 2))
        shorts = {
            stem for stem, _ in stems if stem in gazetteer().shorts
        }  # 湘潭, where articles only write 湘潭市
        object.__setattr__(self, "_alike", Likenesses.of(self.homes | self.places | shorts))

    @classmethod
    def of(cls, names: Names, usual: int | None = None) -> Vocabulary:
        """Make the vocabulary of the *names* that a store holds, its articles written in the *usual* year."""
        places = names.places | names.homes
        return cls(places, names.homes, names.people, names.years, usual)

    def has_place(self, asked: str) -> bool:
        """Tell whether *asked*, or the same place under another name, occurs."""
        if asked in self.places:
            return True
        # No two names of one place share less: 洛阳 and 洛阳市, 东区 and 郑东新区.
        close = self._alike.sharing_two(fold(asked))
        return any(place in self.places and place_relation(asked, place) == "same" for place in close)

    def sharing(self, asked: str) -> tuple[str, ...]:
        """Return the homes that *asked*, no one's name in full, may each mean: 高新区 of two cities."""
        if asked in self.homes:
            return ()
        close = self._alike.sharing_two(asked)
        meant = sorted({h for h in close if h in self.homes and _may_mean(asked, h)})
        apart = [a for a in meant if not any(_is_same(a, b) for b in meant if b < a)]
        return tuple(apart) if len(apart) > 1 else ()

    def find_places(self, text: str) -> tuple[Named, ...]:
        """Find the places that *text* (folded) names: in full, shortened, or misspelt but alike in sound."""
        mentions = _whole(_mentions(text), list(_unheard_of(text)))
        found = [self._read(mention) for mention in mentions if not self._is_part_of_home(text, mention)]
        for reading in (self._in_full, self._misspelt, self._bare, self._unheard_of, self._shortened):
            found += _free(reading(text), found)
        return _specific(text, sorted(found, key=lambda named: named.span))

    def _is_part_of_home(self, text: str, mention: Named) -> bool:
        """Tell whether the corpus's own places are called so with more to it: 沅陵 in 沅陵湾."""
        called = (*self._full.find(text), *self._stems.find(text))
        return any(span != mention.span and span.contains(mention.span) for span, _ in called)

    def _read(self, mention: Named) -> Named:
        """Read a place that the corpus doesn't know as the one of its own that sounds the same."""
        if mention.name in gazetteer().codes or self.has_place(mention.name):
            return mention
        if behind := self._behind_verb(mention):
            return behind
        close = (name for name in self._alike.one_off(mention.name) if name in self.homes)
        meant = next((name for name in close if _sounds_like(mention.name, name)), None)
        told = self._home_called(mention.name[1:]) if word_class(mention.name[0]) == "v" else None
        if told and not meant:  # 写东区的报道
            return Named(Span(mention.span.start + 1, mention.span.end), told)
        return Named(mention.span, meant or mention.name)

    def _home_called(self, short: str) -> str | None:
        """Return the place of the corpus that *short*, all of it, calls in full or shortened."""
        whole = Span(0, len(short))
        readings = (*self._in_full(short), *self._shortened(short))
        return next((named.name for named in readings if named.span == whole), None)

    def _behind_verb(self, mention: Named) -> Named | None:
        """Read a verb and a home in short (讲东区) that look like one unknown name."""
        verb, short = mention.name[0], mention.name[1:]
        if len(short) < 2 or word_class(verb)[:1] not in ("v", "p") or word_weight(short) < _COMMON_WORD:
            return None
        homes = [home for home in self._alike.with_rarest(short) if home in self.homes]
        meant = [home for home in homes if _abbreviates(short, home)]
        span = Span(mention.span.end - len(short), mention.span.end)
        return Named(span, meant[0]) if len(meant) == 1 else None

    def _unheard_of(self, text: str) -> Iterable[Named]:
        return map(self._read, _unheard_of(text))

    def _in_full(self, text: str) -> Iterable[Named]:
        return (Named(span, home) for span, home in self._full.find(text))

    def _misspelt(self, text: str) -> Iterable[Named]:
        edges = {span.end for _, span in cut_words(text)}
        for span, name in self._alike.find_one_off(text, edges):
            written = span.of(text)
            if (len(name) > 2 or word_weight(written) > _KNOWN_WORD) and _sounds_like(written, name):
                yield Named(span, name)

    def _bare(self, text: str) -> Iterable[Named]:
        """Places without their 市, 县, 区: 云川 for 云川市."""
        return (Named(span, home) for span, home in self._stems.find(text))

    def _shortened(self, text: str) -> Iterable[Named]:
        """Places of which some characters were dropped: 东区 for 郑东新区."""
        for match in _SHORT.finditer(text):
            for start in range(match.start(), match.end() - 1):
                short = text[start : match.end()]
                if word_weight(short) < _COMMON_WORD:
                    continue  # 上市 is no short form of 上海市
                close = self._alike.with_rarest(short)
                homes = {home for home in close if home in self.homes and _abbreviates(short, home)}
                if homes:
                    yield Named(Span(start, match.end()), homes.pop() if len(homes) == 1 else short)
                    break

    def in_characters(self, text: str) -> str:
        """Return *text* (folded) with the places it names in Latin letters put into characters."""
        return in_characters(text, self.homes)

    def find_people(self, text: str) -> tuple[Named, ...]:
        """Find the people of the corpus whom *text* names."""
        found = (Named(span, name) for span, name in self._people.find(text))
        return tuple(sorted(found, key=lambda named: named.span))


def _mentions(text: str) -> list[Named]:
    """The places that the gazetteer and its rules find, without a date or particle read into the name."""
    return [Named(mention.span, mention.name) for mention in find_places(text)]


def _unheard_of(text: str) -> Iterable[Named]:
    """Names in the form of a place that no list knows: 云岭区. A common word (老城区) is none."""
    for match in _FORM_OF_PLACE.finditer(text):
        stem = match["stem"]
        if stem[-1] in _KINDS_OF_AREA or word_class(stem)[:1] in _NO_NAME or _is_kind(stem):
            continue
        if word_weight(match["name"]) > _KNOWN_WORD:
            yield Named(Span(*match.span("name")), match["name"])


def _is_kind(stem: str) -> bool:
    """Tell whether *stem* is a common noun, of which there are many towns or counties: 生态镇, 旅游县."""
    return word_class(stem) in ("n", "vn", "an") and word_weight(stem) < _COMMON_WORD


def _whole(mentions: Sequence[Named], unheard: Sequence[Named]) -> list[Named]:
    """Read the longer name where a listed one is only its tail: 青岚县 is not 岚县."""
    longer = [name for name in unheard if any(_is_tail(mention, name) for mention in mentions)]
    return [m for m in mentions if not any(_is_tail(m, name) for name in longer)] + longer


def _is_tail(mention: Named, name: Named) -> bool:
    return mention.span.end == name.span.end and mention.span.start > name.span.start


def _free(candidates: Iterable[Named], taken: Sequence[Named]) -> list[Named]:
    free: list[Named] = []
    for candidate in candidates:
        if not any(candidate.span.overlaps(other.span) for other in (*taken, *free)):
            free.append(candidate)
    return free


def _specific(text: str, found: Sequence[Named]) -> tuple[Named, ...]:
    """Join a place with the one it directly stands in: 某市某区 is one place, the second."""
    kept: list[Named] = []
    for named in found:
        before = kept[-1] if kept else None
        if before and text[before.span.end : named.span.start] in ("", "的", " "):
            name = in_full(named.name, (before.name,))
            kept[-1] = Named(Span(before.span.start, named.span.end), name)
        else:
            kept.append(named)
    return tuple(kept)


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether *short* is *name* with characters left out, its kind of place kept."""
    if len(short) >= len(name) or short[-1] != name[-1] or not _TAIL.sub("", short):
        return False
    rest = iter(name)
    return all(character in rest for character in short)


def _may_mean(short: str, home: str) -> bool:
    """Tell whether *short*, or what is left of it, calls *home*."""
    return _is_same(short, home) or _abbreviates(short, home)


def _is_same(one: str, other: str) -> bool:
    return place_relation(one, other) == "same"


def _sounds_like(written: str, name: str) -> bool:
    """Tell whether *written* is *name* but for one character, which sounds or looks like the right one."""
    if len(written) != len(name) or written == name or written in gazetteer().codes:
        return False
    differing = [(a, b) for a, b in zip(written, name, strict=True) if a != b]
    return len(differing) == 1 and nearness(*differing[0]) > 0


def is_unknown(word: str) -> bool:
    """Tell whether no dictionary knows *word*: it may be a name, or misspelt."""
    return word_weight(word) > _KNOWN_WORD


def sound_of(text: str) -> tuple[str, ...]:
    """Return the sound of each character of *text*, without tone."""
    return tuple(map(reading_of, text))


def usual_year(written: Iterable[int | None]) -> int | None:
    """Return the year that most of the dated articles are *written* in."""
    dated = Counter(year for year in written if year)
    year, times = dated.most_common(1)[0] if dated else (None, 0)
    return year if dated.total() >= _FEWEST_DATED and times >= _MOST * dated.total() else None
