// Makes elements. Text goes in as text nodes only, so no word of an article is ever read as markup.

/** Make an element with *properties* and *children*, which are elements or text. */
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
