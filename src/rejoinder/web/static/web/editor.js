// The editor: fields grow with their words, findings are marked in them, other words are taken by a click or Alt+Enter.
"use strict";
(function () {
  const form = document.getElementById("editor");
  if (!form) return;
  document.documentElement.classList.add("js");
  const fields = () => Array.from(form.querySelectorAll("textarea"));
  const findings = () => Array.from(document.querySelectorAll("#checked .finding[data-part]"));
  let unkept = false;

  // What was checked may be older than what stands in the field: marks are drawn only where the words still agree.
  function draw(field) {
    const marks = field.previousElementSibling, text = field.value, number = field.id.slice(2);
    marks.replaceChildren();
    let at = 0;
    const all = findings().filter((each) => each.dataset.part === number);
    const from = (each) => Number(each.dataset.start), to = (each) => Number(each.dataset.end);
    const tones = all.filter((each) => each.dataset.tone !== "bare");
    const here = all.filter((each) => tones.includes(each) || !tones.some((tone) => from(tone) < to(each) && from(each) < to(tone)));
    here.sort((a, b) => from(a) - from(b));
    for (const each of here) {
      const start = from(each), end = to(each);
      const words = each.querySelector("mark").textContent;
      if (start < at || text.slice(start, end) !== words) continue;
      const mark = document.createElement("mark");
      mark.className = each.dataset.tone;
      mark.textContent = words;
      marks.append(text.slice(at, start), mark);
      at = end;
    }
    marks.append(text.slice(at) + "\n");
  }

  const drawAll = () => fields().forEach(draw);

  function take(button) {
    const finding = button.closest(".finding");
    const field = document.getElementById("p-" + finding.dataset.part);
    const words = finding.querySelector("mark").textContent;
    if (!field || field.value.slice(Number(finding.dataset.start), Number(finding.dataset.end)) !== words) return false;
    field.focus();
    field.setRangeText(button.dataset.instead, Number(button.dataset.from), Number(button.dataset.to), "end");
    finding.remove();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  form.addEventListener("input", function (event) {
    unkept = true;
    if (event.target.matches("textarea")) draw(event.target);
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("#checked button[data-instead]");
    if (button && take(button)) event.preventDefault();
  });

  document.addEventListener("keydown", function (event) {
    if (event.altKey && event.key === "Enter") {
      const button = document.querySelector("#checked button[data-instead]");
      if (!button) return;
      event.preventDefault();
      take(button);
    } else if ((event.ctrlKey || event.metaKey) && event.key === "s" && !form.querySelector("textarea[readonly]")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  form.addEventListener("submit", function () { unkept = false; });
  window.addEventListener("beforeunload", function (event) { if (unkept) event.preventDefault(); });
  document.addEventListener("htmx:afterSwap", drawAll);
  for (const field of fields()) field.rows = 1;
  drawAll();

  // Words typed before the scripts were there, or put back by the browser after a reload, are checked like all others.
  window.addEventListener("load", function () {
    const typed = fields().find((field) => field.value !== field.defaultValue);
    if (typed) typed.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
