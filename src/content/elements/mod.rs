//! What single elements of the page become in the article.
//!
//! | file | elements |
//! |---|---|
//! | `mapping` | inline elements, lists, quotes, callouts; languages |
//! | `tables` | tables: data or layout |
//! | `code` | preformatted text, its language, line numbers beside it |
//! | `formulas` | MathML, KaTeX, MathJax |
//! | `drop_cap` | a first letter in an element or image of its own |
//! | `controls` | edit links, toggles, popovers: no text |
//! | `line_breaks` | line breaks of the source that a style makes visible |

pub(super) mod code;
pub(super) mod controls;
pub(super) mod drop_cap;
pub(super) mod formulas;
pub(super) mod line_breaks;
pub(super) mod mapping;
pub(super) mod tables;
