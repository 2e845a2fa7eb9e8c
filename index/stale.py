"""Whether a store still is what a build would make of the folder; loads no encoder and opens no index."""

from __future__ import annotations

from pathlib import Path

from index.encode import BUNDLED, bundled_fingerprint
from index.errors import StoreError
from index.files.folder import find_files
from index.generations import Lease
from index.lexicon import load_lexicon
from index.manifest import Manifest, NewerFormatError, check_files, default_store, read_manifest
from index.rules import rules_with
from index.sources import survey


def is_stale(articles: Path, store: Path | None = None, *, encoder: str | Path | None = None) -> bool:
    """Tell whether a build would make a new generation: articles, settings, rules or encoder changed."""
    try:
        manifest = _manifest_of(store or default_store(articles))
    except NewerFormatError:
        raise
    except StoreError:
        return True
    # No encoder is loaded here: the bundled one is known by its files, another is compared at its first use.
    if encoder is not None and _encoder_name(encoder) != manifest.encoder.name:
        return True
    if manifest.encoder.name == BUNDLED and manifest.encoder.fingerprint != bundled_fingerprint():
        return True
    found = survey(articles, find_files(articles), manifest)
    return manifest.rules != rules_with(load_lexicon(articles)) or not found.is_same_as(manifest)


def _manifest_of(store: Path) -> Manifest:
    lease = Lease.take(store)
    try:
        manifest = read_manifest(lease.folder)
        check_files(lease.folder, manifest)
        return manifest
    finally:
        lease.release()


def _encoder_name(encoder: str | Path) -> str:
    folder = Path(encoder).expanduser()
    return str(folder.resolve()) if folder.is_dir() else str(encoder)
