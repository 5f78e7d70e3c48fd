// @ts-check
// The files of the shipped typefaces: which there are, and which of them a text needs.

/** Characters of each subset, as `unicode-range` writes them. They are those of the packages that the files come from. */
const RANGES = {
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'greek-ext': 'U+1F00-1FFF',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
};

/** @typedef {keyof typeof RANGES} Subset */
/** A file, and how it is described to the browser. @typedef {{path: string, descriptors: FontFaceDescriptors}} FontFile */

/**
 * @typedef {object} ShippedFace
 * @property {readonly Subset[]} subsets
 * @property {(subsets: readonly Subset[], hasItalics: boolean) => FontFile[]} files
 */

/** @type {Partial<Record<import('../../../settings.js').Settings['face'], ShippedFace>>} */
export const SHIPPED_FACES = {
  literata: variable('literata', '200 900', /** @type {Subset[]} */ (Object.keys(RANGES))),
  atkinson: variable('atkinson-hyperlegible-next', '200 800', ['latin-ext', 'latin']),
  dyslexic: {
    subsets: ['latin'],
    files: (_, hasItalics) =>
      ['400', '700'].flatMap((weight) =>
        styles(hasItalics).map((style) => ({
          path: `opendyslexic/opendyslexic-latin-${weight}-${style}.woff2`,
          descriptors: { weight, style },
        })),
      ),
  },
};

/** Elements that the style sheet or the browser sets in italics. */
const ITALICS = 'em, i, cite, dfn, var, address, blockquote';

/**
 * @param {ShippedFace} face
 * @param {readonly Element[]} elements
 * @returns {Subset[]} those with characters of a text, and always Latin
 */
export function subsetsOf({ subsets }, elements) {
  return subsets.filter(
    (subset) => subset === 'latin' || elements.some((element) => patternOf(subset).test(element.textContent ?? '')),
  );
}

/** @param {readonly Element[]} elements */
export function hasItalics(elements) {
  return elements.some((element) => element.matches(ITALICS) || element.querySelector(ITALICS));
}

/**
 * A face with one file for all weights of a subset.
 * @param {string} name
 * @param {string} weight
 * @param {readonly Subset[]} subsets
 * @returns {ShippedFace}
 */
function variable(name, weight, subsets) {
  return {
    subsets,
    files: (needed, hasItalics) =>
      needed.flatMap((subset) =>
        styles(hasItalics).map((style) => ({
          path: `${name}/${name}-${subset}-wght-${style}.woff2`,
          descriptors: { weight, style, unicodeRange: RANGES[subset] },
        })),
      ),
  };
}

/** @param {boolean} hasItalics */
function styles(hasItalics) {
  return hasItalics ? ['normal', 'italic'] : ['normal'];
}

/**
 * @param {Subset} subset
 * @returns {RegExp} finds a character of it
 */
function patternOf(subset) {
  const ranges = RANGES[subset].split(',').map((range) => {
    const [first, last = first] = range.slice(2).split('-');
    return `\\u{${first}}-\\u{${last}}`;
  });
  return new RegExp(`[${ranges.join('')}]`, 'u');
}
