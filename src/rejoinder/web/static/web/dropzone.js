// Files, folders and photos dropped anywhere on the page: listed with their sizes, sent with progress, kept where the server is away.
"use strict";
(function () {
  const form = document.querySelector("[data-dropzone]");
  if (!form) return;
  const chosen = [], target = form.querySelector("[data-target]");
  const part = form.querySelector("[data-chosen-files]"), list = part.querySelector("ul");
  const lost = form.querySelector("[data-lost]"), sent = form.querySelector("[data-sent]"), button = form.querySelector("[data-send]");
  const MB = 1000000, each = Number(form.dataset.each) * MB, together = Number(form.dataset.together) * MB;

  const size = window.fileSize;
  function why(file) {
    if (!file.size) return form.dataset.wordsEmpty;
    return file.size > each ? form.dataset.wordsLarge : "";
  }
  function draw() {
    part.hidden = !chosen.length;
    list.replaceChildren(...chosen.map(function (one, at) {
      const item = document.createElement("li"), name = document.createElement("span"), out = document.createElement("button");
      name.textContent = one.path + " · " + size(one.file.size);
      item.append(name);
      if (why(one.file)) {
        const badge = document.createElement("span");
        badge.className = "badge bad";
        badge.textContent = why(one.file);
        item.append(" ", badge);
      }
      out.type = "button";
      out.className = "plain";
      out.textContent = form.dataset.wordsOut;
      out.setAttribute("aria-label", form.dataset.wordsOut + ": " + one.path);
      out.addEventListener("click", function () { chosen.splice(at, 1); draw(); });
      item.append(" ", out);
      return item;
    }));
    const all = chosen.reduce((sum, one) => sum + one.file.size, 0);
    const bar = part.querySelector("[data-size]");
    bar.textContent = chosen.length + " · " + size(all) + (all > together ? " · " + form.dataset.wordsLarge : "");
  }
  function add(file, path) {
    const name = path || file.webkitRelativePath || file.name;
    if (!chosen.some((one) => one.path === name && one.file.size === file.size)) chosen.push({ file: file, path: name });
  }
  // The label is the button: the browser's own speaks its language, not the reader's, and names files that are listed below.
  form.querySelector("#files").classList.add("unseen");
  form.querySelector("label[for=files]").classList.add("button");
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", function () {
      for (const file of input.files) add(file);
      input.value = "";
      draw();
    });
  }

  async function walk(entry, into) {
    if (entry.isFile) {
      into.push([await new Promise((done, failed) => entry.file(done, failed)), entry.fullPath.replace(/^\//, "")]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const one of some) await walk(one, into);
    }
  }
  const holdsFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  const elsewhere = (event) => event.target.closest && event.target.closest("[data-drop]");
  document.addEventListener("dragover", function (event) {
    if (!holdsFiles(event) || elsewhere(event)) return;
    event.preventDefault();
    target.classList.add("over");
  });
  document.addEventListener("dragleave", function (event) {
    if (!event.relatedTarget) target.classList.remove("over");
  });
  document.addEventListener("drop", async function (event) {
    if (!holdsFiles(event) || elsewhere(event)) return;
    event.preventDefault();
    target.classList.remove("over");
    const entries = Array.from(event.dataTransfer.items || []).map((one) => one.webkitGetAsEntry && one.webkitGetAsEntry()).filter(Boolean);
    const plain = Array.from(event.dataTransfer.files), found = [];
    try {
      for (const entry of entries) await walk(entry, found);
    } catch (error) { found.length = 0; }
    if (found.length) for (const [file, path] of found) add(file, path);
    else for (const file of plain) add(file);
    draw();
    const fold = form.closest("details");
    if (fold) fold.open = true;
    form.scrollIntoView({ block: "nearest" });
  });

  function send() {
    const data = new FormData(form);
    data.delete("files");
    for (const one of chosen.filter((one) => !why(one.file))) {
      data.append("files", one.file);
      data.append("path", one.path);
    }
    window.sendFiles(form, data, { button: button, sent: sent, lost: lost });
  }
  form.addEventListener("submit", function (event) {
    if (!chosen.length && !(form.querySelector("[name=words]") || { value: "" }).value.trim()) return;
    event.preventDefault();
    send();
  });
})();
