//! Drops small boxes around a form: newsletter sign-ups, searches, product options; and those that consist of a label, a
//! paragraph and a button or a field without a form around it: appeals, offers, polls.
//!
//! The box is the largest ancestor of the form that is still small: the heading, the promise and the conditions around the
//! form go with it. (Of the words of clutter put into articles, sites held out, 0.171 before and 0.150 between the paragraphs
//! leak without those that have no form, 0.149 and 0.116 with them; the real sets stay the same to 0.0003. On all kinds of
//! WCXB forms would cost 0.0008, listings 0.009.)

use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::Phrase;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Characters of the largest form; larger ones are pages wrapped in a form.
const MAX_FORM: u32 = 250;
/// Characters of the largest box: a heading, a promise and conditions.
const MAX_BOX: u32 = 500;
/// Characters of the longest label of a box without a form.
const MAX_LABEL: u32 = 80;
/// How often a line stands on the page that belongs to the entries of a list: "See the plan" under each of ten.
const MIN_REPEATS: u32 = 3;
/// Siblings of such a box that are looked at, and the nodes of the largest of them.
const MAX_ROW: usize = 60;
const MAX_NODES: usize = 400;
/// Ancestors of a box, itself included, that may be the entry.
const ENTRY_REACH: usize = 8;
/// Ancestors of the form, itself included, that may be the box.
const REACH: usize = 5;
/// Words of the longest link that is a button by what it says, and the least share of its characters in the link.
const MAX_ACTION: u32 = 5;
const ACTION_DENSITY: f32 = 0.9;
/// Blocks of the largest box without a form.
const MAX_BLOCKS: usize = 64;

pub(super) fn drop(state: &mut State<'_>) {
    let page = state.page;
    let mut form_end = 0;
    let is_article = state.estimate.kind == PageKind::Article;
    for index in 0..page.len() {
        let node = NodeId::from_index(index);
        let found = match page.tag(node) {
            Tag::Form => {
                form_end = form_end.max(page.end(node));
                box_of_form(state, node)
            }
            Tag::Input | Tag::Button if index >= form_end && is_article => box_of_control(state, node),
            _ => None,
        };
        drop_box(state, found);
    }
    for at in 0..state.len() {
        if is_action_link(state, at) {
            let found = box_of_action(state, state.block(at).first, true);
            drop_box(state, found);
        }
    }
}

fn drop_box(state: &mut State<'_>, found: Option<Range<usize>>) {
    if let Some(blocks) = found.filter(|blocks| state.leaves_article(blocks)) {
        for block in blocks {
            state.drop(block, Reason::Form);
        }
    }
}

/// Whether a block is a link that says what a button says.
fn is_action_link(state: &State<'_>, at: usize) -> bool {
    state.annotations.phrase[at] == Some(Phrase::Action)
        && state.block(at).words <= MAX_ACTION
        && state.link_density(at) > ACTION_DENSITY
}

/// The blocks of the box around a form.
fn box_of_form(state: &State<'_>, form: NodeId) -> Option<Range<usize>> {
    let page = state.page;
    if chars(state, form) > MAX_FORM || !has_controls(page, form) {
        return None;
    }
    let above = page.ancestors(form).take(REACH);
    let small = above.take_while(|&node| may_be_box(page, node) && chars(state, node) <= MAX_BOX);
    Some(state.measures.within(page, small.last().unwrap_or(form)))
}

/// The blocks of the box around a control that is in no form: a short label, at most one paragraph, and the field or the
/// button behind them.
#[inline(never)]
fn box_of_control(state: &State<'_>, control: NodeId) -> Option<Range<usize>> {
    let page = state.page;
    let is_button = page.tag(control) == Tag::Button;
    let is_field = matches!(page.attr(control, "type"), None | Some("text" | "email" | "radio"));
    let opens =
        ["aria-expanded", "aria-controls", "aria-haspopup"].iter().any(|name| page.attr(control, name).is_some());
    // A button without a word is a sign: an arrow beside a question.
    let is_sign = is_button && chars(state, control) == 0;
    if opens || is_sign || !is_button && !is_field { None } else { box_of_action(state, control, is_button) }
}

/// The blocks of the box around a button, a field, or a link that is a button by what it says ("Subscribe").
fn box_of_action(state: &State<'_>, control: NodeId, is_button: bool) -> Option<Range<usize>> {
    let page = state.page;
    let small = || {
        let above = page.ancestors(control).skip(1).take(REACH);
        above.take_while(|&node| may_be_box(page, node) && chars(state, node) <= MAX_BOX)
    };
    let outer = state.measures.within(page, small().last()?);
    if !outer.take(MAX_BLOCKS).any(|at| state.kept[at]) {
        return None;
    }
    let is_box = |&node: &NodeId| {
        let blocks = state.measures.within(page, node);
        if blocks.len() > MAX_BLOCKS {
            return false;
        }
        let behind = blocks.clone().rev().find(|&at| state.block(at).last < control);
        let label = blocks.start;
        let texts = blocks.clone().filter(|&at| state.is_running_text(at)).count();
        let repeats = blocks.clone().any(|at| state.block(at).duplicates() >= MIN_REPEATS);
        blocks.len() >= 2
            && !repeats
            && !(is_button && has_list(page, node))
            && behind.is_some_and(|at| at + 2 >= blocks.end || !is_button)
            && texts <= 1
            && state.block(label).chars <= MAX_LABEL
            && (state.heading_level(label).is_some() || !state.annotations.ends_sentence[label])
            && state.block(label).last < control
    };
    let found = small().filter(is_box).last()?;
    (!is_of_entry(state, found)).then(|| state.measures.within(page, found))
}

/// Whether there is a list in a box: of facts that a button unfolds.
fn has_list(page: &Page, node: NodeId) -> bool {
    page.descendants(node).take(MAX_NODES).any(|n| {
        matches!(page.tag(n), Tag::Ul | Tag::Ol | Tag::Dl)
            && page.children(n).filter(|&item| matches!(page.tag(item), Tag::Li | Tag::Dt)).nth(1).is_some()
    })
}

/// Whether a box, or an element around it that holds no more running text, is an entry of a list: a post with what to press
/// under it.
fn is_of_entry(state: &State<'_>, found: NodeId) -> bool {
    let page = state.page;
    let running = |node: NodeId| {
        let blocks = state.measures.within(page, node);
        (blocks.len() <= MAX_BLOCKS).then(|| blocks.filter(|&at| state.is_running_text(at)).count())
    };
    let own = running(found);
    let mut around = page.ancestors(found).take(ENTRY_REACH).take_while(|&node| running(node) == own);
    around.any(|node| is_entry(page, node))
}

/// Whether an element has a sibling with the same tag and class that holds a control too.
fn is_entry(page: &Page, node: NodeId) -> bool {
    let is_alike = |&other: &NodeId| {
        other != node
            && page.tag(other) == page.tag(node)
            && page.end(other) - other.index() <= MAX_NODES
            && page.attr(other, "class") == page.attr(node, "class")
            && page.descendants(other).any(|within| matches!(page.tag(within), Tag::Input | Tag::Button))
    };
    page.parent(node).is_some_and(|parent| page.children(parent).take(MAX_ROW).any(|other| is_alike(&other)))
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
    state.measures.sums(state.measures.within(state.page, node)).chars
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;
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
    fn a_box_without_a_form_goes_with_its_button() {
        let story = |between: &str| kept_of(0.9, &format!("<div>{STORY}{between}{STORY}</div>"), |_| 2.0);
        let text = "<p>The yard looks for a painter who knows how to hold a brush above her head for a whole day.</p>";
        let poll = ["Red", "White", "Blue"].map(|name| format!("<li><input type=\"radio\"> {name}</li>")).concat();
        for gone in [
            format!("<aside><h3>Come and paint</h3>{text}<button>Write to us</button></aside>"),
            format!("<div><b>Come and paint</b>{text}<input type=\"email\"></div>"),
            format!("<section><h4>Come and paint which lamp?</h4><ul>{poll}</ul></section>"),
        ] {
            let kept = story(&gone);
            assert!(kept.contains("a dog") && !kept.contains("paint") && !kept.contains("White"), "{gone}: {kept}");
        }
        let entry = |n: usize| format!("<div><h3>Lamp {n}</h3>{text}<button>See it</button></div>");
        for stays in [
            // Entries of a list, posts, an answer that its question opens, a paragraph that goes on behind the button.
            [1, 2, 3].map(entry).concat(),
            ["Ann", "Bo"]
                .map(|name| format!("<article><div><b>{name}</b>{text}<button>Answer</button></div></article>"))
                .concat(),
            format!("<div><h3><button aria-expanded=\"true\">Who may paint?</button></h3>{text}</div>"),
            format!("<div><p>As she said: <button>listen</button></p>{text}{text}</div>"),
            // A sign beside a question; facts that a button unfolds.
            format!(
                "<div><div><h4>Who may paint?</h4><button aria-label=\"Open\"></button></div><div>{text}</div></div>"
            ),
            format!(
                "<section><h3>Facts</h3>{text}<ul><li>Six lamps</li><li>One hut</li></ul><button>Unfold</button></section>"
            ),
        ] {
            assert!(story(&stays).contains("a painter"), "{stays}");
        }
    }

    #[test]
    fn a_page_wrapped_in_a_form_is_read() {
        assert!(kept_words(&format!("<form><article>{STORY}</article></form>")).contains("a dog"));
    }
}
