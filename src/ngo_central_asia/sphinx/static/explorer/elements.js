"use strict";
// Elements of the page, each made in one expression.
{
  const made = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value != null) node.setAttribute(name, value);
    }
    node.append(
      ...children.flat(Infinity).filter((child) => child != null && child !== false),
    );
    return node;
  };

  const el = (tag, attributes = {}, ...children) =>
    made(document.createElement(tag), attributes, children);

  const svg = (tag, attributes = {}, ...children) =>
    made(
      document.createElementNS("http://www.w3.org/2000/svg", tag),
      attributes,
      children,
    );

  const option = (value, text) => el("option", { value }, text);

  // A control with its label above it.
  const labelled = (text, control) => {
    control.id = `nca-${control.name}`;
    return el("div", {}, el("label", { for: control.id }, text), control);
  };

  const checkbox = (name, value, text) =>
    el("label", {}, el("input", { type: "checkbox", name, value }), text);

  // "1 record", "1 328 records": thin spaces as on all pages.
  const counted = (number, [one, many]) =>
    `${String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f")} ${number === 1 ? one : many}`;

  window.ncaExplorer = { el, svg, option, labelled, checkbox, counted };
}
