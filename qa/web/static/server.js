// Watches the server: says when it is gone and back, and when the articles are being brought up to date.
import { hush, tell } from "./notices.js";

const PAUSE = 10_000;
const PAUSE_UNSEEN = 60_000; // nobody looks at a page in a hidden tab
const PAUSE_MISSED = 1_000;
const PATIENCE = 10_000; // a busy server is no lost one

let known = null; // what the server said last
let missed = 0;
let timer = 0;

const look = async () => {
  clearTimeout(timer);
  try {
    const response = await fetch("api/status", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (response.status >= 500) throw new Error(String(response.status));
    if (response.ok) seen(await response.json());
  } catch {
    missed += 1;
    if (missed === 2) tell("server_lost"); // one miss may be a hiccup of the network
  }
  timer = setTimeout(look, missed ? PAUSE_MISSED : document.hidden ? PAUSE_UNSEEN : PAUSE);
};

const seen = (status) => {
  const [before, wasLost] = [known, missed > 1];
  [known, missed] = [status, 0];
  if (wasLost) {
    // A server that was started anew knows nothing of this page's session.
    if (before && before.server !== status.server) location.reload();
    else tell("server_back", {}, 5);
  }
  if (status.status === "rebuilding") tell("rebuilding");
  else hush("rebuilding");
  if (before && before.generation !== status.generation) tell("rebuilt", { articles: status.articles }, 8);
};

document.addEventListener("visibilitychange", look);
window.addEventListener("online", look);
window.addEventListener("offline", look);
look();
