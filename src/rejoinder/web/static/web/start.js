// The start page: names of chosen files, the fields of a new shop, how much was sent. It works without.
"use strict";
(function () {
  const form = document.getElementById("start");
  if (!form) return;
  const shop = form.querySelector("#shop"), fresh = form.querySelector("[data-new-shop]"), sent = form.querySelector("#sent");

  function showShop() {
    fresh.hidden = shop.value !== "new";
    fresh.querySelector("input").required = !fresh.hidden;
  }
  shop.addEventListener("change", showShop);
  showShop();

  form.addEventListener("change", function (event) {
    const input = event.target;
    if (!input.matches("[data-chosen]")) return;
    const old = input.parentElement.querySelector("ul");
    if (old) old.remove();
    if (!input.files.length) return;
    const list = document.createElement("ul");
    for (const file of Array.from(input.files).slice(0, 80)) {
      const item = document.createElement("li");
      item.textContent = file.name + " · " + window.fileSize(file.size);
      list.append(item);
    }
    input.after(list);
  });

  document.addEventListener("htmx:xhr:progress", function (event) {
    if (event.detail.lengthComputable) sent.value = (100 * event.detail.loaded) / event.detail.total;
  });
  document.addEventListener("htmx:sendError", function (event) {
    if (event.detail.elt !== form) return;
    const lost = form.querySelector("[data-lost]");
    lost.hidden = false;
    form.querySelector("#go").textContent = form.dataset.wordsAgain;
  });
  form.addEventListener("htmx:beforeRequest", function () { form.querySelector("[data-lost]").hidden = true; });
  document.addEventListener("htmx:responseError", function () {
    document.getElementById("trouble").scrollIntoView({ block: "center" });
  });
})();
