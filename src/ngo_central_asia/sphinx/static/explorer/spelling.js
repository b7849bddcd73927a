"use strict";
// Words in the rough form in which the package searches: `sound` in `_names.py`. The
// letters and sounds are its own tables; a test holds both sides against each other.
{
  const APOSTROPHES = /['`\u02bb\u02bc\u2018\u2019]/g;

  ncaExplorer.spelling = ({ letters, sounds }) => {
    const sound = (text) => {
      const latin = Array.from(text.toLowerCase(), (letter) => letters[letter] ?? letter);
      const bare = latin.join("").normalize("NFKD").replace(APOSTROPHES, "");
      const folded = bare.replace(/\p{M}/gu, "").toLowerCase();
      return sounds.reduce((rough, [from, to]) => rough.replaceAll(from, to), folded);
    };
    return (text) => sound(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  };
}
