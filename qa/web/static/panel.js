// The source panel: opens what `#src/<article>/<start>/<end>/<seal>` and `#near/…` links lead to.
// Text of articles reaches the page as text nodes only. Offsets are code points and JavaScript counts
// in UTF-16 units, so the server cuts the article at them.
"use strict";
(() => {
  const LINK = /^#(src|near)\/([^/]+)\/(\d+)\/(\d+)(?:\/(\w+))?$/;
  const NARROW = window.matchMedia("(max-width: 899px)");
  const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
  const wordsElement = document.getElementById("wordings");
  const wordings = JSON.parse(wordsElement.textContent);

  // ---- language -------------------------------------------------------------------------------
  const cookieName = wordsElement.dataset.cookie;
  const readCookie = () => (document.cookie.match(new RegExp(`(?:^|; )${cookieName}=(zh|en)`)) || [])[1];
  const writeCookie = (language) => {
    document.cookie = `${cookieName}=${language}; path=/; max-age=31536000; SameSite=Lax`;
  };
  let language = readCookie() || (/^zh/i.test(navigator.language || "zh") ? "zh" : "en");
  writeCookie(language); // so that the server and this page can't choose differently
  const say = (key, values = {}) =>
    wordings[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  // ---- elements -------------------------------------------------------------------------------
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const title = make("h2", { id: "source-title", tabIndex: -1 });
  const meta = make("p", { className: "meta" });
  const closeButton = make("button", { type: "button", className: "close" }, "×");
  const text = make("div", { className: "text", tabIndex: 0 });
  const previousButton = make("button", { type: "button" });
  const position = make("span", { className: "position" });
  const nextButton = make("button", { type: "button" });
  const copyButton = make("button", { type: "button" });
  const ownPage = make("a", { target: "_blank", rel: "noopener" });
  const panel = make(
    "aside",
    { id: "source", hidden: true },
    make("header", {}, make("div", {}, title, meta), closeButton),
    text,
    make("footer", {}, previousButton, position, nextButton, make("span", { className: "gap" }), copyButton, ownPage),
  );
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "source-title");
  const shade = make("div", { id: "shade", hidden: true });
  const noticeText = make("span");
  const noticeButton = make("button", { type: "button" });
  const notice = make("div", { id: "notice", hidden: true }, noticeText, noticeButton);
  notice.setAttribute("role", "status");

  // ---- state ----------------------------------------------------------------------------------
  let shown = null; // { href, kind, article, start, end, seal }
  let siblings = []; // the citations of the same answer, in order, each once
  let opener = null; // the link that gets the focus back
  let quote = "";
  let request = 0; // only the newest request may fill the panel

  const parse = (href) => {
    const match = LINK.exec(href || "");
    if (!match) return null;
    try {
      const [, kind, name, start, end, seal] = match;
      return { href, kind, article: decodeURIComponent(name), start: Number(start), end: Number(end), seal };
    } catch {
      return null; // not a name this server wrote
    }
  };

  const label = () => {
    document.documentElement.lang = wordings[language].html_lang;
    document.title = say("product");
    closeButton.setAttribute("aria-label", say("close"));
    previousButton.textContent = `‹ ${say("previous")}`;
    nextButton.textContent = `${say("next")} ›`;
    copyButton.textContent = say("copy");
    ownPage.textContent = say("own_page");
    noticeButton.textContent = say("dismiss");
  };

  // ---- painting an article --------------------------------------------------------------------
  const paintText = (article) => {
    const paragraphs = article.paragraphs.map(({ level, before, marked, after }) => {
      const mark = marked ? [make("mark", {}, marked)] : [];
      return make("p", { className: level ? "heading" : "" }, before, ...mark, after);
    });
    text.replaceChildren(...paragraphs);
    if (article.cited.state !== "same") text.prepend(tellWhatBecame(article.cited));
  };

  // What became of the cited words; their wording then is known to the server for a while, to the answer for ever.
  const tellWhatBecame = ({ state, then }) => {
    const words = state === "moved" ? "" : then || quotedInAnswer(shown.href);
    const quotation = words ? [say("cited_then"), make("blockquote", {}, words)] : [];
    return make("div", { className: "notice" }, say(`cited_${state}`), ...quotation);
  };

  const quotedInAnswer = (href) => {
    const links = [...document.querySelectorAll("#chat li a")].filter((link) => link.getAttribute("href") === href);
    const quotes = links.map((link) => /^\s*“([^]+)”\s*$/.exec(link.nextSibling?.textContent || ""));
    return quotes.find(Boolean)?.[1] || "";
  };

  const paintMessage = (message) => {
    title.textContent = say("source");
    meta.textContent = "";
    text.replaceChildren(message);
  };

  const paintControls = () => {
    const place = siblings.indexOf(shown.href);
    for (const element of [previousButton, position, nextButton]) element.hidden = siblings.length < 2;
    previousButton.disabled = place <= 0;
    nextButton.disabled = place >= siblings.length - 1;
    position.textContent = `${place + 1} / ${siblings.length}`;
    copyButton.textContent = say("copy");
    copyButton.hidden = ownPage.hidden = !quote;
    ownPage.href = `source/${encodeURIComponent(shown.article)}?${addressOf(shown)}#hit`;
    for (const link of document.querySelectorAll('#chat a[href^="#src/"], #chat a[href^="#near/"]')) {
      link.classList.toggle("active", link.getAttribute("href") === shown.href);
    }
  };

  const addressOf = ({ start, end, seal }) => `s=${start}&e=${end}${seal ? `&seal=${seal}` : ""}`;

  const fetchArticle = async (target) => {
    const response = await fetch(`api/article?name=${encodeURIComponent(target.article)}&${addressOf(target)}`);
    if (!response.ok && response.status !== 404) throw new Error(String(response.status));
    return response.json(); // of an article that is gone: only what is known of the cited words
  };

  const fill = async () => {
    const mine = ++request;
    const target = shown;
    quote = "";
    paintMessage(make("p", { className: "notice" }, say("loading")));
    paintControls();
    let article = null;
    try {
      article = await fetchArticle(target);
    } catch {
      if (mine === request) paintMessage(make("p", { className: "notice" }, say("unreadable")));
      return;
    }
    if (mine !== request) return;
    if (article.cited.state === "gone") {
      paintMessage(tellWhatBecame(article.cited));
      return;
    }
    title.textContent = article.title;
    meta.textContent = [article.place, article.date].filter(Boolean).join(" · ");
    paintText(article);
    const marks = [...text.querySelectorAll("mark")];
    quote = marks.map((mark) => mark.textContent).join("");
    paintControls();
    if (marks.length) marks[0].scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
    else text.scrollTop = 0;
  };

  // ---- opening and closing --------------------------------------------------------------------
  const setModal = (modal) => {
    shade.hidden = !modal;
    panel.setAttribute("aria-modal", String(modal));
    for (const element of document.querySelectorAll("gradio-app, body > .gradio-container")) element.inert = modal;
  };

  const show = (target) => {
    shown = target;
    history.replaceState(history.state, "", target.href);
    panel.hidden = false;
    document.body.classList.add("source-open");
    setModal(NARROW.matches);
    fill();
  };

  const open = (link, target) => {
    opener = link;
    const message = link && link.closest('[data-testid="bot"], .message');
    const links = message ? [...message.querySelectorAll('a[href^="#src/"]')] : [];
    siblings = target.kind === "src" ? [...new Set(links.map((each) => each.getAttribute("href")))] : [];
    show(target);
    title.focus({ preventScroll: true });
  };

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    request += 1;
    document.body.classList.remove("source-open");
    setModal(false);
    history.replaceState(history.state, "", location.pathname + location.search);
    for (const link of document.querySelectorAll("#chat a.active")) link.classList.remove("active");
    if (opener && opener.isConnected) opener.focus();
  };

  const step = (by) => {
    const target = parse(siblings[siblings.indexOf(shown.href) + by]);
    if (target) show(target);
  };

  const openAddress = () => {
    const target = parse(location.hash);
    if (target) open(null, target);
  };

  const copy = async () => {
    const reference = `“${quote}”——《${title.textContent}》${meta.textContent ? `（${meta.textContent}）` : ""}`;
    try {
      await navigator.clipboard.writeText(reference);
    } catch {
      // Without https the clipboard interface is missing; the old command still works there.
      const area = make("textarea", { value: reference });
      panel.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      copyButton.focus();
    }
    copyButton.textContent = say("copied");
  };

  // ---- notices --------------------------------------------------------------------------------
  const tell = (key) => {
    noticeText.textContent = say(key);
    notice.hidden = false;
  };

  // Gradio reports a full queue and a lost server in English; this says it in the page's language.
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (...parameters) => {
    const address = String(parameters[0] instanceof Request ? parameters[0].url : parameters[0]);
    const joining = address.includes("/queue/join");
    try {
      const response = await plainFetch(...parameters);
      if (joining) {
        if (response.status === 503) tell("busy");
        else notice.hidden = true;
      }
      return response;
    } catch (error) {
      if (joining) tell("lost");
      throw error;
    }
  };

  // ---- names for screen readers ---------------------------------------------------------------
  // The sanitizer drops aria-label from messages, and the bubbles carry their raw markup as theirs.
  const nameLinks = () => {
    for (const link of document.querySelectorAll('#chat a[href^="#src/"]:not([aria-label])')) {
      link.setAttribute("aria-label", say("marker", { number: link.textContent, title: link.title }));
    }
    for (const bubble of document.querySelectorAll('#chat [aria-label*="](#"]')) bubble.removeAttribute("aria-label");
  };

  // ---- wiring ---------------------------------------------------------------------------------
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest("#language")) {
        language = language === "zh" ? "en" : "zh";
        writeCookie(language); // before Gradio's own handler asks the server for the labels
        label();
        if (!panel.hidden) fill();
        return;
      }
      const link = event.target.closest('a[href^="#src/"], a[href^="#near/"]');
      const target = link && parse(link.getAttribute("href"));
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      open(link, target);
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    if (event.key === "Escape") close();
    else if (!panel.contains(event.target)) return;
    else if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
  });
  closeButton.addEventListener("click", close);
  shade.addEventListener("click", close);
  previousButton.addEventListener("click", () => step(-1));
  nextButton.addEventListener("click", () => step(1));
  copyButton.addEventListener("click", copy);
  noticeButton.addEventListener("click", () => (notice.hidden = true));
  NARROW.addEventListener("change", () => setModal(!panel.hidden && NARROW.matches));
  window.addEventListener("hashchange", openAddress);
  document.body.append(shade, panel, notice);
  label();
  new MutationObserver(nameLinks).observe(document.body, { childList: true, subtree: true });
  openAddress();
})();
