/* One letter does what the button with this letter does. Never while somebody types, and never with Ctrl, Alt or Meta.
   Escape leaves the field that a letter led into. */
(() => {
  "use strict";
  const typing = (place) => place.closest("input, textarea, select, [contenteditable], dialog");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.target.closest("details")?.querySelector("summary").focus();
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const wanted = document.querySelector(`[data-letters~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!wanted) return;
    event.preventDefault();
    const fold = wanted.closest("details");
    if (!fold) { wanted.click(); return; }
    fold.open = true;
    fold.querySelector("textarea, input:not([type=hidden])").focus();
  });
})();
