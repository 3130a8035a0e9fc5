// Small helps for every page: the reader's zone, the language menu, files dropped on a field, the open tab in sight, words to copy. Pages work without it.
"use strict";
(function () {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === "https:";
  if (zone) document.cookie = (secure ? "__Host-rejoinder-zone=" : "rejoinder-zone=") + zone + "; path=/; max-age=31536000; samesite=lax" + (secure ? "; secure" : "");

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

  // On a phone the tabs run past the edge: the one that is open comes into sight.
  const here = document.querySelector(".tabs [aria-current]");
  if (here) here.closest(".tabs").scrollLeft = here.offsetLeft - here.closest(".tabs").offsetLeft - 24;

  // A strip that runs past the edge fades there for as long as there is more.
  for (const strip of document.querySelectorAll(".tabs, .top .inside")) {
    const show = () => strip.classList.toggle("more", strip.scrollLeft + strip.clientWidth < strip.scrollWidth - 4);
    strip.addEventListener("scroll", show, { passive: true });
    window.addEventListener("resize", show);
    show();
  }

  // A button to copy shows only where the browser lets us; a field is selected too, for those who copy by hand.
  for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copy]") : []) {
    button.hidden = false;
    button.addEventListener("click", async function () {
      const source = document.getElementById(button.dataset.copy);
      if (source.select) source.select();
      await navigator.clipboard.writeText(source.select ? source.value : source.textContent);
      if (button.dataset.copied) button.textContent = button.dataset.copied;
    });
  }
})();
