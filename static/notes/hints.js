/* The hints under the specialist's own text: a suggestion takes the place of the words, and the page saves itself.
   Without this file the suggestions are there to read. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const said = form.querySelector("[data-hints-said]");
  const boxes = [...form.querySelectorAll("[data-hints]")];
  const shown = new Map();

  const open = (box) => { for (const button of box.querySelectorAll("[data-swap]")) button.hidden = false; };
  boxes.forEach(open);

  /* What did not change stays as it is; a tick that the save on its way did not carry is not lost. */
  form.addEventListener("kept", ({ detail }) => {
    for (const box of boxes) {
      const now = detail.hints[box.dataset.hints];
      if (shown.get(box) === now) continue;
      const held = box.contains(document.activeElement);
      shown.set(box, now);
      const ticked = [...box.querySelectorAll("input:checked")].map((input) => input.value);
      box.innerHTML = now;
      for (const input of box.querySelectorAll("input")) input.checked = ticked.includes(input.value);
      open(box);
      if (held) (box.querySelector("button, input, a") || form.elements[box.dataset.hints]).focus();
      said.textContent = now ? said.dataset.hintsSaid : "";
    }
  });

  const place = (text, words, nth) => {
    let at = text.indexOf(words);
    for (let n = 0; n < nth && at >= 0; n++) at = text.indexOf(words, at + words.length);
    return at;
  };

  /* As if typed, so that the browser's own undo takes it back. */
  const write = (field, text) => {
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-swap]");
    if (!button) return;
    const box = button.closest("[data-hints]"), field = form.elements[box.dataset.hints];
    const words = button.dataset.words.replace(/\r\n?/g, "\n"), better = button.dataset.swap;
    const at = place(field.value, words, Number(button.dataset.nth));
    button.closest("[data-hint]").remove();
    shown.delete(box);
    field.focus();
    if (at < 0) return;
    field.setSelectionRange(at, at + words.length);
    write(field, better);
    const gap = better.indexOf("…");
    if (gap < 0) field.setSelectionRange(at + better.length, at + better.length);
    else field.setSelectionRange(at + gap, at + gap + 1);
  });
})();
