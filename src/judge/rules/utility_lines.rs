//! Drops short lines with a boilerplate phrase anywhere in the text: share bars, counters, e-mail addresses, sign-ups.

use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::Phrase;

/// Words of the longest line that consists of little but its phrase.
const MAX_WORDS: u32 = 10;
/// Link density above which a line that may be a sentence is a link.
const MIN_LINK: f32 = 0.5;
/// Minutes, as reading times end in them.
const ABBREVIATIONS: [&str; 6] = [" min.", " Min.", " мин.", " хв.", " dk.", " λεπτ."];

pub(super) fn drop(state: &mut State<'_>) {
    for at in 0..state.len() {
        let Some(phrase) = state.phrase(at).filter(|_| state.kept[at] && state.block(at).words <= MAX_WORDS) else {
            continue;
        };
        // A heading may be "Sharing of data" or "Related work"; a line of code may contain any word.
        if state.heading_level(at).is_some() || state.block(at).is_preformatted() {
            continue;
        }
        // A sentence may start with any word.
        let is_line =
            (!state.annotations.ends_sentence[at] || is_reading_time(state, at, phrase)) && phrase != Phrase::Related;
        if is_line || state.link_density(at) > MIN_LINK {
            state.drop(at, Reason::Phrase(phrase));
        }
    }
}

/// Whether the full stop of a line is that of an abbreviation: "Temps de lecture : 4 min."
fn is_reading_time(state: &State<'_>, at: usize, phrase: Phrase) -> bool {
    phrase == Phrase::Byline && ABBREVIATIONS.iter().any(|end| state.text(at).trim_end().ends_with(end))
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
    fn an_offer_alone_in_a_list_goes() {
        let list = |items: &str| {
            kept_words(&format!(
                "<article><h1>Two buoys</h1>{STORY}<ul>{items}</ul><p>By noon the boat had gone.</p>{STORY}</article>"
            ))
        };
        assert!(!list("<li><a href=\"/w\">Get the news of the harbour on WhatsApp</a></li>").contains("the news of"));
        let several = list("<li>She wrote to him on WhatsApp</li><li>He never wrote to her on paper</li>");
        assert!(several.contains("She wrote") && several.contains("He never"), "{several}");
    }

    #[test]
    fn a_reading_time_goes_and_a_sentence_that_begins_alike_stays() {
        let kept = kept_words(&format!(
            "<article><h1>Two buoys</h1><p>Temps de lecture : 4 min.</p>{STORY}<p>By noon the boat had gone.</p>{STORY}</article>"
        ));
        assert!(kept.contains("By noon") && !kept.contains("Temps"), "{kept}");
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
