//! Step 2, captions: which text belongs to which picture, and what of it is the photo credit.
//!
//! | file | what it finds |
//! |---|---|
//! | `marked` | captions that markup declares: `figcaption`, classes, `aria-describedby` |
//! | `unmarked` | captions known only by position and layout |
//! | `attributes` | captions in attributes (`data-caption`) |
//! | `credit_elements` | elements within a caption that hold its credit |
//! | `credit` | the credit at the end of a caption's text, or at its beginning |
//! | `credit_text`, `credit_label`, `credit_names`, `credit_words` | whether a text is all credit, and by which words |
//! | `wording` | whether a short text can be a caption at all |
//! | `text` | the caption and credit of one figure, put together from all of these |

mod attributes;
pub(super) mod credit;
mod credit_elements;
mod credit_label;
mod credit_names;
pub(super) mod credit_text;
mod credit_words;
pub(super) mod marked;
pub(super) mod text;
pub(super) mod unmarked;
pub(super) mod wording;
