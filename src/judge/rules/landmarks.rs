//! Drops navigation, the page's own footer and dialogs, where running text is left without them. (A third
//! of WCXB, sites held out: 0.002 more on articles, as much on all other kinds.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{NodeId, Page, Tag};

/// Ancestors of a footer that may own it.
const REACH: usize = 40;

/// Characters of running text that must be left: a short notice has no more, and no page is all navigation.
const MIN_LEFT: u32 = 100;

pub(super) fn drop(state: &mut State<'_>) {
    let page = state.page;
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if !is_chrome(page, node) {
            continue;
        }
        let blocks = state.measures.within(page, node);
        if state.running_chars_without(&blocks) >= MIN_LEFT {
            at = page.end(node);
            for block in blocks {
                state.drop(block, Reason::Landmark);
            }
        }
    }
}

fn is_chrome(page: &Page, node: NodeId) -> bool {
    match page.tag(node) {
        Tag::None => false,
        Tag::Nav | Tag::Dialog => true,
        // The footer of an article, a section or a quotation belongs to its content.
        Tag::Footer => !page
            .ancestors(node)
            .skip(1)
            .take(REACH)
            .any(|above| matches!(page.tag(above), Tag::Article | Tag::Main | Tag::Section | Tag::Blockquote)),
        _ => matches!(page.attr(node, "role"), Some("navigation" | "dialog" | "alertdialog" | "contentinfo")),
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn navigation_and_footer_are_dropped_though_all_around_is_kept() {
        let kept = kept_words(&format!(
            "<nav><ul><li>Start</li></ul></nav>{STORY}<div role=\"dialog\"><p>We and our partners store what you read, \
             in order to learn what you like, and show you more of the same wherever you go.</p></div>\
             <footer><p>Alle Rechte vorbehalten</p></footer>"
        ));
        assert!(kept.contains("a dog"));
        assert!(!kept.contains("Start") && !kept.contains("partners") && !kept.contains("Rechte"));
    }
}
