// Small helps for every page: the zone of the reader, the language menu, files dropped on a field. Pages work without it.
"use strict";
(function () {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = "rejoinder-zone=" + zone + "; path=/; max-age=31536000; samesite=lax";

  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
  });

  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(name, function (event) {
      const field = event.target.closest && event.target.closest("[data-drop]");
      if (!field) return;
      event.preventDefault();
      field.classList.toggle("over", name === "dragenter" || name === "dragover");
      if (name !== "drop") return;
      const input = field.querySelector("input[type=file]");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
})();
