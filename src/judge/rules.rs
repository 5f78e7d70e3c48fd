//! The rules: what scores cannot express, namely how blocks belong together.
//!
//! Each rule is one function in a file of its own, whose head says what it does and why; [`RULES`] is their order and says
//! on which pages each applies. To add one: a file under `rules/`, a `mod` line here, an entry in the list.

mod boundary_chrome;
mod boundary_paragraphs;
mod captions;
mod comments;
mod continuous_scroll;
mod drop_cap;
mod duplicate_blocks;
mod form_boxes;
mod headings_of_kept_text;
mod hidden;
mod landmarks;
mod orphan_headings;
mod related_links;
mod related_sections;
mod repeated_labels;
mod self_links;
mod story_boxes;
mod surrounded;
mod utility_lines;
mod whole_lists;

use super::state::State;
use crate::article::PageKind;
use crate::options::Options;

/// On which pages a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// All pages.
    All,
    /// All but listings, collections and products, where short lines and links are the content. (Word F1 on the listings of
    /// WCXB, sites held out: 0.762 so, 0.753 with these rules on all pages.)
    Text,
    /// Pages like an article. A listing or a shop's page is made of what surrounds an article: short lines that repeat,
    /// boxes, headings over pictures. (Word F1 on the listings of WCXB, sites held out: 0.763 so, 0.747 with these rules on
    /// all pages.)
    Article,
}

/// A rule changes verdicts, never scores.
type Rule = fn(&mut State<'_>);

/// The rules after the cut, in order: first what is never article, then what a label says of the blocks after it, then what
/// is left at the boundaries of the text, last what belongs to kept text.
const RULES: &[(Scope, Rule)] = &[
    (Scope::All, hidden::drop),
    (Scope::All, landmarks::drop),
    (Scope::All, continuous_scroll::drop),
    (Scope::All, duplicate_blocks::drop),
    (Scope::Article, form_boxes::drop),
    (Scope::All, comments::drop),
    (Scope::Article, story_boxes::drop),
    (Scope::All, related_links::drop),
    (Scope::All, repeated_labels::drop),
    (Scope::Text, utility_lines::drop),
    (Scope::Article, boundary_chrome::drop),
    (Scope::Article, whole_lists::complete),
    (Scope::Article, surrounded::keep),
    (Scope::Article, self_links::keep),
    (Scope::All, orphan_headings::drop),
    (Scope::Article, boundary_paragraphs::keep),
    (Scope::All, captions::keep),
    (Scope::All, headings_of_kept_text::keep),
    (Scope::All, drop_cap::keep),
];

/// The names of the rules in their order, and of what else can be left out to measure what it brings
/// ([`Options::without_rule`]): the scores that `related_sections` lowers, and the scopes, without which all rules apply to
/// all pages.
#[cfg(feature = "cli")]
pub const RULE_NAMES: [&str; 21] = [
    "hidden",
    "landmarks",
    "continuous_scroll",
    "duplicate_blocks",
    "form_boxes",
    "comments",
    "story_boxes",
    "related_links",
    "repeated_labels",
    "utility_lines",
    "boundary_chrome",
    "whole_lists",
    "surrounded",
    "self_links",
    "orphan_headings",
    "boundary_paragraphs",
    "captions",
    "headings_of_kept_text",
    "drop_cap",
    "related_sections",
    "scopes",
];

/// Log-odds by which the threshold is relaxed, step by step, until something is kept.
const RELAXATIONS: [f32; 4] = [0.0, 1.5, 3.0, 20.0];

/// How many of these steps are taken without `options.force`. A few paragraphs among a thousand links score low; at the
/// second step only running text and headings are kept, and only if they are an article's worth.
const UNFORCED_RELAXATIONS: usize = 2;

/// From scores to verdicts, the threshold lowered by `relaxation` (log-odds). With `force` something is kept wherever there
/// is text.
pub(super) fn apply(state: &mut State<'_>, relaxation: f32, options: &Options) {
    let force = options.force;
    if options.has_rule(RULES.len()) {
        related_sections::lower_scores(state);
    }
    let steps = if force { RELAXATIONS.len() } else { UNFORCED_RELAXATIONS };
    for (step, more) in RELAXATIONS.into_iter().enumerate().take(steps) {
        state.cut(relaxation + more);
        let like_article = state.estimate.is_like_article();
        let is_text = !matches!(state.estimate.kind, PageKind::Listing | PageKind::Product | PageKind::Collection);
        let applies = |scope: Scope| match scope {
            _ if !options.has_rule(RULES.len() + 1) => true,
            Scope::All => true,
            Scope::Text => is_text,
            Scope::Article => like_article,
        };
        for (index, (scope, rule)) in RULES.iter().enumerate() {
            if applies(*scope) && options.has_rule(index) {
                rule(state);
            }
        }
        if step > 0 && !force {
            state.keep_running_text_only();
        }
        if state.kept.contains(&true) {
            break;
        }
    }
}
