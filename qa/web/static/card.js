// The card of a marker under the mouse or the focus: title, date and the cited sentence. It takes no focus and
// hides nothing that can't be got back: Escape dismisses it, and the mouse may move onto it.
import { CITING, parse } from "./links.js";
import { make } from "./make.js";

const MARGIN = 8;
const WAIT_TO_SHOW = 150; // so that crossing a marker shows nothing
const WAIT_TO_HIDE = 200; // long enough to move onto the card

const title = make("strong");
const date = make("span", { className: "meta" });
const quote = make("p");
const card = make("div", { id: "card", className: "ours", role: "tooltip", hidden: true }, title, date, quote);
document.body.append(card);

let marker = null; // whose card is shown
let timer = 0;
let quiet = false;

const later = (wait, action) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};

const show = (link) => {
  hide();
  if (!link.isConnected || !link.dataset.title) return;
  marker = link;
  title.textContent = `《${link.dataset.title}》`;
  date.textContent = link.dataset.date;
  quote.textContent = `“${link.dataset.quote}”`;
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  place(link.getClientRects()[0]);
};

const place = (beside) => {
  const { width, height } = card.getBoundingClientRect();
  const left = Math.min(beside.left, document.documentElement.clientWidth - width - MARGIN);
  const below = beside.bottom + MARGIN;
  const top = below + height <= window.innerHeight ? below : beside.top - height - MARGIN;
  card.style.left = `${Math.max(MARGIN, left)}px`;
  card.style.top = `${Math.max(MARGIN, top)}px`;
};

// The page may scroll by itself, as when a chart is drawn: the card goes along while its marker is in sight.
const follow = () => {
  const beside = marker?.getClientRects()[0];
  if (beside && beside.top >= 0 && beside.bottom <= window.innerHeight) place(beside);
  else if (marker) hide();
};

const hide = () => {
  clearTimeout(timer);
  card.hidden = true;
  marker?.removeAttribute("aria-describedby");
  marker = null;
};

const markerAt = (event) => {
  const link = event.target instanceof Element && event.target.closest(CITING);
  return link && parse(link.getAttribute("href")) ? link : null;
};

/** Give *link* the focus without showing its card, which would cover what the reader comes back to. */
export const focusQuietly = (link) => {
  quiet = true;
  link.focus();
  quiet = false;
};

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = markerAt(event);
  if (link) later(WAIT_TO_SHOW, () => show(link));
  else if (card.contains(event.target)) clearTimeout(timer);
  else if (marker !== document.activeElement || card.hidden) later(WAIT_TO_HIDE, hide);
});
document.addEventListener("focusin", (event) => {
  const link = markerAt(event);
  if (link && !quiet && link.matches(":focus-visible")) show(link);
  else hide();
});
document.addEventListener("click", hide, true);
document.addEventListener("scroll", follow, true);
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || card.hidden) return;
    hide();
    event.stopPropagation(); // the panel stays open
  },
  true,
);
