//! Parses a page as a browser does.

use super::sink::{Sink, Tree};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// Parses a page. With scripting, `noscript` holds raw text.
pub(super) fn parse(html: StrTendril, scripting_enabled: bool) -> Tree {
    let tree_builder = TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() };
    parse_document(Sink::new(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(html)
}
