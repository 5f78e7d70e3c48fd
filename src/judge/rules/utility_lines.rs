//! Drops short lines with a boilerplate phrase anywhere in the text: share bars, counters, e-mail addresses, sign-ups.

use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::{Phrase, phrase};
use crate::page::Tag;
use std::ops::Range;

/// Words of the longest line that consists of little but its phrase.
const MAX_WORDS: u32 = 10;
/// Words of the longest line that is a label and a link.
const MAX_LINKED: u32 = 40;
/// Words of the longest button to share, buttons of the longest row, and ancestors of a button that may be the row.
const MAX_BUTTON: u32 = 3;
const MAX_ROW: usize = 16;
const ROW_REACH: usize = 3;
/// Link density above which a line that may be a sentence is a link.
const MIN_LINK: f32 = 0.5;
/// Minutes, as reading times end in them.
const ABBREVIATIONS: [&str; 6] = [" min.", " Min.", " мин.", " хв.", " dk.", " λεπτ."];

pub(super) fn drop(state: &mut State<'_>) {
    drop_lines(state);
    drop_share_rows(state);
}

fn drop_lines(state: &mut State<'_>) {
    for at in 0..state.len() {
        if leads_to_related(state, at) {
            state.drop(at, Reason::Phrase(Phrase::Related));
            continue;
        }
        let Some(phrase) = state.phrase(at).filter(|_| state.kept[at] && state.block(at).words <= MAX_WORDS) else {
            continue;
        };
        // A heading may be "Sharing of data" or "Related work"; a line of code may contain any word.
        if state.heading_level(at).is_some() || state.block(at).is_preformatted() {
            continue;
        }
        // A sentence may start with any word.
        let is_line =
            !state.annotations.ends_sentence[at] || is_reading_time(state, at, phrase) || is_rights(state, at, phrase);
        let is_line = is_line && phrase != Phrase::Related;
        if is_line || state.link_density(at) > MIN_LINK {
            state.drop(at, Reason::Phrase(phrase));
        }
    }
}

/// Whether a line of more words than have a phrase is a label of other stories and then a link: in scripts without spaces a
/// headline has as many.
fn leads_to_related(state: &State<'_>, at: usize) -> bool {
    let block = state.block(at);
    state.kept[at]
        && (MAX_WORDS + 1..=MAX_LINKED).contains(&block.words)
        && state.link_density(at) > MIN_LINK
        && block.link_chars < block.chars
        && matches!(state.page.tag(block.container), Tag::P | Tag::Div)
        && phrase(&state.text(at).to_lowercase()) == Some(Phrase::Related)
}

/// Whether a line reserves rights: then its full stops tell nothing.
fn is_rights(state: &State<'_>, at: usize, phrase: Phrase) -> bool {
    phrase == Phrase::Legal && begins_with_rights(&state.text(at))
}

fn begins_with_rights(text: &str) -> bool {
    let text = text.trim_start();
    let after = text.strip_prefix("Copyright").or_else(|| text.strip_prefix("COPYRIGHT")).map(str::trim_start);
    text.starts_with(['©', 'ⓒ'])
        || after.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '©' | 'ⓒ' | '(')))
}

/// Drops what is left of a row of buttons to share: names of services that are words as well ("X", "E-mail").
fn drop_share_rows(state: &mut State<'_>) {
    for at in 0..state.len() {
        if state.annotations.phrase[at] == Some(Phrase::Share)
            && state.block(at).words <= MAX_BUTTON
            && let Some(row) = share_row(state, at)
        {
            for button in row {
                state.drop(button, Reason::Phrase(Phrase::Share));
            }
        }
    }
}

/// The blocks of the row that a button to share is in, where no more are others.
#[inline(never)]
fn share_row(state: &State<'_>, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let rows = page.ancestors(state.block(at).container).skip(1).take(ROW_REACH);
    let row = rows.map(|node| state.measures.within(page, node)).find(|blocks| blocks.len() > 1);
    let row = row.filter(|blocks| blocks.len() <= MAX_ROW)?;
    let shares = row.clone().filter(|&other| state.annotations.phrase[other] == Some(Phrase::Share)).count();
    let is_button = |other: usize| state.block(other).words <= MAX_BUTTON && !state.annotations.ends_sentence[other];
    let is_row = shares >= 2 && shares * 2 >= row.len() && row.clone().all(is_button);
    (is_row && row.clone().any(|other| state.kept[other])).then_some(row)
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
    fn all_of_a_row_of_buttons_goes() {
        let row = |items: &[&str]| {
            let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
            kept_words(&format!("<article><h1>Two buoys</h1>{STORY}<ul>{items}</ul>{STORY}</article>"))
        };
        assert!(!row(&["Share", "Facebook", "X", "E-mail"]).contains("E-mail"));
        let list = row(&["Share of the fleet", "Ropes", "X", "E-mail"]);
        assert!(list.contains("Ropes") && list.contains("E-mail"), "{list}");
    }

    #[test]
    fn a_line_that_reserves_rights_goes_though_it_ends_as_sentences_do() {
        let last =
            |line: &str| kept_words(&format!("<article><h1>Two buoys</h1>{STORY}{STORY}<p>{line}</p></article>"));
        for line in ["© 2026 Shore Post. All rights reserved.", "Copyright ⓒ Shore Post. All rights reserved."] {
            assert!(!last(line).contains("Shore Post"), "{line}");
        }
        let sentence = "Copyright lasted for seventy years in the days when the Shore Post was young, said the printer, who had kept every one of its papers in the attic of the old mill.";
        assert!(last(sentence).contains("Shore Post"));
    }

    #[test]
    fn a_label_and_a_link_go_in_scripts_without_spaces() {
        let story = "<p>港長は三十年間そうしてきたように、朝六時に門を開け、その時刻を帳面に書きつけた。霧の中から灯りをつけた船が現れ、最初のトラックより先に岸壁に着いた。</p>";
        let line = |line: &str| {
            kept_words(&format!("<article><h1>早い船</h1>{story}{story}<p>{line}</p>{story}{story}</article>"))
        };
        let link = "<a href=\"/s/48\">町は秋に新しい岸壁について投票を行い、議会は夏に計画を公表</a>";
        assert!(!line(&format!("【関連記事】{link}")).contains("投票"));
        assert!(line(&format!("港の新聞によると、{link}という。")).contains("投票"));
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
