// The board: pick every case of the page at once, and save the filters that are shown. It works without.
"use strict";
(function () {
  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-pick-all]")) return;
    for (const box of event.target.form.querySelectorAll("input[name=case]")) box.checked = event.target.checked;
  });
  document.addEventListener("htmx:afterSwap", function () {
    const shown = document.querySelector("ul[data-query]");
    const kept = document.querySelector("input[data-query]");
    if (shown && kept) kept.value = shown.dataset.query;
  });
})();
