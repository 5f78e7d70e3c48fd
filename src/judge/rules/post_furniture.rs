//! Drops what forums put around the text of a post, by the names that forum systems give it: signatures, notes that a post was
//! edited, boxes of its author, labels that unfold a quotation.
//!
//! On pages like articles these names mean other things: the signature of a letter is part of it.
//!
//! (Names of phpBB, XenForo, vBulletin, MyBB, SMF, FluxBB, Invision and Vanilla. Sites held out, without this rule and with it:
//! forums of WCXB 0.8349 and 0.8389, of HARVEST 0.8847 and 0.8859, of MAGIC 0.7751 and 0.7772.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Page};

/// Ancestors of a block that may be named so.
const REACH: usize = 4;
/// Blocks of the largest of these elements; a larger one has the post within.
const MAX_BLOCKS: usize = 12;
/// Parts of classes and ids, in small letters.
const NAMES: AnyOf<'_> = AnyOf::new(&[
    "signature",
    "postprofile",
    "postedit",
    "post-edit",
    "edited_post",
    "editdate",
    "lastedit",
    "last-edit",
    "quoteexpand",
    "expandlink",
    "userinfo",
    "author_info",
]);

pub(super) fn drop(state: &mut State<'_>) {
    if !state.estimate.is_like_article() {
        drop_named(state);
    }
}

#[inline(never)]
fn drop_named(state: &mut State<'_>) {
    let page = state.page;
    for at in 0..state.len() {
        if !state.kept[at] {
            continue;
        }
        let is_part = |&node: &NodeId| state.measures.within(page, node).len() <= MAX_BLOCKS && is_named(page, node);
        if page.ancestors(state.block(at).container).take(REACH).any(|node| is_part(&node)) {
            state.drop(at, Reason::ClassNames);
        }
    }
}

fn is_named(page: &Page, node: NodeId) -> bool {
    let mut names = ["class", "id"].into_iter().filter_map(|name| page.attr(node, name));
    names.any(|name| NAMES.is_in(&name.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::{kept_of, kept_of_thread};

    fn post(class: &str) -> String {
        format!(
            "<h1>Which knot holds?</h1><div>{STORY}</div><div class=\"{class}\">If it moves, grease it.</div><div>{STORY}</div>"
        )
    }

    #[test]
    fn signatures_and_notes_below_a_post_go_and_those_of_a_letter_stay() {
        let stays = |class: &str| kept_of_thread(&post(class), |_| 1.0).contains("grease it");
        assert!(!stays("signature") && !stays("message-lastEdit") && !stays("postbody postSignature"));
        assert!(stays("content"));
        assert!(kept_of(0.9, &post("signature"), |_| 1.0).contains("grease it"));
    }
}
