// Asking and being answered, in a log with a box under it: the same on the visitor's page and in the widget. Knows no place.
"use strict";

// On a touch screen a focused box raises the keyboard, which would hide the answer.
const TYPING = matchMedia("(hover: hover) and (pointer: fine)");

class Talk {
  /**
   * @param {Conversation} conversation
   * @param {{slow: string, offline: string, unreachable: string, again: string}} words
   * @param {{whole: Node, log: HTMLElement, form: HTMLFormElement, box: HTMLInputElement, home: string}} parts `whole` holds the
   *   others; at `home` we lie
   * @param {(question: string) => {exchange: HTMLElement, replied: HTMLElement}} begin puts a question in the log
   * @param {(exchange: HTMLElement) => void} show brings it into view, from its beginning: so a long answer is read
   */
  constructor(conversation, language, words, parts, begin, show) {
    this.conversation = conversation;
    this.language = language;
    this.again = words.again;
    this.slow = words.slow;
    this.faults = { offline: words.offline, unreachable: words.unreachable };
    Object.assign(this, parts);
    this.begin = begin;
    this.show = show;
    this.#listen();
  }

  #listen() {
    this.whole.addEventListener("submit", (event) => this.#submitted(event));
    this.box.addEventListener("input", () => this.conversation.keep({ draft: this.box.value }));
    this.#askOnce();
  }

  /** Two clicks on a button are one: before the second, the answer may be there, and something else under the pointer. */
  #askOnce() {
    let pressed = false;
    this.whole.addEventListener("mousedown", (event) => {
      if (event.detail === 1) {
        pressed = Boolean(event.target.closest("button"));
      } else if (pressed) {
        event.preventDefault(); // nor shall it take the focus away
      }
    });
    this.whole.addEventListener("click", (event) => {
      if (event.detail > 1 && pressed) {
        event.preventDefault();
      }
    });
  }

  #submitted(event) {
    const { target, submitter } = event;
    const { conversation, language } = this;
    if (target === this.form) {
      event.preventDefault();
      const question = this.box.value.trim();
      if (question && !conversation.busy) {
        this.type("");
        this.ask(question);
      }
    } else if (target.matches(".picks")) {
      event.preventDefault();
      this.#pick(submitter);
    } else if (target.closest(".feedback")) {
      event.preventDefault();
      judge(target, submitter, (said) => conversation.post("feedback", said, language));
    }
    // Any other form is a page of its own, beside the conversation.
  }

  /** Put the text in the box, and keep it as one typed there is kept. */
  type(text) {
    this.box.value = text;
    this.conversation.keep({ draft: text });
  }

  /** Have the focus where the next question is written, or at least with the answers. */
  focus() {
    (TYPING.matches ? this.box : this.log).focus({ preventScroll: true });
  }

  /** Show what the tab kept of the conversation, without its being read out again. */
  restore() {
    this.log.ariaLive = "off";
    const exchanges = this.conversation.exchanges.map(({ question, html }) => {
      const { exchange, replied } = this.begin(question);
      replied.replaceChildren(nodesOf(html, this.home));
      return exchange;
    });
    this.box.value ||= this.conversation.draft;
    requestAnimationFrame(() => (this.log.ariaLive = "polite"));
    return exchanges;
  }

  /** Ask what a suggestion says, once: pressed again while its answer stands there, it has nothing to add. */
  async #pick(button) {
    if (!this.conversation.busy && button.ariaDisabled !== "true") {
      button.ariaDisabled = "true";
      button.ariaDisabled = String(await this.ask(button.value));
    }
  }

  /** Ask, and show what comes of it; whether there was an answer. */
  async ask(question) {
    this.#forgetFailed(question);
    const { exchange, replied } = this.begin(question);
    const waiting = replied.querySelector(".searching");
    this.show(exchange);
    this.form.ariaBusy = "true";
    if (TYPING.matches) {
      this.focus();
    }
    const said = await this.conversation.ask(question, this.language, () => {
      waiting.textContent = this.slow;
      waiting.ariaHidden = null;
    });
    this.form.ariaBusy = null;
    if (said.html) {
      replied.replaceChildren(nodesOf(said.html, this.home));
    } else {
      this.#fail(exchange, replied, said.message ?? this.faults[said.fault], question);
    }
    this.show(exchange);
    return Boolean(said.html);
  }

  /** Nothing typed is lost: the question goes back in the box, and where that is taken, it waits on a button. */
  #fail(exchange, replied, message, question) {
    const fault = document.createElement("p");
    const picks = document.createElement("form");
    const again = document.createElement("button");
    Object.assign(fault, { className: "fault", textContent: message });
    Object.assign(again, { type: "submit", value: question, textContent: this.again });
    picks.className = "picks";
    picks.append(again);
    exchange.classList.add("failed");
    replied.replaceChildren(fault, picks);
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
}
