// The words of the page in the reader's language, and the switch between the two. Knows no elements but its own data.

const element = document.getElementById("wordings");
const wordings = JSON.parse(element.textContent);
const listeners = [];

const readCookie = () =>
  (document.cookie.match(new RegExp(`(?:^|; )${element.dataset.cookie}=(zh|en)`)) || [])[1];
const writeCookie = () => {
  document.cookie = `${element.dataset.cookie}=${language}; path=/; max-age=31536000; SameSite=Lax`;
};

let language = readCookie() || (/^zh/i.test(navigator.language || "zh") ? "zh" : "en");
writeCookie(); // so that the server and this page can't choose differently

/** Return the words called *key*, each {name} filled from *values*. */
export const say = (key, values = {}) =>
  wordings[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Run *label* now and whenever the language changes. */
export const onLanguage = (label) => {
  listeners.push(label);
  label();
};

/** Change to the other language. */
export const switchLanguage = () => {
  language = language === "zh" ? "en" : "zh";
  writeCookie();
  for (const label of listeners) label();
};

onLanguage(() => {
  document.documentElement.lang = say("html_lang");
  document.title = say("product");
});
