// A line above the page for what goes on behind it. Gradio tells of a full queue and of a server that can't be
// reached in English only.
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const text = make("span");
const button = make("button", { type: "button" });
const notice = make("div", { id: "notice", className: "ours", role: "status", hidden: true }, text, button);
let told = null; // the key of what is told
let timer = 0;

/** Tell what is called *key* until it is dismissed or hushed, or for so many *seconds*. */
export const tell = (key, values = {}, seconds = 0) => {
  clearTimeout(timer);
  told = { key, values };
  text.textContent = say(key, values);
  notice.hidden = false;
  if (seconds) timer = setTimeout(() => hush(key), 1000 * seconds);
};

/** Tell no longer what is called *key*; what else is told stays. */
export const hush = (key) => {
  if (told?.key === key) notice.hidden = true;
};

button.addEventListener("click", () => (notice.hidden = true));
document.body.append(notice);
onLanguage(() => {
  button.textContent = say("dismiss");
  if (told) text.textContent = say(told.key, told.values);
});

const plainFetch = window.fetch.bind(window);
window.fetch = async (...parameters) => {
  const address = String(parameters[0] instanceof Request ? parameters[0].url : parameters[0]);
  const joining = address.includes("/queue/join");
  try {
    const response = await plainFetch(...parameters);
    if (joining) {
      if (response.status === 503 || response.status === 429) tell("busy");
      else ["busy", "lost"].forEach(hush);
    }
    return response;
  } catch (error) {
    if (joining) tell("lost");
    throw error;
  }
};
