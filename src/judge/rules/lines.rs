//! Short lines that say they serve the site go, wherever they stand: share lines, counters, e-mail lines, sign-ups.

use super::State;
use crate::judge::Reason;
use crate::measure::Phrase;

/// Words up to which such a line is nothing but itself.
const SHORT: u32 = 10;

/// Drops such lines.
pub(super) fn drop(state: &mut State<'_>) {
    for at in 0..state.len() {
        let Some(said) = state.said(at).filter(|_| state.kept[at] && state.block(at).words <= SHORT) else {
            continue;
        };
        // A heading may be "Sharing of data" or "Related work", a line of code may name a price.
        if state.heading(at).is_some() || state.block(at).is_preformatted() {
            continue;
        }
        // A sentence may begin with any word.
        let is_line = !state.notes.ends_sentence[at] && said != Phrase::Related;
        if is_line || state.links(at) > 0.5 {
            state.drop(at, Reason::Phrase(said));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn items_that_begin_like_a_button_stay() {
        let items =
            ["Share your screen with the others", "Close the windows you need not", "Comment in the shared file"];
        let list: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
        let kept = kept_words(&format!("<article><h1>Two buoys</h1>{STORY}<ul>{list}</ul>{STORY}</article>"));
        for item in items {
            assert!(kept.contains(item), "{item}");
        }
    }

    #[test]
    fn buttons_go() {
        let row = "<div class=\"share\"><span>Share this</span><span>Sign up</span><span>12 comments</span></div>";
        let kept = kept_words(&format!("<article><h1>Two buoys</h1>{STORY}{row}{STORY}</article>"));
        assert!(kept.contains("a dog"));
        assert!(!kept.contains("Share this") && !kept.contains("Sign up") && !kept.contains("12 comments"));
    }

    #[test]
    fn a_line_of_code_may_say_what_a_button_says() {
        let kept = kept_words(&format!(
            "<main><article><h1>How to build a shop</h1>{STORY}<pre><code><div>function Buy() {{</div>\
             <div>  add to cart</div><div>}}</div></code></pre>{STORY}</article></main>"
        ));
        assert!(kept.contains("add to cart"), "{kept}");
    }
}
