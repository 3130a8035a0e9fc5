// Papers: dropped on a requirement, and shown with what was read from them. The pages work without.
"use strict";
(function () {
  function row(event) {
    return event.target.closest ? event.target.closest("[data-drop]") : null;
  }
  function holdsFiles(event) {
    return event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  }
  document.addEventListener("dragover", function (event) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const here = row(event);
    for (const other of document.querySelectorAll("[data-drop].over")) if (other !== here) other.classList.remove("over");
    if (here) here.classList.add("over");
    event.dataTransfer.dropEffect = here || document.querySelector("[data-dropzone]") ? "copy" : "none";
  });
  document.addEventListener("dragleave", function (event) {
    const here = row(event);
    if (here && !here.contains(event.relatedTarget)) here.classList.remove("over");
  });
  document.addEventListener("drop", function (event) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const here = row(event);
    if (!here) return;
    here.classList.remove("over");
    const adding = here.querySelector("details.add");
    adding.open = true;
    adding.querySelector("input[type=file]").files = event.dataTransfer.files;
    adding.querySelector("input[name=received_from]").focus();
  });

  // A page on which somebody has begun to write is not swapped under his hands.
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target.id !== "papers") return;
    for (const input of event.detail.target.querySelectorAll("input:not([type=hidden])")) {
      if (input.type === "file" ? input.files.length : input.value) event.detail.shouldSwap = false;
    }
  });

  function light(number) {
    for (const each of document.querySelectorAll("[data-field]")) each.classList.toggle("here", each.dataset.field === number);
  }
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, function (event) {
      const field = event.target.closest ? event.target.closest("[data-field]") : null;
      if (field) light(field.dataset.field);
    });
  }
})();
