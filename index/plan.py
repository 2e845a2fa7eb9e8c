"""What has to be done again: the files, settings, rules and encoder found against those of a store.

Decides; does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from index.manifest import EncoderRecord, Manifest, Rules, SourceRecord
from index.read import ArticleSettings, load_settings
from index.sources import Survey, is_archive


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to read and files that are no more; and what is to be redone for all that stays."""

    read: tuple[str, ...]
    removed: tuple[str, ...] = ()
    terms: bool = False
    facts: bool = False
    vectors: bool = False
    rewritten: bool = False  # what is published beside the articles: settings, synonyms, records

    @property
    def is_nothing(self) -> bool:
        """Tell whether the store is as it should be."""
        return self == Plan(())

    @property
    def is_partial(self) -> bool:
        """Tell whether what stays, stays as it is."""
        return not (self.terms or self.facts or self.vectors)


def plan_all(found: Survey) -> Plan:
    """Plan to read every file."""
    return Plan(tuple(source.name for source in found.sources if not is_archive(source)))


def plan_changes(
    found: Survey, manifest: Manifest, rules: Rules, encoder: EncoderRecord, articles: Path, built: Path
) -> Plan:
    """Plan from the store *built* with *manifest* to what was *found* in the folder *articles*."""
    held = {source.name: source for source in manifest.sources}
    names = {source.name for source in found.sources}
    now, before = load_settings(articles), load_settings(built)
    if rules.reading != manifest.rules.reading or now.max_mb != before.max_mb:
        read = plan_all(found).read
    else:
        corrected = _corrected(now, before)
        again = [s for s in found.sources if s.name in corrected or _is_new(s, held.get(s.name))]
        read = tuple(source.name for source in again if not is_archive(source))
    plan = Plan(
        read=read,
        removed=tuple(name for name in held if name not in names),
        terms=rules.terms != manifest.rules.terms,
        facts=rules.facts != manifest.rules.facts,
        vectors=encoder != manifest.encoder,
        rewritten=rules != manifest.rules or not found.is_same_as(manifest),
    )
    if plan.is_nothing:
        return plan
    # What could not be read may be so for another reason by now.
    unreadable = [source.name for source in found.sources if not source.sha256]
    return replace(plan, read=tuple(dict.fromkeys((*plan.read, *unreadable))))


def _is_new(source: SourceRecord, held: SourceRecord | None) -> bool:
    return held is None or held.sha256 != source.sha256


def _corrected(now: ArticleSettings, before: ArticleSettings) -> set[str]:
    """Return the files of the articles whose corrections differ."""
    ids = {*now.corrections, *before.corrections}
    return {name for i in ids if now.of(i) != before.of(i) for name in (i, i.rpartition("#")[0])}
