// The ledger: every goal and result of the library as a table. The server filters, sorts and pages; the address
// holds what is asked for, and the rows that are ticked are drawn.
import { choose, filters, paintFilters, readFilters } from "./ledger-filters.js";
import { chart, drawTicked, rows, paintRows, tickedCount, untick } from "./ledger-rows.js";
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const PAGE = 50;
const OFFERED = 200; // values of each filter
const WRITING_PAUSE = 250; // milliseconds after the last letter

const count = make("span");
count.setAttribute("role", "status");
const untickButton = make("button", { type: "button" });
const download = make("a", { className: "button" });
const above = make("div", { className: "above" }, count, make("span", { className: "gap" }), untickButton, download);
const notice = make("p", { className: "notice", hidden: true });
const previousButton = make("button", { type: "button" });
const position = make("span");
const nextButton = make("button", { type: "button" });
const pager = make("div", { className: "pager" }, previousButton, position, nextButton);

/** The tab's panel. */
export const ledger = make("section", { id: "ledger", className: "ours", role: "tabpanel" });
ledger.setAttribute("aria-labelledby", "tab-ledger");
ledger.append(filters, above, notice, rows, pager, chart);

let asked = null; // what the table shows: the filters, the order and how many rows are before the page
let found = null; // what the server said of it
let request = 0; // only the newest request may fill the table

/** Show what the address asks for. */
export const openLedger = () => {
  asked = readAddress();
  choose(asked);
  load();
};

const readAddress = () => {
  const address = new URLSearchParams(location.search);
  const { sort = "", descending = "", offset = "0", ...rest } = Object.fromEntries(address);
  return { ...rest, sort: sort || "article", descending: descending === "true", offset: Number(offset) || 0 };
};

const ask = (change) => {
  asked = { ...asked, offset: 0, ...change };
  history.replaceState(history.state, "", `${location.pathname}?${query({ tab: "ledger", ...asked })}`);
  load();
};

const query = (values) => {
  const { tab, place, year, indicator, kind, text, sort, descending, offset } = values;
  const ordered = sort === "article" ? {} : { sort, descending: descending || "" };
  const named = { tab, place, year, indicator, kind, text, ...ordered, offset: offset || "" };
  return new URLSearchParams(Object.entries(named).filter(([, value]) => value));
};

// The address of this page has `text`: its `q` is a question to the chat.
const serverQuery = (values) => {
  const asking = query({ ...values, tab: "" });
  if (asking.has("text")) asking.set("q", asking.get("text"));
  asking.delete("text");
  return asking;
};

const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

const load = async () => {
  const mine = ++request;
  const wanted = serverQuery(asked);
  const { offset, ...filtered } = asked;
  ledger.setAttribute("aria-busy", "true");
  if (!found) showOnly("ledger_loading");
  try {
    const [facts, choices] = await Promise.all([
      get(`api/facts?${wanted}&limit=${PAGE}`),
      get(`api/facts/choices?${serverQuery({ ...filtered, sort: "article" })}&top=${OFFERED}`),
    ]);
    if (mine !== request) return;
    found = { ...facts, choices };
  } catch {
    if (mine !== request) return;
    found = null;
  }
  ledger.removeAttribute("aria-busy");
  paint();
};

const showOnly = (message) => {
  notice.textContent = message && say(message);
  notice.hidden = !message;
  for (const element of [count, download, rows, pager]) element.hidden = Boolean(message);
};

const paint = () => {
  const total = found?.total ?? 0;
  showOnly(total ? "" : found ? "ledger_none" : "ledger_unreachable");
  count.textContent = say("ledger_count", { count: total });
  const { offset: _, ...shown } = asked;
  download.href = `api/facts.csv?${serverQuery(shown)}`;
  if (found) paintFilters(found.choices, asked);
  paintRows(found?.facts ?? [], asked);
  paintTicked();
  previousButton.disabled = asked.offset === 0;
  nextButton.disabled = asked.offset + PAGE >= total;
  const last = Math.min(asked.offset + PAGE, total);
  position.textContent = say("ledger_position", { first: asked.offset + 1, last, total });
};

const paintTicked = () => {
  untickButton.hidden = !tickedCount();
  untickButton.textContent = say("ledger_untick", { count: tickedCount() });
};

const turn = (by) => {
  ask({ offset: Math.max(0, asked.offset + by * PAGE) });
  rows.scrollTop = 0;
};

let pause = 0;
filters.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => ask(readFilters()), WRITING_PAUSE);
});
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(() => ask(readFilters())));
rows.addEventListener("order", ({ detail }) => ask(detail));
rows.addEventListener("change", paintTicked);
untickButton.addEventListener("click", () => {
  untick();
  paintTicked();
});
previousButton.addEventListener("click", () => turn(-1));
nextButton.addEventListener("click", () => turn(1));
onLanguage(() => {
  download.textContent = say("ledger_download");
  previousButton.textContent = `‹ ${say("ledger_previous")}`;
  nextButton.textContent = `${say("ledger_next")} ›`;
  rows.setAttribute("aria-label", say("tab_ledger"));
  if (found) paint();
  drawTicked();
});
