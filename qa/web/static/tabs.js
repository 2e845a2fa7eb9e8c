// The two tabs of the page: the conversation, and the ledger of goals and results. The address says which is
// open, `?tab=ledger`, so it outlives a reload and can be passed on.
import { ledger, openLedger } from "./ledger.js";
import { make } from "./make.js";
import { watchPage } from "./watch.js";
import { onLanguage, say } from "./words.js";

const NAMES = ["chat", "ledger"];

const tabs = NAMES.map((name) => {
  const tab = make("button", { type: "button", id: `tab-${name}`, role: "tab" });
  tab.setAttribute("aria-controls", name);
  tab.addEventListener("click", () => open(name));
  return tab;
});
const bar = make("div", { id: "tabs", role: "tablist" }, ...tabs);

const openName = () => (new URLSearchParams(location.search).get("tab") === "ledger" ? "ledger" : "chat");

const open = (name) => {
  if (name === openName()) return;
  history.pushState(null, "", location.pathname + (name === "ledger" ? "?tab=ledger" : ""));
  show();
};

const show = () => {
  const name = openName();
  tabs.forEach((tab, number) => {
    tab.setAttribute("aria-selected", String(NAMES[number] === name));
    tab.tabIndex = NAMES[number] === name ? 0 : -1;
  });
  document.body.classList.toggle("ledger-open", name === "ledger");
  ledger.hidden = name !== "ledger";
  if (name === "ledger") openLedger();
};

bar.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = tabs[1 - tabs.indexOf(document.activeElement)];
  other.focus();
  other.click();
});

watchPage(() => {
  const top = document.getElementById("top");
  if (top && !bar.isConnected) top.after(bar, ledger);
});
window.addEventListener("popstate", show);
onLanguage(() => tabs.forEach((tab, number) => (tab.textContent = say(`tab_${NAMES[number]}`))));
show();
