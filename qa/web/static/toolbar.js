// The buttons beside the heading: a new conversation, the list of those that this browser keeps, and export.
import { onConversation, open, openId, startNew } from "./conversation.js";
import { exportMenu } from "./export.js";
import { make } from "./make.js";
import { all, forget } from "./store.js";
import { watchPage } from "./watch.js";
import { onLanguage, say } from "./words.js";

const newButton = make("button", { type: "button", id: "new-chat" });
const listButton = make("button", { type: "button", id: "history-button" });
const toolbar = make("div", { id: "toolbar", className: "ours" }, newButton, listButton, exportMenu);
toolbar.setAttribute("role", "toolbar");

const title = make("h2");
const note = make("p", { className: "meta" });
const closeButton = make("button", { type: "button", className: "close" }, "×");
const list = make("ul");
const drawer = make(
  "dialog",
  { id: "history", className: "ours" },
  make("header", {}, make("div", {}, title, note), closeButton),
  list,
);

const titleOf = ({ turns }) => turns[0].told?.question || turns[0].messages[0].content;
const dateOf = ({ time }) => new Date(time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

const paintItem = (conversation) => {
  const name = titleOf(conversation);
  const count = say("history_turns", { count: conversation.turns.length });
  const isOpen = conversation.id === openId();
  const about = [dateOf(conversation), count, ...(isOpen ? [say("open_now")] : [])].join(" · ");
  const openButton = make("button", { type: "button", className: "open" }, make("span", {}, name), make("small", {}, about));
  const deleteButton = make("button", { type: "button", className: "delete" }, "×");
  if (isOpen) openButton.setAttribute("aria-current", "true");
  deleteButton.setAttribute("aria-label", say("delete_named", { title: name }));
  openButton.addEventListener("click", () => {
    drawer.close();
    if (!isOpen) open(conversation.id);
  });
  deleteButton.addEventListener("click", () => {
    forget(conversation.id);
    if (isOpen) startNew();
    paint();
    closeButton.focus();
  });
  return make("li", {}, openButton, deleteButton);
};

const paint = () => {
  const items = all().filter(({ turns }) => turns.length).map(paintItem);
  list.replaceChildren(...(items.length ? items : [make("li", { className: "meta" }, say("history_empty"))]));
};

newButton.addEventListener("click", () => {
  startNew();
  document.querySelector("#question textarea")?.focus();
});
listButton.addEventListener("click", () => {
  paint();
  drawer.showModal();
});
closeButton.addEventListener("click", () => drawer.close());
drawer.addEventListener("click", (event) => event.target === drawer && drawer.close()); // beside it
document.body.append(drawer);

onLanguage(() => {
  newButton.textContent = say("new_chat");
  listButton.textContent = say("history");
  title.textContent = say("history_title");
  note.textContent = say("history_note");
  closeButton.setAttribute("aria-label", say("close"));
  toolbar.setAttribute("aria-label", say("chat"));
  if (drawer.open) paint();
});
onConversation(({ turns }) => newButton.toggleAttribute("disabled", !turns.length));

watchPage(() => {
  const language = document.getElementById("language");
  if (language && !toolbar.isConnected) language.before(toolbar);
});
