// The conversation on the visitor's page. Without this file the form still works, one question at a time.
"use strict";

const form = document.getElementById("ask");
const box = document.getElementById("question");
const log = document.getElementById("log");
const exchange = document.getElementById("exchange");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
// On a touch screen a focused box raises the keyboard, which would hide the answer just given.
const typing = matchMedia("(hover: hover) and (pointer: fine)");
let busy = false;

function show(node, block) {
  node.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

function post(address, body) {
  return fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
    body: JSON.stringify(body),
  });
}

function begin(question) {
  document.body.classList.add("talking");
  const article = exchange.content.cloneNode(true).firstElementChild;
  article.querySelector(".words").textContent = question;
  log.append(article);
  show(article, "nearest");
  return article;
}

function fault(replied, message, question) {
  const said = document.createElement("p");
  said.className = "fault";
  said.textContent = message;
  replied.replaceChildren(said);
  // Nothing typed is ever lost: it goes back where it can be sent again.
  if (!box.value) {
    box.value = question;
  }
}

async function ask(question) {
  const article = begin(question);
  const replied = article.querySelector(".replied");
  try {
    const response = await post(form.dataset.address, { question });
    const answer = await response.json();
    if (response.ok) {
      replied.innerHTML = answer.html; // made by our own server, which escapes everything in it
    } else {
      fault(replied, answer.error.message, question);
    }
  } catch {
    fault(replied, form.dataset.unreachable, question);
  }
  show(article, "start"); // a long answer is read from its beginning
}

async function send(question) {
  if (busy || !question) {
    return;
  }
  busy = true;
  form.setAttribute("aria-busy", "true");
  await ask(question);
  form.removeAttribute("aria-busy");
  busy = false;
  if (typing.matches) {
    box.focus({ preventScroll: true });
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.className === "wish") {
    return; // a page of its own, beside the conversation
  }
  event.preventDefault();
  const judged = event.target.closest(".feedback");
  if (judged) {
    judge(event.target, event.submitter, (said) => post(judged.dataset.address, said));
  } else if (event.target !== form) {
    // A sample's or suggestion's button carries its own question, and leaves what is being typed alone.
    send(event.submitter.value);
  } else if (!busy) {
    const question = box.value.trim();
    box.value = "";
    send(question);
  }
});

if (typing.matches && !log.querySelector(".exchange")) {
  box.focus({ preventScroll: true });
}
