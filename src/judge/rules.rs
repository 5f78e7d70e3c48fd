//! The rules: what scores cannot express, namely how blocks belong together.
//!
//! Each rule is one function in a file of its own, whose head says what it does and why; [`RULES`] is their order and says
//! on which pages each applies. To add one: a file under `rules/`, a `mod` line here, an entry in the list.

mod alike_rows;
mod beside_story;
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
mod lists_after_text;
mod named_alike;
mod orphan_headings;
mod other_stories;
mod post_furniture;
mod promo_boxes;
mod related_lines;
mod related_links;
mod repeated_labels;
mod self_links;
mod story_boxes;
mod surrounded;
mod utility_lines;
mod whole_lists;

use super::correcting;
use super::state::State;
use crate::article::PageKind;
use crate::options::Options;

/// On which pages a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// All pages.
    All,
    /// All but listings, collections and products, where short lines and links are the content. (Word F1 on the listings of
    /// WCXB, sites held out: 0.7505 so, 0.7490 with these rules on all pages.)
    Text,
    /// Pages like an article, by their kind or because they are about one story. A listing or a shop's page is made of what
    /// surrounds an article: short lines that repeat, boxes, headings over pictures; in a thread the rows are the posts.
    /// (Word F1, sites held out, so and with the rules of both scopes on all pages: WCXB 0.8820 and 0.8803, its listings 0.751
    /// and 0.739, HARVEST 0.869 and 0.842, MAGIC 0.871 and 0.866, DANIEL 0.900 and 0.903. With the rules from a probability
    /// of 0.2 of an article on instead of 0.5, WCXB is the same, DANIEL 0.001 more and MAGIC 0.002 less.)
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
    (Scope::Article, promo_boxes::drop),
    (Scope::Article, related_lines::drop),
    (Scope::All, comments::drop),
    (Scope::All, story_boxes::drop),
    (Scope::All, drop_beside_story),
    (Scope::All, related_links::drop),
    (Scope::All, repeated_labels::drop),
    (Scope::Text, utility_lines::drop),
    (Scope::Article, boundary_chrome::drop),
    (Scope::Article, whole_lists::complete),
    (Scope::All, surrounded::keep),
    (Scope::All, lists_after_text::keep),
    (Scope::All, alike_rows::keep),
    (Scope::All, post_furniture::drop),
    (Scope::All, self_links::keep),
    (Scope::Article, orphan_headings::drop),
    (Scope::Article, boundary_paragraphs::keep),
    (Scope::All, captions::keep),
    (Scope::All, headings_of_kept_text::keep),
    (Scope::All, drop_cap::keep),
];

/// On a page about one story the next ones, its comments, `other_stories` and then `beside_story`: finding it costs more than
/// these.
fn drop_beside_story(state: &mut State<'_>) {
    let Some(story) = other_stories::Story::of(state) else { return };
    continuous_scroll::drop_next_stories(state, &story);
    comments::drop_named_sections(state);
    other_stories::drop(state, &story);
    beside_story::drop(state, &story);
}

/// The names of the rules in their order, and of what else can be left out to measure what it brings
/// ([`Options::without_rule`]): the scopes, without which all rules apply to all pages.
#[cfg(feature = "cli")]
pub const RULE_NAMES: [&str; 26] = [
    "hidden",
    "landmarks",
    "continuous_scroll",
    "duplicate_blocks",
    "form_boxes",
    "promo_boxes",
    "related_lines",
    "comments",
    "story_boxes",
    "other_stories",
    "related_links",
    "repeated_labels",
    "utility_lines",
    "boundary_chrome",
    "whole_lists",
    "surrounded",
    "lists_after_text",
    "alike_rows",
    "post_furniture",
    "self_links",
    "orphan_headings",
    "boundary_paragraphs",
    "captions",
    "headings_of_kept_text",
    "drop_cap",
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
    let steps = if force { RELAXATIONS.len() } else { UNFORCED_RELAXATIONS };
    for (step, more) in RELAXATIONS.into_iter().enumerate().take(steps) {
        state.cut(relaxation + more);
        let like_article = state.estimate.is_like_article() || other_stories::is_about_one(state);
        let is_text = like_article
            || !matches!(state.estimate.kind, PageKind::Listing | PageKind::Product | PageKind::Collection);
        let applies = |scope: Scope| match scope {
            _ if !options.has_rule(RULES.len()) => true,
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
        if !state.corrected.is_empty() {
            correct(state);
        }
        if state.has_found() {
            break;
        }
    }
}

/// Corrections come last; what belongs to kept text follows them.
#[inline(never)]
fn correct(state: &mut State<'_>) {
    correcting::apply(state);
    captions::keep(state);
    headings_of_kept_text::keep(state);
    correcting::apply(state);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::annotations::Annotations;
    use crate::judge::page_estimate::PageEstimate;
    use crate::page::{Page, Snapshot};

    /// The state after the rules of a page of a kind that is an article with some probability, given the score of each block.
    fn judged<T>(
        (kind, article_probability): (PageKind, f32),
        body: &str,
        score: impl Fn(usize) -> f32,
        read: impl Fn(&State<'_>) -> T,
    ) -> T {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let measures = crate::measure::measure(&page);
        let annotations = Annotations::of(&page, &measures);
        let estimate = PageEstimate { kind, kind_confidence: 0.5, article_probability, threshold: 0.0 };
        let scores = (0..measures.blocks().len()).map(score).collect();
        let mut state = State::new(&page, &measures, annotations, scores, estimate);
        apply(&mut state, 0.0, &Options::default());
        read(&state)
    }

    /// A page that is an article with some probability, and else a listing.
    fn likely(article_probability: f32) -> (PageKind, f32) {
        (if article_probability > 0.5 { PageKind::Article } else { PageKind::Listing }, article_probability)
    }

    /// Which blocks of such a page are kept.
    pub(super) fn kept(article_probability: f32, body: &str, scores: &[f32]) -> Vec<bool> {
        judged(likely(article_probability), body, |at| scores[at], |state| state.kept.clone())
    }

    /// The text of those that are.
    pub(super) fn kept_of(article_probability: f32, body: &str, score: impl Fn(usize) -> f32) -> String {
        kept_text(likely(article_probability), body, score)
    }

    /// The same of a discussion.
    pub(super) fn kept_of_thread(body: &str, score: impl Fn(usize) -> f32) -> String {
        kept_text((PageKind::Discussion, 0.1), body, score)
    }

    fn kept_text(page: (PageKind, f32), body: &str, score: impl Fn(usize) -> f32) -> String {
        let text = |state: &State<'_>| (0..state.len()).filter(|&at| state.kept[at]).map(|at| state.text(at)).collect();
        judged(page, body, score, |state| -> Vec<String> { text(state) }).join(" ")
    }

    const LINE: &str =
        "<p>The lamp on the southern pier is lit by whoever comes down the steps last in the evening.</p>";

    #[test]
    fn a_name_in_a_listing_is_no_orphan_heading() {
        let body = format!("{LINE}<h2>Red lamps</h2><h2>Blue lamps</h2>");
        assert_eq!(kept(0.1, &body, &[2.0, 0.3, 0.3]), [true, true, true]);
        assert_eq!(kept(0.9, &body, &[2.0, 0.3, 0.3]), [true, false, false]);
    }

    #[test]
    fn a_short_line_follows_its_section_where_the_page_may_be_an_article() {
        let body = format!("<div>{LINE}<p>Not today.</p>{LINE}</div>");
        assert_eq!(kept(0.4, &body, &[2.0, -0.2, 2.0]), [true, true, true]);
        assert_eq!(kept(0.1, &body, &[2.0, -0.2, 2.0]), [true, false, true]);
    }
}
