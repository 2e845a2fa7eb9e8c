// Charts in the conversation: a `#chart/<points>` link of an answer becomes a figure of its table. The link
// carries the figures, so a chart outlives the conversation and the server; without this script the table is there.
import { makeFigure } from "./figure.js";
import { CITING } from "./links.js";
import { watchPage } from "./watch.js";

const LINK = /^#chart\/([\w-]+)$/;

const decode = (href) => {
  try {
    const bytes = atob(LINK.exec(href)[1].replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))));
  } catch {
    return []; // not what this server wrote
  }
};

// The marker that proves a figure is in the same message, under the number the point has.
const openMarker = (link, { citation }) => {
  const message = link.closest('[data-testid="bot"]') || document;
  const markers = [...message.querySelectorAll(CITING)];
  markers.find((marker) => marker.textContent === String(citation))?.click();
};

watchPage(() => {
  for (const link of document.querySelectorAll('#chat a[href^="#chart/"]:not([hidden])')) {
    link.hidden = true;
    // In the paragraph of the link, so that Gradio takes both away together.
    link.after(makeFigure(decode(link.getAttribute("href")), (point) => openMarker(link, point)));
  }
});
