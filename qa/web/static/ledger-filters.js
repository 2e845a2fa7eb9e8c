// The filters over the ledger: what they offer comes from the server, with how many rows have it.
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const SLOTS = { place: "places", year: "years", kind: "kinds" };

const labels = {};
const field = (name, control) => {
  Object.assign(control, { name, id: `ledger-${name}` });
  labels[name] = make("label", { htmlFor: control.id });
  return make("div", { className: `field ${name}` }, labels[name], control);
};
const text = make("input", { type: "search", maxLength: 100, autocomplete: "off" });
const indicator = make("input", { type: "search", maxLength: 100, autocomplete: "off" });
const indicators = make("datalist", { id: "indicators" });
indicator.setAttribute("list", indicators.id);
const selects = Object.fromEntries(Object.keys(SLOTS).map((name) => [name, make("select")]));
const resetButton = make("button", { type: "reset" });

/** The form. */
export const filters = make(
  "form",
  { className: "filters", role: "search" },
  field("text", text),
  ...Object.entries(selects).map(([name, select]) => field(name, select)),
  field("indicator", indicator),
  indicators,
  resetButton,
);

/** Return what is filtered by. */
export const readFilters = () => Object.fromEntries(new FormData(filters));

/** Set the filters to what the address asks for. */
export const choose = (asked) => {
  text.value = asked.text || "";
  indicator.value = asked.indicator || "";
  for (const [name, select] of Object.entries(selects)) offer(select, name, [], asked[name] || "");
};

/** Offer the values that rows have; those that are chosen stay. */
export const paintFilters = (choices, asked) => {
  for (const [name, select] of Object.entries(selects)) offer(select, name, choices[SLOTS[name]], asked[name] || "");
  const offered = choices.indicators.map(({ value, rows }) => make("option", { value, label: `${value}（${rows}）` }));
  indicators.replaceChildren(...offered);
  resetButton.hidden = !Object.values(readFilters()).some(Boolean);
};

const offer = (select, name, values, chosen) => {
  const offered = values.map(({ value, rows }) => [String(value), `${wordFor(name, value)}（${rows}）`]);
  if (chosen && !offered.some(([value]) => value === chosen)) offered.unshift([chosen, wordFor(name, chosen)]);
  const options = [["", say("ledger_all")], ...offered];
  select.replaceChildren(...options.map(([value, label]) => make("option", { value }, label)));
  select.value = chosen;
};

const wordFor = (name, value) => (name === "kind" ? say(value) : String(value));

onLanguage(() => {
  for (const [name, label] of Object.entries(labels)) label.textContent = say(`ledger_${name}`);
  text.placeholder = say("ledger_text_hint");
  resetButton.textContent = say("ledger_reset");
});
