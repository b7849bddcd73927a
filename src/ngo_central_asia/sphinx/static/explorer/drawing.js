"use strict";
// A panel of a chart: what is said of one thing, over time. Nothing is drawn that is not
// in the data: a line joins consecutive years of one series, and leads over no gap.
{
  const { svg } = ncaExplorer;
  const TOP = 14;
  const BOTTOM = 28;
  const LEFT = 56;
  const LINE = 15;
  const ARROW = 22;
  const DASHES = ["", "6 4", "2 3"];

  // --- scales ------------------------------------------------------------------------

  const linear = ([from, to], [start, end]) => {
    const scale = (value) => start + ((value - from) / (to - from)) * (end - start);
    return Object.assign(scale, { domain: [from, to] });
  };

  const step = (span, count) => {
    const rough = span / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].map((part) => part * power).find((size) => size >= rough);
  };

  const ticks = ([from, to], count) => {
    const size = step(to - from, count);
    const first = Math.ceil(from / size);
    const last = Math.floor(to / size + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * size);
  };

  const compact = new Intl.NumberFormat("en", {
    notation: "compact",
    maximumSignificantDigits: 3,
  });
  const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
  const shown = (value) =>
    Math.abs(value) >= 1e6
      ? compact.format(value)
      : plain.format(value).replaceAll(",", "\u202f");

  // All panels of a comparison share the axis of time.
  const years = (rows) => {
    const first = Math.min(...rows.map((row) => row.since));
    const last = Math.max(...rows.map((row) => row.until));
    const room = Math.max(1, (4 - (last - first)) / 2);
    return [Math.floor(first - room / 2), Math.ceil(last + room / 2)];
  };

  const numbers = (rows) => {
    const ends = rows
      .flatMap((row) => [row.value, row.low, row.high])
      .filter((it) => it != null);
    const least = Math.min(0, ...ends);
    const most = Math.max(0, ...ends);
    const room = (most - least || 1) * 0.12;
    return [least < 0 ? least - room : 0, most + room];
  };

  // --- marks -------------------------------------------------------------------------

  const middle = (row) => (row.since + row.until) / 2;
  const anchor = (row) => row.value ?? row.low;

  const interval = (row, x, y, width) =>
    row.low != null &&
    svg("line", {
      class: "nca-interval",
      x1: x,
      x2: x,
      y1: y(row.low),
      y2: y(row.high),
      "stroke-width": width,
    });

  const tips = (row, x, y) =>
    row.form === "range" &&
    [row.low, row.high].map((end) =>
      svg("line", { class: "nca-tip", x1: x - 7, x2: x + 7, y1: y(end), y2: y(end) }),
    );

  const arrow = (row, x, y) => {
    if (!row.open) return null;
    const from = y(row.value);
    const to = from + (row.open === "high" ? -ARROW : ARROW);
    const back = row.open === "high" ? 6 : -6;
    return [
      svg("line", { class: "nca-open", x1: x, x2: x, y1: from, y2: to }),
      svg("path", {
        class: "nca-head",
        d: `M${x - 4} ${to + back}L${x} ${to}L${x + 4} ${to + back}Z`,
      }),
    ];
  };

  const point = (row, x, y, radius, hollow) => {
    if (row.value == null) return null;
    const [cx, cy] = [x, y(row.value)];
    if (row.unsafe) {
      return svg("path", { class: "nca-cross", d: `M${cx - 4} ${cy - 4}l8 8m0 -8l-8 8` });
    }
    return svg("circle", {
      class: hollow || row.form === "ring" ? "nca-ring" : "nca-dot",
      cx,
      cy,
      r: radius,
    });
  };

  // The time that a figure may be of, where that is longer than a year.
  const time = (row, scale, y) =>
    row.until - row.since > 1.01 &&
    svg("line", {
      class: "nca-time",
      x1: scale(row.since),
      x2: scale(row.until),
      y1: y(anchor(row)),
      y2: y(anchor(row)),
    });

  const mark = (row, scaleX, scaleY, dense, hollow) => {
    const x = scaleX(middle(row));
    return svg(
      "a",
      {
        class: "nca-mark",
        href: row.address,
        tabindex: -1,
        "aria-label": row.said,
        style: `--hue: ${row.hue}`,
      },
      svg("circle", {
        class: "nca-target",
        cx: x,
        cy: scaleY(anchor(row)),
        r: dense ? 7 : 12,
      }),
      time(row, scaleX, scaleY),
      interval(row, x, scaleY, dense ? 3 : 6),
      tips(row, x, scaleY),
      arrow(row, x, scaleY),
      point(row, x, scaleY, dense ? 2.8 : 4.5, hollow),
    );
  };

  // --- lines -------------------------------------------------------------------------

  const follows = (row, next) => next.since === row.until && !row.unsafe && !next.unsafe;

  const path = (rows, x, y) =>
    rows
      .map((row, at) => {
        const joined = at > 0 && follows(rows[at - 1], row);
        return `${joined ? "L" : "M"}${x(middle(row)).toFixed(1)} ${y(row.value).toFixed(1)}`;
      })
      .join("");

  const line = ({ rows, dash }, x, y) =>
    svg("path", {
      class: "nca-line",
      d: path(rows, x, y),
      style: `--hue: ${rows[0].hue}`,
      "stroke-dasharray": DASHES[dash % DASHES.length] || null,
    });

  // --- names at the right ------------------------------------------------------------

  // Each area or vintage is named once, at its latest mark.
  const latest = (lines) => {
    const found = new Map();
    for (const one of lines) {
      const held = found.get(one.name);
      if (!held || held.rows.at(-1).until < one.rows.at(-1).until)
        found.set(one.name, one);
    }
    return [...found.values()];
  };

  const names = (lines, x, y, [top, bottom], narrow) => {
    const placed = latest(lines)
      .map((one) => ({ ...one, at: y(anchor(one.rows.at(-1))), row: one.rows.at(-1) }))
      .sort((a, b) => a.at - b.at);
    placed.forEach((one, at) => {
      one.at = Math.max(one.at, at ? placed[at - 1].at + LINE : top);
    });
    for (let at = placed.length - 1; at >= 0; at -= 1) {
      const limit = at === placed.length - 1 ? bottom : placed[at + 1].at - LINE;
      placed[at].at = Math.min(placed[at].at, limit);
    }
    return placed.map(({ at, row, name, short }) =>
      svg(
        "g",
        { class: "nca-label", style: `--hue: ${row.hue}`, "aria-hidden": "true" },
        svg("rect", { x: x + 6, y: at - 4, width: 8, height: 8 }),
        svg("text", { x: x + 18, y: at + 4 }, narrow ? short : name),
      ),
    );
  };

  // --- the panel ---------------------------------------------------------------------

  const axes = (x, y, [left, right, top, bottom]) => [
    ticks(y.domain, (bottom - top) / 45).map((value) => [
      svg("line", { class: "nca-grid", x1: left, x2: right, y1: y(value), y2: y(value) }),
      svg(
        "text",
        { class: "nca-tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" },
        shown(value),
      ),
    ]),
    ticks(x.domain, (right - left) / 60)
      .filter(Number.isInteger)
      .map((year) =>
        svg(
          "text",
          {
            class: "nca-tick",
            x: x(year + 0.5),
            y: bottom + 18,
            "text-anchor": "middle",
          },
          String(year),
        ),
      ),
  ];

  // `lines` are the rows of one area, in one series or told one by one. A line that is
  // not unbroken has hollow dots, so that dots which stand close do not hide which it is.
  const panel = ({ lines, isSeries, title, width, domain }) => {
    const rows = lines.flatMap((one) => one.rows);
    const narrow = width < 480;
    const edge = [LEFT, width - (narrow ? 46 : 112)];
    const height = rows.length > 2 || isSeries ? 260 : 150;
    const span = [TOP, height - BOTTOM];
    const x = linear(domain, edge);
    const y = linear(numbers(rows), [span[1], span[0]]);
    const marks = lines.flatMap((one) =>
      one.rows.map((row) => mark(row, x, y, isSeries, one.dash > 0)),
    );
    return svg(
      "svg",
      {
        class: "nca-panel",
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: "group",
        "aria-label": title,
      },
      svg("g", { "aria-hidden": "true" }, axes(x, y, [...edge, ...span])),
      isSeries &&
        svg(
          "g",
          { "aria-hidden": "true" },
          lines.map((one) => line(one, x, y)),
        ),
      marks,
      names(lines, edge[1], y, span, narrow),
    );
  };

  ncaExplorer.drawing = { panel, years };
}
