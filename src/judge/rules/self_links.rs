//! Keeps lines that link to themselves, above kept text of their section: headings that are no heading elements.

use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::is_self_link;

/// Link density of a line that is all link.
const ALL: f32 = 0.95;

pub(super) fn keep(state: &mut State<'_>) {
    for at in 0..state.len().saturating_sub(1) {
        if state.kept[at]
            || state.link_density(at) < ALL
            || !state.keeps_running_text(at + 1)
            || state.annotations.hidden[at]
            || !is_self_link(state.page, state.block(at))
        {
            continue;
        }
        let page = state.page;
        let parent = page.parent(state.block(at).container);
        if parent.is_some_and(|parent| page.contains(parent, state.block(at + 1).container)) {
            state.keep(at, Reason::Heading);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::kept;

    #[test]
    fn a_line_that_links_to_itself_is_kept_above_its_text() {
        let page = |href: &str| {
            let line = format!("<div id=\"lamp\"><a href=\"{href}lamp\">The lamp of Holm</a></div>");
            kept(0.9, &format!("<div>{STORY}{line}{STORY}</div>"), &[2.0, 2.0, 2.0, -2.0, 2.0, 2.0, 2.0])
        };
        assert!(page("#")[3]);
        assert!(!page("/s/")[3]);
    }
}
