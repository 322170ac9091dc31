// A conversation, kept for as long as its tab: the visitor's page and the widget share it. Knows no element of a page.
"use strict";

const PATIENCE_MS = { slow: 8_000, most: 40_000 };
const MOST_EXCHANGES = 30; // some 3 kB each, and a site's store holds 5 MB

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What was asked and answered in this tab, what is being typed, and the id that the server knows it by.
 *
 * A tab that is duplicated, or opened by a page's script, begins with a copy of what its first one kept. That one holds the id until
 * it leaves the page; who finds it held takes another, so that two tabs are two conversations.
 */
class Conversation {
  #flight = null;

  /** Where it is kept in the tab, and where our API lies, up to its last stroke. */
  constructor(key, api) {
    this.key = key;
    this.api = api;
    this.recall();
    addEventListener("pagehide", () => this.keep({ held: false }));
  }

  /** Take up what the tab kept. */
  recall() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      // A page that may not store anything: the conversation is as long as the page.
    }
    this.id = kept && !kept.held ? kept.id : randomId();
    this.exchanges = kept?.exchanges ?? [];
    this.draft = kept?.draft ?? "";
    this.open = kept?.open ?? false;
    this.keep();
  }

  /** Keep all of it in the tab, with what changed. */
  keep({ held = true, ...changed } = {}) {
    Object.assign(this, changed);
    const { id, exchanges, draft, open } = this;
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ id, exchanges, draft, open, held }));
    } catch {
      // Full, or forbidden.
    }
  }

  /** Whether a question is under way. */
  get busy() {
    return this.#flight !== null;
  }

  /** Forget what was said, here and there. */
  startAnew() {
    this.#flight?.abort();
    this.keep({ id: randomId(), exchanges: [], draft: "" });
  }

  /**
   * Ask, unless a question is under way: then null. Else the answer's card as `html`, or why there is none: `message` in the
   * server's words, or `fault`, "offline" or "unreachable".
   */
  async ask(question, language, slow) {
    if (this.busy) {
      return null;
    }
    const flight = new AbortController();
    const clocks = [setTimeout(slow, PATIENCE_MS.slow), setTimeout(() => flight.abort(), PATIENCE_MS.most)];
    this.#flight = flight;
    const { id } = this;
    try {
      const { html, message, urgent } = await this.#reply(question, language, flight.signal);
      // A cry for help is shown, and kept nowhere.
      if (html && !urgent && id === this.id) {
        this.keep({ exchanges: [...this.exchanges, { question, html }].slice(-MOST_EXCHANGES) });
      }
      return html ? { html } : { message };
    } catch {
      return { fault: navigator.onLine ? "unreachable" : "offline" };
    } finally {
      clocks.forEach(clearTimeout);
      this.#flight = null;
    }
  }

  /** Send something of this conversation to the API. */
  post(path, said, language, signal = null) {
    return fetch(this.api + path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "Accept-Language": language },
      body: JSON.stringify({ ...said, conversation: this.id }),
      signal,
    });
  }

  async #reply(question, language, signal) {
    const response = await this.post("ask", { question }, language, signal);
    const answer = await response.json();
    return response.ok
      ? { html: answer.html, urgent: answer.entry?.startsWith("emergency:") }
      : { message: answer.error.message };
  }
}
