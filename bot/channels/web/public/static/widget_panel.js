// The widget's panel: greeting, questions and answers, the box. Knows the conversation, not where on a page it stands.
"use strict";

/** An element with properties, or attributes where it has no such property. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

class Panel {
  /** A conversation in that language; with a button that closes it, the panel is a dialog. */
  constructor(conversation, language, close = null) {
    this.conversation = conversation;
    this.language = language;
    this.words = WORDS[language];
    const { log, form, box, anew } = this.#build(close);
    const parts = { whole: this.section, log, form, box, home: HOME };
    this.talk = new Talk(conversation, language, this.words, parts, (question) => this.#begin(question), (one) => this.#show(one));
    anew.addEventListener("click", () => {
      conversation.startAnew();
      this.talk.type("");
      this.restore();
      this.talk.focus();
    });
    this.anew = anew;
    this.restore();
  }

  #build(close) {
    const { words } = this;
    const privacy = { href: `${HOME}confidentialite?lang=${this.language}`, target: "_blank", rel: "noopener" };
    const log = element("div", { className: "log", role: "log", "aria-live": "polite", tabIndex: 0, "aria-label": words.log });
    const box = element("input", {
      type: "text", required: true, autocomplete: "off", enterKeyHint: "send", placeholder: words.placeholder, "aria-label": words.label,
    });
    const form = element("form", { className: "ask" }, box, element("button", { type: "submit" }, words.send));
    const anew = element("button", { type: "button", className: "anew" }, words.anew);
    this.section = element(
      "section",
      { className: "panel", role: close ? "dialog" : "region", "aria-label": words.title, lang: this.language },
      element("header", {}, element("h2", {}, words.title), ...(close ? [close] : [])),
      log,
      form,
      element("p", { className: "foot" }, words.footnote, " ", element("a", privacy, words.privacy), " ", anew),
    );
    return { log, form, box, anew };
  }

  /** Show what the tab kept of the conversation, from the greeting on. */
  restore() {
    const { words } = this;
    const examples = words.examples.map((text) => element("button", { type: "submit", value: text }, text));
    const greeting = element("p", { className: "greeting" }, words.greeting);
    const card = element("div", { className: "card smalltalk" }, greeting, element("form", { className: "picks" }, ...examples));
    this.anew.hidden = true;
    this.talk.log.replaceChildren(card);
    this.talk.restore();
  }

  focus() {
    this.talk.focus();
  }

  #begin(question) {
    const you = element("span", { className: "unseen" }, `${this.words.you} `);
    const asked = element("p", { className: "asked" }, you, element("span", { className: "words" }, question));
    const waiting = element("p", { className: "searching", ariaHidden: "true" }, this.words.searching);
    const replied = element("div", { className: "replied" }, waiting);
    const exchange = element("div", { className: "exchange" }, asked, replied);
    this.talk.log.append(exchange);
    this.anew.hidden = false;
    return { exchange, replied };
  }

  #show(exchange) {
    const { log } = this.talk;
    log.scrollTop = exchange.offsetTop - log.offsetTop;
  }
}
