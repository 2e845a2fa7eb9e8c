// The rows of the ledger: sorted by their heads, each leading to its source, and drawn when they are ticked.
import { makeFigure } from "./figure.js";
import { make } from "./make.js";
import { groupPoints, RANK } from "./plot.js";
import { onLanguage, say } from "./words.js";

const COLUMNS = ["place", "year", "indicator", "kind", "value", "date"];
const SIGNS = { "at least": "≥", "at most": "≤", about: "约", exact: "", range: "" };
const MOST_DRAWN = 40;

const ticked = new Map(); // rows by their link: they stay ticked on other pages
let shown = [];

const tickAll = make("input", { type: "checkbox" });
const heads = Object.fromEntries(COLUMNS.map((name) => [name, make("button", { type: "button" })]));
const headCell = (className, ...content) => make("th", { role: "columnheader", scope: "col", className }, ...content);
const headCells = COLUMNS.map((name) => headCell(name, heads[name]));
const quoteHead = headCell("quote");
const headRow = make("tr", { role: "row" }, headCell("tick", tickAll), ...headCells, quoteHead);
// With roles: on a phone rows are laid out as cards, which would make them none for a screen reader.
const body = make("tbody", { role: "rowgroup" });
const table = make("table", { role: "table" }, make("thead", { role: "rowgroup" }, headRow), body);

/** The table, in a box that scrolls. It tells of `order`, which a head asks for, and of `change` when ticked. */
export const rows = make("div", { className: "rows", tabIndex: 0, role: "region" }, table);

/** Where ticked rows are drawn. */
export const chart = make("div", { className: "ticked" });

export const tickedCount = () => ticked.size;

export const untick = () => {
  ticked.clear();
  for (const box of [...body.querySelectorAll("input"), tickAll]) box.checked = false;
  drawTicked();
};

/** Show *facts* in the order that is *asked* for. */
export const paintRows = (facts, asked) => {
  shown = facts;
  body.replaceChildren(...facts.map(rowOf));
  COLUMNS.forEach((name, number) => {
    const ordered = asked.sort === name ? (asked.descending ? "descending" : "ascending") : "none";
    headCells[number].setAttribute("aria-sort", ordered);
    heads[name].onclick = () => order(name, ordered === "ascending");
  });
  checkAll();
};

const order = (sort, descending) => rows.dispatchEvent(new CustomEvent("order", { detail: { sort, descending } }));

const rowOf = (fact) => {
  const box = make("input", { type: "checkbox", checked: ticked.has(fact.link) });
  const named = [fact.place, fact.year, fact.indicator, figureOf(fact)].filter(Boolean).join(" ");
  box.setAttribute("aria-label", say("ledger_tick", { row: named }));
  box.addEventListener("change", () => tick(fact, box.checked));
  const source = make("a", { href: fact.link }, fact.quote);
  Object.assign(source.dataset, { title: fact.title, date: fact.date || "", quote: fact.quote }); // for its card
  const said = { ...fact, kind: say(fact.kind), value: figureOf(fact) };
  const cells = COLUMNS.map((name) => cell(name, String(said[name] ?? "—")));
  return make("tr", { role: "row", className: fact.kind }, cell("tick", box), ...cells, cell("quote", source));
};

const cell = (className, content) => make("td", { role: "cell", className }, content);

const figureOf = ({ change, ...fact }) => `${change === "level" ? "" : say(change)}${signOf(fact)}${fact.text}`;

// 前20强 says itself that it is a rank at most.
const signOf = ({ unit, bound }) => (unit === RANK ? "" : SIGNS[bound]);

// ---- ticking and drawing ------------------------------------------------------------------------
const tick = (fact, on) => {
  if (on) ticked.set(fact.link, fact);
  else ticked.delete(fact.link);
  checkAll();
  drawTicked();
};

const checkAll = () => {
  const on = shown.filter(({ link }) => ticked.has(link)).length;
  tickAll.checked = on > 0 && on === shown.length;
  tickAll.indeterminate = on > 0 && on < shown.length;
};

tickAll.addEventListener("change", () => {
  for (const fact of shown) {
    if (tickAll.checked) ticked.set(fact.link, fact);
    else ticked.delete(fact.link);
  }
  for (const box of body.querySelectorAll("input")) box.checked = tickAll.checked;
  drawTicked();
});

/** Draw the rows that are ticked, or say why they can't be drawn. */
export const drawTicked = () => {
  const drawn = [...ticked.values()].slice(0, MOST_DRAWN);
  const points = pointsOf(drawn);
  const says = [];
  if (drawn.length === 1) says.push(say("ledger_tick_more"));
  if (drawn.length > 1 && !groupPoints(points).length) says.push(say("ledger_no_axis"));
  if (ticked.size > MOST_DRAWN) says.push(say("ledger_first_drawn", { count: MOST_DRAWN }));
  const figure = drawn.length > 1 ? [makeFigure(points, openPoint)] : [];
  chart.replaceChildren(...figure, ...says.map((words) => make("p", { className: "meta" }, words)));
};

const openPoint = ({ link }) => [...body.querySelectorAll("a")].find((each) => each.getAttribute("href") === link)?.click();

// A point is named by what the others don't share with it.
const pointsOf = (facts) => {
  const differing = ["place", "year", "indicator"].filter((name) => new Set(facts.map((fact) => fact[name])).size > 1);
  const worded = (name, fact) => (name === "year" && fact.year ? say("chart_year", fact) : fact[name]);
  return facts.map((fact) => {
    const declines = fact.change === "decline";
    return {
      ...fact,
      label: (differing.length ? differing : ["indicator"]).map((name) => worded(name, fact)).filter(Boolean).join(" "),
      value: declines ? -fact.value : fact.value,
      growth: fact.change !== "level",
      text: `${declines ? say("decline") : ""}${signOf(fact)}${fact.text}`,
    };
  });
};

onLanguage(() => {
  for (const name of COLUMNS) heads[name].textContent = say(`ledger_${name}`);
  quoteHead.textContent = say("ledger_quote");
  tickAll.setAttribute("aria-label", say("ledger_tick_all"));
});
