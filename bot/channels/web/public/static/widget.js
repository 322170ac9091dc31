// A button on another site's page that opens a small panel to ask in, and a panel where the page has a place for one.
//
//   <script src="https://our.address/widget.js" data-lang="fr" defer></script>
//   <kamouraska-widget></kamouraska-widget>
//
// The server puts WORDS, STYLE and the files that this one needs in front of it, in a scope of their own, which is entered once
// however often the script is included. No cookie crosses from site to site: a conversation has an id of its own, which the tab keeps.
"use strict";

const NAME = "kamouraska-widget";
const TAG = document.currentScript ?? document.querySelector('script[src*="/widget.js"]'); // none is current in a module
const HOME = new URL(".", TAG.src).href; // where we lie, path included, up to its last stroke
const ROOMY = matchMedia("(min-width: 30em)");
const SHEET = new CSSStyleSheet(); // made this way, it is allowed by pages whose policy forbids inline styles
SHEET.replaceSync(STYLE);

const conversations = new Map();
const widgets = new Set();
let floating = null;

/** The one that the tab keeps under the key, however often a panel on it is taken away and put back. */
function conversationOf(key) {
  if (!conversations.has(key)) {
    conversations.set(key, new Conversation(key, `${HOME}api/`));
  }
  return conversations.get(key);
}

class Widget extends HTMLElement {
  static observedAttributes = ["lang", "theme", "color", "color-dark"];

  connectedCallback() {
    if (this.hasAttribute("floating") && this !== floating) {
      this.remove(); // a copy, from a page that was kept and put back: the one that works is put back too
      return;
    }
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [SHEET];
      this.#follow();
      this.conversation = conversationOf(this === floating ? NAME : `${NAME}:${this.id || "panel"}`);
    }
    if (this.language !== this.#language()) {
      this.#build();
    }
    widgets.add(this);
  }

  disconnectedCallback() {
    widgets.delete(this);
  }

  attributeChangedCallback(name) {
    if (this.root && name === "lang") {
      this.#build();
    } else if (this.root) {
      this.paint();
    }
  }

  /** Know what has the focus, and had it when a body was taken away with it: that too is told as a loss of focus, before it happens. */
  #follow() {
    this.shadowRoot.addEventListener("focusin", (event) => (this.focused = event.target));
    this.shadowRoot.addEventListener("focusout", () => setTimeout(() => (this.focused = this.shadowRoot.activeElement)));
  }

  #language() {
    return languageOf(this.lang, TAG.dataset.lang, this.parentElement?.closest("[lang]")?.lang);
  }

  #build() {
    this.language = this.#language();
    const words = WORDS[this.language];
    const floats = this === floating;
    // On a phone an open panel would cover the page that was gone to.
    const shown = this.panel ? !this.panel.section.hidden : this.conversation.open && ROOMY.matches;
    this.close = element("button", { type: "button", className: "close" }, words.close);
    this.button = element("button", { type: "button", className: "open", "aria-haspopup": "dialog" }, words.open);
    this.panel = new Panel(this.conversation, this.language, floats ? this.close : null);
    this.button.addEventListener("click", () => this.toggle(true));
    this.close.addEventListener("click", () => this.toggle(false));
    this.root = floats
      ? element("div", { role: "region", "aria-label": words.open, lang: this.language }, this.button, this.panel.section)
      : element("div", {}, this.panel.section);
    this.root.classList.add("root");
    this.shadowRoot.replaceChildren(this.root);
    this.paint();
    if (floats) {
      this.#show(shown);
    }
  }

  paint() {
    const { color, colorDark, theme } = TAG.dataset;
    const own = { light: this.getAttribute("color"), dark: this.getAttribute("color-dark") };
    const colours = own.light || own.dark ? own : { light: color, dark: colorDark };
    paint(this.root, { theme: this.getAttribute("theme") ?? theme, ...colours });
  }

  #show(shown) {
    this.panel.section.hidden = !shown;
    this.button.hidden = shown;
    this.button.setAttribute("aria-expanded", String(shown));
  }

  /** Open the panel, or close it, and have the focus follow. */
  toggle(shown) {
    this.#show(shown);
    this.conversation.keep({ open: shown });
    (shown ? this.panel : this.button).focus();
  }
}

const pressed = new Set(); // keys that went down in a panel, and are still to come up

/**
 * What is typed in a panel is the panel's. The page around it takes "/" and digits for shortcuts, since it sees keys come from an
 * element that is no field; caught at the window, on the way down, they reach neither its listeners nor anybody's but the browser's.
 */
function shield(event) {
  const path = event.composedPath();
  const widget = [...widgets].find(({ panel }) => path.includes(panel.section));
  const escape = event.key === "Escape";
  const ours = widget && (widget === floating || !escape);
  if (event.type === "keydown" && ours) {
    pressed.add(event.code);
  }
  // The panel that a key closed does not see it come up; neither shall the page.
  if ((event.type === "keyup" && pressed.delete(event.code)) || ours) {
    event.stopImmediatePropagation();
  }
  // An Escape, or 229, that ends what is being composed with an input method belongs to that.
  if (ours && escape && event.type === "keydown" && !event.isComposing && event.keyCode !== 229) {
    widget.toggle(false);
  }
}

const swapped = new MutationObserver(() => settle());

/** Stand on the page; again, where a script put another body in its place. */
function settle() {
  if (!floating.isConnected && document.body) {
    const { focused } = floating;
    document.body.append(floating);
    focused?.focus({ preventScroll: true });
  }
  swapped.disconnect();
  for (const node of [document, document.documentElement, document.body]) {
    if (node) {
      swapped.observe(node, { childList: true });
    }
  }
}

function start() {
  if (TAG.dataset.button !== "none") {
    floating = document.createElement(NAME);
    floating.id = NAME;
    floating.setAttribute("floating", TAG.dataset.position === "left" ? "left" : "right");
    settle();
  }
}

customElements.define(NAME, Widget);
for (const type of ["keydown", "keypress", "keyup"]) {
  addEventListener(type, shield, true);
}
DARK.addEventListener("change", () => widgets.forEach((widget) => widget.paint()));
// Back to a page that the browser kept whole: others of this site may have asked meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    conversations.forEach((conversation) => conversation.recall());
    widgets.forEach(({ panel }) => panel.restore());
  }
});
if (document.body) {
  start();
} else {
  addEventListener("DOMContentLoaded", start); // a script in the head that does not wait
}
