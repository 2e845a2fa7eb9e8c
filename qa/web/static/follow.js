// Keeps the newest question at the top with its answer below it. Gradio would follow the end instead, where a long
// answer shows its sources and hides what it says, and would follow nothing once the reader has scrolled.
import { onConversation } from "./conversation.js";
import { watchPage } from "./watch.js";

const questions = () => [...document.querySelectorAll('#chat [data-testid="user"]')];
const showNewest = () => questions().at(-1)?.scrollIntoView({ block: "start" });

let known = 0;
watchPage(() => {
  const count = questions().length;
  if (count > known) showNewest();
  known = count;
});
// Again when the answer has come: only then is there room enough below the question.
onConversation(() => requestAnimationFrame(showNewest));
