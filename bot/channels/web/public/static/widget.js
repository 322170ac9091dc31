// A button on another site's page that opens a small panel to ask in. The server puts WORDS and STYLE before this text.
//
//   <script src="https://our.address/widget.js" data-lang="fr" defer></script>
//
// The conversation is told apart by a random id that lives as long as the page: no cookie crosses from site to site.
"use strict";

const tag = document.currentScript;
const home = new URL(".", tag.src).href; // where we lie, path included, up to its last stroke
const language = [tag.dataset.lang, document.documentElement.lang.slice(0, 2), "fr"].find((l) => l in WORDS);
const words = WORDS[language];
const conversation = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

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

const open = element("button", { type: "button", className: "open", "aria-expanded": "false" }, words.open);
const close = element("button", { type: "button", className: "close" }, words.close);
const log = element("div", { className: "log", role: "log", "aria-live": "polite", tabIndex: 0, "aria-label": words.title });
const box = element("input", {
  type: "text", required: true, autocomplete: "off", placeholder: words.placeholder, "aria-label": words.label,
});
const form = element("form", { className: "ask" }, box, element("button", { type: "submit" }, words.send));
const privacy = element(
  "a",
  { href: `${home}confidentialite?lang=${language}`, target: "_blank", rel: "noopener" },
  words.privacy,
);
const panel = element(
  "section",
  { className: "panel", role: "dialog", "aria-label": words.title, lang: language, hidden: true },
  element("header", {}, element("h2", {}, words.title), close),
  log,
  form,
  element("p", { className: "foot" }, words.footnote, " ", privacy),
);

function toggle(shown) {
  panel.hidden = !shown;
  open.hidden = shown;
  open.setAttribute("aria-expanded", String(shown));
  (shown ? box : open).focus();
}

async function replyTo(question, replied) {
  const response = await fetch(`${home}api/ask`, {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ question, conversation }),
  });
  const answer = await response.json();
  if (response.ok) {
    replied.innerHTML = answer.html; // made by our own server, which escapes everything in it
  } else {
    replied.replaceChildren(element("p", { className: "fault" }, answer.error.message));
    box.value ||= question;
  }
}

async function ask(question) {
  const replied = element("div", { className: "replied" }, element("p", { className: "searching" }, words.searching));
  const asked = element("p", { className: "asked" }, element("span", { className: "unseen" }, `${words.you} `), question);
  log.append(asked, replied);
  try {
    await replyTo(question, replied);
  } catch {
    replied.replaceChildren(element("p", { className: "fault" }, words.unreachable));
    box.value ||= question;
  }
  asked.scrollIntoView({ block: "nearest" });
  log.scrollTop = asked.offsetTop - log.offsetTop;
}

open.addEventListener("click", () => toggle(true));
close.addEventListener("click", () => toggle(false));
panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    toggle(false);
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  box.value = "";
  if (question) {
    ask(question);
  }
});
// A suggestion's button carries its own question.
log.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(event.submitter.value);
});

const host = element("div", { id: "kamouraska-widget" });
const shadow = host.attachShadow({ mode: "open" });
const style = new CSSStyleSheet();
style.replaceSync(STYLE);
// A sheet made this way is allowed by host pages whose policy forbids inline styles.
shadow.adoptedStyleSheets = [style];
shadow.append(open, panel);
document.body.append(host);
