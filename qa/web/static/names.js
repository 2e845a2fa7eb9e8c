// Names for screen readers, where Gradio has none or wrong ones.
import { CITING } from "./links.js";
import { say } from "./words.js";

// The sanitizer drops aria-label from messages, and the bubbles carry their raw markup as theirs.
const name = () => {
  for (const link of document.querySelectorAll(`#chat ${CITING}:not([aria-label])`)) {
    link.setAttribute("aria-label", say("marker", { number: link.textContent, title: link.title }));
  }
  for (const bubble of document.querySelectorAll('#chat [aria-label*="](#"]')) bubble.removeAttribute("aria-label");
};

new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
