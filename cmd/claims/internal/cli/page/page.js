"use strict";
(() => {
  const form = document.querySelector("form");
  if (!form) return;
  const fields = ["words", "speaker", "act", "story"].map((name) => form.elements[name]);
  const [words, speaker, act, story] = fields;
  const status = form.querySelector("output");
  const none = document.querySelector(".none");
  const main = document.querySelector("main");
  let stories;

  // read gathers what is searched, once.
  function read() {
    stories = Array.from(document.querySelectorAll("article"), (article) => ({
      article, number: article.id.slice(1),
      title: article.querySelector("h2").textContent.toLowerCase(),
      claims: Array.from(article.querySelectorAll(".claims > li"), (item) => ({
        item, speaker: item.dataset.s, act: item.dataset.a, text: item.textContent.toLowerCase(),
      })),
    }));
  }

  function filter() {
    if (!stories) read();
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const all = fields.every((field) => !field || !field.value);
    let shown = 0, inStories = 0;
    for (const s of stories) {
      const there = !story || !story.value || story.value === s.number;
      const sought = wanted.filter((word) => !s.title.includes(word));
      let any = false;
      if (there) {
        for (const c of s.claims) {
          const fits = (!speaker.value || c.speaker === speaker.value) && (!act.value || c.act === act.value) &&
            sought.every((word) => c.text.includes(word));
          if (c.item.hidden === fits) c.item.hidden = !fits;
          if (fits) { any = true; shown++; }
        }
      }
      const hide = !all && !any;
      if (s.article.hidden !== hide) s.article.hidden = hide;
      if (!hide) inStories++;
    }
    none.hidden = inStories > 0;
    main.classList.toggle("filtered", !all);
    seen.disconnect(); // to look at each story anew, as it is scrolled to
    if (!all) for (const s of stories) if (!s.article.hidden) seen.observe(s.article);
    status.textContent = all ? "" : shown + (shown === 1 ? " claim in " : " claims in ") + inStories + (inStories === 1 ? " story" : " stories");
  }

  // In stories that are filtered, only the words of the claims shown are coloured.
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      const wanted = new Set(Array.from(target.querySelectorAll(".claims > li:not([hidden])"), numberOf));
      for (const span of target.querySelectorAll("[data-c]")) {
        span.classList.toggle("plain", !span.dataset.c.split(" ").some((number) => wanted.has(number)));
      }
    }
  });

  const numberOf = (item) => item.id.slice(item.id.indexOf("c") + 1);

  // light marks claims, and their words in the story; no others stay marked.
  function light(items) {
    for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
    let first;
    for (const item of items) {
      item.classList.add("on");
      for (const span of item.closest("article").querySelectorAll('[data-c~="' + numberOf(item) + '"]')) {
        span.classList.add("on");
        first ||= span;
      }
    }
    return first;
  }

  // follow marks the claim that the address names: s1c2 is claim 2 of story 1, and
  // s1t2 its words.
  function follow() {
    const name = /^#(s\d+)[ct](\d+)$/.exec(location.hash);
    const item = name && document.getElementById(name[1] + "c" + name[2]);
    if (!item) return;
    if (item.hidden || item.closest("article").hidden) { form.reset(); filter(); item.scrollIntoView({ block: "center" }); }
    light([item]);
  }

  let timer;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 80); });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") light([]); });
  document.addEventListener("click", (event) => {
    const article = event.target.closest("article");
    if (!article || event.target.closest("a")) {
      if (article) setTimeout(follow); // the address may stay the same
      return;
    }
    const span = event.target.closest("[data-c]");
    if (span) {
      const items = span.dataset.c.split(" ").map((number) => document.getElementById(article.id + "c" + number)).filter(Boolean);
      light(items);
      if (items.length) items[0].scrollIntoView({ block: "nearest" });
      return;
    }
    const item = event.target.closest(".claims > li");
    if (!item || String(getSelection())) return;
    const name = event.target.closest("button") && event.target.textContent;
    const items = name ? Array.from(article.querySelectorAll(".claims > li")).filter((li) => li.querySelector("button").textContent === name) : [item];
    const first = light(items);
    if (first) first.scrollIntoView({ block: "nearest" });
  });
  form.hidden = false;
  if (fields.some((field) => field && field.value)) filter(); // kept by the browser over a reload
  follow();
})();
