// Forms with files: sizes told before they are sent, large ones in chunks that go on where they stopped, nothing to choose anew.
"use strict";
(function () {
  const MB = 1000000, CHUNK = 4 * MB, LEAST = MB / 4, LONGEST = 15, KEPT = "rejoinder-upload:";
  const NOT_FOR_ONE = [403, 404, 405];  // who has no place to send chunks to, such as counsel of one case, sends the form whole
  window.fileSize = function (bytes) {
    return bytes >= MB ? (bytes / MB).toFixed(1) + " MB" : Math.max(1, Math.round(bytes / 1000)) + " kB";
  };

  // The words of a form are its own or those of its page.
  function wordsOf(form) {
    return form.dataset.wordsLost ? form.dataset : document.getElementById("upload-words").dataset;
  }

  // Answers with the finished call, whatever came of it; its status is 0 where the server did not answer.
  function ask(method, address, headers, body, progress) {
    return new Promise(function (done) {
      const call = new XMLHttpRequest();
      call.open(method, address);
      call.setRequestHeader("HX-Request", "true");
      for (const name of Object.keys(headers)) call.setRequestHeader(name, headers[name]);
      if (progress) call.upload.addEventListener("progress", (event) => progress(event.loaded));
      call.addEventListener("loadend", () => done(call));
      call.send(body || null);
    });
  }
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const isAway = (call) => call.status === 0 || (call.status >= 502 && call.status <= 504);
  // Refused before anything was done, so that it can be sent again; the server says after how many seconds.
  const isTooMany = (call) => call.status === 429;
  const secondsOf = (call) => Math.min(Math.max(Number(call.getResponseHeader("Retry-After")) || LONGEST, 1), 60);
  function toldBy(call) {
    const page = new DOMParser().parseFromString(call.responseText, "text/html");
    const told = page.querySelector(".note.bad") || page.querySelector(".note, #wrong");
    return told ? told.textContent.trim() : "";
  }
  const token = (form) => form.querySelector("[name=csrfmiddlewaretoken]").value;

  // A file is known again by its name, size and hour, so that it goes on from where it stopped although the page was closed.
  function keyOf(file, taken) {
    const user = document.getElementById("signed-out").dataset.user;
    let key = KEPT + [user, file.webkitRelativePath || file.name, file.size, file.lastModified].join(":");
    while (taken.has(key)) key += "+";
    taken.add(key);
    return key;
  }
  function base64(words) {
    return btoa(Array.from(new TextEncoder().encode(words), (byte) => String.fromCharCode(byte)).join(""));
  }

  // Sends a file in chunks (tus 1.0.0), whatever breaks. `here` shows how far it is and what is amiss.
  // Gives its address, or the call that was refused, or neither where the file cannot be read any more.
  async function sendInChunks(form, file, key, here) {
    let address = localStorage.getItem(key) || "", offset = -1, size = CHUNK, wait = 1;
    while (offset < file.size) {
      const headers = { "Tus-Resumable": "1.0.0", "X-CSRFToken": token(form) };
      let call;
      if (!address) {
        headers["Upload-Length"] = file.size;
        headers["Upload-Metadata"] = "filename " + base64(file.name);
        call = await ask("POST", wordsOf(form).uploads, headers);
      } else if (offset < 0) call = await ask("HEAD", address, headers);
      else {
        const bytes = await file.slice(offset, offset + size).arrayBuffer().catch(() => null), from = offset;
        if (!bytes) return {};
        headers["Upload-Offset"] = offset;
        headers["Content-Type"] = "application/offset+octet-stream";
        call = await ask("PATCH", address, headers, bytes, (loaded) => here.progress(from + loaded));
      }
      if (call.status >= 200 && call.status < 300) {
        if (call.status === 201) localStorage.setItem(key, address = call.getResponseHeader("Location"));
        offset = Number(call.getResponseHeader("Upload-Offset"));
        size = Math.min(size * 2, CHUNK);
        wait = 1;
        here.away("");
      } else if (call.status === 401) await window.signInOver();
      else if (call.status === 409) offset = -1;
      else if (address && call.status === 404) {
        localStorage.removeItem(key);
        address = "";
        offset = -1;
      } else if (isTooMany(call)) {
        here.away(toldBy(call) || wordsOf(form).wordsAway);
        await pause(secondsOf(call));
        here.away("");
      } else if (isAway(call)) {
        here.away(toldBy(call) || wordsOf(form).wordsAway);
        await pause(wait);
        wait = Math.min(wait * 2, LONGEST);
        size = Math.max(size / 2, LEAST);
        offset = -1;
      } else return { refused: call };
    }
    return { address: address };
  }

  // The largest files, until what is left is no more than a chunk and goes with the form.
  function largest(entries) {
    const files = entries.filter((entry) => entry[1] instanceof File).sort((one, other) => other[1].size - one[1].size);
    let left = files.reduce((sum, entry) => sum + entry[1].size, 0);
    return files.filter(function (entry) {
      const apart = left > CHUNK;
      if (apart) left -= entry[1].size;
      return apart;
    });
  }
  // The form that names what was sent before it; where files have paths, those of the latter come last, as they do.
  function naming(entries, sent) {
    const files = entries.filter((entry) => entry[0] === "files"), paths = entries.filter((entry) => entry[0] === "path");
    const data = new FormData(), last = [];
    for (const entry of entries) {
      const at = paths.indexOf(entry), file = at < 0 ? entry : files[at];
      if (!sent.has(file)) data.append(entry[0], entry[1]);
      else last.push(at < 0 ? ["uploaded", entry[0] + ":" + sent.get(file)] : entry);
    }
    for (const entry of last) data.append(entry[0], entry[1]);
    return data;
  }

  // Sends a form by script, its large files before it. `parts` are its button, progress bar and place for what went wrong.
  window.sendFiles = async function (form, data, parts) {
    const words = wordsOf(form), entries = Array.from(data), sent = new Map(), keys = new Set();
    const all = entries.reduce((sum, entry) => sum + (entry[1] instanceof File ? entry[1].size : 0), 0);
    let before = 0;
    const here = {
      progress: function (loaded) { parts.sent.value = (100 * (before + loaded)) / Math.max(all, 1); },
      away: function (why) {
        parts.lost.className = "note warn";
        parts.lost.textContent = why;
        parts.lost.hidden = !why;
      },
    };
    function failed(why) {
      parts.button.disabled = false;
      parts.button.textContent = words.wordsAgain;
      parts.sent.hidden = true;
      parts.lost.className = "note bad";
      parts.lost.textContent = why || words.wordsLost;
      parts.lost.hidden = false;
    }
    parts.button.disabled = true;
    parts.lost.hidden = true;
    parts.sent.hidden = false;
    for (const entry of largest(entries)) {
      const file = entry[1], done = await sendInChunks(form, file, keyOf(file, keys), here);
      if (done.refused && NOT_FOR_ONE.includes(done.refused.status)) break;
      if (!done.address) { failed(done.refused ? toldBy(done.refused) : words.wordsUnreadable + " " + file.name); return; }
      sent.set(entry, done.address.split("/").filter(Boolean).pop());
      before += file.size;
    }
    const body = naming(entries, sent);
    let call, wait = 1;
    for (;;) {
      body.set("csrfmiddlewaretoken", token(form));
      call = await ask("POST", form.action, { "X-Kept-Upload": "1" }, body, here.progress);
      if (call.status === 401) { await window.signInOver(); continue; }
      if (isTooMany(call)) {
        here.away(toldBy(call) || words.wordsAway);
        await pause(secondsOf(call));
        here.away("");
        continue;
      }
      // A form with a token or a key of its own counts once, however often it comes.
      if (!isAway(call) || !(body.has("token") || body.has("key"))) break;
      here.away(toldBy(call) || words.wordsAway);
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST);
    }
    const to = call.getResponseHeader("HX-Redirect");
    if (!to) { failed(toldBy(call)); return; }
    for (const key of keys) localStorage.removeItem(key);
    const next = new URL(to, location.href), same = next.pathname + next.search === location.pathname + location.search;
    location.href = to;
    if (same && next.hash) location.reload();
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
