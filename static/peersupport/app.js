/* Small helpers. Every page works without them; nothing here keeps anything in the browser. */
(() => {
  "use strict";
  const body = document.body;

  /* A form with mistakes: start at the summary. After a form was sent: at what came of it, unless the address names a place. */
  const summary = document.querySelector("[data-error-summary]");
  const told = document.querySelector(".messages > .message, [data-told]");
  if (summary) {
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    summary.focus();
  } else if (told && !location.hash && document.activeElement === body) {
    told.focus({ preventScroll: true });
    if (told.getBoundingClientRect().top > innerHeight - 120) told.scrollIntoView();
  }

  /* On a phone the navigation is wider than the screen: the place where one is stands in sight. */
  for (const place of document.querySelectorAll(".topbar nav [aria-current], .subnav [aria-current]")) {
    const row = place.closest("nav");
    row.scrollLeft += place.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - place.offsetWidth) / 2;
  }

  /* Leave at once: the button, or Escape twice. The page is replaced, so that Back does not show it. */
  const exit = document.querySelector("form[data-quick-exit]");
  if (exit) {
    const neutral = exit.dataset.quickExit || "https://www.weather.gov/";
    const leave = () => {
      leaving = true;
      body.hidden = true;
      document.title = " ";
      window.forgetPhone?.();
      fetch(exit.action, { method: "POST", body: new FormData(exit), keepalive: true, redirect: "manual" })
        .catch(() => {})
        .finally(() => location.replace(neutral));
    };
    /* A browser that kept the page as it was shows it blank and goes on to the neutral one. */
    window.addEventListener("pageshow", (event) => { if (event.persisted && leaving) location.replace(neutral); });
    let lastEscape = 0;
    exit.addEventListener("submit", (event) => { event.preventDefault(); leave(); });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const now = Date.now();
      if (now - lastEscape < 600) leave();
      lastEscape = now;
    });
  }

  /* Back shows a form that was sent. It keeps the key that it was sent with, so that sending it again makes nothing
     twice; from the first change on it is a new form. Only the key is remembered. */
  const keyed = [...document.querySelectorAll("form[data-guard] [name=once]")];
  const fresh = keyed.map((field) => field.value);
  const kept = history.state?.once;
  const remember = () => history.replaceState({ ...history.state, once: keyed.map((field) => field.value) }, "");
  if (kept?.length === keyed.length) {
    keyed.forEach((field, place) => { field.value = kept[place]; });
    window.addEventListener("pageshow", () => setTimeout(() => keyed.forEach((field, place) => {
      field.form.addEventListener("input", () => { field.value = fresh[place]; remember(); }, { once: true });
    })));
  } else if (keyed.length) remember();

  /* Unsaved words: form[data-guard] asks before the page is left. */
  let leaving = false;
  const shape = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
  const guarded = new Map([...document.querySelectorAll("form[data-guard]")].map((form) => [form, shape(form)]));
  for (const form of guarded.keys()) {
    form.addEventListener("submit", () => guarded.delete(form));
    form.addEventListener("peersupport:saved", () => guarded.set(form, shape(form)));
  }
  /* Without a network a form stays as it is and says so: the browser's own page of errors would take the words. */
  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    if (navigator.onLine || !guarded.has(form) || form.matches("[hx-post]")) return;
    event.preventDefault();
    event.stopPropagation();
    const said = form.querySelector("[data-unsent]") ?? document.createElement("p");
    Object.assign(said, { className: "message warning", textContent: body.dataset.unsent });
    said.dataset.unsent = "";
    said.setAttribute("role", "alert");
    (button?.closest(".actions") ?? button ?? form.lastElementChild).before(said);
  }, { capture: true });
  window.addEventListener("online", () => { for (const said of document.querySelectorAll("form [data-unsent]")) said.remove(); });
  const unsent = () => [...guarded].some(([form, before]) => form.isConnected && shape(form) !== before);
  window.addEventListener("beforeunload", (event) => { if (!leaving && unsent()) event.preventDefault(); });

  /* Work that takes a while says so; the form is sent as it is. */
  for (const busy of document.querySelectorAll("form [data-busy]")) busy.closest("form").addEventListener("submit", () => { busy.hidden = false; if (busy.dataset.busy) follow(busy); });

  /* Where an address tells how far it has come, the bar shows it; asking is no human hand. */
  function follow(busy) {
    const bar = busy.querySelector("progress");
    const ask = async () => {
      try {
        const answer = await fetch(busy.dataset.busy, { headers: { "X-Autosave": "progress" } });
        if (answer.status === 200) { const { done, of } = await answer.json(); bar.max = of; bar.value = done; }
      } catch { /* The work goes on all the same. */ }
      setTimeout(ask, 1500);
    };
    setTimeout(ask, 500);
  }

  /* A new password is typed once, so one may look at it. */
  const show = document.querySelector("[data-show-password]");
  if (show) {
    const passwords = show.closest("form").querySelectorAll("input[type=password]");
    show.hidden = false;
    show.querySelector("input").addEventListener("change", (event) => {
      for (const password of passwords) password.type = event.target.checked ? "text" : "password";
    });
  }

  /* On a phone a row of pages scrolls: the page that is open is in it. */
  for (const here of document.querySelectorAll(".topbar nav [aria-current], .subnav [aria-current]")) {
    const beyond = here.getBoundingClientRect().right - here.parentElement.getBoundingClientRect().right + 16;
    if (beyond > 0) here.parentElement.scrollLeft += beyond;
  }

  /* Idle: only a person's own doing counts, so an autosave keeps nobody signed in. */
  const idle = document.getElementById("idle");
  const limit = Number(body.dataset.idleSeconds) * 1000;
  if (idle && limit) {
    const warning = Math.min(120000, limit / 2);
    let lastDoing = Date.now();
    let lastTold = Date.now();
    const signIn = body.dataset.idleUrl;
    const goAway = () => { if (away && unsent()) drawCurtain(); else if (!leaving) { leaving = true; location.assign(signIn); } };

    /* Words that are not sent yet wait behind a curtain, until the same person has signed in again in another tab. On a
       device that is not one's own there is no curtain: nothing waits there. */
    const away = document.getElementById("away");
    let covered = [];
    const drawCurtain = () => {
      if (covered.length) return;
      fetch(signIn, { headers: { "X-Autosave": "away" } }).catch(() => {});
      if (idle.open) idle.close();
      covered = [...body.children].filter((part) => part !== away && !part.hidden);
      for (const part of covered) part.hidden = true;
      away.showModal();
    };
    const openCurtain = (page) => {
      const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      body.setAttribute("hx-headers", page.body.getAttribute("hx-headers"));
      for (const part of covered) part.hidden = false;
      covered = [];
      lastDoing = lastTold = Date.now();
      away.close();
    };
    away?.addEventListener("cancel", (event) => event.preventDefault());
    away?.addEventListener("close", () => { if (covered.length) away.showModal(); });
    away?.querySelector("[data-back]").addEventListener("click", async () => {
      const answer = await fetch(body.dataset.meUrl, { headers: { "X-Autosave": "away" } }).catch(() => null);
      const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
      if (page.body.dataset.whose === body.dataset.whose) openCurtain(page);
      else away.querySelector("[data-not-yet]").hidden = false;
    });
    const tellServer = () => {
      lastTold = Date.now();
      if (!body.dataset.stayUrl) return;
      const token = JSON.parse(body.getAttribute("hx-headers"))["X-CSRFToken"];
      fetch(body.dataset.stayUrl, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" })
        .then((answer) => { if (!answer.ok) goAway(); })
        .catch(() => {});
    };
    const stay = () => { lastDoing = Date.now(); if (idle.open) idle.close(); tellServer(); };
    const doing = () => {
      if (idle.open || covered.length) return;
      lastDoing = Date.now();
      if (lastDoing - lastTold > Math.min(60000, limit / 4)) tellServer();
    };
    for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) document.addEventListener(kind, doing, { passive: true, capture: true });
    idle.querySelector("[data-stay]").addEventListener("click", stay);
    idle.addEventListener("cancel", stay);
    setInterval(() => {
      const left = limit - (Date.now() - lastDoing);
      if (covered.length) return;
      if (left <= 0) goAway();
      else if (left <= warning && !idle.open) idle.showModal();
    }, 1000);
  }

  /* htmx: an ended session takes the whole page to the sign-in, never into a fragment. */
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const answer = event.detail.xhr;
    const signIn = body.dataset.idleUrl;
    const elsewhere = signIn && answer.responseURL && new URL(answer.responseURL).pathname === new URL(signIn, location.href).pathname;
    if (answer.status === 401 || elsewhere) {
      event.preventDefault();
      leaving = true;
      location.assign(answer.getResponseHeader("HX-Redirect") || `${signIn || "/"}?next=${encodeURIComponent(location.pathname)}`);
    } else if (answer.getResponseHeader("HX-Redirect")) {
      leaving = true;
    }
  });

  /* The account menu closes when one goes elsewhere. */
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
