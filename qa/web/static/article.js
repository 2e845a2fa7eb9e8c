// An article in the panel: fetched, and painted with its cited words marked. Offsets are code points and
// JavaScript counts in UTF-16 units, so the server cuts the article at them.
import { queryOf } from "./links.js";
import { make } from "./make.js";
import { say } from "./words.js";

/** Fetch the article that *target* leads to; of one that is gone, what is known of the cited words. */
export const fetchArticle = async (target, others) => {
  const response = await fetch(`api/article?name=${encodeURIComponent(target.article)}&${queryOf(target, others)}`);
  if (!response.ok && response.status !== 404) throw new Error(String(response.status));
  return response.json();
};

/** Return the paragraphs of *article*, after a word on what became of the cited words of *target*. */
export const paintArticle = (article, target) => {
  const paragraphs = article.paragraphs.map(({ level, pieces }) =>
    make("p", { className: level ? "heading" : "" }, ...pieces.map(paintPiece)),
  );
  return article.cited.state === "same" ? paragraphs : [tellWhatBecame(article.cited, target), ...paragraphs];
};

// A mark knows by number which of the cited spans it is part of; 0 is the one that the article was fetched for.
const paintPiece = ({ text, marks }) => {
  if (!marks.length) return text;
  const mark = make("mark", {}, text);
  mark.dataset.spans = marks.join(" ");
  return mark;
};

/** Return the marks in *text* of the cited span that has this *number*. */
export const marksOf = (text, number) => [...text.querySelectorAll(`mark[data-spans~="${number}"]`)];

/** Make the marks of one cited span stand out, and return them. */
export const activate = (text, number) => {
  const active = marksOf(text, number);
  for (const mark of text.querySelectorAll("mark")) mark.classList.toggle("active", active.includes(mark));
  return active;
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
