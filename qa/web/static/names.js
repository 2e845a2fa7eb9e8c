// Names for screen readers, where Gradio has none or wrong ones.
import { CITING } from "./links.js";
import { onLanguage, say } from "./words.js";

const BREAK = "\u001f"; // parts title, date and quote in what the server writes as a marker's title

// The sanitizer drops data- and aria- attributes from messages; a title passes, and would show as a tooltip.
const nameMarkers = () => {
  for (const link of document.querySelectorAll(`#chat ${CITING}[title]`)) {
    [link.dataset.title, link.dataset.date = "", link.dataset.quote = ""] = link.title.split(BREAK);
    link.removeAttribute("title");
    nameMarker(link);
  }
};

const nameMarker = (link) =>
  link.setAttribute("aria-label", say("marker", { number: link.textContent, title: link.dataset.title }));

const nameAll = () => {
  nameMarkers();
  // The bubbles carry their raw markup as their name.
  for (const bubble of document.querySelectorAll('#chat :not(a)[aria-label*="](#"]')) bubble.removeAttribute("aria-label");
  // Gradio calls the examples a list, and each of them a button.
  for (const examples of document.querySelectorAll('#chat .examples[role="list"]')) examples.removeAttribute("role");
};

new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
onLanguage(() => document.querySelectorAll(`#chat ${CITING}[data-title]`).forEach(nameMarker));
