// The interview by keys: an answer is shown at once, sent in turn, and sent again where the server is away. The page works without.
"use strict";
(function () {
  const board = document.getElementById("interview");
  if (!board) return;
  const store = "rejoinder-answers:" + location.pathname;
  const all = (selector, within) => Array.from((within || board).querySelectorAll(selector));
  const trouble = document.getElementById("asking-trouble");
  const finished = document.getElementById("finished");
  const list = board.querySelector(".answers");
  const given = [];
  let sending = false;

  const shown = () => all(".question").find((each) => !each.hidden) || null;
  const left = () => all(".question:not([data-done])");
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  const random = () => (crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2));

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(store) || "[]"); } catch (error) { return []; }
  }
  function keep(queue) {
    sessionStorage.setItem(store, JSON.stringify(queue));
  }

  // The second click of a double click is no answer to the question that has come up under the pointer.
  const TWO_CLICKS_MS = 400;
  let shownAt = -TWO_CLICKS_MS;
  board.addEventListener("click", function (event) {
    const hurried = event.detail > 1 || (event.detail === 1 && performance.now() - shownAt < TWO_CLICKS_MS);
    if (!hurried || !event.target.closest(".answering button")) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  function show(question, focus) {
    shownAt = performance.now();
    for (const each of all(".question")) each.hidden = each !== question;
    finished.hidden = Boolean(question);
    if (!question) { watch(); return; }
    if (focus === false) return;
    const field = question.querySelector(".one-line input, select");
    (field || question.querySelector("h2")).focus({ preventScroll: true });
    if (field && field.select) field.select();
  }

  function next() {
    show(left()[0] || null);
  }

  // Nothing is left on this page: the answers are judged, and there may be more to ask.
  function watch(always) {
    const asks = document.getElementById("asks-more");
    if (asks.dataset.watching || (!always && !given.length && !kept().length)) return;
    asks.dataset.watching = "1";
    asks.querySelector("[data-waits]").hidden = false;
    asks.querySelector("[data-over]").hidden = true;
    const look = async function () {
      if (left().length) { delete asks.dataset.watching; return; }
      if (!kept().length) {
        try {
          const response = await fetch(board.dataset.more, { headers: { "HX-Request": "true" }, redirect: "manual" });
          if (response.headers.get("HX-Refresh") === "true") { location.reload(); return; }
        } catch (error) { /* it is asked again */ }
      }
      setTimeout(look, 700);
    };
    setTimeout(look, 300);
  }

  function row(question, asked, said) {
    for (const old of all("[data-answer]", list)) if (old.dataset.answer === question) old.remove();
    const made = document.getElementById("answer-row").content.firstElementChild.cloneNode(true);
    made.dataset.answer = question;
    made.querySelector("[data-asked]").textContent = asked;
    made.querySelector("[data-said]").textContent = said;
    made.querySelector("[name=question]").value = question;
    const button = made.querySelector("button");
    button.setAttribute("aria-label", button.textContent + ": " + asked);
    list.prepend(made);
    count();
  }
  function count() {
    board.querySelector("[data-count]").textContent = String(all("[data-answer]", list).length);
    document.getElementById("answered").open = true;
  }

  function push(entry) {
    const queue = kept();
    queue.push(entry);
    keep(queue);
    send();
  }

  async function send() {
    if (sending) return;
    sending = true;
    let wait = 0;
    while (kept().length) {
      const entry = kept()[0], form = new FormData();
      for (const [name, value] of entry.fields) form.append(name, value);
      form.set("csrfmiddlewaretoken", token());
      try {
        const response = await fetch(entry.to, { method: "POST", body: form, headers: { "X-Quick": "1", "HX-Request": "true" }, keepalive: true });
        if (response.status === 401) {
          await window.signInOver();
          continue;
        }
        if (response.status === 429) {
          trouble.textContent = board.dataset.away;
          trouble.hidden = false;
          await new Promise((done) => setTimeout(done, 1000 * (Number(response.headers.get("Retry-After")) || 15)));
          continue;
        }
        keep(kept().slice(1));
        if (!response.ok) refuse(entry, await response.json().catch(() => ({ says: String(response.status) })));
        else if (!trouble.dataset.refusal) trouble.hidden = true;
        wait = 0;
      } catch (error) {
        wait = Math.min(wait + 1, 8);
        trouble.textContent = board.dataset.away;
        trouble.hidden = false;
        await new Promise((done) => setTimeout(done, 800 * wait));
      }
    }
    sending = false;
  }

  // What does not fit comes back as the question that it was, with why.
  function refuse(entry, told) {
    const question = all(".question").find((each) => each.dataset.question === entry.question);
    trouble.textContent = told.says;
    trouble.hidden = false;
    trouble.dataset.refusal = "1";
    if (!question || !entry.to.endsWith("/answer/")) return;
    for (const old of all("[data-answer]", list)) if (old.dataset.answer === entry.question) old.remove();
    if (told.changed) {
      question.remove();
      if (!left().length) watch(true);
      return;
    }
    delete question.dataset.done;
    show(question);
  }

  function answer(form, submitter) {
    const question = form.closest(".question"), fields = [];
    if (form.dataset.kind === "file" && !(submitter && submitter.name === "unknown")) return false;
    for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string") fields.push([name, value]);
    const said = submitter && submitter.name === "unknown" ? submitter.textContent.trim() : words(form, submitter);
    question.dataset.done = "1";
    given.push(question.dataset.question);
    delete trouble.dataset.refusal;
    trouble.hidden = true;
    row(question.dataset.question, question.querySelector("h2").textContent, said);
    next();
    push({ to: board.dataset.tell, question: question.dataset.question, fields: fields });
    return true;
  }
  function words(form, submitter) {
    if (submitter && submitter.value) return submitter.textContent.replace(submitter.querySelector("kbd") ? submitter.querySelector("kbd").textContent : "", "").trim();
    const select = form.querySelector("select");
    if (select) return select.selectedOptions[0].textContent;
    const picked = all("input[type=checkbox]:checked", form).map((each) => each.parentElement.textContent.trim());
    return picked.length ? picked.join(", ") : (form.querySelector("input[name=value]") || { value: "" }).value;
  }

  function undo(question) {
    const id = question || given[given.length - 1] || (list.querySelector("[data-answer]") || { dataset: {} }).dataset.answer;
    if (!id) return;
    if (given.includes(id)) given.splice(given.lastIndexOf(id), 1);
    for (const old of all("[data-answer]", list)) if (old.dataset.answer === id) old.remove();
    count();
    push({ to: board.dataset.undo, question: id, fields: [["question", id], ["key", random()]] });
    const asked = all(".question").find((each) => each.dataset.question === id);
    if (asked) {
      delete asked.dataset.done;
      asked.querySelector("[name=key]").value = random();
      show(asked);
    } else if (!left().length) watch(true);
  }

  function later(question) {
    const link = question.querySelector("[data-later]");
    const address = new URL(location.href);
    address.searchParams.append("later", question.dataset.question);
    history.replaceState(null, "", address);
    if (left().length < 2) { location.href = link.href; return; }
    finished.before(question);
    show(left()[0]);
  }

  board.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.matches(".answering") && answer(form, event.submitter)) event.preventDefault();
    if (form.matches("[data-undo-form]")) { event.preventDefault(); undo(form.querySelector("[name=question]").value); }
  });
  board.addEventListener("click", function (event) {
    const link = event.target.closest("[data-later]");
    if (!link) return;
    event.preventDefault();
    later(link.closest(".question"));
  });

  const RUSSIAN = { "д": "y", "н": "n", "г": "u" };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || document.querySelector("dialog[open]")) return;
    const question = shown(), key = RUSSIAN[event.key] || event.key;
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (typing || event.target.closest(".tabs, header")) return;
    if (key === "u") undo();
    else if (question && (key === "?" || key === "？")) { const why = question.querySelector(".why"); why.open = !why.open; }
    else if (question && key === "ArrowRight") later(question);
    else if (question && key === "Enter" && !event.target.closest("button, a, summary")) {
      const button = question.querySelector("[data-key=enter], [data-key=y]");
      if (button) button.click();
    } else if (question && /^[yn1-9]$/.test(key)) {
      const button = question.querySelector('[data-key="' + key + '"]');
      if (!button) return;
      button.click();
    } else return;
    event.preventDefault();
  });

  // Answers that a reload or a lost connection caught on their way are shown as given, and sent.
  for (const entry of kept()) {
    const question = all(".question").find((each) => each.dataset.question === entry.question);
    if (question && entry.to.endsWith("/answer/")) {
      question.dataset.done = "1";
      given.push(entry.question);
    }
  }
  if (kept().length) { next(); send(); } else if (shown()) show(shown());
  shownAt = -TWO_CLICKS_MS;
})();
