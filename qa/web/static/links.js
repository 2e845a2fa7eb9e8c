// What the chat's links say: `#src/<article>/<start>/<end>/<seal>` cites, `#near/…` only offers.

const LINK = /^#(src|near)\/([^/]+)\/(\d+)\/(\d+)(?:\/(\w+))?$/;

export const CITING = 'a[href^="#src/"]';
export const LEADING = 'a[href^="#src/"], a[href^="#near/"]';

/** Read a link; null when this server did not write it. */
export const parse = (href) => {
  const match = LINK.exec(href || "");
  if (!match) return null;
  try {
    const [, kind, name, start, end, seal] = match;
    return { href, kind, article: decodeURIComponent(name), start: Number(start), end: Number(end), seal };
  } catch {
    return null;
  }
};

/** Return the query by which the server finds the span of a link and marks those of *others* too. */
export const queryOf = (target, others = []) => {
  const query = new URLSearchParams({ s: target.start, e: target.end });
  if (target.seal) query.set("seal", target.seal);
  // The server marks up to 64 more.
  for (const { start, end, seal } of others.slice(0, 64)) query.append("also", [start, end, seal].filter(Boolean).join("-"));
  return query;
};
