// The menu by which a conversation is taken away, as a file or as a page to print.
import { onConversation } from "./conversation.js";
import { make } from "./make.js";
import { tell } from "./notices.js";
import { onLanguage, say } from "./words.js";

const FILE_NAME_LIMIT = 40;
let turns = [];

const fetchDocument = async (form) => {
  const response = await fetch(`api/export/${form}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ turns: turns.map(({ told }) => told), day: new Date().toLocaleDateString("sv") }),
  });
  if (!response.ok) throw new Error(response.status);
  return URL.createObjectURL(await response.blob());
};

const save = (address, ending) => {
  const name = turns[0].told.question.replace(/[\\/:*?"<>|\s]+/g, " ").slice(0, FILE_NAME_LIMIT).trim();
  make("a", { href: address, download: `${name}.${ending}` }).click();
};

const FORMS = {
  word: (address) => save(address, "docx"),
  page: (address) => window.open(address),
  markdown: (address) => save(address, "md"),
};
const writesWord = document.querySelector('meta[name="mubiao-word"]') !== null; // it takes an extra

const summary = make("summary");
const buttons = Object.entries(FORMS).map(([form, hand]) => {
  const button = make("button", { type: "button" });
  button.dataset.form = form;
  button.hidden = form === "word" && !writesWord;
  button.addEventListener("click", async () => {
    close();
    try {
      hand(await fetchDocument(form));
    } catch {
      tell("not_exported");
    }
  });
  return button;
});

/** The menu, to be placed in the toolbar. */
export const exportMenu = make("details", { id: "export" }, summary, make("div", {}, ...buttons));

const close = () => {
  if (!exportMenu.open) return;
  exportMenu.open = false;
  summary.focus();
};
exportMenu.addEventListener("keydown", (event) => event.key === "Escape" && close());
document.addEventListener("click", (event) => {
  if (!exportMenu.contains(event.target)) exportMenu.open = false;
});
onConversation((conversation) => {
  turns = conversation.turns.filter(({ told }) => told);
  exportMenu.hidden = !turns.length;
});
onLanguage(() => {
  summary.textContent = say("export");
  for (const button of buttons) button.textContent = say(`export_${button.dataset.form}`);
});
