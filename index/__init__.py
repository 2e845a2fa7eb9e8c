"""Articles in, a searchable store out; knows nothing of questions or answers."""

from index.asides import lead_in
from index.build import build_store
from index.characters import character_terms
from index.credits import Byline, Credit, find_byline
from index.encode import Encoder, load_encoder
from index.errors import ArticleError, EncoderError, MubiaoError, StoreError
from index.facts import extract_facts, kind_of
from index.fold import fold
from index.gazetteer import gazetteer
from index.governing import governing_places
from index.indicators import known_in
from index.inventory import Holding, Inventory, take_inventory
from index.items import without_earlier_items
from index.kinds import states_plans, states_results
from index.layout import Block, find_blocks, raw_span, shown_span, unwrap
from index.lexicon import Lexicon, load_lexicon
from index.lexicon.lines import bundled_lines
from index.manifest import default_store
from index.names import Names
from index.numbers import Quantity, find_dates, find_quantities
from index.numerals import parse_number
from index.offices import (
    Speaker,
    office_after,
    office_before,
    office_kind,
    office_pattern,
    offices_in,
    offices_of,
    speaker_of,
    titled,
)
from index.passage import Article, Bound, Change, Fact, Heading, Kind, Passage, Span
from index.patterns import compiled
from index.people import find_people
from index.places import PlaceMention, find_places, place_relation
from index.progress import Progress
from index.regions import in_full
from index.report import BuildReport, Skipped
from index.rows import label_column
from index.split import sentences
from index.stale import is_stale
from index.store import PassageIndex, earlier_articles
from index.watch import watch_articles
from index.words import cut, cut_words, is_deed, is_generality, is_stopword, word_class, word_weight
from index.years import YearMention, find_years, since_now

__all__ = [
    "Article",
    "ArticleError",
    "Block",
    "Bound",
    "BuildReport",
    "Byline",
    "Change",
    "Credit",
    "Encoder",
    "EncoderError",
    "Fact",
    "Heading",
    "Holding",
    "Inventory",
    "Kind",
    "Lexicon",
    "MubiaoError",
    "Names",
    "Passage",
    "PassageIndex",
    "PlaceMention",
    "Progress",
    "Quantity",
    "Skipped",
    "Span",
    "Speaker",
    "StoreError",
    "YearMention",
    "build_store",
    "bundled_lines",
    "character_terms",
    "compiled",
    "cut",
    "cut_words",
    "default_store",
    "earlier_articles",
    "extract_facts",
    "find_blocks",
    "find_byline",
    "find_dates",
    "find_people",
    "find_places",
    "find_quantities",
    "find_years",
    "fold",
    "gazetteer",
    "governing_places",
    "in_full",
    "is_deed",
    "is_generality",
    "is_stale",
    "is_stopword",
    "kind_of",
    "known_in",
    "label_column",
    "lead_in",
    "load_encoder",
    "load_lexicon",
    "office_after",
    "office_before",
    "office_kind",
    "office_pattern",
    "offices_in",
    "offices_of",
    "parse_number",
    "place_relation",
    "raw_span",
    "sentences",
    "shown_span",
    "since_now",
    "speaker_of",
    "states_plans",
    "states_results",
    "take_inventory",
    "titled",
    "unwrap",
    "watch_articles",
    "without_earlier_items",
    "word_class",
    "word_weight",
]
