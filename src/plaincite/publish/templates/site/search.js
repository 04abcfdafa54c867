// Looks for a reader's words in the list of questions, in the reader's own browser: what is typed
// is sent nowhere. The list comes from a file of the site, when somebody begins to type.
"use strict";
(() => {
  const MOST = 20, NEAR_FROM = 5;  // results shown; letters from which one may be wrong
  const box = document.querySelector(".search");
  const form = box.querySelector("form"), input = form.querySelector("input");
  const found = box.querySelector(".found"), status = box.querySelector("[role=status]");
  let entries = null, having = null;

  const wordsOf = text => (text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) || []).map(singular);
  const singular = word =>
    word.length > 3 && word.endsWith("s") && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;

  function learn(pages) {
    having = new Map();
    entries = pages.map(([slug, text, more]) => {
      const entry = {slug, text, own: new Set(wordsOf(text)), all: new Set()};
      entry.all = new Set([...entry.own, ...wordsOf(more)]);
      entry.all.forEach(word => having.set(word, (having.get(word) || 0) + 1));
      return entry;
    });
  }

  // The words of the list that a typed word may stand for: itself, words that begin with it, or,
  // where there are none, words that one slip of a finger turns into it.
  function meant(typed) {
    const known = [...having.keys()];
    const begun = known.filter(word => word === typed || typed.length > 1 && word.startsWith(typed));
    if (begun.length || typed.length < NEAR_FROM) return begun;
    return known.filter(word => isNear(word, typed));
  }

  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0, end = 0;
    while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++;
    const left = Math.min(one.length, other.length) - start;
    while (end < left && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    const a = one.slice(start, one.length - end), b = other.slice(start, other.length - end);
    return a.length <= 1 && b.length <= 1 ||
      a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
  }

  // Rare words count more; a word of the question itself counts more than one of its other names.
  function search(text) {
    const scores = new Map();
    for (const typed of new Set(wordsOf(text))) {
      const best = new Map();
      for (const word of meant(typed)) {
        const rarity = Math.log((entries.length + 1) / (having.get(word) + .5)) + .01;
        for (const entry of entries.filter(item => item.all.has(word))) {
          const score = rarity * (word === typed ? 1 : .7) * (entry.own.has(word) ? 1 : .8);
          best.set(entry, Math.max(score, best.get(entry) || 0));
        }
      }
      best.forEach((score, entry) => scores.set(entry, (scores.get(entry) || 0) + score));
    }
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || (a[0].slug < b[0].slug ? -1 : 1));
    return ranked.filter(([, score]) => score >= ranked[0][1] * .5).map(([entry]) => entry);
  }

  function show() {
    const text = input.value.trim();
    const shown = text && entries ? search(text) : [];
    const say = shown.length === 1 ? box.dataset.one : shown.length ? box.dataset.many : box.dataset.none;
    status.textContent = text && entries ? say.replace("{count}", shown.length) : "";
    found.replaceChildren(...shown.slice(0, MOST).map(entry => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `${box.dataset.pages}${entry.slug}/`;
      link.textContent = entry.text;
      if (box.dataset.language) link.lang = box.dataset.language;
      item.append(link);
      return item;
    }));
    found.hidden = !shown.length;
  }

  function load() {
    input.removeEventListener("focus", load);
    const list = document.createElement("script");
    list.src = box.dataset.list;
    list.addEventListener("load", () => { learn(self.plainciteQuestions); show(); });
    list.addEventListener("error", () => { status.textContent = box.dataset.failed; });
    document.head.append(list);
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", show);
  form.addEventListener("submit", event => {
    event.preventDefault();
    show();
    const first = found.querySelector("a");
    if (first) first.focus();
  });
  form.hidden = false;
  if (document.activeElement === input || input.value) load();
})();
