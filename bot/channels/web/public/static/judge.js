// What one says back about an answer: shared by the page and the widget, which each send it where they must.
// Without this file the buttons are a form like any other.
"use strict";

/**
 * Send what a form of an answer's `.feedback` says, and thank beside it.
 * @param {HTMLFormElement} form the verdicts, or why
 * @param {HTMLButtonElement} pressed
 * @param {(said: object) => Promise<Response>} send
 */
async function judge(form, pressed, send) {
  const whole = form.closest(".feedback");
  const thanks = whole.querySelector(".thanks");
  const why = whole.querySelector(".why");
  if (whole.dataset.busy) {
    return; // however often one clicks
  }
  whole.dataset.busy = "true";
  const said = Object.fromEntries(new FormData(form));
  if (form !== why) {
    said.verdict = pressed.value;
  }
  try {
    const response = await send(Object.fromEntries(Object.entries(said).filter(([, value]) => value)));
    if (!response.ok) {
      thanks.textContent = (await response.json()).error.message;
    } else if (form === why) {
      thanks.textContent = whole.dataset.more;
      why.hidden = true;
      whole.querySelector("[aria-pressed=true]").focus(); // the button that had the focus is gone
    } else {
      for (const button of form.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button === pressed));
      }
      thanks.textContent = pressed.dataset.thanks; // the conversation is a live region: it is announced, once
      why.elements.verdict.value = pressed.value;
      why.hidden = pressed.value === "helpful";
    }
  } catch {
    thanks.textContent = whole.dataset.unreachable; // and what was written stays where it is
  }
  delete whole.dataset.busy;
}
