"""Paints the description of the interface (OpenAPI) as a page that needs no JavaScript.

It knows nothing of the routes but what is described.
"""

from __future__ import annotations

import html
import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from index import compiled
from qa.web.pages import paint_page
from qa.web.wording import Words

_CODE = compiled(r"`([^`]+)`")
_JSON = "application/json"

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Operation:
    """A method of a path with its description."""

    method: str
    path: str
    said: Schema

    @property
    def subject(self) -> str:
        return str(next(iter(self.said.get("tags", ())), ""))

    @property
    def anchor(self) -> str:
        return html.escape(self.said["operationId"])

    @property
    def name(self) -> str:
        return f"<code>{self.method} {html.escape(self.path)}</code>"

    @property
    def summary(self) -> str:
        return _text(self.said.get("summary", ""))


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of what is sent, by its path from the outermost one: `citations[].quote`."""

    path: str
    type: str
    needed: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The page about *description*, whose examples call *address*."""

    description: Schema
    words: Words
    address: str

    def paint(self, root: str = "") -> str:
        """Paint a list of all that can be called, then each with what it takes and replies, by subject."""
        operations = [
            _Operation(method.upper(), path, said)
            for path, methods in self.description["paths"].items()
            for method, said in methods.items()
        ]
        title = html.escape(self.words["reference"])
        link = f'<a href="{html.escape(root)}/openapi.json">openapi.json</a>'
        items = "".join(
            f'<li><a href="#{one.anchor}">{one.name}</a> {one.summary}</li>' for one in operations
        )
        parts = [f'<h1>{title}</h1><p class="meta">{html.escape(self.words["reference_lead"])} {link}</p>']
        parts.append(f"<ul>{''.join(items)}</ul>")
        for subject, group in groupby(operations, lambda one: one.subject):
            parts += [f"<h2>{html.escape(subject)}</h2>", *map(self._paint_operation, group)]
        return paint_page(title, "".join(parts), self.words, root)

    def _paint_operation(self, one: _Operation) -> str:
        said, body = one.said, _schema_in(one.said.get("requestBody", {}))
        parameters = (self._field(each["name"], each) for each in said.get("parameters", ()))
        replies = (self._paint_reply(status, reply) for status, reply in said["responses"].items())
        return (
            f'<section id="{one.anchor}"><h3>{one.name} {one.summary}</h3>'
            f"<p>{_text(said.get('description', ''))}</p>"
            f"{self._paint_sent(self.words['reference_parameters'], parameters)}"
            f"{self._paint_sent(self.words['reference_body'], self._fields(body))}"
            f"{self._paint_example(one, body)}{''.join(replies)}</section>"
        )

    def _paint_reply(self, status: str, reply: Schema) -> str:
        rows = "".join(f"<tr>{_cells(field)}</tr>" for field in self._fields(_schema_in(reply)))
        title = html.escape(f"{self.words['reference_reply']} {status}")
        return f"<details><summary>{title}</summary><table>{rows}</table></details>" if rows else ""

    def _paint_example(self, one: _Operation, body: Schema) -> str:
        command = f"curl -s {shlex.quote(self.address + one.path)}"
        examples = self._resolved(body).get("examples", ())
        if examples:
            sent = shlex.quote(json.dumps(examples[0], ensure_ascii=False))
            command += f" -H 'Content-Type: {_JSON}' -d {sent}"
        elif body or "{" in one.path:
            return ""
        return f"<pre>{html.escape(command)}</pre>"

    def _paint_sent(self, caption: str, fields: Iterable[_Field]) -> str:
        needed = html.escape(self.words["reference_needed"])
        rows = "".join(
            f"<tr>{_cells(field)}<td>{needed if field.needed else ''}</td></tr>" for field in fields
        )
        return f"<table><caption>{html.escape(caption)}</caption>{rows}</table>" if rows else ""

    def _fields(self, schema: Schema, path: str = "") -> Iterator[_Field]:
        """Yield the fields of *schema*, each before those inside it."""
        schema = self._resolved(schema)
        if schema.get("type") == "array":
            yield from self._fields(schema["items"], f"{path}[]")
        for part in schema.get("anyOf", ()):
            yield from self._fields(part, path)
        for name, inner in schema.get("properties", {}).items():
            field = self._field(f"{path}.{name}".removeprefix("."), {"schema": inner, **inner})
            yield replace(field, needed=name in schema.get("required", ()))
            yield from self._fields(inner, field.path)

    def _field(self, path: str, said: Schema) -> _Field:
        needed = said.get("required") is True
        return _Field(path, self._type(said["schema"]), needed, said.get("description", ""))

    def _type(self, schema: Schema) -> str:
        schema = self._resolved(schema)
        if "anyOf" in schema:
            return " | ".join(map(self._type, schema["anyOf"]))
        if "enum" in schema or "const" in schema:
            values = schema.get("enum", [schema.get("const")])
            return " | ".join(json.dumps(value, ensure_ascii=False) for value in values)
        if schema.get("type") == "array":
            inner = self._type(schema["items"])
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        return str(schema.get("type", "object"))

    def _resolved(self, schema: Schema) -> Schema:
        name = schema.get("$ref", "").rpartition("/")[2]
        return self.description["components"]["schemas"][name] if name else schema


def _cells(field: _Field) -> str:
    name = f'<th scope="row"><code>{html.escape(field.path)}</code></th>'
    return f"{name}<td>{html.escape(field.type)}</td><td>{_text(field.meaning)}</td>"


def _schema_in(message: Schema) -> Schema:
    schema: Schema = message.get("content", {}).get(_JSON, {}).get("schema", {})
    return schema


def _text(said: str) -> str:
    return _CODE.sub(r"<code>\1</code>", html.escape(said))
