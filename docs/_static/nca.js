// Lets the keyboard scroll what is wider than its place.
(() => {
  "use strict";
  const boxes = document.querySelectorAll("pre, .table-wrapper");

  const reach = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };

  reach();
  addEventListener("resize", reach);
  // What is folded has no width before it is opened.
  document.addEventListener("toggle", reach, true);
})();
