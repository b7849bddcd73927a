"use strict";
// Buttons that lead through the pages of a long list.
{
  const { el } = ncaExplorer;

  const onPage = (items, page, size) => {
    const pages = Math.max(1, Math.ceil(items.length / size));
    const shown = Math.min(page, pages);
    return { pages, shown, items: items.slice((shown - 1) * size, shown * size) };
  };

  const pager = (label, { pages, shown }, go) =>
    pages > 1 &&
    el(
      "nav",
      { class: "nca-pager", "aria-label": label },
      el(
        "button",
        { type: "button", disabled: shown === 1, click: () => go(shown - 1) },
        "Previous",
      ),
      el("span", {}, `Page ${shown} of ${pages}`),
      el(
        "button",
        { type: "button", disabled: shown === pages, click: () => go(shown + 1) },
        "Next",
      ),
    );

  Object.assign(ncaExplorer, { onPage, pager });
}
