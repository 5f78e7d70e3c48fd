//! Drops chrome that is left before the first and after the last running text of an article: links, and lines with a
//! boilerplate phrase; after the end also bylines and e-mail addresses. (Of the words of clutter put everywhere into articles,
//! sites held out, 0.170 leak without this rule, 0.162 with it.)

use crate::judge::Reason;
use crate::judge::state::{MIN_ARTICLE, State};
use crate::measure::{Phrase, is_mail_address};

/// Share of the kept text that must be running text: below it the page is a list, not an article.
const MIN_RUNNING_SHARE: f32 = 0.6;
/// Link density from which a line is links.
const MIN_LINKS: f32 = 0.8;
/// Words of the longest line that only says where to write to.
const MAX_CONTACT: u32 = 12;

pub(super) fn drop(state: &mut State<'_>) {
    let running = state.running_chars(0..state.len());
    let kept = state.kept_chars();
    let is_text = |at: &usize| state.keeps_running_text(*at);
    let is_end = |at: &usize| is_text(at) && !is_contact(state, *at);
    let (Some(first), Some(last)) = ((0..state.len()).find(is_text), (0..state.len()).rfind(is_end)) else { return };
    if running < MIN_ARTICLE || (running as f32) < MIN_RUNNING_SHARE * kept as f32 {
        return;
    }
    for at in (0..first).chain(last + 1..state.len()) {
        let phrase = state.phrase(at);
        let is_chrome = match phrase {
            Some(Phrase::Byline) => at > last,
            Some(_) => true,
            None => at > last && state.kept[at] && is_contact(state, at),
        };
        if state.kept[at] && state.heading_level(at) != Some(1) && is_chrome {
            state.drop(at, Reason::Phrase(phrase.unwrap_or(Phrase::Byline)));
        } else if state.kept[at] && state.heading_level(at) != Some(1) && state.link_density(at) >= MIN_LINKS {
            state.drop(at, Reason::LinkList { percent: 100 });
        }
    }
}

/// Whether a line says where to write to: its last word is an e-mail address.
#[inline(never)]
fn is_contact(state: &State<'_>, at: usize) -> bool {
    state.block(at).words <= MAX_CONTACT
        && state.heading_level(at).is_none()
        && is_mail_address(last_word(&state.text(at)))
}

fn last_word(text: &str) -> &str {
    text.trim_end().trim_end_matches('.').rsplit(' ').next().unwrap_or_default()
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

    #[test]
    fn a_line_that_says_where_to_write_to_goes_behind_the_text_and_stays_within_it() {
        let line = "<p>Write to the author of this story at desk@post.example</p>";
        let rest = "<p>Those who know where the first of the two buoys went, and with whom, are asked to tell the pilot of it \
            before the spring, when the harbour will be closed to all boats but his own for a week.</p>"
            .to_owned();
        let page = |end: String| kept_words(&format!("<article><h1>Two buoys</h1>{STORY}{end}</article>"));
        let kept = page(rest.repeat(4) + line);
        assert!(kept.contains("closed to all boats") && !kept.contains("desk@"), "{kept}");
        let kept = page(line.to_owned() + &rest.repeat(4));
        assert!(kept.contains("desk@"), "{kept}");
    }
}
