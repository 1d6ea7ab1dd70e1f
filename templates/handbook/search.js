// The search of the handbook: every word has to occur; names count most, then titles, then texts.
"use strict";

const field = document.getElementById("search");
const found = document.getElementById("found");
const MOST = 30;

const plain = (text) => text.normalize("NFKC").toLowerCase();
const bare = (text) => plain(text).replace(/[\s_]/g, "");
const ready = ENTRIES.map((entry) => ({
  ...entry, inTitle: plain(entry.title), inText: plain(entry.text),
}));

function weight(entry, word) {
  const name = bare(word);
  if (entry.names.includes(name)) return 100;
  if (entry.names.some((each) => each.startsWith(name))) return 40;
  if (entry.inTitle.includes(word)) return 20;
  if (entry.names.some((each) => each.includes(name))) return 15;
  return entry.inText.includes(word) ? 1 : 0;
}

function search(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const whole = bare(text);
  return ready
    .map((entry) => {
      const weights = words.map((word) => weight(entry, word));
      const all = weights.every(Boolean) ? weights.reduce((sum, each) => sum + each, 0) : 0;
      return [entry, entry.names.includes(whole) ? all + 200 : all];
    })
    .filter(([, sum]) => sum > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([entry]) => entry);
}

function line(entry, index) {
  const link = document.createElement("a");
  link.href = entry.at;
  link.className = index ? "" : "first";
  const title = document.createElement("b");
  title.textContent = entry.title;
  const text = document.createElement("small");
  text.textContent = `${entry.chapter} · ${entry.text.slice(0, 110)}`;
  link.append(title, text);
  return link;
}

function show() {
  const wanted = field.value.trim();
  found.hidden = !wanted;
  if (!wanted) return;
  const lines = search(wanted).slice(0, MOST).map(line);
  if (!lines.length) {
    const none = document.createElement("p");
    none.textContent = found.dataset.none;
    lines.push(none);
  }
  found.replaceChildren(...lines);
}

field.addEventListener("input", show);
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
  found.querySelector("a")?.click();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") found.hidden = true;
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  }
});
found.addEventListener("click", () => { found.hidden = true; });
if (location.hash.startsWith("#?")) {
  field.value = decodeURIComponent(location.hash.slice(2));
  show();
}
