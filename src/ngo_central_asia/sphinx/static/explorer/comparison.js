"use strict";
// A comparison: an indicator and areas, drawn as marks and told as a table.
{
  const { el, option, labelled, checkbox, counted, onPage, pager } = ncaExplorer;
  const { state: kept, drawing, telling, tooltip } = ncaExplorer;
  const SIZE = 50;
  const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const STATED =
    "A dot is a figure as stated, a ring an approximate one with its rounding as a bar; " +
    "a bar between two ticks is a range; an arrow points to where a bound is open. A level " +
    "bar is the time that a figure may be of.";
  const IN_SERIES =
    "A line joins consecutive years of one series and leads over no gap.";
  const UNSAFE = "A cross is a number that is not safe to use.";
  const VINTAGES =
    "Vintages of one indicator are never one line: each is a state of the data of its own, " +
    "and how they differ is a matter of nca.compare_vintages. Here each area has a panel.";
  const SHARED =
    "Each panel counts one thing on an axis of its own; all share the years.";

  // --- what is asked for -------------------------------------------------------------

  const select = (data) => {
    const options = (of) => of.map(({ id, name }) => option(id, name));
    return el(
      "select",
      { name: "indicator" },
      el(
        "optgroup",
        { label: "What the texts state" },
        options(data.indicators.filter((it) => !it.isSeries)),
      ),
      el(
        "optgroup",
        { label: "Series" },
        options(data.indicators.filter((it) => it.isSeries)),
      ),
    );
  };

  // Everything said of an indicator and its kinds, each row with what it needs by itself.
  const observations = (indicator, data, address) =>
    indicator.kinds
      .flatMap((kind) => data.groups.filter((group) => group.indicator === kind))
      .map((group) => ({
        ...group,
        rows: group.rows.map((row) => whole(row, group, data, address)),
      }));

  const whole = (row, group, data, address) => {
    const { name, hue } = data.areas[row.area];
    const cited = row.places.map((number) => data.places[number]);
    const what = [group.counted, group.part].filter(Boolean).join(", ");
    const told = {
      ...row,
      hue,
      cited,
      areaName: name,
      counted: what,
      short: group.short,
      series: group.series,
      evidence: data.grades[row.grade],
      address: address(row.page ?? group.series),
    };
    const parts = [
      `${name}, ${row.when}: ${row.figure}`,
      what,
      `hedge: ${row.hedge}`,
      ...cited,
    ];
    return { ...told, said: [...parts, ...(row.caveats ?? [])].join("; ") };
  };

  // What there is to choose from, and what is chosen: first the countries, if anything is
  // said of them, and the preferred vintages.
  const choices = (state, groups, data) => {
    const has = new Set(groups.flatMap((group) => group.rows.map((row) => row.area)));
    const offered = Object.keys(data.areas).filter(
      (id) => has.has(id) || data.areas[id].isCountry,
    );
    const countries = offered.filter((id) => data.areas[id].isCountry);
    const usual = countries.some((id) => has.has(id))
      ? countries
      : offered.filter((id) => has.has(id));
    const bySeries = new Map(
      groups.filter((it) => it.series).map((it) => [it.series, it]),
    );
    const first = [...bySeries.values()].filter((it) => it.first).map((it) => it.series);
    return {
      offered,
      bySeries,
      chosen: state.areas ?? usual,
      series: (bySeries.size > 1 && state.series) || first,
    };
  };

  // --- drawing -----------------------------------------------------------------------

  const byKey = (items, key) => {
    const found = new Map();
    for (const item of items)
      found.set(key(item), [...(found.get(key(item)) ?? []), item]);
    return [...found.values()];
  };

  const drawable = (row) => row.form !== "words";
  const inOrder = (rows) => rows.toSorted((a, b) => a.since - b.since);
  const titleOf = ({ counted: what, part, unit }) =>
    `${[what, part].filter(Boolean).join(", ")} (${unit})`;

  // A panel of a group has a line for each area.
  const ofGroup = (group) => ({
    title: titleOf(group),
    isSeries: Boolean(group.series),
    lines: byKey(group.rows.filter(drawable), (row) => row.area).map((rows) => ({
      rows: inOrder(rows),
      name: rows[0].areaName,
      short: rows[0].area,
      dash: 0,
    })),
  });

  // Where vintages stand beside one another, each area has a panel, each vintage a line.
  const ofAreas = (vintages) => {
    const lines = vintages.flatMap((group, dash) =>
      byKey(group.rows.filter(drawable), (row) => row.area).map((rows) => ({
        rows: inOrder(rows),
        name: group.short,
        short: group.short,
        vintage: group.vintage,
        dash,
      })),
    );
    return byKey(lines, (one) => one.rows[0].area).map((own) => ({
      title: `${own[0].rows[0].areaName}: ${titleOf(vintages[0])}`,
      isSeries: true,
      lines: own,
      key: own.map(({ vintage, dash }) => `${DASH_NAMES[dash % 3]}: ${vintage}`),
    }));
  };

  const panelsOf = (groups) =>
    byKey(groups, (group) => `${titleOf(group)}|${Boolean(group.series)}`)
      .flatMap((same) => (same.length > 1 ? ofAreas(same) : ofGroup(same[0])))
      .filter((panel) => panel.lines.length);

  const DASH_NAMES = [
    "unbroken, full dots",
    "dashed, hollow dots",
    "dotted, hollow dots",
  ];

  const figure = (panel, width, domain) =>
    el(
      "figure",
      {},
      el("figcaption", {}, panel.title),
      panel.key &&
        el(
          "p",
          { class: "nca-facts" },
          panel.key.join("; "),
        ),
      drawing.panel({ ...panel, width, domain }),
    );

  const howToRead = (panels, rows) =>
    [
      panels.some((panel) => !panel.isSeries) && STATED,
      panels.some((panel) => panel.isSeries) && IN_SERIES,
      panels.some((panel) => panel.key) && VINTAGES,
      rows.some((row) => row.unsafe && row.value != null) && UNSAFE,
      panels.length > 1 && SHARED,
    ]
      .filter(Boolean)
      .join(" ");

  // Each series once, with what must be known before its numbers are read.
  const readings = (groups) => {
    const bySeries = new Map(groups.map((group) => [group.series, group]));
    bySeries.delete(undefined);
    return [...bySeries.values()].map(({ vintage, reading }) =>
      el("p", { class: "nca-reading" }, el("strong", {}, vintage), `: ${reading.join(" ")}`),
    );
  };

  // One mark of a panel is reached by Tab, the others by the arrow keys from there.
  const walk = (event) => {
    const mark = event.target.closest?.(".nca-mark");
    if (!mark) return;
    const marks = [...mark.ownerSVGElement.querySelectorAll(".nca-mark")];
    const at = marks.indexOf(mark) + (KEYS[event.key] ?? 0);
    const next = { Home: marks[0], End: marks.at(-1) }[event.key] ?? marks[at];
    if (!next || next === mark) return;
    event.preventDefault();
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };

  // --- the view ----------------------------------------------------------------------

  ncaExplorer.comparison = (data, address, change) => {
    const indicators = new Map(data.indicators.map((it) => [it.id, it]));
    const asking = el(
      "form",
      {
        class: "nca-form",
        "aria-label": "Comparison",
        submit: (event) => event.preventDefault(),
      },
      labelled("Indicator", select(data)),
    );
    const [areas, vintages] = ["Areas", "Series"].map((title) =>
      el("fieldset", { class: "nca-checks" }, el("legend", {}, title), el("div", {})),
    );
    asking.append(areas, vintages);
    const charts = el("div", { class: "nca-charts" });
    const about = el("div");
    const told = el("div");
    const rowsOf = new WeakMap();
    const tip = tooltip((mark) => rowsOf.get(mark));
    let drawnAt = 0;
    let redraw = () => {};

    asking.addEventListener("input", (event) => {
      const given = new FormData(asking);
      const isNew = event.target.name === "indicator";
      // What offers no choice is not chosen from.
      const chosen = (fieldset, name) =>
        isNew || fieldset.hidden ? kept.USUAL : given.getAll(name);
      change({
        indicator: given.get("indicator"),
        areas: chosen(areas, "areas"),
        series: chosen(vintages, "series"),
        rows: 1,
      });
    });
    charts.addEventListener("keydown", walk);
    tip.listen(charts);
    new ResizeObserver(() => charts.clientWidth !== drawnAt && redraw()).observe(charts);

    const offer = (fieldset, name, entries, chosen) => {
      fieldset.hidden = entries.length < 2;
      const has = [...fieldset.querySelectorAll("input")]
        .map((input) => input.value)
        .join();
      // The same boxes stay, so that the focus stays on them.
      if (has !== entries.map(([value]) => value).join()) {
        fieldset.lastChild.replaceChildren(
          ...entries.map(([value, text]) => checkbox(name, value, text)),
        );
      }
      for (const input of fieldset.querySelectorAll("input"))
        input.checked = chosen.includes(input.value);
    };

    const draw = (panels) => {
      const width = charts.clientWidth;
      if (!width) return;
      drawnAt = width;
      tip.hide();
      const domain = drawing.years(
        panels.flatMap((panel) => panel.lines.flatMap((one) => one.rows)),
      );
      charts.replaceChildren(
        ...panels.map((panel) => figure(panel, width, domain)),
        tip.box,
      );
      charts.querySelectorAll(".nca-panel").forEach((drawn, at) => {
        const rows = panels[at].lines.flatMap((one) => one.rows);
        const marks = [...drawn.querySelectorAll(".nca-mark")];
        marks.forEach((mark, place) => rowsOf.set(mark, rows[place]));
        marks[0].tabIndex = 0;
      });
    };

    const show = (state) => {
      const indicator = indicators.get(state.indicator);
      const groups = observations(indicator, data, address);
      const { offered, chosen, bySeries, series } = choices(state, groups, data);

      asking.elements.indicator.value = indicator.id;
      offer(
        areas,
        "areas",
        offered.map((id) => [id, data.areas[id].name]),
        chosen,
      );
      offer(
        vintages,
        "series",
        [...bySeries].map(([id, { vintage }]) => [id, vintage]),
        series,
      );

      const shown = groups
        .filter((group) => !group.series || series.includes(group.series))
        .map((group) => ({
          ...group,
          rows: group.rows.filter((row) => chosen.includes(row.area)),
        }))
        .filter((group) => group.rows.length);
      const rows = shown.flatMap((group) => group.rows);
      const panels = panelsOf(shown);
      redraw = () => draw(panels);

      const lacking = [
        !chosen.length && "area",
        bySeries.size > 1 && !series.length && "series",
      ].filter(Boolean);
      const silent = chosen.filter(
        (id) => !lacking.length && !rows.some((row) => row.area === id),
      );
      const wordy = rows.filter((row) => row.form === "words");
      about.replaceChildren(
        el("p", {}, indicator.definition),
        ...readings(shown),
        el(
          "p",
          { role: "status", class: "nca-status" },
          lacking.length
            ? `Nothing to draw: choose at least one ${lacking.join(" and one ")}.`
            : counted(rows.length, ["observation", "observations"]),
        ),
        el("p", { class: "nca-facts" }, howToRead(panels, rows)),
      );
      draw(panels);

      const order = (row) => chosen.indexOf(row.area);
      const sorted = rows.toSorted((a, b) => order(a) - order(b) || a.since - b.since);
      const at = onPage(sorted, state.rows, SIZE);
      const go = (page) => {
        change({ rows: page });
        told.querySelector(".nca-scroll").focus();
      };
      const doubts = [...new Set(shown.flatMap((group) => group.doubts ?? []))];
      const terms = [...new Set(shown.flatMap((group) => group.terms ?? []))];
      const content = [
        telling.listed("Not drawn", [
          ...silent.map((id) => `${data.areas[id].name}: not stated by any source here`),
          ...wordy.map(
            (row) =>
              `${row.areaName}, ${row.when}: ${row.figure} (${row.cited.join("; ")})`,
          ),
        ]),
        telling.listed("Where the series are not safe to use", doubts),
        rows.length > 0 && [
          el("h2", {}, "The observations"),
          el(
            "div",
            {
              class: "nca-scroll",
              tabindex: 0,
              role: "region",
              "aria-label": "Observations",
            },
            telling.table(at.items),
          ),
          pager("Pages of observations", at, go),
        ],
        telling.listed(
          "Licences",
          terms.map((number) => data.terms[number]),
        ),
      ];
      told.replaceChildren(...content.flat(Infinity).filter(Boolean));
    };

    return { show, nodes: [asking, about, charts, told] };
  };
}
