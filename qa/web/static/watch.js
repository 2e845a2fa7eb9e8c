// Follows what Gradio draws: it does so after our scripts run, and again whenever it likes.

/** Run *look* now and after each change of the page. */
export const watchPage = (look) => {
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
};
