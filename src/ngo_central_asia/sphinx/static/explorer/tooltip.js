"use strict";
// What a mark says, shown at it: on hover, on focus, at the first touch. Escape hides it.
{
  const { el } = ncaExplorer;
  const AWAY = 10;

  const written = (row) => [
    el("strong", {}, row.figure),
    el("span", {}, `${row.areaName}, ${row.when}`),
    el("span", {}, row.counted),
    el("span", {}, `hedge: ${row.hedge}; ${row.evidence}`),
    row.cited.map((place) => el("span", { class: "nca-cited" }, place)),
    (row.caveats ?? []).map((caveat) => el("span", { class: "nca-caveat" }, caveat)),
  ];

  // The marks themselves say all this to readers of the screen.
  ncaExplorer.tooltip = (rowOf) => {
    const box = el("div", { class: "nca-tooltip", "aria-hidden": "true", hidden: true });
    let shown = null;

    const hide = () => {
      box.hidden = true;
      shown = null;
    };

    const place = (mark) => {
      const around = box.parentElement.getBoundingClientRect();
      const target = mark.querySelector(".nca-target").getBoundingClientRect();
      const middle = (target.left + target.right) / 2 - around.left;
      const left = Math.min(middle - box.offsetWidth / 2, around.width - box.offsetWidth);
      const above = target.top - box.offsetHeight - AWAY;
      const top = above > 0 ? above : target.bottom + AWAY;
      box.style.left = `${Math.max(0, left)}px`;
      box.style.top = `${top - around.top}px`;
    };

    const show = (mark) => {
      shown = mark;
      box.replaceChildren(...written(rowOf(mark)).flat());
      box.hidden = false;
      place(mark);
    };

    const markOf = (event) => event.target.closest?.(".nca-mark");

    const listen = (charts) => {
      let before = null;
      charts.addEventListener("pointerover", (event) => {
        const mark = event.pointerType === "mouse" && markOf(event);
        if (mark) show(mark);
        else if (event.pointerType === "mouse" && !box.contains(event.target)) hide();
      });
      charts.addEventListener(
        "pointerleave",
        () => !charts.contains(document.activeElement) && hide(),
      );
      charts.addEventListener("pointerdown", () => (before = shown));
      charts.addEventListener("focusin", (event) => markOf(event) && show(markOf(event)));
      charts.addEventListener("focusout", hide);
      charts.addEventListener("click", (event) => {
        const mark = markOf(event);
        if (!mark || event.pointerType !== "touch" || before === mark) return;
        event.preventDefault();
        show(mark);
      });
      document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    };

    return { box, hide, listen };
  };
}
