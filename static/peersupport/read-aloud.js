/* Read aloud, each sentence in the language it was said in. The button stays hidden where the browser cannot speak. */
if ("speechSynthesis" in window) {
  const spoken = (what) => {
    const parts = [];
    const walker = document.createTreeWalker(what, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent.trim();
      if (!words || !node.parentElement.checkVisibility() || node.parentElement.closest("select, textarea")) continue;
      const lang = node.parentElement.closest("[lang]").lang;
      if (parts.at(-1)?.lang === lang) parts.at(-1).words += `\n${words}`; else parts.push({ lang, words });
    }
    return parts;
  };
  for (const button of document.querySelectorAll("[data-read-aloud]")) {
    const speaks = (yes) => button.setAttribute("aria-pressed", String(yes));
    button.hidden = false;
    speaks(false);
    button.addEventListener("click", () => {
      const stop = button.getAttribute("aria-pressed") === "true";
      speechSynthesis.cancel();
      speaks(!stop);
      if (stop) return;
      const parts = spoken(document.querySelector(button.dataset.readAloud));
      parts.forEach(({ lang, words }, place) => {
        const said = new SpeechSynthesisUtterance(words);
        said.lang = lang;
        said.rate = 0.95;
        if (place === parts.length - 1) said.onend = () => speaks(false);
        said.onerror = () => speaks(false);
        speechSynthesis.speak(said);
      });
    });
  }
  window.addEventListener("pagehide", () => speechSynthesis.cancel());
}
