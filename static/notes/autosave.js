/* The note saves itself: a second after typing stops, and on leaving a field. Without this file the button does it.
   Nothing is kept in the browser. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const one = (name) => document.querySelector(`[data-${name}]`);
  const saved = one("saved");
  const words = form.dataset;
  let address = words.autosave;
  let isNew = form.elements.version.value === "0";
  let dirty = false, halted = false, leaving = false, waiting = 0, running = null, failures = 0, codes = null, onlyWords = true;

  const say = (text, bad) => { saved.textContent = text; saved.parentElement.classList.toggle("not", Boolean(bad)); };
  const again = () => { dirty = true; onlyWords = false; };
  const later = (ms) => { clearTimeout(waiting); waiting = setTimeout(save, ms); };

  const typed = () => {
    const body = new FormData(form);
    if (!isNew) body.delete("once");
    return body;
  };

  const save = () => {
    clearTimeout(waiting);
    if (running) return running.then(() => (dirty && !halted ? save() : undefined));
    if (!dirty || halted) return Promise.resolve();
    /* In the middle of a text it is kept, with its hints; the checks are asked for when the field is left. */
    const what = onlyWords && !isNew ? "words" : "whole";
    dirty = false;
    onlyWords = true;
    running = fetch(address, { method: "POST", body: typed(), headers: { "X-Autosave": what } })
      .then(read)
      .catch(tryAgain)
      .finally(() => { running = null; });
    return running;
  };

  const read = async (answer) => {
    if (answer.status === 401 || answer.status === 403) { again(); say(words.signedOut, true); later(10000); return; }
    if (!(answer.headers.get("Content-Type") || "").includes("json")) throw new Error("no answer");
    const told = await answer.json();
    failures = 0;
    if (told.elsewhere) { again(); meet(told); return; }
    if (told.closed) { halted = true; say(told.closed, true); return; }
    mark(told.errors || {});
    if (!answer.ok) { again(); say(words.fix, true); return; }
    if (answer.redirected) { again(); later(0); }
    adopt(told);
  };

  const tryAgain = () => {
    again();
    say(words.notSaved, true);
    later(Math.min(30000, 1000 * 2 ** failures++));
  };

  /* The first save made the note: from here on this page is that note's. */
  const adopt = (told) => {
    if (isNew) {
      isNew = false;
      address = told.autosave;
      form.action = told.page;
      history.replaceState(null, "", told.page);
      const title = one("finish");
      title.textContent = title.dataset.finish;
      one("sign").setAttribute("formaction", told.sign);
      one("sign").hidden = one("checks").hidden = false;
    }
    form.elements.version.value = told.version;
    form.elements.once.value = told.once;
    const wrong = Object.keys(told.errors).length > 0;
    say(wrong ? words.fix : told.saved, wrong);
    if (!wrong) for (const summary of form.querySelectorAll("[data-error-summary]")) summary.remove();
    if (told.checks) showNote(told);
    form.dispatchEvent(new CustomEvent("kept", { detail: told }));
  };

  /* The note's own page says more than the pages of a session together. */
  const showNote = (told) => {
    one("due").textContent = told.due ? `· ${told.due}` : "";
    one("minutes").textContent = told.minutes;
    one("units").textContent = told.units ? `· ${told.units}` : "";
    one("counted").replaceChildren(...told.counted.map((line) => {
      const said = document.createElement("span");
      said.className = "d-block";
      said.textContent = line;
      return said;
    }));
    if (told.codes !== codes && !one("codes").contains(document.activeElement)) { one("codes").innerHTML = told.codes; codes = told.codes; }
    one("story").hidden = told.hides_story;
    one("log-only").hidden = !told.hides_story;
    one("late").hidden = !told.is_late;
    one("checks").innerHTML = told.checks;
  };

  const mark = (errors) => {
    for (const box of form.querySelectorAll("[data-box]")) {
      const sentence = (errors[box.dataset.box] || []).join(" ");
      box.querySelector("[data-error]").textContent = sentence;
      for (const field of box.querySelectorAll("input, select, textarea")) {
        if (sentence) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
      }
    }
  };

  /* Two writers: wait until this one has chosen. */
  const meet = (told) => {
    halted = true;
    one("elsewhere").innerHTML = told.elsewhere;
    one("elsewhere").firstElementChild.focus();
    say(words.notSaved, true);
  };
  form.addEventListener("click", (event) => {
    const keep = event.target.closest("[data-keep-mine]");
    if (!keep) return;
    event.preventDefault();
    form.elements.version.value = keep.dataset.keepMine;
    one("elsewhere").replaceChildren();
    halted = false;
    again();
    save();
  });
  form.addEventListener("click", (event) => { if (event.target.closest("[data-elsewhere] a")) leaving = true; });

  const isText = (field) => field.matches("textarea, [type=text]");
  form.addEventListener("input", (event) => { dirty = true; onlyWords &&= isText(event.target); later(1000); });
  form.addEventListener("change", () => { again(); later(1000); });
  form.addEventListener("focusout", () => { if (dirty) save(); });

  /* A button waits for the save on its way, so that it never meets itself as a second writer. */
  form.addEventListener("submit", (event) => {
    if (!running) { clearTimeout(waiting); leaving = true; return; }
    event.preventDefault();
    const button = event.submitter;
    clearTimeout(waiting);
    running.then(() => { if (!halted) form.requestSubmit(button && button.isConnected ? button : undefined); });
  });
  /* Another form of the page, and a link, wait for the last words too. What cannot be saved, the browser asks about. */
  let passing = false;
  document.addEventListener("submit", (event) => {
    const other = event.target, button = event.submitter;
    if (other === form || passing || event.defaultPrevented || halted || !(dirty || running)) return;
    event.preventDefault();
    save().then(() => {
      passing = true;
      other.requestSubmit(button && button.isConnected ? button : undefined);
      passing = false;
    });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !(dirty || running) || halted || event.defaultPrevented || event.ctrlKey || event.metaKey || link.target || link.origin !== location.origin) return;
    event.preventDefault();
    save().then(() => { if (!dirty && !running && !halted) { leaving = true; location.assign(link.href); } });
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => { if (!leaving && (dirty || running)) event.preventDefault(); });
})();
