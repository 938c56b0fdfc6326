"use strict";
(() => {
  const form = document.querySelector("form");
  if (!form) return;
  const fields = ["words", "speaker", "act", "kind", "sure", "order", "story"].map((name) => form.elements[name]);
  const [words, speaker, act, kind, sure, order, story] = fields;
  const status = form.querySelector("output");
  const none = document.querySelector(".none");
  const index = document.querySelector("nav");
  const main = document.querySelector("main");
  const stories = Array.from(document.querySelectorAll("article"), (article) => ({ article, number: article.id.slice(1), filtering: 0 }));
  const byArticle = new Map(stories.map((s) => [s.article, s]));
  let filtering = 0; // counts the times that the claims were filtered

  // The bodies of stories, and most of the index, stand in noscript elements, which
  // are text to a browser that runs this: a page of many stories opens before their
  // elements are made. make makes those of a part of the page, if there are none, and
  // tells whether it did.
  const bodyOf = (part) => part.querySelector(":scope > noscript");
  function make(part) {
    const body = bodyOf(part);
    if (body) body.outerHTML = body.textContent;
    return !!body;
  }

  const itemsOf = (s) => s.article.querySelectorAll(".claims > li");

  // read gathers what is searched, from the elements or from what they will be made of.
  function read(s) {
    s.title = s.article.querySelector("h2").textContent.toLowerCase();
    const body = bodyOf(s.article);
    s.claims = body
      ? Array.from(body.textContent.matchAll(/<li id="[^"]*"(?: class="unsure")? data-s="(\d*)" data-a="(\d+)" data-k="(\w+)" data-p="([\d.]+)">(.*?)<\/li>/gs), (m) => claim(m[1], m[2], m[3], m[4], plain(m[5])))
      : Array.from(itemsOf(s), (item) => claim(item.dataset.s, item.dataset.a, item.dataset.k, item.dataset.p, item.textContent));
  }

  const claim = (speaker, act, kind, sure, text) => ({ speaker, act, kind, sure, text: text.toLowerCase(), fits: true });
  const characters = { "#34": '"', "#39": "'", "#43": "+", amp: "&", lt: "<", gt: ">" };
  const plain = (markup) => markup.replace(/<[^>]*>/g, "").replace(/&(#34|#39|#43|amp|lt|gt);/g, (_, name) => characters[name]);

  function filter() {
    filtering++;
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const all = fields.every((field) => !field || !field.value);
    let shown = 0, inStories = 0;
    for (const s of stories) {
      if (!s.claims) read(s);
      const there = !story || !story.value || story.value === s.number;
      const sought = wanted.filter((word) => !s.title.includes(word));
      let any = false;
      for (const c of s.claims) {
        c.fits = there && (!speaker.value || c.speaker === speaker.value) && (!act.value || c.act === act.value) &&
          (!kind.value || c.kind === kind.value) && (!sure.value || Number(c.sure) >= Number(sure.value)) &&
          sought.every((word) => c.text.includes(word));
        if (c.fits) { any = true; shown++; }
      }
      s.article.hidden = !all && !any;
      if (!s.article.hidden) inStories++;
    }
    none.hidden = inStories > 0;
    main.classList.toggle("filtered", !all);
    status.textContent = all ? "" : shown + (shown === 1 ? " claim in " : " claims in ") + inStories + (inStories === 1 ? " story" : " stories");
    start();
  }

  // settle makes a story's elements, and shows of them what the filter lets through:
  // its claims, and the colours of their words.
  function settle(s) {
    const made = make(s.article);
    if (s.filtering === filtering) return made;
    s.filtering = filtering;
    const wanted = new Set();
    itemsOf(s).forEach((item, i) => {
      item.hidden = !s.claims[i].fits;
      const rank = Math.round(s.claims[i].sure * 100);
      item.style.order = order.value === "surest first" ? -rank : order.value ? rank : "";
      if (!item.hidden) wanted.add(numberOf(item));
    });
    for (const span of s.article.querySelectorAll("[data-c]")) {
      span.classList.toggle("plain", !span.dataset.c.split(" ").some((number) => wanted.has(number)));
    }
    return made;
  }

  // Stories near the view are settled at once, the others when there is time, for
  // those who search the page by the browser's own means.
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) settle(byArticle.get(target));
    }
  }, { rootMargin: "200% 0px" });
  const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
  let next = 0, waiting = false;
  function start() {
    near.disconnect();
    for (const s of stories) if (!s.article.hidden) near.observe(s.article);
    next = 0;
    if (!waiting) idle(goOn);
    waiting = true;
  }
  // What is made costs less than the page that is laid out anew after it: some stories
  // are settled whatever time there is.
  const atLeast = 20;
  function goOn(deadline) {
    let done = 0;
    do {
      const s = stories[next++];
      if (s && !s.article.hidden) settle(s);
      waiting = next < stories.length || makeOfIndex();
      done++;
    } while (waiting && (done < atLeast || deadline.timeRemaining() > 4));
    if (waiting) idle(goOn);
  }
  function makeOfIndex() {
    const body = index.querySelector("noscript");
    return !!body && make(body.parentElement);
  }
  for (const event of ["toggle", "scroll"]) index.addEventListener(event, ({ target }) => make(target), true);
  addEventListener("beforeprint", () => { for (const s of stories) if (!s.article.hidden) settle(s); });

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
    const name = /^#(s\d+)([ct]\d+)?$/.exec(location.hash);
    const s = name && byArticle.get(document.getElementById(name[1]));
    if (!s) return;
    // Those around it come first, lest they move it when they are made.
    const at = stories.indexOf(s);
    let made = false;
    for (const other of stories.slice(Math.max(at - 3, 0), at + 4)) made = settle(other) || made;
    const item = name[2] && document.getElementById(name[1] + "c" + name[2].slice(1));
    if (s.article.hidden || item && item.hidden) {
      form.reset();
      filter();
      settle(s);
      (item || s.article).scrollIntoView({ block: item ? "center" : "start" });
    } else if (made) location.replace(location.hash); // the browser found nothing there
    if (item) light([item]);
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
      settle(byArticle.get(article));
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
  else start();
  follow();
})();
