// The source panel: opens what the links of chat and ledger lead to, beside the chat or as a sheet on a narrow screen.
import { activate, fetchArticle, marksOf, paintArticle, tellWhatBecame } from "./article.js";
import { focusQuietly } from "./card.js";
import { copy } from "./clipboard.js";
import { CITING, LEADING, parse, queryOf } from "./links.js";
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const NARROW = window.matchMedia("(max-width: 899px)");
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

// ---- elements ---------------------------------------------------------------------------------
const title = make("h2", { id: "source-title", tabIndex: -1 });
const meta = make("p", { className: "meta" });
const closeButton = make("button", { type: "button", className: "close" }, "×");
const text = make("div", { className: "text", tabIndex: 0, role: "group" });
const previousWord = make("span", { className: "word" });
const previousButton = make("button", { type: "button" }, "‹", previousWord);
const position = make("span", { className: "position", role: "status" });
const nextWord = make("span", { className: "word" });
const nextButton = make("button", { type: "button" }, nextWord, "›");
const copyButton = make("button", { type: "button" });
const ownPage = make("a", { className: "button", target: "_blank", rel: "noopener" });
const panel = make(
  "div",
  { id: "source", className: "ours", hidden: true },
  make("div", { className: "head" }, make("div", {}, title, meta), closeButton),
  text,
  make("div", { className: "foot" }, previousButton, position, nextButton, make("span", { className: "gap" }), copyButton, ownPage),
);
panel.setAttribute("aria-labelledby", "source-title");
const shade = make("div", { id: "shade", hidden: true });

// ---- state ------------------------------------------------------------------------------------
let shown = null; // { href, kind, article, start, end, seal }
let siblings = []; // the links of the citations of the same answer or page of the ledger, in order, each once
let marked = []; // the links whose spans are marked in the article shown, as they are numbered there
let opener = null; // the link that gets the focus back
let quote = "";
let request = 0; // only the newest request may fill the panel

// ---- painting ---------------------------------------------------------------------------------
const paintMessage = (message) => {
  title.textContent = say("source");
  meta.textContent = "";
  text.replaceChildren(message);
};

const paintControls = () => {
  const place = siblings.indexOf(shown.href);
  for (const element of [previousButton, position, nextButton]) element.hidden = siblings.length < 2;
  // Not `disabled`: that would take the focus away from who pressed it last.
  previousButton.setAttribute("aria-disabled", String(place <= 0));
  nextButton.setAttribute("aria-disabled", String(place >= siblings.length - 1));
  position.textContent = `${place + 1} / ${siblings.length}`;
  copyButton.textContent = say("copy");
  copyButton.hidden = ownPage.hidden = !quote;
  const others = marked.filter((href) => href !== shown.href).map(parse);
  ownPage.href = `source/${encodeURIComponent(shown.article)}?${queryOf(shown, others)}#hit`;
  for (const link of document.querySelectorAll(`:is(#chat, #ledger) :is(${LEADING})`)) {
    link.classList.toggle("active", link.getAttribute("href") === shown.href);
  }
};

const fill = async () => {
  const mine = ++request;
  const target = shown;
  const others = siblings.map(parse).filter((each) => each.article === target.article && each.href !== target.href);
  quote = "";
  marked = [];
  paintMessage(make("p", { className: "notice" }, say("loading")));
  paintControls();
  let article = null;
  try {
    article = await fetchArticle(target, others);
  } catch {
    if (mine === request) paintMessage(make("p", { className: "notice" }, say("unreadable")));
    return;
  }
  if (mine !== request) return;
  if (article.cited.state === "gone") {
    paintMessage(tellWhatBecame(article.cited, target));
    return;
  }
  title.textContent = article.title;
  meta.textContent = [article.place, article.date].filter(Boolean).join(" · ");
  text.replaceChildren(...paintArticle(article, target));
  text.scrollTop = 0;
  // What is said of the words that an article was fetched for is not said of others in it.
  if (article.cited.state === "same") marked = [target.href, ...others.map((each) => each.href)];
  highlight(0);
};

const highlight = (number) => {
  const marks = activate(text, number);
  quote = marks.map((mark) => mark.textContent).join("");
  paintControls();
  marks[0]?.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
};

// ---- opening and closing ----------------------------------------------------------------------
const setModal = (modal) => {
  shade.hidden = !modal;
  // Beside the chat it is one more part of the page; over it, it is all there is.
  panel.setAttribute("role", modal ? "dialog" : "complementary");
  if (modal) panel.setAttribute("aria-modal", "true");
  else panel.removeAttribute("aria-modal");
  for (const element of document.querySelectorAll("body > :not(#source, #shade, #notice)")) element.inert = modal;
};

const show = (target) => {
  shown = target;
  history.replaceState(history.state, "", location.pathname + location.search + target.href);
  panel.hidden = false;
  document.body.classList.add("source-open");
  setModal(NARROW.matches);
  const number = marked.indexOf(target.href);
  if (marksOf(text, number).length) highlight(number);
  else fill();
};

const open = (link, target) => {
  opener = link;
  const message = link && link.closest('[data-testid="bot"], .message, #ledger tbody');
  const links = message ? [...message.querySelectorAll(CITING)] : [];
  marked = [];
  siblings = target.kind === "src" ? [...new Set(links.map((each) => each.getAttribute("href")))] : [];
  show(target);
  title.focus({ preventScroll: true });
};

const close = () => {
  if (panel.hidden) return;
  panel.hidden = true;
  request += 1;
  marked = []; // the article may change while nobody looks
  document.body.classList.remove("source-open");
  setModal(false);
  history.replaceState(history.state, "", location.pathname + location.search);
  for (const link of document.querySelectorAll(":is(#chat, #ledger) a.active")) link.classList.remove("active");
  if (opener?.isConnected) focusQuietly(opener);
};

const step = (by) => {
  const target = parse(siblings[siblings.indexOf(shown.href) + by]);
  if (target) show(target);
};

const openAddress = () => {
  const target = parse(location.hash);
  if (target) open(null, target);
};

const copyQuote = async () => {
  const reference = `“${quote}”——《${title.textContent}》${meta.textContent ? `（${meta.textContent}）` : ""}`;
  await copy(reference, copyButton);
  copyButton.textContent = say("copied");
};

// ---- wiring -----------------------------------------------------------------------------------
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest(LEADING);
    const target = link && parse(link.getAttribute("href"));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    open(link, target);
  },
  true,
);
document.addEventListener("keydown", (event) => {
  if (panel.hidden) return;
  if (event.key === "Escape") close();
  else if (!panel.contains(event.target)) return;
  else if (event.key === "ArrowLeft") step(-1);
  else if (event.key === "ArrowRight") step(1);
});
text.addEventListener("click", (event) => {
  const numbers = event.target.closest("mark")?.dataset.spans.split(" ").map((number) => marked[number]) || [];
  const target = parse(numbers.includes(shown.href) ? "" : numbers[0]);
  if (target && window.getSelection().isCollapsed) show(target);
});
closeButton.addEventListener("click", close);
shade.addEventListener("click", close);
previousButton.addEventListener("click", () => step(-1));
nextButton.addEventListener("click", () => step(1));
copyButton.addEventListener("click", copyQuote);
NARROW.addEventListener("change", () => setModal(!panel.hidden && NARROW.matches));
window.addEventListener("hashchange", openAddress);
document.body.append(shade, panel);
onLanguage(() => {
  closeButton.setAttribute("aria-label", say("close"));
  text.setAttribute("aria-label", say("text_of"));
  for (const [button, word, key] of [[previousButton, previousWord, "previous"], [nextButton, nextWord, "next"]]) {
    word.textContent = say(key);
    button.setAttribute("aria-label", say(key)); // on a narrow screen only the arrow shows
  }
  copyButton.textContent = say("copy");
  ownPage.textContent = say("own_page");
  if (!panel.hidden) fill();
});
openAddress();
