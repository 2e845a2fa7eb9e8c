// The source panel: opens what the chat's links lead to, beside the chat or as a sheet on a narrow screen.
import { fetchArticle, paintArticle, tellWhatBecame } from "./article.js";
import { addressOf, CITING, LEADING, parse } from "./links.js";
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const NARROW = window.matchMedia("(max-width: 899px)");
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

// ---- elements ---------------------------------------------------------------------------------
const title = make("h2", { id: "source-title", tabIndex: -1 });
const meta = make("p", { className: "meta" });
const closeButton = make("button", { type: "button", className: "close" }, "×");
const text = make("div", { className: "text", tabIndex: 0 });
const previousButton = make("button", { type: "button" });
const position = make("span", { className: "position" });
const nextButton = make("button", { type: "button" });
const copyButton = make("button", { type: "button" });
const ownPage = make("a", { className: "button", target: "_blank", rel: "noopener" });
const panel = make(
  "aside",
  { id: "source", className: "ours", hidden: true },
  make("header", {}, make("div", {}, title, meta), closeButton),
  text,
  make("footer", {}, previousButton, position, nextButton, make("span", { className: "gap" }), copyButton, ownPage),
);
panel.setAttribute("role", "dialog");
panel.setAttribute("aria-labelledby", "source-title");
const shade = make("div", { id: "shade", hidden: true });

// ---- state ------------------------------------------------------------------------------------
let shown = null; // { href, kind, article, start, end, seal }
let siblings = []; // the citations of the same answer, in order, each once
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
  ownPage.href = `source/${encodeURIComponent(shown.article)}?${addressOf(shown)}#hit`;
  for (const link of document.querySelectorAll(`#chat :is(${LEADING})`)) {
    link.classList.toggle("active", link.getAttribute("href") === shown.href);
  }
};

const fill = async () => {
  const mine = ++request;
  const target = shown;
  quote = "";
  paintMessage(make("p", { className: "notice" }, say("loading")));
  paintControls();
  let article = null;
  try {
    article = await fetchArticle(target);
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
  const marks = [...text.querySelectorAll("mark")];
  quote = marks.map((mark) => mark.textContent).join("");
  paintControls();
  if (marks.length) marks[0].scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
  else text.scrollTop = 0;
};

// ---- opening and closing ----------------------------------------------------------------------
const setModal = (modal) => {
  shade.hidden = !modal;
  panel.setAttribute("aria-modal", String(modal));
  for (const element of document.querySelectorAll("gradio-app, body > .gradio-container")) element.inert = modal;
};

const show = (target) => {
  shown = target;
  history.replaceState(history.state, "", target.href);
  panel.hidden = false;
  document.body.classList.add("source-open");
  setModal(NARROW.matches);
  fill();
};

const open = (link, target) => {
  opener = link;
  const message = link && link.closest('[data-testid="bot"], .message');
  const links = message ? [...message.querySelectorAll(CITING)] : [];
  siblings = target.kind === "src" ? [...new Set(links.map((each) => each.getAttribute("href")))] : [];
  show(target);
  title.focus({ preventScroll: true });
};

const close = () => {
  if (panel.hidden) return;
  panel.hidden = true;
  request += 1;
  document.body.classList.remove("source-open");
  setModal(false);
  history.replaceState(history.state, "", location.pathname + location.search);
  for (const link of document.querySelectorAll("#chat a.active")) link.classList.remove("active");
  if (opener && opener.isConnected) opener.focus();
};

const step = (by) => {
  const target = parse(siblings[siblings.indexOf(shown.href) + by]);
  if (target) show(target);
};

const openAddress = () => {
  const target = parse(location.hash);
  if (target) open(null, target);
};

const copy = async () => {
  const reference = `“${quote}”——《${title.textContent}》${meta.textContent ? `（${meta.textContent}）` : ""}`;
  try {
    await navigator.clipboard.writeText(reference);
  } catch {
    // Without https the clipboard interface is missing; the old command still works there.
    const area = make("textarea", { value: reference });
    panel.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    copyButton.focus();
  }
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
closeButton.addEventListener("click", close);
shade.addEventListener("click", close);
previousButton.addEventListener("click", () => step(-1));
nextButton.addEventListener("click", () => step(1));
copyButton.addEventListener("click", copy);
NARROW.addEventListener("change", () => setModal(!panel.hidden && NARROW.matches));
window.addEventListener("hashchange", openAddress);
document.body.append(shade, panel);
onLanguage(() => {
  closeButton.setAttribute("aria-label", say("close"));
  previousButton.textContent = `‹ ${say("previous")}`;
  nextButton.textContent = `${say("next")} ›`;
  copyButton.textContent = say("copy");
  ownPage.textContent = say("own_page");
  if (!panel.hidden) fill();
});
openAddress();
