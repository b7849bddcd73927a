"use strict";
// What is drawn told in words: a table of observations, and lists.
{
  const { el, counted } = ncaExplorer;

  const caveats = (texts) =>
    texts.length > 0 &&
    el(
      "details",
      {},
      el("summary", {}, counted(texts.length, ["caveat", "caveats"])),
      texts.map((text) => el("span", { class: "nca-caveat" }, text)),
    );

  const table = (rows) => {
    const heads = ["area", "period", "figure", "hedge", "what is counted", "source"];
    return el(
      "table",
      { class: "nca-observations" },
      el("caption", {}, "What is drawn, and what gives no number to draw"),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          heads.map((head) => el("th", { scope: "col" }, head)),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, row.areaName),
            el("td", {}, row.when),
            el("td", {}, el("a", { href: row.address }, row.figure)),
            el("td", {}, row.hedge),
            el(
              "td",
              {},
              row.counted,
              row.vintage && el("span", { class: "nca-facts" }, row.vintage),
            ),
            el(
              "td",
              {},
              row.cited.map((place) => el("span", { class: "nca-cited" }, place)),
              el("span", { class: "nca-facts" }, row.evidence),
              caveats(row.caveats ?? []),
            ),
          ),
        ),
      ),
    );
  };

  const listed = (title, lines) =>
    lines.length > 0 && [
      el("h2", {}, title),
      el(
        "ul",
        {},
        lines.map((line) => el("li", {}, line)),
      ),
    ];

  ncaExplorer.telling = { table, listed };
}
