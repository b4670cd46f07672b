/* A group's meeting that saved itself: what its page says of each note follows. Without this file it does on reload. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  const why = form.querySelector("[data-why-of-one]");
  const mayGo = form.querySelector("[data-may-go]");

  /* Why somebody did not come is asked of those who have no note. */
  const offer = (box, asked) => {
    if (!asked) { box.replaceChildren(); return; }
    if (box.firstElementChild) return;
    box.append(why.content.cloneNode(true));
    box.querySelector("select").name = `${box.dataset.why}-why`;
  };

  /* The other one writes it: nothing is put down for them here. */
  const leave = (row) => {
    row.querySelectorAll("[data-to-be]").forEach((said) => said.remove());
    row.querySelectorAll("input, select").forEach((field) => { field.disabled = true; });
  };

  form.addEventListener("kept", ({ detail }) => {
    for (const [name, html] of Object.entries(detail.parts)) {
      const part = form.querySelector(`[data-part="${name}"]`);
      if (!part || part.innerHTML === html || part.contains(document.activeElement)) continue;
      part.innerHTML = html;
    }
    for (const theirs of form.querySelectorAll("[data-part] [data-theirs]")) leave(theirs.closest(".step"));
    for (const box of form.querySelectorAll("[data-why]")) offer(box, !detail.parts[box.dataset.why]);
    mayGo.hidden = !detail.asks;
    if (!detail.asks) mayGo.querySelector("input").checked = false;
  });
})();
