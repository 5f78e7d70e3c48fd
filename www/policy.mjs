// @ts-check
// What the playground may load and run, wherever it is served.

/**
 * No script but our own, no markup made of text but by the one named policy, pictures and films from anywhere. A pasted
 * page is parsed in a document without a window, where its style attributes style nothing; refusing them would only fill
 * the console. As a `meta` element can say it: `frame-ancestors` needs a header.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' https: http: data:",
  "media-src 'self' https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types recto-playground',
].join('; ');
