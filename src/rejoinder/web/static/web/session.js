// When the session is over: one signs in over the page, and what was about to be sent is sent. Words typed are kept as drafts.
"use strict";
(function () {
  const over = document.getElementById("signed-out");
  if (!over) return;
  const form = over.querySelector("form"), trouble = over.querySelector("[role=alert]"), me = over.dataset.user;
  let pending = null;

  function renew(csrf) {
    for (const each of document.querySelectorAll("[name=csrfmiddlewaretoken]")) each.value = csrf;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
  }
  async function fresh() {
    const response = await fetch(over.dataset.fresh, { headers: { "HX-Request": "true" }, cache: "no-store" });
    const told = await response.json();
    renew(told.csrf);
    return told.user;
  }

  // Resolves once the same person is signed in again.
  window.signInOver = function () {
    if (pending) return pending;
    pending = new Promise(function (done) {
      trouble.hidden = true;
      over.showModal();
      over.querySelector("[name=password]").focus();
      over.signedIn = function () {
        pending = null;
        over.close();
        done();
      };
    });
    return pending;
  };
  async function goOn() {
    const user = await fresh();
    if (user === me) over.signedIn();
    else {
      trouble.textContent = user ? over.dataset.other : over.dataset.wrong;
      trouble.hidden = false;
    }
  }
  over.addEventListener("cancel", (event) => event.preventDefault());
  over.querySelector("[data-go-on]").addEventListener("click", goOn);
  form.addEventListener("submit", async function (event) {
    event.preventDefault();
    event.stopPropagation();
    try {
      await fresh();
      const data = new FormData(form);
      const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "XMLHttpRequest" } });
      form.querySelector("[name=password]").value = "";
      const told = await response.json().catch(() => ({}));
      if (told.location && /2fa/.test(told.location)) over.querySelector("[data-second]").hidden = false;
      else await goOn();
    } catch (error) {
      trouble.textContent = over.dataset.away;
      trouble.hidden = false;
    }
  });

  // A part of a page that was refused because nobody is signed in is asked for again.
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status !== 401) return;
    event.detail.shouldSwap = false;
    const config = event.detail.requestConfig, asked = config.triggeringEvent;
    if (config.elt.matches("[data-quiet]")) return;
    if (config.verb === "get") { window.signInOver(); return; }
    window.signInOver().then(function () {
      const sender = config.elt;
      // What was asked for while somebody typed is asked for again; a form that nobody sent is not sent.
      if (sender.matches("form") && asked && asked.type !== "submit") sender.dispatchEvent(new Event(asked.type, { bubbles: true }));
      else if (sender.matches("form")) sender.requestSubmit(asked && asked.submitter ? asked.submitter : undefined);
      else sender.click();
    });
  });

  // Whether htmx sends a form when it is submitted: with `hx-trigger` it acts on other events alone.
  const sentByHtmx = (sender) => sender.hasAttribute("hx-post") && !sender.hasAttribute("hx-trigger");

  // A form with words or files is only let go when somebody is signed in to take it: else they would be lost.
  document.addEventListener("submit", function (event) {
    const sender = event.target, submitter = event.submitter;
    if (event.defaultPrevented || sender.method !== "post" || over.contains(sender) || sentByHtmx(sender) || sender.dataset.sure) return;
    if (!sender.querySelector("textarea, input[type=file]") && !sender.dataset.draft) return;
    event.preventDefault();
    if (sender.keepUnsent) sender.keepUnsent();
    const go = function () {
      sender.dataset.sure = "1";
      sender.requestSubmit(submitter && submitter.isConnected ? submitter : undefined);
      setTimeout(() => delete sender.dataset.sure, 0);
    };
    const ask = async function () {
      try {
        if ((await fresh()) !== me) await window.signInOver();
        away(false);
        go();
      } catch (error) {
        away(true);
        setTimeout(ask, 2500);
      }
    };
    ask();
  });
  function away(is) {
    const place = document.getElementById("trouble");
    let note = place.querySelector("[data-away]");
    if (is && !note) {
      note = document.createElement("p");
      note.className = "note warn";
      note.dataset.away = "1";
      note.textContent = over.dataset.away;
      place.prepend(note);
      note.scrollIntoView({ block: "center" });
    }
    if (!is && note) note.remove();
  }

  // Drafts: what is typed is kept in this browser until it was sent, and put back when the page is opened again.
  const PREFIX = "rejoinder-draft:" + me + ":";
  // Every form in which words are written keeps them, under its address and its place among those of the same address.
  const places = {};
  for (const each of document.querySelectorAll("main form[method=post]:not(.answering, [hx-post], [data-draft])")) {
    if (!each.querySelector("textarea, input[type=text], input:not([type])") || each.querySelector("[type=password]")) continue;
    const path = new URL(each.action, location.href).pathname;
    places[path] = (places[path] || 0) + 1;
    each.dataset.draft = path + "#" + places[path];
  }
  for (const each of document.querySelectorAll("form[data-draft]")) {
    const key = PREFIX + each.dataset.draft;
    const fields = () => Array.from(each.querySelectorAll("textarea, input[type=text], input:not([type])"));
    let held = null;
    try { held = JSON.parse(localStorage.getItem(key) || "null"); } catch (error) { held = null; }
    const refused = Boolean(document.querySelector("main [role=alert] p"));
    if (held && held.sent && !refused) localStorage.removeItem(key);
    else if (held && held.values.length === fields().length) {
      let changed = false;
      fields().forEach(function (field, at) {
        if (field.value === held.values[at]) return;
        field.value = held.values[at];
        changed = true;
      });
      if (changed) {
        each.dispatchEvent(new Event("input", { bubbles: true }));
        const note = document.createElement("p"), drop = document.createElement("button");
        note.className = "note";
        note.setAttribute("role", "status");
        note.textContent = over.dataset.draft + " ";
        drop.type = "button";
        drop.className = "plain";
        drop.textContent = over.dataset.discard;
        drop.addEventListener("click", function () { localStorage.removeItem(key); location.reload(); });
        note.append(drop);
        each.prepend(note);
        const fold = each.closest("details");
        if (fold) fold.open = true;
      }
    }
    const keep = (sent) => localStorage.setItem(key, JSON.stringify({ sent: sent, values: fields().map((field) => field.value) }));
    // Words typed while the page was still loading are in the fields before anybody listens.
    if (!held && fields().some((field) => field.value !== field.defaultValue)) keep(false);
    each.addEventListener("input", (event) => { if (event.isTrusted) keep(false); });
    each.addEventListener("submit", () => { if (localStorage.getItem(key)) keep(true); });
    each.keepUnsent = () => { if (localStorage.getItem(key)) keep(false); };
  }
  for (const out of document.querySelectorAll("form[action$='/logout/']")) {
    out.addEventListener("submit", function () {
      for (const key of Object.keys(localStorage)) if (/^rejoinder-(draft|upload):/.test(key)) localStorage.removeItem(key);
      for (const key of Object.keys(sessionStorage)) if (/^rejoinder-answers:/.test(key)) sessionStorage.removeItem(key);
    });
  }
})();
