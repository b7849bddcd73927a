"use strict";
// What is asked for, kept in the address after "#", so that a view can be passed on.
{
  // What a reader has not chosen from; an empty list is a choice of nothing.
  const USUAL = null;
  const EVERY_RECORD = {
    q: "",
    kind: [],
    area: "",
    source: "",
    from: "",
    to: "",
    grade: "",
    hedge: "",
    sort: "",
    page: 1,
  };
  const DEFAULTS = {
    view: "records",
    ...EVERY_RECORD,
    indicator: "ngos",
    areas: USUAL,
    series: USUAL,
    rows: 1,
  };

  const parsed = (text, like) => {
    if (like === USUAL || Array.isArray(like)) return text.split(",").filter(Boolean);
    return typeof like === "number" ? Math.max(1, Math.trunc(Number(text)) || 1) : text;
  };

  // Names of places on the page are no state: they stand after "#" too, without "=".
  const isState = () => !location.hash || location.hash.includes("=");

  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const entries = Object.entries(DEFAULTS).map(([name, like]) => [
      name,
      given.has(name) ? parsed(given.get(name), like) : like,
    ]);
    return Object.fromEntries(entries);
  };

  const write = (state) => {
    const said = Object.entries(DEFAULTS)
      .filter(([name, like]) => `${state[name]}` !== `${like}`)
      .map(
        ([name]) =>
          `${name}=${encodeURIComponent(state[name]).replace(/%2C/g, ",")}`,
      );
    history.replaceState(null, "", `#${said.join("&")}`);
  };

  ncaExplorer.state = { DEFAULTS, USUAL, EVERY_RECORD, isState, read, write };
}
