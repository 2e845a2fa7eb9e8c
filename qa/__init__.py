"""Questions about goals and plans → answers that cite the articles, character by character."""

from qa.answer import Answer, Citation, Hit, Statement, Table
from qa.bot import Bot, CitedFact

__all__ = ["Answer", "Bot", "Citation", "CitedFact", "Hit", "Statement", "Table"]
