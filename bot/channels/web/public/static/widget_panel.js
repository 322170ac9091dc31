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

// On a touch screen a focused box raises the keyboard.
const TYPING = matchMedia("(hover: hover) and (pointer: fine)");

class Panel {
  /** A conversation in that language; with a button that closes it, the panel is a dialog. */
  constructor(conversation, language, close = null) {
    this.conversation = conversation;
    this.language = language;
    this.words = WORDS[language];
    this.faults = { offline: this.words.offline, unreachable: this.words.unreachable };
    this.#build(close);
    this.#listen();
    this.restore();
  }

  #build(close) {
    const { words } = this;
    const privacy = { href: `${HOME}confidentialite?lang=${this.language}`, target: "_blank", rel: "noopener" };
    this.log = element("div", { className: "log", role: "log", "aria-live": "polite", tabIndex: 0, "aria-label": words.log });
    this.box = element("input", {
      type: "text", required: true, autocomplete: "off", enterKeyHint: "send", placeholder: words.placeholder, "aria-label": words.label,
    });
    this.form = element("form", { className: "ask" }, this.box, element("button", { type: "submit" }, words.send));
    this.anew = element("button", { type: "button", className: "anew" }, words.anew);
    this.section = element(
      "section",
      { className: "panel", role: close ? "dialog" : "region", "aria-label": words.title, lang: this.language },
      element("header", {}, element("h2", {}, words.title), ...(close ? [close] : [])),
      this.log,
      this.form,
      element("p", { className: "foot" }, words.footnote, " ", element("a", privacy, words.privacy), " ", this.anew),
    );
  }

  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = this.box.value.trim();
      if (question && !this.conversation.busy) {
        this.type("");
        this.ask(question);
      }
    });
    this.box.addEventListener("input", () => this.conversation.keep({ draft: this.box.value }));
    // A suggestion's button carries its own question.
    this.log.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target.matches(".picks")) {
        this.pick(event.submitter);
      } else if (event.target.closest(".feedback")) {
        judge(event.target, event.submitter, (said) => this.conversation.post("feedback", said, this.language));
      }
    });
    // An answer may be there before the second click of two, and another suggestion under the pointer.
    this.log.addEventListener("click", (event) => event.detail > 1 && event.target.closest(".picks") && event.preventDefault());
    this.anew.addEventListener("click", () => {
      this.conversation.startAnew();
      this.restore();
      this.focus();
    });
  }

  /** Put the text in the box, and keep it as one typed there is kept. */
  type(text) {
    this.box.value = text;
    this.conversation.keep({ draft: text });
  }

  /** Show what the tab kept of the conversation, from the greeting on. */
  restore() {
    const { words, conversation } = this;
    const examples = words.examples.map((text) => element("button", { type: "submit", value: text }, text));
    const greeting = element("p", { className: "greeting" }, words.greeting);
    this.log.replaceChildren(element("div", { className: "card smalltalk" }, greeting, element("form", { className: "picks" }, ...examples)));
    for (const { question, html } of conversation.exchanges) {
      this.#begin(question).replied.replaceChildren(nodesOf(html, HOME));
    }
    this.box.value = conversation.draft;
    this.anew.hidden = !conversation.exchanges.length;
  }

  /** Where the focus is at home: on a touch screen a focused box would raise the keyboard over the answers. */
  focus() {
    (TYPING.matches ? this.box : this.log).focus({ preventScroll: true });
  }

  /** Ask what a suggestion says, once: pressed again while its answer stands there, it has nothing to add. */
  async pick(button) {
    if (!this.conversation.busy && button.ariaDisabled !== "true") {
      button.ariaDisabled = "true";
      button.ariaDisabled = String(await this.ask(button.value));
    }
  }

  /** Ask, and show what comes of it; whether there was an answer. */
  async ask(question) {
    this.#forgetFailed(question);
    const { exchange, replied } = this.#begin(question);
    const waiting = element("p", { className: "searching" }, this.words.searching);
    replied.append(waiting);
    this.#show(exchange);
    this.form.setAttribute("aria-busy", "true");
    const said = await this.conversation.ask(question, this.language, () => {
      waiting.textContent = this.words.slow;
    });
    this.form.removeAttribute("aria-busy");
    if (said.html) {
      replied.replaceChildren(nodesOf(said.html, HOME));
    } else {
      this.#fail(exchange, replied, said.message ?? this.faults[said.fault], question);
    }
    this.anew.hidden = false;
    this.#show(exchange);
    return Boolean(said.html);
  }

  #begin(question) {
    const you = element("span", { className: "unseen" }, `${this.words.you} `);
    const replied = element("div", { className: "replied" });
    const asked = element("p", { className: "asked" }, you, element("span", { className: "words" }, question));
    const exchange = element("div", { className: "exchange" }, asked, replied);
    this.log.append(exchange);
    return { exchange, replied };
  }

  /** Nothing typed is lost: the question goes back in the box, and where that is taken, it waits on a button. */
  #fail(exchange, replied, message, question) {
    const again = element("button", { type: "submit", value: question }, this.words.again);
    exchange.classList.add("failed");
    replied.replaceChildren(element("p", { className: "fault" }, message), element("form", { className: "picks" }, again));
    if (!this.box.value) {
      this.type(question);
    }
  }

  /** A question that is asked again takes the place of its attempt. */
  #forgetFailed(question) {
    for (const failed of this.log.querySelectorAll(".failed")) {
      if (failed.querySelector(".words").textContent === question) {
        failed.remove();
        this.focus();
      }
    }
  }

  /** A long answer is read from its beginning. */
  #show(exchange) {
    this.log.scrollTop = exchange.offsetTop - this.log.offsetTop;
  }
}
