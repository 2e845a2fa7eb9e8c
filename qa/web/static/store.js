// The conversations that this browser keeps: in its local storage, so that they outlive a reload and the server.
// A browser that keeps nothing (private windows, blocked storage) has them until the page is closed.

const PREFIX = `mubiao:${location.pathname}:`;
const KEPT = 50;
const memory = new Map();

const keys = () => [...Object.keys(localStorage), ...memory.keys()].filter((key) => key.startsWith(PREFIX));
const attempt = (action, otherwise) => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};

const read = (key) => attempt(() => JSON.parse(memory.get(key) ?? localStorage.getItem(key)), null);

/** Return a conversation, null when it is not kept (any more). */
export const load = (id) => {
  const found = read(PREFIX + id);
  return Array.isArray(found?.turns) ? found : null;
};

/** Return all conversations, the newest first. */
export const all = () =>
  attempt(keys, [...memory.keys()])
    .map((key) => load(key.slice(PREFIX.length)))
    .filter(Boolean)
    .sort((one, other) => other.time.localeCompare(one.time));

/** Forget a conversation. */
export const forget = (id) => {
  memory.delete(PREFIX + id);
  attempt(() => localStorage.removeItem(PREFIX + id));
};

/** Keep a conversation; the oldest make room for it when there are many or the browser has no more. */
export const keep = (conversation) => {
  const text = JSON.stringify(conversation);
  const older = all().filter(({ id }) => id !== conversation.id);
  for (const { id } of older.splice(KEPT - 1)) forget(id);
  for (;;) {
    try {
      localStorage.setItem(PREFIX + conversation.id, text);
      memory.delete(PREFIX + conversation.id);
      return;
    } catch {
      if (!older.length) break;
      forget(older.pop().id);
    }
  }
  memory.set(PREFIX + conversation.id, text);
};

// Each tab has its own conversation, and finds it again when it is loaded again.
const OPEN = `${PREFIX}open`;
export const rememberOpen = (id) => attempt(() => sessionStorage.setItem(OPEN, id));
export const recallOpen = () => attempt(() => sessionStorage.getItem(OPEN), null);
