// An article in the panel: fetched, and painted with its cited words marked. Offsets are code points and
// JavaScript counts in UTF-16 units, so the server cuts the article at them.
import { addressOf } from "./links.js";
import { make } from "./make.js";
import { say } from "./words.js";

/** Fetch the article that *target* leads to; of one that is gone, what is known of the cited words. */
export const fetchArticle = async (target) => {
  const response = await fetch(`api/article?name=${encodeURIComponent(target.article)}&${addressOf(target)}`);
  if (!response.ok && response.status !== 404) throw new Error(String(response.status));
  return response.json();
};

/** Return the paragraphs of *article*, after a word on what became of the cited words of *target*. */
export const paintArticle = (article, target) => {
  const paragraphs = article.paragraphs.map(({ level, before, marked, after }) => {
    const mark = marked ? [make("mark", {}, marked)] : [];
    return make("p", { className: level ? "heading" : "" }, before, ...mark, after);
  });
  return article.cited.state === "same" ? paragraphs : [tellWhatBecame(article.cited, target), ...paragraphs];
};

/** Say what became of cited words; their wording then the server knows for a while, the answer for ever. */
export const tellWhatBecame = ({ state, then }, target) => {
  const words = state === "moved" ? "" : then || quotedInAnswer(target.href);
  const quotation = words ? [say("cited_then"), make("blockquote", {}, words)] : [];
  return make("div", { className: "notice" }, say(`cited_${state}`), ...quotation);
};

const quotedInAnswer = (href) => {
  const links = [...document.querySelectorAll("#chat li a")].filter((link) => link.getAttribute("href") === href);
  const quotes = links.map((link) => /^\s*“([^]+)”\s*$/.exec(link.nextSibling?.textContent || ""));
  return quotes.find(Boolean)?.[1] || "";
};
