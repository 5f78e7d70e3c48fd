//! A page that consists of one short text and nothing else is that text.
//!
//! It has too few words to be scored, but nothing on the page competes with it: no links to other pages, no form controls,
//! nothing to agree to, no frame. Then only its own words can disqualify it: those of error pages, of pages that are still
//! loading, and of pages for members only.

use super::state::State;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};

/// Phrases of error pages, of loading pages and of restricted ones, in lower case, separated by `|`: beginnings of words. To
/// add a language, append its words for "error", "not found", "loading", "log in".
const PLACEHOLDER_PHRASES: &str = "error|erreur|fehler|erro |fout|błąd|ошибк|hata|エラー|错误|錯誤|오류|خطأ|not found|introuvable|gefunden|encontrad|\
    trovat|gevonden|найден|找不到|見つかりません|not exist|denied|forbidden|authori|gateway|unavailable|went wrong|too many|\
    maintenance|javascript|cookie|captcha|browser|loading|laden|chargement|cargando|carregando|загрузк|読み込み|加载|wait|\
    moment|redirect|log in|login|sign in|anmeld|connexion|...|…";

/// Words up to which a text is short; a longer one is scored.
const MAX_WORDS: u32 = 80;

/// Whether the page is a single short text.
pub(super) fn is_single_text(state: &State<'_>) -> bool {
    let (mut text, mut words) = (String::new(), 0);
    for at in 0..state.len() {
        words += state.block(at).words;
        if words > MAX_WORDS || state.annotations.hidden[at] {
            return false;
        }
        text.push_str(&state.text(at));
        text.push(' ');
    }
    text.contains(char::is_alphabetic) && is_passive_page(state, text)
}

/// Whether the page of a short text has nothing else, and the text is none of a page without content.
#[inline(never)]
fn is_passive_page(state: &State<'_>, mut text: String) -> bool {
    let page = state.page;
    for node in page.descendants(NodeId::DOCUMENT) {
        if !is_passive(page, node) {
            return false;
        }
        if page.parent(node).is_some_and(|parent| page.tag(parent) == Tag::Title) {
            text.push_str(page.text(node));
        }
    }
    let text = text.to_lowercase();
    // HTTP status codes of errors, such as 404 and 503.
    let is_status = |word: &str| word.len() == 3 && word.starts_with(['4', '5']) && word.parse::<u16>().is_ok();
    !PLACEHOLDER_PHRASES.split('|').any(|phrase| contains_any(&text, &[phrase]))
        && !text.split(|c: char| !c.is_alphanumeric()).any(is_status)
}

/// Whether a node only displays something: no link to another page, no control, no landmark of a larger page.
fn is_passive(page: &Page, node: NodeId) -> bool {
    match page.tag(node) {
        Tag::Form | Tag::Input | Tag::Button | Tag::Select | Tag::Textarea | Tag::Label => false,
        Tag::Nav | Tag::Header | Tag::Footer | Tag::Aside | Tag::Dialog | Tag::Iframe | Tag::Canvas => false,
        Tag::A => page.attr(node, "href").is_none_or(|href| href.starts_with('#') || href.starts_with("javascript:")),
        _ => !page.is_hidden(node) && page.attr(node, "role").is_none_or(|role| matches!(role, "main" | "article")),
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{Model, Verdicts, judge, kept_words};
    use crate::page::{Page, Snapshot};

    fn confidence(title: &str, body: &str) -> f32 {
        let html = format!("<html><head><title>{title}</title></head><body>{body}</body></html>");
        let Ok(page) = Page::read(Snapshot::from_serialised(html, "")) else { return 0.0 };
        judge(&page, &crate::measure::measure(&page), &crate::Options::default(), Model::shipped()).confidence
    }

    #[test]
    fn a_page_of_one_short_text_is_that_text() {
        for body in [
            "The kiosk is shut.",
            "<article><h2>Pier</h2><p>Closed until May.</p></article>",
            "<main><div>売店は五月まで休みます。</div></main>",
            "<p><a href=\"#b\">Tide</a></p><p id=\"b\">High at noon, low at six.</p>",
        ] {
            assert_eq!(confidence("Kiosk", body), Verdicts::ARTICLE_CONFIDENCE, "{body}");
        }
        let kept = kept_words("<main><h2>Pier</h2><p>Closed until May.</p></main>");
        assert_eq!(kept.split_whitespace().collect::<Vec<_>>().join(" "), "Pier Closed until May.");
    }

    #[test]
    fn error_loading_and_members_pages_have_no_article() {
        for (title, body) in [
            ("Kiosk", ""),
            ("Kiosk", "<img src=\"/kiosk.png\" alt=\"\">"),
            ("Kiosk", "404"),
            ("404 Not Found", "<center><h1>Sorry</h1></center><hr><center>harbour-server</center>"),
            ("Kiosk", "<main><h1>Page not found</h1><p>It may have moved.</p></main>"),
            ("Kiosk", "<article>Seite nicht gefunden</article>"),
            ("Kiosk", "<div>Loading</div>"),
            ("Kiosk", "<div>Just a second…</div>"),
            ("Kiosk", "<p>Please turn on JavaScript to see the kiosk.</p>"),
            ("Kiosk", "<main><p>We use cookies.</p></main>"),
            ("Kiosk", "<main><p>We remember what you read.</p><button>Agree</button></main>"),
            ("Kiosk", "<form><label>Name <input></label><input type=\"submit\"></form>"),
            ("Kiosk", "<p>Members only.</p><input type=\"password\">"),
            ("Kiosk", "<ul><li><a href=\"/a\">Boats</a></li><li><a href=\"/b\">Tides</a></li></ul>"),
            ("Kiosk", "<p>The kiosk is shut.</p><nav>Home</nav>"),
            ("Kiosk", "<p>The kiosk is shut.</p><p hidden=\"\">The kiosk is open.</p>"),
        ] {
            assert!(confidence(title, body) < Verdicts::ARTICLE_CONFIDENCE, "{title}: {body}");
        }
    }
}
