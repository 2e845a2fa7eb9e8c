"""The walls between the packages, and what a wheel carries."""

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import index
import qa

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "gradio", "sentence_transformers", "fastapi", "transformers", "lxml", "docx", "pdfplumber")


def run_python(code: str, *arguments: str, folder: Path = ROOT) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("package", [index, qa])
def test_all_lists_every_public_name_in_order(package: ModuleType) -> None:
    public = {
        name
        for name, value in vars(package).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    # Names that __all__ promises may be loaded only when they are asked for.
    assert package.__all__ == sorted({*package.__all__, *public})
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_importing_qa_loads_nothing_heavy() -> None:
    code = "import json, sys, qa; print(json.dumps([name for name in sys.argv[1:] if name in sys.modules]))"
    assert json.loads(run_python(code, *HEAVY)) == []


@pytest.mark.parametrize(
    ("place", "line", "flagged"),
    [
        ("index/planted.py", "from qa.answer import Answer as planted", True),
        ("index/planted.py", "import faiss as planted", True),
        ("index/planted.py", "import torch as planted", True),
        ("index/words.py", "import jieba as planted", True),
        ("index/dictionary.py", "import jieba as planted", False),
        ("index/dense.py", "import faiss as planted", False),
        ("index/encode.py", "import sentence_transformers as planted", False),
        ("index/read.py", "import lxml as planted", True),
        ("index/files/convert.py", "import pdfplumber as planted", True),
        ("index/files/pdf.py", "import pdfplumber as planted", False),
        ("qa/planted.py", "import tantivy as planted", True),
        ("qa/planted.py", "import gradio as planted", True),
        ("qa/compose/planted.py", "import jieba as planted", True),
        ("qa/planted.py", "from qa.answer import Answer as planted", False),
        ("qa/web/planted.py", "import gradio as planted", False),
    ],
)
def test_ruff_flags_an_import_through_a_wall(place: str, line: str, flagged: bool) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", "--stdin-filename"]
    checked = subprocess.run(
        [*command, place, "-"], cwd=ROOT, input=f"{line}\n", capture_output=True, text=True
    )
    assert ("TID251" in checked.stdout) is flagged, checked.stdout + checked.stderr


def test_qa_knows_index_only_by_what_it_exports() -> None:
    inner = {
        f"{path.relative_to(ROOT).as_posix()}: {module}"
        for path in (ROOT / "qa").rglob("*.py")
        for module in imported_modules(path)
        if module.startswith("index.")
    }
    # `mubiao index` is the same command as `python -m index`, and every command shows the same bar.
    assert inner == {"qa/__main__.py: index.__main__", "qa/arguments.py: index.progress"}


def imported_modules(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_a_wheel_carries_code_and_data_but_no_articles(tmp_path: Path) -> None:
    names = wheel_names(tmp_path)
    for name in (
        "index/py.typed",
        "qa/py.typed",
        "qa/web/app.py",
        "index/lexicon/synonyms.txt",
        "index/lexicon/places.tsv",
        "index/encoder/modules.json",
        "index/encoder/model.safetensors",
    ):
        assert name in names
    static = {str(path.relative_to(ROOT)) for path in (ROOT / "qa/web/static").rglob("*") if path.is_file()}
    assert static <= names
    assert {name.split("/")[0] for name in names if not name.startswith("mubiao-")} == {"index", "qa"}
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def wheel_names(folder: Path) -> set[str]:
    """Build a wheel of a copy, so that a build folder lying about has no say in it."""
    copy = folder / "clone"
    for package in ("index", "qa", "seeds"):
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__", ".mubiao")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    build = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    run_python(build, str(folder), folder=copy)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())
