// Forms with files: sizes told before they are sent, progress while they are, and nothing to choose anew where it fails.
"use strict";
(function () {
  const MB = 1000000;
  window.fileSize = function (bytes) {
    return bytes >= MB ? (bytes / MB).toFixed(1) + " MB" : Math.max(1, Math.round(bytes / 1000)) + " kB";
  };

  // The words of a form are its own or those of its page.
  function wordsOf(form) {
    return form.dataset.wordsLost ? form.dataset : document.getElementById("upload-words").dataset;
  }

  // Sends a form by script. `parts` are its button, progress bar and place for what went wrong.
  window.sendFiles = function (form, data, parts) {
    const call = new XMLHttpRequest(), words = wordsOf(form);
    function failed() {
      parts.button.disabled = false;
      parts.button.textContent = words.wordsAgain;
      parts.sent.hidden = true;
      parts.lost.textContent = words.wordsLost;
      parts.lost.hidden = false;
    }
    call.open("POST", form.action);
    call.setRequestHeader("HX-Request", "true");
    call.setRequestHeader("X-Kept-Upload", "1");
    call.upload.addEventListener("progress", function (event) {
      parts.sent.hidden = false;
      if (event.lengthComputable) parts.sent.value = (100 * event.loaded) / event.total;
    });
    call.addEventListener("error", failed);
    call.addEventListener("load", async function () {
      const to = call.getResponseHeader("HX-Redirect");
      if (to) {
        const next = new URL(to, location.href), same = next.pathname + next.search === location.pathname + location.search;
        location.href = to;
        if (same && next.hash) location.reload();
        return;
      }
      if (call.status === 401) { parts.button.disabled = false; await window.signInOver(); form.requestSubmit(); return; }
      failed();
      const page = new DOMParser().parseFromString(call.responseText, "text/html");
      const told = page.querySelector(".note.bad") || page.querySelector(".note, #wrong");
      if (told) parts.lost.textContent = told.textContent.trim();
    });
    parts.button.disabled = true;
    parts.lost.hidden = true;
    call.send(data);
  };

  // What was chosen in a field, each file with its size.
  document.addEventListener("change", function (event) {
    const input = event.target, form = input.form;
    if (!form || !input.matches("[data-keep-files] input[type=file]")) return;
    const old = input.parentElement.querySelector("ul.chosen");
    if (old) old.remove();
    if (!input.files.length) return;
    const list = document.createElement("ul"), words = wordsOf(form);
    list.className = "plain small chosen";
    for (const file of Array.from(input.files).slice(0, 80)) {
      const item = document.createElement("li"), over = file.size > Number(words.each) * MB;
      item.textContent = file.name + " · " + window.fileSize(file.size);
      if (over || !file.size) {
        const badge = document.createElement("span");
        badge.className = "badge bad";
        badge.textContent = over ? words.wordsLarge : words.wordsEmpty;
        item.append(" ", badge);
      }
      list.append(item);
    }
    input.after(list);
  });

  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-keep-files]")) return;
    if (!Array.from(form.querySelectorAll("input[type=file]")).some((input) => input.files.length)) return;
    event.preventDefault();
    const button = event.submitter || form.querySelector("button:not([type=button])"), data = new FormData(form);
    if (button.name) data.append(button.name, button.value);
    let lost = form.querySelector("[data-lost]"), sent = form.querySelector("progress");
    if (!lost) {
      lost = document.createElement("p");
      lost.className = "note bad";
      lost.setAttribute("role", "alert");
      lost.dataset.lost = "";
      sent = document.createElement("progress");
      sent.max = 100;
      sent.setAttribute("aria-label", wordsOf(form).wordsSending);
      button.after(" ", sent);
      button.before(lost);
    }
    window.sendFiles(form, data, { button: button, sent: sent, lost: lost });
  });
})();
