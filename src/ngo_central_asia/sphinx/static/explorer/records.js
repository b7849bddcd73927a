"use strict";
// The records: a form that says which are wanted, and those that are found.
{
  const { el, option, labelled, checkbox, counted, state, finding, onPage, pager } =
    ncaExplorer;
  const SIZE = 25;
  const FEW_AREAS = 4;
  const RECORDS = ["record", "records"];

  const choice = (name, any, entries) =>
    el(
      "select",
      { name },
      option("", any),
      entries.map(([value, text]) => option(value, text)),
    );

  const form = (data) => {
    const hedges = [
      ...new Set(data.records.map((it) => it.hedge).filter(Boolean)),
    ].sort();
    const byLabel = (a, b) => a[1].localeCompare(b[1], "en");
    const year = (name) =>
      el("input", { name, type: "number", min: 1, max: 2100, inputmode: "numeric" });
    const areas = Object.entries(data.areas).map(([id, { name }]) => [id, name]);
    return el(
      "form",
      {
        class: "nca-form",
        role: "search",
        "aria-label": "Records",
        submit: (event) => event.preventDefault(),
      },
      labelled(
        "Words",
        el("input", {
          name: "q",
          type: "search",
          autocomplete: "off",
          spellcheck: "false",
        }),
      ),
      labelled("Area", choice("area", "any area", areas)),
      labelled(
        "Source",
        choice("source", "any source", Object.entries(data.sources).sort(byLabel)),
      ),
      labelled("From year", year("from")),
      labelled("To year", year("to")),
      labelled("Evidence", choice("grade", "any evidence", Object.entries(data.grades))),
      labelled(
        "Hedge of the figure",
        choice(
          "hedge",
          "any hedge",
          hedges.map((it) => [it, it]),
        ),
      ),
      labelled(
        "Order",
        el(
          "select",
          { name: "sort" },
          option("", "best match, then name"),
          option("earliest", "earliest first"),
          option("latest", "latest first"),
          option("kind", "kind"),
          option("source", "source"),
        ),
      ),
      el(
        "fieldset",
        { class: "nca-checks" },
        el("legend", {}, "Kind of record"),
        Object.entries(data.kinds).map(([kind, [, many]]) => {
          const label = checkbox("kind", kind, `${many} `);
          label.append(el("span", { class: "nca-count", "data-kind": kind }));
          return label;
        }),
      ),
      el("button", { type: "reset" }, "Clear all"),
    );
  };

  // Where a record stands: the first place, and the others folded.
  const places = (record, data) => {
    const [first, ...others] = (record.places ?? []).map((number) => data.places[number]);
    if (!first) return el("p", { class: "nca-place" }, "A definition of this library.");
    return [
      el("p", { class: "nca-place" }, first),
      others.length > 0 &&
        el(
          "details",
          { class: "nca-place" },
          el("summary", {}, counted(others.length, ["more place", "more places"])),
          el(
            "ul",
            {},
            others.map((place) => el("li", {}, place)),
          ),
        ),
    ];
  };

  const areasOf = (record, data) => {
    const names = (record.areas ?? []).map((id) => data.areas[id].name);
    const rest = names.length - FEW_AREAS;
    return names.slice(0, FEW_AREAS).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
  };

  const hit = (record, data, address) => {
    const facts = [
      data.kinds[record.kind][0],
      record.kind !== "areas" && areasOf(record, data),
      record.when,
      record.hedge && `hedge: ${record.hedge}`,
      data.grades[record.grade],
    ];
    return el(
      "li",
      {},
      el("a", { href: address(record.id), class: "nca-name" }, record.name),
      el("p", { class: "nca-facts" }, facts.filter(Boolean).join(" · ")),
      places(record, data),
    );
  };

  ncaExplorer.records = (data, split, address, change) => {
    const records = finding.prepared(data.records, data.kinds);
    const asking = form(data);
    const status = el("p", { role: "status", class: "nca-status" });
    const list = el("ol", {
      class: "nca-hits",
      tabindex: -1,
      "aria-label": "Records found",
    });
    const leads = el("div");

    asking.addEventListener("input", () => {
      const given = new FormData(asking);
      change({ ...Object.fromEntries(given), kind: given.getAll("kind"), page: 1 });
    });
    asking.addEventListener("reset", (event) => {
      event.preventDefault();
      change(state.EVERY_RECORD);
    });

    const fill = (now) => {
      for (const control of asking.elements) {
        if (control.type === "checkbox")
          control.checked = now.kind.includes(control.value);
        else if (control.name && control.value !== now[control.name]) {
          control.value = now[control.name];
        }
      }
    };

    const show = (now) => {
      fill(now);
      const { hits, inKind } = finding.find(records, now, split, data.sources);
      for (const count of asking.querySelectorAll(".nca-count")) {
        count.textContent = `(${inKind.get(count.dataset.kind) ?? 0})`;
      }
      const at = onPage(hits, now.page, SIZE);
      status.textContent = hits.length
        ? `${counted(hits.length, RECORDS)} of ${counted(records.length, RECORDS)}`
        : "No record is like that. Fewer words or filters may find some.";
      list.start = (at.shown - 1) * SIZE + 1;
      list.replaceChildren(...at.items.map((record) => hit(record, data, address)));
      const go = (page) => {
        change({ page });
        list.focus();
        list.scrollIntoView({ block: "start" });
      };
      leads.replaceChildren(pager("Pages of records", at, go) || "");
    };

    return { show, nodes: [asking, status, list, leads] };
  };
}
