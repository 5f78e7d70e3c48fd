//! Drops small boxes around a form: newsletter sign-ups, searches, product options.
//!
//! The box is the largest ancestor of the form that is still small: the heading, the promise and the conditions around the
//! form go with it. (Of the words of clutter put before the text of articles, sites held out, 0.194 leak without this rule,
//! 0.191 with it. On all kinds of WCXB it would cost 0.0008, listings 0.009.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{NodeId, Page, Tag};

/// Characters of the largest form; larger ones are pages wrapped in a form.
const MAX_FORM: u32 = 250;
/// Characters of the largest box: a heading, a promise and conditions.
const MAX_BOX: u32 = 500;
/// Ancestors of the form, itself included, that may be the box.
const REACH: usize = 5;
/// Blocks of an element that are counted: more are beyond both limits anyhow.
const MAX_BLOCKS: usize = 64;

pub(super) fn drop(state: &mut State<'_>) {
    let page = state.page;
    for index in 0..page.len() {
        let form = NodeId::from_index(index);
        if page.tag(form) != Tag::Form || chars(state, form) > MAX_FORM || !has_controls(page, form) {
            continue;
        }
        let above = page
            .ancestors(form)
            .take(REACH)
            .take_while(|&node| may_be_box(page, node) && chars(state, node) <= MAX_BOX);
        let blocks = state.measures.within(page, above.last().unwrap_or(form));
        if state.leaves_article(&blocks) {
            for block in blocks {
                state.drop(block, Reason::Form);
            }
        }
    }
}

/// Whether a form has visible controls. A form with hidden fields only is no box: some forums wrap each post, or the votes
/// on it, in one.
fn has_controls(page: &Page, form: NodeId) -> bool {
    page.descendants(form).any(|node| match page.tag(node) {
        Tag::Input => page.attr(node, "type") != Some("hidden"),
        tag => matches!(tag, Tag::Button | Tag::Select | Tag::Textarea),
    })
}

fn may_be_box(page: &Page, node: NodeId) -> bool {
    !matches!(page.tag(node), Tag::Article | Tag::Main | Tag::Body | Tag::Html)
}

fn chars(state: &State<'_>, node: NodeId) -> u32 {
    state.measures.within(state.page, node).map(|at| state.block(at).chars).take(MAX_BLOCKS).sum()
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn an_invitation_to_subscribe_goes_with_its_form() {
        let kept = kept_words(&format!(
            "<article>{STORY}<div><h3>Never miss a path</h3><p>Get the five best walks of the week, free of charge, \
             straight to your door, every Friday before noon.</p><form><input type=\"email\"><button>Go</button></form>\
             </div>{STORY}</article>"
        ));
        assert!(kept.contains("a dog"));
        assert!(!kept.contains("free of charge") && !kept.contains("Never miss"));
    }

    #[test]
    fn a_form_that_shows_nothing_to_fill_in_is_read() {
        let page = |field: &str| {
            kept_words(&format!(
                "<article>{STORY}<form><input type=\"hidden\" name=\"id\" value=\"7\">{field}<p>It was the cook who saw the lamp first of all.</p></form>{STORY}</article>"
            ))
        };
        assert!(page("").contains("the cook who saw"));
        assert!(!page("<button>Go</button>").contains("the cook who saw"));
    }

    #[test]
    fn a_page_wrapped_in_a_form_is_read() {
        assert!(kept_words(&format!("<form><article>{STORY}</article></form>")).contains("a dog"));
    }
}
