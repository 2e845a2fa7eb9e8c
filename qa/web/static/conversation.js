// The conversation of this page: takes each finished turn from the server's slip, and puts a kept one back.
// Gradio's state is the messages in its chat; they are reached through three hidden fields of qa/web/chat.py.
import { keep, load, recallOpen, rememberOpen } from "./store.js";
import { watchPage } from "./watch.js";

const listeners = [];
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2);
const begin = () => ({ id: newId(), time: new Date().toISOString(), turns: [] });
const turnIds = ({ turns }) => turns.map(({ id }) => id).join();
const asksByAddress = new URLSearchParams(location.search).has("q");
let current = (!asksByAddress && load(recallOpen())) || begin();
let known = turnIds(current); // as this page last read or wrote them
let lastSlip = "";

const fieldOf = (id) => document.querySelector(`#${id} textarea, #${id} input`);

/** Give a hidden field of Gradio's a value as if it had been typed. */
const write = (id, value) => {
  const field = fieldOf(id);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

const tell = () => {
  for (const listen of listeners) listen(current);
};

/** Run *listen* now and whenever the conversation is another or has another turn. */
export const onConversation = (listen) => {
  listeners.push(listen);
  listen(current);
};

/** Let the next question take the place of a turn and of all after it; null: come after all. */
export const askAgainFrom = (turn) => write("again", turn === null ? "" : String(turn));

/** Keep the conversation; apart, when another tab went on with it meanwhile, so that no turn of either is lost. */
const keepCurrent = () => {
  const kept = load(current.id);
  if (kept && turnIds(kept) !== known) current.id = newId();
  keep(current);
  known = turnIds(current);
  rememberOpen(current.id);
};

/** Save what a reader said of an answer, beside what another tab may have added to the conversation. */
export const saveVerdict = (turn) => {
  const kept = load(current.id);
  const same = kept?.turns.find(({ id }) => id === turn.id);
  if (!same) return keepCurrent();
  same.verdict = turn.verdict;
  keep(kept);
};

const show = () => {
  rememberOpen(current.id);
  const messages = current.turns.flatMap((turn) => turn.messages);
  // The time makes the field change also when the same conversation is put back twice.
  write("kept", JSON.stringify({ messages, time: Date.now() }));
  askAgainFrom(null);
  tell();
};

/** Begin a new conversation; the one before stays kept. */
export const startNew = () => {
  current = begin();
  known = turnIds(current);
  show();
};

/** Open a kept conversation. */
export const open = (id) => {
  current = load(id) || begin();
  known = turnIds(current);
  show();
};

/** The id of the conversation that is open. */
export const openId = () => current.id;

const decode = (slip) => {
  const letters = atob(slip.replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0))));
};

/** Take the question out of the page's address, so that it is not asked again when the page is loaded again. */
const forgetQuestion = () => {
  const address = new URL(location.href);
  if (!address.searchParams.has("q")) return;
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address.pathname + address.search + address.hash);
};

const take = ({ turn, ...told }) => {
  current.turns.splice(turn, Infinity, told);
  current.time = told.time;
  keepCurrent();
  askAgainFrom(null);
  forgetQuestion();
  tell();
};

let isMounted = false;
watchPage(() => {
  if (!isMounted && fieldOf("kept")) {
    isMounted = true;
    if (current.turns.length) show();
  }
  const slip = document.querySelector("#slip p")?.textContent || "";
  if (!slip || slip === lastSlip) return;
  lastSlip = slip;
  take(decode(slip));
});
