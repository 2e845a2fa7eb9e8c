"""How characters sound: what pypinyin says of each, without loading its phrases."""

from __future__ import annotations

import subprocess
import sys

from pypinyin import lazy_pinyin

from qa.sounds import reading_of


def test_every_character_sounds_as_pypinyin_reads_it() -> None:
    characters = [chr(code) for code in (*range(0x3000, 0xA000), *range(0x20000, 0x20100))]
    assert [c for c in characters if reading_of(c) != lazy_pinyin(c)[0]] == []


def test_tones_are_dropped_and_what_has_no_sound_stays() -> None:
    assert [reading_of(character) for character in "郑绿重2，a"] == ["zheng", "lv", "zhong", "2", "，", "a"]


def test_no_phrases_are_loaded() -> None:
    code = "import sys; from qa.sounds import reading_of; print(reading_of('郑'), 'pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["zheng", "False"]
