"""What the README promises: its commands, its examples, the files that it names."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from index import load_lexicon
from qa.bot import Bot

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_first_code_stands_near_the_top() -> None:
    fences = [number for number, line in enumerate(README.splitlines(), 1) if line.startswith("```")]
    assert fences[0] < 22


def test_the_two_commands_are_those_that_ci_runs() -> None:
    chat, tests = blocks("sh")[:2]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert f'chat_command="{chat.strip()}"' in script
    assert f'test_command="{tests.strip()}"' in script
    assert script[-1] == 'E2E_REQUIRED=1 bash -c "$test_command"'
    assert chat.count("\n") == tests.count("\n") == 1


def test_the_python_example_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns(".mubiao"))
    monkeypatch.chdir(tmp_path)
    [example] = blocks("python")
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    bot = names["bot"]
    assert isinstance(bot, Bot)
    bot.close()
    printed = capsys.readouterr().out
    assert "6000" in printed.partition("来源：")[0]
    assert "3万人" in printed


def test_the_settings_shown_are_understood(tmp_path: Path) -> None:
    corrections, lexicon = blocks("toml")
    (tmp_path / "lexicon.toml").write_text(lexicon, encoding="utf-8")
    loaded = load_lexicon(tmp_path)
    assert loaded.synonyms("亩均评价") == ("亩产论英雄",)
    assert loaded.place_name("东区") == "郑东新区"
    (tmp_path / "articles.toml").write_text(corrections, encoding="utf-8")
    (tmp_path / "report-2023.txt").write_text(
        "会议召开\n\n1月9日，会议召开，今年要新增停车位100个。\n", encoding="utf-8"
    )
    bot = Bot.open(tmp_path)
    [article] = bot.articles()
    bot.close()
    stated = tomllib.loads(corrections)["report-2023.txt"]
    assert stated == {key: getattr(article, key) for key in ("title", "date", "place", "year")}


def test_every_file_that_the_readme_links_to_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert "LICENSE" in targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
