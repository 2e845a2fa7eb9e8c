// Puts text on the clipboard.
import { make } from "./make.js";

/** Copy *text*; *button*, which asked for it, has the focus afterwards. */
export const copy = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https the clipboard interface is missing; the old command still works there.
    const area = make("textarea", { value: text });
    button.after(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
};
