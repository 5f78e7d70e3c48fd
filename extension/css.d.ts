// A style sheet is imported as its text: see bundle.mjs.

declare module '*.css' {
  const text: string;
  export default text;
}
