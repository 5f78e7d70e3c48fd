// The part of highlight.js that is used. The package of single files has no types of its own.

declare module '@highlightjs/cdn-assets/es/core.js' {
  type Token = import('./page/parts/code-colours/grammars.js').Token;
  interface Highlighter {
    newInstance(): Highlighter;
    registerLanguage(name: string, grammar: unknown): void;
    getLanguage(name: string): unknown;
    highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { _emitter: { rootNode: Token } };
  }
  const core: Highlighter;
  export default core;
}

declare module '@highlightjs/cdn-assets/es/languages/*.min.js' {
  const grammar: unknown;
  export default grammar;
}
