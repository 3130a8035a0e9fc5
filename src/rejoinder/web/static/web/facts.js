// Facts by the keyboard: one is chosen, its words are marked beside it; a, c and r answer, j and k go on and back.
"use strict";
(function () {
  const list = document.getElementById("facts");
  const originals = document.getElementById("originals");
  if (!list || !originals) return;
  document.documentElement.classList.add("js");
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const facts = () => all(".fact", list);
  const chosen = () => list.querySelector(".fact[aria-current]");

  function names(element, number) {
    return (element.dataset.facts || element.dataset.fact || "").split(" ").includes(number);
  }

  function showPlace(fact) {
    const number = fact.dataset.fact;
    const sheets = all(".sheet", originals);
    const sheet = sheets.find((each) => names(each, number)) || sheets[0];
    for (const each of sheets) each.classList.toggle("open", each === sheet);
    let place = null;
    for (const each of all("mark[data-facts], rect[data-fact]", originals)) {
      const here = names(each, number);
      each.classList.toggle("here", here);
      if (here && !place && sheet.contains(each)) place = each;
    }
    const pane = sheet.querySelector("pre.text, .drawn");
    if (!place || !pane) return;
    const image = pane.querySelector("img");
    if (image && !image.complete) image.addEventListener("load", () => middle(pane, place), { once: true });
    middle(pane, place);
  }

  function middle(pane, place) {
    const inside = place.getBoundingClientRect(), around = pane.getBoundingClientRect();
    pane.scrollTop += inside.top - around.top - (pane.clientHeight - inside.height) / 2;
  }

  function choose(fact, focus) {
    if (!fact) return;
    for (const each of facts()) each.removeAttribute("aria-current");
    fact.setAttribute("aria-current", "true");
    showPlace(fact);
    if (focus) {
      fact.focus({ preventScroll: true });
      fact.scrollIntoView({ block: "nearest" });
    }
  }

  function next(from, step, open) {
    const each = facts();
    for (let at = each.indexOf(from) + step; at >= 0 && at < each.length; at += step) {
      if (!open || !("decided" in each[at].dataset)) return each[at];
    }
    return null;
  }

  function press(fact, key) {
    const found = fact.querySelector("[data-key=" + key + "]");
    if (!found) return;
    for (const each of all("details.again", fact)) each.open = true;
    if (key !== "c") {
      found.click();
      return;
    }
    found.open = true;
    const field = found.querySelector("select, input:not([type=hidden])");
    if (field) field.focus();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && list.contains(event.target)) {
      const open = event.target.closest("details.correct");
      if (open) open.open = false;
      choose(event.target.closest(".fact"), true);
      return;
    }
    const fact = chosen();
    if (typing || !fact) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step && (event.key.length === 1 || list.contains(event.target))) choose(next(fact, step, false), true);
    else if (["a", "c", "r"].includes(event.key) && !event.repeat) press(fact, event.key);
    else return;
    event.preventDefault();
  });

  list.addEventListener("click", function (event) {
    const fact = event.target.closest(".fact");
    if (!fact) return;
    if (event.target.closest(".to-place")) event.preventDefault();
    choose(fact, false);
  });

  list.addEventListener("focusin", function (event) {
    const fact = event.target.closest(".fact");
    if (fact && fact !== chosen()) choose(fact, false);
  });

  originals.addEventListener("click", function (event) {
    const mark = event.target.closest("mark[data-facts]");
    if (mark) choose(document.getElementById("fact-" + mark.dataset.facts.split(" ")[0]), true);
  });

  document.addEventListener("htmx:afterSettle", function (event) {
    const swapped = event.target.closest && event.target.closest(".fact");
    if (!swapped || !list.contains(swapped)) return;
    const answered = "decided" in swapped.dataset && !swapped.querySelector("[role=alert]");
    choose(answered ? next(swapped, 1, true) || swapped : swapped, true);
  });

  // Words marked in the notice come into the form that states them.
  const marking = document.getElementById("mark-words");
  if (marking) {
    document.addEventListener("selectionchange", function () {
      const chosen = document.getSelection(), at = chosen && chosen.anchorNode && chosen.anchorNode.parentElement;
      const words = String(chosen).replace(/\s+/g, " ").trim();
      if (!words || words.length > 400 || !at || !at.closest("pre.text")) return;
      marking.open = true;
      marking.querySelector("[name=value]").value = words;
    });
  }

  const named = location.hash.startsWith("#fact-") && document.getElementById(location.hash.slice(1));
  choose(named || facts().find((each) => !("decided" in each.dataset)) || facts()[0], Boolean(named));
})();
