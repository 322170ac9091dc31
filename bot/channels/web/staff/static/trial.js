// What is tried runs on by itself, and the page shows how far it is. Without this file the page comes when all is known.
"use strict";

const LOOK_EVERY = 500;
const going = document.querySelector("[data-trying]");

document.addEventListener("submit", (event) => {
  if (event.submitter?.value === "try") {
    const aside = document.createElement("input");
    Object.assign(aside, { type: "hidden", name: "aside", value: "1" });
    event.target.append(aside);
  }
});

async function look() {
  try {
    const response = await fetch(going.dataset.trying);
    if (response.status !== 200) {
      location.reload();
      return;
    }
    const shown = new DOMParser().parseFromString(await response.text(), "text/html");
    going.replaceChildren(...shown.body.children);
  } catch {
    // No connection just now: the next look tells.
  }
  setTimeout(look, LOOK_EVERY);
}

if (going) {
  setTimeout(look, LOOK_EVERY);
}
