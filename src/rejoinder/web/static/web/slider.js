// Wipes between two pictures that are laid out alike. Without it they stand side by side.
"use strict";
(function () {
  for (const slider of document.querySelectorAll("[data-slider]")) {
    const range = slider.querySelector("input[type=range]"), stage = slider.querySelector(".stage");
    function wipe(share) {
      const at = Math.min(100, Math.max(0, Math.round(share)));
      range.value = at;
      range.setAttribute("aria-valuetext", slider.dataset.says.replace("#", at));
      slider.style.setProperty("--at", at + "%");
    }
    function point(event) {
      const box = stage.getBoundingClientRect();
      wipe((100 * (event.clientX - box.left)) / box.width);
    }
    slider.classList.add("on");
    slider.querySelector(".wipe").hidden = false;
    range.addEventListener("input", function () { wipe(Number(range.value)); });
    stage.addEventListener("pointerdown", function (event) {
      event.preventDefault();
      stage.setPointerCapture(event.pointerId);
      point(event);
    });
    stage.addEventListener("pointermove", function (event) {
      if (stage.hasPointerCapture(event.pointerId)) point(event);
    });
    wipe(50);
  }
})();
