// Draws each chart of a page again with tooltips, in the colours of the page.
// Without it the picture that stands in the page stays.
(() => {
  "use strict";
  const own = document.currentScript.src;
  let engine;

  const load = () =>
    (engine ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = own.replace(/nca-charts\.js/, "nca-vega.js");
      script.onload = () => resolve(window.vegaEmbed);
      script.onerror = reject;
      document.head.append(script);
    }));

  const colours = () => {
    const ink = getComputedStyle(document.body).color;
    const faint = `color-mix(in srgb, ${ink} 22%, transparent)`;
    const text = { labelColor: ink, titleColor: ink };
    return {
      background: "transparent",
      axis: { ...text, gridColor: faint, gridOpacity: 1, tickColor: faint, domainColor: faint },
      legend: text,
      header: text,
      title: { color: ink, subtitleColor: ink },
      text: { color: ink },
      view: { stroke: null },
    };
  };

  // What a part of the configuration says beside its colours stays.
  const together = (config, over) =>
    Object.entries(over).reduce(
      (all, [part, own]) => ({
        ...all,
        [part]: typeof own === "object" ? { ...all[part], ...own } : own,
      }),
      config,
    );

  const draw = async (chart) => {
    const spec = JSON.parse(chart.querySelector(".nca-spec").textContent);
    spec.config = together(spec.config, colours());
    const place = document.createElement("div");
    place.className = "nca-live";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", chart.getAttribute("aria-label"));
    place.hidden = true;
    chart.append(place);
    try {
      const embed = await load();
      await embed(place, spec, { renderer: "svg", actions: false });
    } catch (error) {
      place.remove();
      console.error(error);
      return;
    }
    // It is one picture, as its label says: what Vega says of each mark is left out.
    for (const mark of place.querySelectorAll("[role^=graphics]")) {
      for (const name of ["role", "aria-label", "aria-roledescription"]) {
        mark.removeAttribute(name);
      }
    }
    chart.querySelector(".nca-picture").hidden = true;
    for (const old of chart.querySelectorAll(".nca-live")) {
      if (old !== place) old.remove();
    }
    place.hidden = false;
  };

  const charts = [...document.querySelectorAll(".nca-chart")];
  const seen = new Set();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting || seen.has(entry.target)) continue;
        seen.add(entry.target);
        draw(entry.target);
      }
    },
    { rootMargin: "200px" },
  );
  charts.forEach((chart) => watch.observe(chart));

  const again = () => seen.forEach((chart) => draw(chart));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new MutationObserver(again).observe(document.body, { attributeFilter: ["data-theme"] });
})();
