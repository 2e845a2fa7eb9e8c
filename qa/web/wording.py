"""Every word the pages say, in Chinese and English; knows nothing of how they are laid out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]
Words = Mapping[str, str]

LANGUAGE_COOKIE = "mubiao_language"

_CHINESE = {
    "html_lang": "zh-CN",
    "product": "目标问答",
    "promise": "只根据库内文章回答，每句话都能点开原文核对。",
    "other_language": "English",
    "welcome": "想了解什么？",
    "welcome_hint": "点一个例子，或在下面提问。",
    "example_unanswered": "试试库里没有答案的：{question}",
    "holdings": "库内 {articles} 篇文章",
    "holdings_places": "涉及{places}",
    "holdings_more_places": "等 {count} 地",
    "holdings_years": "{years} 年",
    "holdings_empty": "库里还没有文章：把文章放进文件夹，再重新打开。",
    "place_separator": "、",
    "placeholder": "输入问题，回车发送（最多 {limit} 字）",
    "ask": "提问",
    "chat": "对话",
    "thinking": "正在查找相关段落…",
    "corrected": "把“{written}”当作“{read}”来回答",
    "sources": "来源",
    # How much an answer rests on, and what the source panel and page say
    "evidence_single": "仅一处证据，请核对原文",
    "evidence_same": "同一篇文章的 {count} 处证据",
    "evidence_several": "{articles} 篇文章的 {count} 处证据",
    "no_date": "日期不详",
    "not_found": "在现有文章里没有找到答案。",
    "related": "相近内容",
    "related_note": "（不是答案，供参考）",
    "error": "出错了，没有得到回答。",
    "error_hint": "请重试；若仍然失败，请把编号 {number} 告诉管理员。",
    "retry": "重试",
    "too_long": "问题太长：最多 {limit} 字，现在 {count} 字。请缩短后再问。",
    "busy": "现在提问的人较多，请稍后再试。",
    "lost": "连不上服务器，请检查后再试。",
    "source": "来源原文",
    "close": "关闭",
    "dismiss": "知道了",
    "previous": "上一处",
    "next": "下一处",
    "copy": "复制引文",
    "copied": "已复制",
    "own_page": "在新页打开",
    "loading": "正在取原文…",
    "unreadable": "没有取到原文，请稍后再试。",
    "cited_moved": "文章已更新，引文移到了下面标出的位置。",
    "cited_changed": "文章已更新，引用的文字已不在其中。",
    "cited_unknown": "文章里没有链接所指的位置。",
    "cited_gone": "这篇文章已不在库中。",
    "cited_then": "引用时的原文是：",
    "marker": "引文 {number}，打开原文《{title}》",
    "marked_here": "本页标出 {count} 处引文：",
    "text_of": "原文",
    # Charts
    "chart": "图表",
    "chart_growth": "增速",
    "chart_year": "{year}年",
    "chart_unit": "单位：{unit}",
    "chart_save": "存为 {format}",
    "goal": "目标",
    "result": "结果",
    # Pages
    "back": "回到问答",
    "also": "同文：{names}",
    "library": "文章与提醒",
    "library_count": "已读 {articles} 篇，其中 {warned} 篇有提醒；{skipped} 个文件没有读。",
    "set_aside": "没有读的文件",
    "column_article": "文章",
    "column_date": "日期",
    "column_year": "年份",
    "column_place": "地点",
    "column_size": "段落 / 数据",
    "column_warnings": "提醒",
}

_ENGLISH = {
    "html_lang": "en",
    "product": "Mubiao",
    "promise": "Answers only from the articles in this library; every sentence opens its source.",
    "other_language": "中文",
    "welcome": "What would you like to know?",
    "welcome_hint": "Pick an example, or ask below.",
    "example_unanswered": "Try one without an answer: {question}",
    "holdings": "{articles} articles in the library",
    "holdings_places": "about {places}",
    "holdings_more_places": "… {count} places",
    "holdings_years": "{years}",
    "holdings_empty": "The library has no articles yet: put some in its folder and open it again.",
    "place_separator": ", ",
    "placeholder": "Ask a question, Enter sends (up to {limit} characters)",
    "ask": "Ask",
    "chat": "Conversation",
    "thinking": "Looking for the passages…",
    "corrected": "Read “{written}” as “{read}”",
    "sources": "Sources",
    # How much an answer rests on, and what the source panel and page say
    "evidence_single": "one piece of evidence only, please check the source",
    "evidence_same": "{count} pieces of evidence in one article",
    "evidence_several": "{count} pieces of evidence in {articles} articles",
    "no_date": "no date",
    "not_found": "The articles do not answer this.",
    "related": "Related passages",
    "related_note": " (not an answer)",
    "error": "Something went wrong; there is no answer.",
    "error_hint": "Please retry; if it fails again, give your administrator the number {number}.",
    "retry": "Retry",
    "too_long": "The question is too long: at most {limit} characters, this has {count}. Please shorten it.",
    "busy": "Many people are asking right now; please try again in a moment.",
    "lost": "The server cannot be reached; please check it and try again.",
    "source": "Source",
    "close": "Close",
    "dismiss": "Dismiss",
    "previous": "Previous",
    "next": "Next",
    "copy": "Copy quote",
    "copied": "Copied",
    "own_page": "Open in its own page",
    "loading": "Fetching the article…",
    "unreadable": "The article could not be fetched; please try again.",
    "cited_moved": "The article has changed; the cited words now stand where they are marked below.",
    "cited_changed": "The article has changed; the cited words are no longer in it.",
    "cited_unknown": "The article has no such place as this link names.",
    "cited_gone": "This article is no longer in the library.",
    "cited_then": " When cited, it said:",
    "marker": "Citation {number}, open the source 《{title}》",
    "marked_here": "{count} citations are marked here:",
    "text_of": "Text of the article",
    # Charts
    "chart": "Chart",
    "chart_growth": "growth",
    "chart_year": "{year}",
    "chart_unit": "unit: {unit}",
    "chart_save": "Save as {format}",
    "goal": "goal",
    "result": "result",
    # Pages
    "back": "Back to the chat",
    "also": "also in {names}",
    "library": "Articles and warnings",
    "library_count": "{articles} articles read, {warned} of them with warnings; {skipped} files not read.",
    "set_aside": "Files that were not read",
    "column_article": "Article",
    "column_date": "Date",
    "column_year": "Year",
    "column_place": "Place",
    "column_size": "Passages / facts",
    "column_warnings": "Warnings",
}

WORDINGS: Mapping[Language, Words] = {"zh": _CHINESE, "en": _ENGLISH}


def choose_language(cookie: str | None, accept_language: str | None) -> Language:
    """Choose what the reader set, else what the browser asks for first, else Chinese."""
    if cookie in ("zh", "en"):
        return "zh" if cookie == "zh" else "en"
    first = re.split(r"[,;]", accept_language or "")[0].strip().lower()
    return "zh" if first in ("", "*") or first.startswith("zh") else "en"
