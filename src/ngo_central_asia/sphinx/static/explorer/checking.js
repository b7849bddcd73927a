"use strict";
// Whether what an address asks for is there: what is not is named, and left out.
{
  const { state } = ncaExplorer;

  const seriesOf = (data, { indicator }) => {
    const { kinds } = data.indicators.find(({ id }) => id === indicator);
    return data.groups
      .filter((group) => kinds.includes(group.indicator) && group.series)
      .map((group) => group.series);
  };

  // The indicator comes before the series, which are those of a known one.
  const CALLED = {
    view: "view",
    kind: "kind of records",
    area: "area",
    source: "source",
    indicator: "indicator",
    areas: "area",
    series: "series of this indicator",
  };

  const without = (asked, held) => {
    const rest = Array.isArray(asked) ? asked.filter((it) => held.includes(it)) : [];
    return rest.length > 0 && rest;
  };

  ncaExplorer.checking = (data, views) => {
    const holding = {
      view: () => views,
      kind: () => Object.keys(data.kinds),
      area: () => Object.keys(data.areas),
      source: () => Object.keys(data.sources),
      indicator: () => data.indicators.map(({ id }) => id),
      areas: () => Object.keys(data.areas),
      series: (known) => seriesOf(data, known),
    };

    return (asked) => {
      const known = { ...asked };
      const unknown = [];
      for (const [name, called] of Object.entries(CALLED)) {
        const held = holding[name](known);
        const missing = [asked[name] || []].flat().filter((it) => !held.includes(it));
        if (!missing.length) continue;
        known[name] = without(asked[name], held) || state.DEFAULTS[name];
        unknown.push(
          `There is no ${called} ${missing.map((it) => `“${it}”`).join(", ")}, ` +
            "which the address asked for.",
        );
      }
      if (unknown.length) unknown.push("The address and what is shown leave it out.");
      return { known, unknown };
    };
  };
}
