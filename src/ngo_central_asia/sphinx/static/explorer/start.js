"use strict";
// Puts the two views into the page, and keeps them and the address at one state.
{
  const { el, state, spelling, checking, records, comparison } = ncaExplorer;
  const data = window.ncaExplorerData;
  const place = document.querySelector(".nca-explorer");
  const address = (id) => place.dataset.page.replace("RECORD", encodeURIComponent(id));
  const TITLES = { records: "Find records", compare: "Draw a comparison" };

  const check = checking(data, Object.keys(TITLES));
  const warning = el("p", { role: "alert", class: "nca-warning", hidden: true });
  let now = state.read();

  const change = (changed) => {
    now = { ...now, ...changed };
    state.write(now);
    show();
  };

  const views = {
    records: records(data, spelling(data.spelling), address, change),
    compare: comparison(data, address, change),
  };
  const names = Object.keys(TITLES);
  const tabs = names.map((name) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `nca-tab-${name}`,
        "aria-controls": `nca-view-${name}`,
        click: () => change({ view: name }),
      },
      TITLES[name],
    ),
  );
  const panels = names.map((name) =>
    el(
      "div",
      { role: "tabpanel", id: `nca-view-${name}`, "aria-labelledby": `nca-tab-${name}` },
      views[name].nodes,
    ),
  );
  const turn = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = (names.indexOf(now.view) + by + names.length) % names.length;
    change({ view: names[at] });
    tabs[at].focus();
  };

  const show = () => {
    const { known, unknown } = check(now);
    warning.hidden = !unknown.length;
    warning.textContent = unknown.join(" ");
    if (unknown.length) {
      now = known;
      state.write(now);
    }
    const { view } = now;
    names.forEach((name, at) => {
      tabs[at].setAttribute("aria-selected", name === view);
      tabs[at].tabIndex = name === view ? 0 : -1;
      panels[at].hidden = name !== view;
    });
    views[view].show(now);
  };

  place.replaceChildren(
    warning,
    el("div", { role: "tablist", "aria-label": "Views", keydown: turn }, tabs),
    ...panels,
    el("p", { class: "nca-stamp" }, `This page was made with ${data.made}.`),
  );
  addEventListener("hashchange", () => {
    if (!state.isState()) return;
    now = state.read();
    show();
  });
  show();
}
