// The conversation on the visitor's page. Without this file and those that it needs, the form still works, a page a question.
"use strict";

const form = document.getElementById("ask");
const log = document.getElementById("log");
const template = document.getElementById("exchange");
const anew = document.getElementById("anew");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const conversation = new Conversation(`conversation ${form.dataset.api}`, form.dataset.api);

function show(exchange, behavior = calm.matches ? "auto" : "smooth") {
  exchange.scrollIntoView({ block: "start", behavior });
}

function begin(question) {
  document.body.classList.add("talking");
  const exchange = template.content.cloneNode(true).firstElementChild;
  exchange.querySelector(".words").textContent = question;
  log.append(exchange);
  return { exchange, replied: exchange.querySelector(".replied") };
}

/** What the server answered on this page goes on from what the tab kept, in the conversation that it was answered in, if ours. */
function takeUp() {
  const known = new Set(conversation.exchanges.map(({ question }) => question));
  const answered = [...log.querySelectorAll(".exchange")].filter((one) => one.querySelector(".card:not(.urgent)"));
  const found = answered
    .map((one) => ({ question: one.querySelector(".words").textContent, html: one.querySelector(".replied").innerHTML.trim() }))
    .filter(({ question }) => !known.has(question));
  if (found.length) {
    conversation.keep({ id: log.dataset.conversation || conversation.id, exchanges: [...conversation.exchanges, ...found] });
  }
  answered.forEach((one) => one.remove());
}

function draw() {
  const others = [...log.children]; // a fault, or an answer that nobody keeps
  const kept = talk.restore();
  log.append(...others);
  const last = others.at(-1) ?? kept.at(-1);
  if (last) {
    show(last, "auto");
  }
}

const box = document.getElementById("question");
const home = new URL(form.dataset.api, location.href).href;
const talk = new Talk(conversation, document.documentElement.lang, form.dataset, { whole: document, log, form, box, home }, begin, show);

takeUp();
draw();
anew.addEventListener("click", () => conversation.startAnew()); // and the link leads to a page where nothing was asked
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    conversation.recall();
    log.replaceChildren();
    draw();
  }
});
if (TYPING.matches && !log.querySelector(".exchange")) {
  box.focus({ preventScroll: true });
}
