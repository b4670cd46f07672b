/* A list laid in another order: drag the handle, or press the arrow keys on it. The buttons of each row do the same
   without this file. The server has the last word: what it refuses goes back to its place. */
(() => {
  "use strict";
  for (const list of document.querySelectorAll("[data-order]")) {
    const said = list.parentElement.querySelector("[data-order-said]");
    const rows = () => [...list.querySelectorAll(":scope > [data-row]")];
    const keys = () => rows().map((row) => row.dataset.row);
    let kept = keys();

    const putBack = (words) => {
      const byKey = new Map(rows().map((row) => [row.dataset.row, row]));
      for (const key of kept) list.append(byKey.get(key));
      said.textContent = words;
    };

    const send = async (row) => {
      const order = keys();
      if (order.join() === kept.join()) return;
      const body = new FormData();
      body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      for (const key of order) body.append(list.dataset.order, key);
      try {
        const answer = await fetch(list.dataset.url, { method: "POST", body });
        const told = await answer.json();
        if (!answer.ok) { putBack(told.said); return; }
        kept = order;
        said.textContent = list.dataset.moved.replace("{place}", order.indexOf(row.dataset.row) + 1).replace("{all}", order.length);
      } catch {
        putBack(list.dataset.lost);
      }
    };

    /* The others make room: a row that is itself taken out of the page would lose the hand that holds it. */
    const place = (row, to) => {
      let here = rows().indexOf(row);
      for (; here > to; here--) row.after(row.previousElementSibling);
      for (; here < to; here++) row.before(row.nextElementSibling);
    };
    const middle = (row) => { const box = row.getBoundingClientRect(); return box.top + box.height / 2; };

    for (const row of rows()) {
      const grip = row.querySelector("[data-grip]");
      grip.hidden = false;
      grip.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.preventDefault();
        grip.focus();
        grip.setPointerCapture(event.pointerId);
        row.classList.add("moving");
      });
      grip.addEventListener("pointermove", (event) => {
        if (row.classList.contains("moving")) place(row, rows().filter((other) => other !== row && middle(other) < event.clientY).length);
      });
      const drop = () => {
        if (!row.classList.contains("moving")) return;
        row.classList.remove("moving");
        send(row);
      };
      grip.addEventListener("pointerup", drop);
      grip.addEventListener("pointercancel", drop);
      grip.addEventListener("keydown", (event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        const to = rows().indexOf(row) + by;
        if (!by) return;
        event.preventDefault();
        if (to < 0 || to >= rows().length) return;
        place(row, to);
        send(row);
      });
    }
  }
})();
