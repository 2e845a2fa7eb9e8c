// A line above the page for what Gradio reports in English only: a full queue, a server that can't be reached.
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const text = make("span");
const button = make("button", { type: "button" });
const notice = make("div", { id: "notice", className: "ours", hidden: true }, text, button);
notice.setAttribute("role", "status");
button.addEventListener("click", () => (notice.hidden = true));
document.body.append(notice);
onLanguage(() => (button.textContent = say("dismiss")));

/** Show the words called *key*. */
export const tell = (key) => {
  text.textContent = say(key);
  notice.hidden = false;
};

const plainFetch = window.fetch.bind(window);
window.fetch = async (...parameters) => {
  const address = String(parameters[0] instanceof Request ? parameters[0].url : parameters[0]);
  const joining = address.includes("/queue/join");
  try {
    const response = await plainFetch(...parameters);
    if (joining) {
      if (response.status === 503 || response.status === 429) tell("busy");
      else notice.hidden = true;
    }
    return response;
  } catch (error) {
    if (joining) tell("lost");
    throw error;
  }
};
