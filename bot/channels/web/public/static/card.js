// A card's HTML → nodes, by hand: a page that requires Trusted Types forbids the browser's own parsers to who has no policy there.
// It reads the small HTML that our templates write, and of it only what is named below: nothing here can run anything.
"use strict";

const ELEMENTS = new Set(
  ("a b br button cite code details div em fieldset form h2 h3 h4 i input label legend li ol option p q select small span " +
    "strong summary textarea time ul").split(" "),
);
const ATTRIBUTES = new Set(
  ("checked class datetime disabled for hidden id lang maxlength method name open placeholder rel required role " +
    "rows selected tabindex target title type value").split(" "),
);
const ADDRESSES = new Set(["action", "href"]);
const TOKENS = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>|[^<]+|</g;
const PAIRS = /([a-z-]+)(?:="([^"]*)")?/g;
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decoded(text) {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) {
      return SIGNS[name] ?? whole;
    }
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16));
  });
}

/** An address as it leads from another site's page too; nothing for one that is neither the web's, a telephone's nor a mailbox's. */
function absolute(address, home) {
  if (/^(?:https?|tel|mailto):/i.test(address)) {
    return address;
  }
  return /^\/(?!\/)/.test(address) ? new URL(address, home).href : "";
}

function put(made, name, value, home) {
  const given = ADDRESSES.has(name) ? absolute(value, home) : value;
  if (ADDRESSES.has(name) ? given : ATTRIBUTES.has(name) || /^(?:aria|data)-/.test(name)) {
    made.setAttribute(name, given);
  }
}

/** The HTML as a fragment; addresses that begin with a stroke are of the site where `home` lies. */
function nodesOf(html, home) {
  const fragment = document.createDocumentFragment();
  let parent = fragment;
  for (const [text, closing, name, pairs] of html.matchAll(TOKENS)) {
    if (!name) {
      parent.append(decoded(text));
    } else if (!ELEMENTS.has(name)) {
      continue; // its words are shown, as a browser does with an element that it does not know
    } else if (closing) {
      parent = parent.parentNode ?? fragment;
    } else {
      const made = document.createElement(name);
      for (const [, key, value = ""] of pairs.matchAll(PAIRS)) {
        put(made, key, decoded(value), home);
      }
      parent.append(made);
      parent = name === "br" || name === "input" ? parent : made;
    }
  }
  return fragment;
}
