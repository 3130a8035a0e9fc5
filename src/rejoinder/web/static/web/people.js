// Offers the zone of the browser. Pages work without it.
"use strict";
(function () {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const unset = document.querySelector("select[data-zone]");
  if (zone && unset && unset.value === "UTC" && unset.form.method === "post") {
    for (const option of unset.options) if (option.value === zone) unset.value = zone;
  }
})();
