"use strict";
(() => {
  const form = document.querySelector("form");
  const [words, speaker, act] = ["words", "speaker", "act"].map((name) => form.elements[name]);
  const status = document.querySelector("output");
  let stories;

  // read gathers what is searched, once.
  function read() {
    stories = Array.from(document.querySelectorAll("article"), (article) => ({
      article,
      title: article.querySelector("h2").textContent.toLowerCase(),
      claims: Array.from(article.querySelectorAll(".claims > li"), (item) => ({
        item, speaker: item.dataset.speaker, act: item.dataset.act, text: item.textContent.toLowerCase(),
      })),
    }));
  }

  function filter() {
    if (!stories) read();
    const wanted = words.value.trim().toLowerCase();
    const all = !wanted && !speaker.value && !act.value;
    let shown = 0, inStories = 0;
    for (const s of stories) {
      const titled = wanted !== "" && s.title.includes(wanted);
      let any = false;
      for (const c of s.claims) {
        const fits = (!speaker.value || c.speaker === speaker.value) && (!act.value || c.act === act.value) &&
          (!wanted || titled || c.text.includes(wanted));
        if (c.item.hidden === fits) c.item.hidden = !fits;
        if (fits) { any = true; shown++; }
      }
      const hide = !all && !any;
      if (s.article.hidden !== hide) s.article.hidden = hide;
      if (!hide) inStories++;
    }
    status.textContent = shown + " claims in " + inStories + " stories";
  }

  // light marks the words of claims, and the claims, in their story.
  function light(article, items) {
    for (const old of article.querySelectorAll(".on")) old.classList.remove("on");
    for (const item of items) {
      item.classList.add("on");
      for (const span of article.querySelectorAll('[data-claims~="' + item.id + '"]')) span.classList.add("on");
    }
  }

  let timer;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 80); });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  document.addEventListener("click", (event) => {
    const article = event.target.closest("article");
    if (!article) return;
    const span = event.target.closest("[data-claims]");
    if (span) {
      const items = span.dataset.claims.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      light(article, items);
      if (items.length) items[0].scrollIntoView({ block: "nearest" });
      return;
    }
    const item = event.target.closest(".claims > li");
    if (!item) return;
    const theirs = event.target.closest("button") && item.dataset.speaker;
    light(article, theirs ? Array.from(article.querySelectorAll(".claims > li")).filter((li) => li.dataset.speaker === theirs) : [item]);
  });
  form.hidden = false;
})();
