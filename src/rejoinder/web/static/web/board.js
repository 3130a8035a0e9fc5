// The board: keys, columns, every case of the page picked at once, and the filters that are shown kept under a name. It works without.
"use strict";
(function () {
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const rows = () => all(".board-list tbody tr").filter((row) => row.querySelector(".board-case a"));
  const KEPT = "rejoinder-columns";

  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-pick-all]")) {
      for (const box of event.target.form.querySelectorAll("input[name=case]")) box.checked = event.target.checked;
    } else if (event.target.closest("[data-columns]")) {
      const hidden = all("[data-columns] input").filter((box) => !box.checked).map((box) => box.value);
      localStorage.setItem(KEPT, hidden.join(" "));
      columns();
    }
  });
  document.addEventListener("htmx:afterSwap", function () {
    const shown = document.querySelector("ul[data-query]");
    const kept = document.querySelector("input[data-query]");
    if (shown && kept) kept.value = shown.dataset.query;
    columns();
  });

  function columns() {
    const hidden = (localStorage.getItem(KEPT) || "").split(" ").filter(Boolean);
    for (const box of all("[data-columns] input")) {
      box.checked = !hidden.includes(box.value);
      for (const table of all(".board-list table")) table.classList.toggle("without-" + box.value, !box.checked);
    }
  }

  function move(step) {
    const each = rows(), at = each.findIndex((row) => row.classList.contains("at"));
    const next = each[at < 0 ? (step > 0 ? 0 : each.length - 1) : Math.min(Math.max(at + step, 0), each.length - 1)];
    if (!next) return;
    for (const row of each) row.classList.toggle("at", row === next);
    next.querySelector(".board-case a").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  // By what is printed on the key where the layout has Latin letters, by its place on the keyboard elsewhere.
  function named(event) {
    if (/^[\x20-\x7e]$/.test(event.key)) return event.key;
    const letter = /^Key([A-Z])$/.exec(event.code);
    if (letter) return letter[1].toLowerCase();
    return event.code === "Slash" ? (event.shiftKey ? "?" : "/") : event.key === "？" ? "?" : "";
  }

  const keys = document.getElementById("keys");
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const search = document.getElementById("q");
    if (event.target === search && event.key === "Escape") search.blur();
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const key = named(event), row = rows().find((each) => each.classList.contains("at"));
    const box = row && row.querySelector("input[name=case]");
    if (key === "/" && search) search.select();
    else if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
    else if (key === "x" && box) box.click();
    else if (key === "o" && row) row.querySelector(".board-case a").click();
    else if (key === "?") keys.showModal();
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusin", function (event) {
    const row = event.target.closest && event.target.closest(".board-list tbody tr");
    if (row) for (const each of rows()) each.classList.toggle("at", each === row);
  });
  for (const button of all("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => keys.showModal());
  }
  for (const each of all("[data-columns]")) each.hidden = false;
  columns();
})();
