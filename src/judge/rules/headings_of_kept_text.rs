//! Keeps headings right above kept text, unless they went with a form, as the question of a poll is no heading of what follows,
//! or are links: a headline between paragraphs that leads to another page is that of another story.
//!
//! (Sites held out, with such links kept and without: FUNDUS 0.9459 and 0.9462, AEB 0.9647 and 0.9651; of words put between
//! paragraphs 0.041 leak and 0.040.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::Tag;
use crate::page::address_parts::leads_to_other_page;

/// Score (log-odds) below which a heading above kept text is something else, such as the name of the site.
const MIN_SCORE: f32 = -2.5;
/// Link density of a headline of another story, and how many of these may be in an article.
const MIN_LINKS: f32 = 0.9;
const MAX_OTHERS: usize = 3;
/// Ancestors of its first text that may be a link.
const LINK_REACH: usize = 4;

/// Whether all of a heading is a link to another page of the site: the headline of another story.
#[inline(never)]
fn leads_away(state: &State<'_>, at: usize) -> bool {
    let page = state.page;
    let block = state.block(at);
    let around = page.ancestors(block.first).take(LINK_REACH).find(|&node| page.tag(node) == Tag::A);
    around.and_then(|link| page.attr(link, "href")).is_some_and(|href| leads_to_other_page(href, page.url()))
}

pub(super) fn keep(state: &mut State<'_>) {
    let is_like_article = state.estimate.is_like_article();
    let mut others = Vec::new();
    // From the end, so that a heading above a heading follows the lower one.
    for at in (0..state.len().saturating_sub(1)).rev() {
        let Some(level) = state.heading_level(at) else { continue };
        let has_section = state.kept[at + 1] && state.heading_level(at + 1).is_none_or(|next| next > level);
        if has_section
            && !state.kept[at]
            && !state.annotations.hidden[at]
            && state.reasons[at] != Reason::Form
            && state.annotations.phrase[at].is_none()
            && state.scores[at] > MIN_SCORE
        {
            state.keep(at, Reason::Heading);
            if is_like_article && state.link_density(at) > MIN_LINKS && leads_away(state, at) {
                others.push(at);
            }
        }
    }
    // More of them are the names of what an article lists.
    for at in others.iter().filter(|_| others.len() <= MAX_OTHERS) {
        state.drop(*at, Reason::LinkList { percent: 100 });
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::kept_of;

    /// Whether a heading above a paragraph stays, of so many.
    fn stays(count: usize, article_probability: f32, heading: &str) -> bool {
        let section = format!("<h3>{heading}</h3>{STORY}");
        let body = format!("<h1>Boats</h1><div>{STORY}{}</div>", section.repeat(count));
        let own = 1 + STORY.matches("<p>").count();
        kept_of(article_probability, &body, |at| if at % own == 0 && at > 0 { -1.0 } else { 3.0 }).contains("Crane")
    }

    #[test]
    fn a_heading_above_text_stays_unless_it_leads_to_another_story() {
        let link = "<a href=\"/s/3\">Crane topples at the docks</a>";
        assert!(!stays(1, 0.9, link));
        assert!(stays(1, 0.9, "Crane topples at the docks"));
        assert!(stays(1, 0.9, &link.replace("/s/3", "#s3")));
        assert!(stays(5, 0.9, link), "a list of things with pages of their own");
        assert!(stays(1, 0.1, link), "a listing");
    }
}
