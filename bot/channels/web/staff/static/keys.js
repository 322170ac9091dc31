// The staff's pages by single keys: j and k from one to the next, x ticks, a answers, d dismisses,
// / leads to the search, ? tells them.
// None while somebody types or holds Ctrl, Alt or Meta; all off where somebody switched them off. Without this file the pages
// work as they are.
"use strict";

const TYPED = "textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]";
const OFF = "staff.keys.off";

const help = document.querySelector("#keys");
const switched = help.querySelector("input");
const opener = document.querySelector("#keys-open");

/** Storage may be closed to us; keys are then on, and the switch holds for this page. */
function kept(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}

const here = () => document.activeElement.closest("[data-step]");

function step(by) {
  const all = [...document.querySelectorAll("[data-step]")];
  const at = all.indexOf(here());
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.querySelector("a")?.focus();
}

function tick() {
  here()?.querySelector("input[type=checkbox]")?.click();
}

function answer() {
  const link = here()?.querySelector("[data-answer]");
  if (link) {
    location.href = link.hash ? link.href : `${link.href}#answer`;
  } else {
    document.querySelector("#answer :is(input:not([type=hidden]), select, textarea)")?.focus();
  }
}

/** Nothing is dismissed by a key: it leads to the reason, with what stands here ticked unless other groups are. */
function dismiss() {
  if (!document.querySelector("[data-step] :checked")) {
    tick();
  }
  document.querySelector("main select[name=reason][data-dismiss]")?.focus();
}

function search() {
  const field = document.querySelector("main input[type=search]");
  field?.focus();
  field?.select();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  x: tick,
  a: answer,
  d: dismiss,
  "/": search,
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.altKey || event.metaKey;
  if (held || event.isComposing || event.defaultPrevented || help.open || switched.checked || event.target.closest(TYPED)) {
    return;
  }
  if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

switched.checked = kept((storage) => storage.getItem(OFF)) !== null;
switched.addEventListener("change", () => {
  kept((storage) => (switched.checked ? storage.setItem(OFF, "1") : storage.removeItem(OFF)));
});
opener.addEventListener("click", () => help.showModal());
opener.hidden = false;
