/* The crisis page without a network, and the card that a person keeps on their phone. Quick exit forgets both. */
(() => {
  "use strict";
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  const CARD = "card";
  let leaving = false;
  const worker = document.currentScript.dataset.worker;
  window.addEventListener("load", () => { if (!leaving) navigator.serviceWorker.register(worker).catch(() => {}); });

  window.forgetPhone = () => {
    leaving = true;
    for (const name of [CARD, "crisis"]) caches.delete(name).catch(() => {});
    navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister())).catch(() => {});
  };

  const box = document.querySelector("[data-keep-card]");
  if (!box) return;
  const [keep, forget, kept] = ["[data-keep]", "[data-forget]", "[data-kept]"].map((what) => box.querySelector(what));
  let isKept = false;
  const show = async () => {
    isKept = await caches.has(CARD);
    keep.hidden = isKept;
    forget.hidden = kept.hidden = !isKept;
    box.hidden = false;
  };
  const store = async () => {
    const answer = await fetch(box.dataset.keepCard, { cache: "no-store" });
    const isWanted = isKept && !leaving; /* An answer that comes after "Forget it" is not kept. */
    if (isWanted && answer.ok && !answer.redirected) await (await caches.open(CARD)).put(box.dataset.keepCard, answer);
  };
  keep.addEventListener("click", async () => {
    isKept = true;
    await store();
    await show();
    (forget.hidden ? keep : forget).focus();
  });
  forget.addEventListener("click", async () => {
    isKept = false;
    await caches.delete(CARD);
    await show();
    keep.focus();
  });
  show().then(() => kept.hidden || store()).catch(() => {}); /* What changed since, or was taken off, changes here too. */
})();
