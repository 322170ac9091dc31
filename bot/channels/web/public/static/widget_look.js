// What the widget looks like where it stands: its language, light or dark, the site's colours where they can be read.
"use strict";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const SHEETS = { light: "#fffefb", dark: "#18232a" }; // what text lies on: `--card` in widget.css
const LEGIBLE = 4.5; // WCAG 2.2, 1.4.3

/** The first of the tags, "en-CA" or "EN", whose language is one of ours. */
function languageOf(...tags) {
  return [...tags, "fr"].map((tag) => (tag ?? "").split(/[-_]/)[0].toLowerCase()).find((language) => language in WORDS);
}

/** "#abc" and "#aabbcc" as three shares of light; null for anything else. */
function lightOf(colour) {
  const digits = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(colour?.trim() ?? "");
  if (!digits) {
    return null;
  }
  const six = digits[2] ?? digits[1].replace(/./g, "$&$&");
  return [0, 2, 4].map((at) => {
    const share = Number.parseInt(six.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function contrast(one, other) {
  const [low, high] = [one, other]
    .map((colour) => lightOf(colour).reduce((sum, share, at) => sum + share * [0.2126, 0.7152, 0.0722][at], 0.05))
    .sort((a, b) => a - b);
  return high / low;
}

/** Puts theme and colours on the widget's root, as its attributes and the system wish. */
function paint(root, { theme, light, dark }) {
  const scheme = theme === "light" || theme === "dark" ? theme : DARK.matches ? "dark" : "light";
  const accent = scheme === "dark" ? (dark ?? light) : light;
  root.classList.toggle("dark", scheme === "dark");
  for (const name of ["--accent", "--on-accent", "--link"]) {
    root.style.removeProperty(name);
  }
  if (lightOf(accent)) {
    root.style.setProperty("--accent", accent);
    root.style.setProperty("--on-accent", contrast(accent, "#ffffff") >= LEGIBLE ? "#ffffff" : "#000000");
    // A colour made for buttons may be too pale for words: those keep ours.
    if (contrast(accent, SHEETS[scheme]) >= LEGIBLE + 0.6) {
      root.style.setProperty("--link", accent);
    }
  }
}
