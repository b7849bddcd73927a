"use strict";
// What is asked for, kept in the address after "#", so that a view can be passed on.
{
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
    areas: [],
    series: [],
    rows: 1,
  };

  const parsed = (text, like) => {
    if (Array.isArray(like)) return text.split(",").filter(Boolean);
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
      .map(([name, like]) => [name, String(state[name]), String(like)])
      .filter(([, value, like]) => value !== like)
      .map(
        ([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ",")}`,
      );
    history.replaceState(null, "", `#${said.join("&")}`);
  };

  ncaExplorer.state = { EVERY_RECORD, isState, read, write };
}
