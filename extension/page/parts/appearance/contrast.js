// @ts-check
// Contrast of two colours, as WCAG 2.2 defines it.

/** What text needs (1.4.3). */
export const LEAST_CONTRAST = 4.5;

/**
 * @param {string} one `#rrggbb`
 * @param {string} other
 * @returns {number} from 1 to 21
 */
export function contrast(one, other) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @param {string} colour */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
