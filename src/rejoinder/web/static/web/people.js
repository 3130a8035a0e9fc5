// Copies a link that is shown once, and offers the zone of the browser. Pages work without it.
"use strict";
(function () {
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", function () {
        const source = document.getElementById(button.dataset.copy);
        source.select();
        navigator.clipboard.writeText(source.value);
      });
    }
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const unset = document.querySelector("select[data-zone]");
  if (zone && unset && unset.value === "UTC" && unset.form.method === "post") {
    for (const option of unset.options) if (option.value === zone) unset.value = zone;
  }
})();
