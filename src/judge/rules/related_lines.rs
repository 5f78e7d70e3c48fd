//! Drops single lines between paragraphs that only lead to another story of the site: a headline as a link, or one after a
//! label with a colon ("Read also: …"), whatever the label says.
//!
//! Such a line scores far below the text around. Lines in a row are a list, for other rules; one right after a picture tells
//! of it. (What it brings: see `promo_boxes`.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::Phrase;
use crate::page::address_parts::leads_to_other_page;
use crate::page::{NodeId, Tag};

/// Log-odds by which the line is below the mean of the page's running text.
const MARGIN: f32 = 2.0;
/// Words of the shortest line with a label and without, and of the longest.
const MIN_LABELLED: u32 = 4;
const MIN_HEADLINE: u32 = 6;
const MAX_WORDS: u32 = 25;
/// Share of its characters that are in the link.
const MIN_DENSITY: f32 = 0.6;
/// Blocks before and after the line among which its neighbours are.
const NEIGHBOURS: usize = 6;
/// Ancestors of its first text that may be the link.
const LINK_REACH: usize = 3;

pub(super) fn drop(state: &mut State<'_>) {
    let Some(mean) = state.mean_score((0..state.len()).filter(|&at| state.keeps_running_text(at))) else { return };
    let is_candidate = |state: &State<'_>, at: usize| {
        let block = state.block(at);
        state.kept[at]
            && !state.annotations.after_picture[at]
            && (MIN_LABELLED..=MAX_WORDS).contains(&block.words)
            && state.link_density(at) >= MIN_DENSITY
            && matches!(state.page.tag(block.container), Tag::P | Tag::Div)
    };
    for at in 1..state.len().saturating_sub(1) {
        if is_candidate(state, at)
            && state.scores[at] < mean - MARGIN
            && !is_candidate(state, at + 1)
            && !is_candidate(state, at - 1)
            && is_related(state, at)
        {
            state.drop(at, Reason::LabelledSection(Phrase::Related));
        }
    }
}

/// Whether a line ends with a link to another page of the site and stands between kept blocks of the element around it, of
/// which the one before does not lead to it.
#[inline(never)]
fn is_related(state: &State<'_>, at: usize) -> bool {
    let page = state.page;
    let block = state.block(at);
    let mut nodes = (block.first.index()..=block.last.index()).map(NodeId::from_index);
    let is_link = |&node: &NodeId| page.tag(node) == Tag::A;
    let around = page.ancestors(block.first).take(LINK_REACH).find(is_link);
    let Some(link) = around.or_else(|| nodes.find(is_link)) else { return false };
    let leads = page.attr(link, "href").is_some_and(|href| leads_to_other_page(href, page.url()));
    let ends_with_it = page.end(link) > block.last.index();
    let text = state.text(at);
    let is_line = (block.words >= MIN_HEADLINE || text.contains([':', '：']))
        && !text.trim_end().ends_with(['.', '!', ':', '：', '。']);
    let near = |at: &usize| {
        state.kept[*at]
            && page.parent(block.container).is_some_and(|parent| page.contains(parent, state.block(*at).container))
    };
    let before = (at.saturating_sub(NEIGHBOURS)..at).rev().find(near);
    let after = (at + 1..state.len().min(at + 1 + NEIGHBOURS)).find(near);
    leads
        && ends_with_it
        && is_line
        && after.is_some()
        && before.is_some_and(|before| !state.text(before).trim_end().ends_with([':', '：']))
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::kept_of;

    /// Whether a line between paragraphs stays, scored with this.
    fn stays(line: &str, score: f32) -> bool {
        let body = format!("<div>{STORY}{line}{STORY}</div>");
        let end = 3 + line.matches("</p>").count().max(1);
        let text = kept_of(0.9, &body, |at| if (3..end).contains(&at) { score } else { 4.0 });
        assert!(text.contains("a dog"), "{text}");
        text.contains("topples")
    }

    const LINK: &str = "<a href=\"/s/3\">Crane topples at the docks in the wind</a>";

    #[test]
    fn a_line_that_leads_to_another_story_goes_whatever_its_label_says() {
        for line in [
            format!("<p>{LINK}</p>"),
            format!("<p><b>Ordskælv:</b> {LINK}</p>"),
            format!("<div>Hand-picked: {LINK}</div>"),
        ] {
            assert!(!stays(&line, 0.5), "{line}");
            assert!(stays(&line, 3.5), "it scores like the text: {line}");
        }
    }

    #[test]
    fn lines_of_the_article_stay() {
        for line in [
            // A list, what a sentence leads to, a sentence, another site, a place in the page, a name, what tells of a picture.
            format!("<p>{LINK}</p><p>{LINK}</p>"),
            format!("<p>This is what the paper said on Monday morning:</p><p>{LINK}</p>"),
            format!("<p>{LINK}.</p>"),
            format!("<p>{}</p>", LINK.replace("/s/3", "https://b.example/s")),
            format!("<p>{}</p>", LINK.replace("/s/3", "#three")),
            "<p><a href=\"/s/3\">Crane topples</a></p>".to_owned(),
            format!("<img src=\"/crane.jpg\" width=\"800\" height=\"600\"><p>{LINK}</p>"),
        ] {
            assert!(stays(&line, 0.5), "{line}");
        }
    }
}
