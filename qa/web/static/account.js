// A way to log out beside the language; loaded only where people log in.
import { make } from "./make.js";
import { onLanguage, say } from "./words.js";

const link = make("a", { id: "logout", href: "logout" });
onLanguage(() => (link.textContent = say("logout")));

const place = () => {
  const language = document.getElementById("language");
  if (language && !link.isConnected) language.before(link);
};
new MutationObserver(place).observe(document.body, { childList: true, subtree: true });
place();
