// @ts-check
// Headings nested by their levels.

/** @typedef {{index: number, children: Entry[]}} Entry */

/**
 * Nests headings by their levels. Articles skip levels and begin with any: a heading is within the last one before it that
 * is of a lower number, and one level deeper than that, however many lie between.
 * @param {readonly number[]} levels in the order of the article
 * @returns {Entry[]} each with its place in `levels`
 */
export function nest(levels) {
  /** @type {Entry[]} */
  const outermost = [];
  /** @type {{level: number, children: Entry[]}[]} */
  const open = [];
  levels.forEach((level, index) => {
    while (open.length > 0 && open[open.length - 1].level >= level) open.pop();
    const entry = { index, children: [] };
    // The title stands before the headings, not above them: else all would be one step in.
    const parent = open.findLast((one) => one.level > 0);
    (parent?.children ?? outermost).push(entry);
    open.push({ level, children: entry.children });
  });
  return outermost;
}
