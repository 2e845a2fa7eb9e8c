"""Which words of an article a request is about: one cited span, and others cited beside it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from qa.web.cited import WRITTEN, Address

_MOST = 64


class Spans(BaseModel):
    """The query of a link to an article."""

    s: int | None = Field(default=None, description="引文从第几个字符开始")
    e: int | None = Field(default=None, description="引文到第几个字符为止")
    seal: str | None = Field(default=None, max_length=64, description="引文的校验码")
    also: list[Annotated[str, Field(pattern=WRITTEN)]] = Field(
        default=[], max_length=_MOST, description="同时标出的其他引文：起-止-校验码"
    )

    @property
    def first(self) -> Address:
        """The span that the link is about."""
        return Address(self.s, self.e, self.seal)

    @property
    def others(self) -> list[Address]:
        """The spans to be marked too."""
        return [Address.read(written) for written in self.also]
