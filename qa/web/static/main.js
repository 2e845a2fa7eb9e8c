// What the chat page loads besides Gradio's own, one module a subject.
import "./answers.js";
import "./charts.js";
import "./card.js";
import "./follow.js";
import "./names.js";
import "./notices.js";
import "./panel.js";
import "./server.js";
import "./tabs.js";
import "./toolbar.js";
import { switchLanguage } from "./words.js";

// Before Gradio's own handler, which asks the server for the labels in the language of the cookie.
document.addEventListener("click", (event) => event.target.closest("#language") && switchLanguage(), true);
document.documentElement.classList.add("listening"); // style.css shows the switch from now on
