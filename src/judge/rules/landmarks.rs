//! Navigation, the page's own footer and dialogs are never article, where there is one without them.

use super::State;
use crate::judge::Reason;
use crate::page::{NodeId, Page, Tag};

/// How far above a footer its owner is looked for.
const REACH: usize = 40;

/// Characters of running text that must be left: a short notice has no more, and no list is all navigation.
const LEFT: u32 = 100;

/// Drops what stands in them.
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
        if state.running_kept.saturating_sub(state.running(blocks.clone())) >= LEFT {
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
        // That of an article or a quotation is a part of it.
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
