//! What is left of the site before the first and after the last running text of an article.

use super::State;
use crate::judge::Reason;
use crate::measure::Phrase;

/// Share of the kept text that must be running text, so that the page is an article and not a list.
const SHARE: f32 = 0.6;

/// Drops lines of links and lines that serve the site; after the end, also who wrote it and how to reach them.
pub(super) fn drop(state: &mut State<'_>) {
    let running = state.running(0..state.len());
    let kept: u32 = (0..state.len()).filter(|&at| state.kept[at]).map(|at| state.block(at).chars).sum();
    let runs = |at: &usize| state.kept[*at] && state.runs(*at);
    let (Some(first), Some(last)) = ((0..state.len()).find(runs), (0..state.len()).rfind(runs)) else { return };
    if running < super::ARTICLE || (running as f32) < SHARE * kept as f32 {
        return;
    }
    for at in (0..first).chain(last + 1..state.len()) {
        let said = state.said(at);
        let serves = match said {
            Some(Phrase::Byline) => at > last,
            Some(_) => true,
            None => false,
        };
        if state.kept[at] && state.heading(at) != Some(1) && serves {
            state.drop(at, said.map_or(Reason::Position, Reason::Phrase));
        } else if state.kept[at] && state.heading(at) != Some(1) && state.links(at) >= 0.8 {
            state.drop(at, Reason::LinkList { density: 1.0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn links_before_and_the_writers_address_after_are_dropped() {
        let kept = kept_words(&format!(
            "<div><a href=\"/\">Front page</a><a href=\"/n\">News</a></div>{STORY}\
             <div>Mira Solano<br>desk@post.example</div><div>Share it on...</div>"
        ));
        assert!(kept.contains("a dog"));
        assert!(!kept.contains("Front page") && !kept.contains("desk@") && !kept.contains("Share"));
    }
}
