//! Small boxes around a form: newsletters, searches, choices of colour.

use super::State;
use crate::judge::Reason;
use crate::page::{NodeId, Page, Tag};

/// Most characters of a form that asks for something; larger ones are pages wrapped in a form.
const FORM: u32 = 250;
/// Most characters of the box around it: a heading, a promise and a condition.
const BOX: u32 = 500;
/// How many elements up the box may be.
const REACH: usize = 5;

/// Drops forms and what invites to fill them in.
pub(super) fn drop(state: &mut State<'_>) {
    let page = state.page;
    for index in 0..page.len() {
        let form = NodeId::from_index(index);
        if page.tag(form) != Tag::Form || chars(state, form) > FORM || !asks(page, form) {
            continue;
        }
        let around =
            page.ancestors(form).take(REACH).take_while(|&node| is_box(page, node) && chars(state, node) <= BOX);
        let blocks = state.measures.within(page, around.last().unwrap_or(form));
        if state.stands_without(&blocks) {
            for block in blocks {
                state.drop(block, Reason::Form);
            }
        }
    }
}

/// Whether a form shows anything to fill in or to press. What it sends unseen asks nobody: some threads wrap each post,
/// or the votes on it, in one.
fn asks(page: &Page, form: NodeId) -> bool {
    page.descendants(form).any(|node| match page.tag(node) {
        Tag::Input => page.attr(node, "type") != Some("hidden"),
        tag => matches!(tag, Tag::Button | Tag::Select | Tag::Textarea),
    })
}

fn is_box(page: &Page, node: NodeId) -> bool {
    !matches!(page.tag(node), Tag::Article | Tag::Main | Tag::Body | Tag::Html)
}

fn chars(state: &State<'_>, node: NodeId) -> u32 {
    state.measures.within(state.page, node).map(|at| state.block(at).chars).take(64).sum()
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
