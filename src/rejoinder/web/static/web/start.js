// The start page: the fields of a new shop. It works without.
"use strict";
(function () {
  const form = document.getElementById("start");
  if (!form) return;
  const shop = form.querySelector("#shop"), fresh = form.querySelector("[data-new-shop]");

  function showShop() {
    fresh.hidden = shop.value !== "new";
    fresh.querySelector("input").required = !fresh.hidden;
  }
  shop.addEventListener("change", showShop);
  showShop();
})();
