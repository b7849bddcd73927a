"use strict";
// Which records are asked for, and in which order.
{
  const hasWord = (words, wanted) => ` ${words}`.includes(` ${wanted}`);

  // Years without an end reach as far as any.
  const within = (years, from, to) =>
    years.some(
      ([first, last]) => (first ?? -Infinity) <= to && from <= (last ?? Infinity),
    );

  const tests = (asked, split) => {
    const wanted = split(asked.q);
    const from = asked.from === "" ? -Infinity : Number(asked.from);
    const to = asked.to === "" ? Infinity : Number(asked.to);
    const dated = from > -Infinity || to < Infinity;
    return [
      wanted.length && ((it) => wanted.every((word) => hasWord(it.words, word))),
      asked.area && ((it) => it.areas?.includes(asked.area)),
      asked.source && ((it) => it.sources?.includes(asked.source)),
      asked.grade && ((it) => String(it.grade) === asked.grade),
      asked.hedge && ((it) => it.hedge === asked.hedge),
      dated && ((it) => it.years && within(it.years, from, to)),
    ].filter(Boolean);
  };

  const { compare } = new Intl.Collator("en", { numeric: true });
  const byName = (a, b) => compare(a.sorted, b.sorted);
  const firstYear = (it) => Math.min(...it.years.map(([first, last]) => first ?? last));
  const lastYear = (it) => Math.max(...it.years.map(([first, last]) => last ?? first));
  // What has no date comes last either way.
  const byYear = (year, sign) => (a, b) =>
    !a.years - !b.years || (a.years && sign * (year(a) - year(b))) || byName(a, b);

  const orders = (asked, split, sources) => {
    const wanted = split(asked.q);
    const label = (it) => sources[it.sources?.[0]] ?? "\uffff";
    const isNamed = (it) => {
      if (!wanted.length) return false;
      const name = split(it.name).join(" ");
      return wanted.every((word) => hasWord(name, word));
    };
    return {
      "": wanted.length ? (a, b) => b.isNamed - a.isNamed || byName(a, b) : byName,
      earliest: byYear(firstYear, 1),
      latest: byYear(lastYear, -1),
      kind: (a, b) => a.place - b.place || byName(a, b),
      source: (a, b) => compare(label(a), label(b)) || byName(a, b),
      isNamed,
    };
  };

  // Quotation marks, hedges and brackets do not count in the order of names.
  const prepared = (records, kinds) => {
    const places = Object.keys(kinds);
    return records.map((record) => ({
      ...record,
      sorted: record.name.replace(/^[^\p{L}\p{N}]+/u, ""),
      place: places.indexOf(record.kind),
    }));
  };

  const find = (records, asked, split, sources) => {
    const checks = tests(asked, split);
    const found = records.filter((record) => checks.every((check) => check(record)));
    const inKind = new Map();
    for (const { kind } of found) inKind.set(kind, (inKind.get(kind) ?? 0) + 1);
    const { isNamed, ...ways } = orders(asked, split, sources);
    const hits = found
      .filter((record) => !asked.kind.length || asked.kind.includes(record.kind))
      .map((record) => ({ ...record, isNamed: isNamed(record) }))
      .sort(ways[asked.sort] ?? ways[""]);
    return { hits, inKind };
  };

  ncaExplorer.finding = { prepared, find };
}
