// What a reader can do with a turn: edit the question and ask again, copy the answer, say whether it is right.
import { askAgainFrom, onConversation, saveVerdict } from "./conversation.js";
import { copy } from "./clipboard.js";
import { make } from "./make.js";
import { tell } from "./notices.js";
import { watchPage } from "./watch.js";
import { onLanguage, say } from "./words.js";

const VERDICTS = ["right", "wrong", "citation"];
const takesFeedback = document.querySelector('meta[name="mubiao-feedback"]') !== null;
let turns = [];

const button = (label, act) => {
  const made = make("button", { type: "button" }, label);
  made.addEventListener("click", () => act(made));
  return made;
};

// ---- editing ------------------------------------------------------------------------------------
const editingNote = make("span");
const cancelButton = button("", () => stopEditing());
const editing = make("div", { id: "editing", className: "ours", hidden: true }, editingNote, cancelButton);
editing.setAttribute("role", "status");

const fill = (text) => {
  const box = document.querySelector("#question textarea");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
};
const stopEditing = () => {
  editing.hidden = true;
  askAgainFrom(null);
  fill("");
};
const edit = (number, question) => {
  document.getElementById("question").before(editing);
  editing.hidden = false;
  askAgainFrom(number);
  fill(question);
};

// ---- copying and judging ------------------------------------------------------------------------
const referenceOf = ({ number, title, date, quote }) => `[${number}] 《${title}》${date ? `（${date}）` : ""}“${quote}”`;
const withSources = ({ text, citations, corrected = [] }) => {
  const readings = corrected.map(([written, read]) => say("corrected", { written, read }));
  const sources = citations.length ? ["", `${say("sources")}：`, ...citations.map(referenceOf)] : [];
  return [...readings, text, ...sources].join("\n");
};

const judge = async (turn, verdict) => {
  const withdrawn = turn.verdict === verdict;
  const earlier = turns.slice(0, turns.indexOf(turn)).map(({ told }) => told?.question).filter(Boolean);
  const body = { id: turn.id, verdict: withdrawn ? null : verdict, earlier: earlier.slice(-20), told: turn.told };
  try {
    const response = await fetch("api/feedback", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(response.status);
  } catch {
    tell("not_judged");
    return;
  }
  turn.verdict = body.verdict;
  saveVerdict(turn);
};

const verdictButtons = (turn) => {
  const offered = turn.told.abstained ? VERDICTS.slice(0, 2) : VERDICTS;
  const label = make("span", { className: "label" }, say("judge"));
  const said = make("span", { className: "said" });
  said.setAttribute("role", "status");
  const buttons = offered.map((verdict) => button(say(`judged_${verdict}`), () => judge(turn, verdict).then(press)));
  const press = () => {
    buttons.forEach((each, at) => each.setAttribute("aria-pressed", String(turn.verdict === offered[at])));
    said.textContent = turn.verdict ? say("judged") : "";
  };
  press();
  const group = make("span", { className: "verdict", role: "group" }, label, ...buttons, said);
  group.setAttribute("aria-label", say("judge"));
  return group;
};

// ---- placing ------------------------------------------------------------------------------------
const answerTools = (turn) => {
  const copyButton = button(say("copy_answer"), async (made) => {
    await copy(withSources(turn.told), made);
    made.textContent = say("copied");
  });
  return [copyButton, ...(takesFeedback ? [verdictButtons(turn)] : [])];
};
const questionTools = (turn, number) => {
  const made = button(say("edit"), () => edit(number, turn.told.question));
  made.setAttribute("aria-label", say("edit_named", { question: turn.told.question }));
  return [made];
};

// Gradio draws messages anew as it likes; what belongs under one is put there again when it is missing.
const place = (role, makeTools) => {
  document.querySelectorAll(`#chat .message:has(> [data-testid="${role}"])`).forEach((message, number) => {
    const turn = turns[number];
    const key = turn?.told ? `${turn.id} ${document.documentElement.lang}` : "";
    const placed = message.querySelector(":scope > .tools");
    if ((placed?.dataset.key || "") === key) return;
    placed?.remove();
    if (!key) return;
    const tools = make("div", { className: "tools ours" }, ...makeTools(turn, number));
    tools.dataset.key = key;
    message.append(tools);
  });
};
const placeAll = () => {
  place("user", questionTools);
  place("bot", answerTools);
};

watchPage(placeAll);
onConversation((conversation) => {
  turns = conversation.turns;
  editing.hidden = true;
  placeAll();
});
onLanguage(() => {
  editingNote.textContent = say("editing");
  cancelButton.textContent = say("cancel");
  placeAll();
});
