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

  const HEADS = ["area", "period", "figure", "hedge", "what is counted", "source"];

  const cell = (at, ...content) =>
    el("td", { role: "cell", "data-head": HEADS[at] }, content);

  // Roles are said, as narrow screens show rows as cards: what is no table to the eye
  // is then still one to readers of the screen. What a series is stands above the chart;
  // rows say of which they are only where there are several.
  const table = (rows) => {
    const several = new Set(rows.map((row) => row.series)).size > 1;
    return el(
      "table",
      { class: "nca-observations", role: "table" },
      el("caption", {}, "What is drawn, and what gives no number to draw"),
      el(
        "thead",
        { role: "rowgroup" },
        el(
          "tr",
          { role: "row" },
          HEADS.map((head) => el("th", { scope: "col", role: "columnheader" }, head)),
        ),
      ),
      el(
        "tbody",
        { role: "rowgroup" },
        rows.map((row) =>
          el(
            "tr",
            { role: "row" },
            el("th", { scope: "row", role: "rowheader" }, row.areaName),
            cell(1, row.when),
            cell(2, el("a", { href: row.address }, row.figure)),
            cell(3, row.hedge),
            cell(
              4,
              row.counted,
              several &&
                row.short &&
                el("span", { class: "nca-facts" }, `series: ${row.short}`),
            ),
            cell(
              5,
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
