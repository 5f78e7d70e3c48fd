//! The pages that are made: one way of changing at a time, and a few of them together.

use super::base_pages::{BasePage, BasePages};
use super::clutter::{Position, inserted};
use super::clutter_blocks::Kind;
use super::cut_short::{LEFT, shorten};
use super::edit::{Edits, changed};
use super::language_changes::{Script, rewrite};
use super::markup_changes::Change;
use crate::rng::Rng;
#[cfg(test)]
use recto::page::Page;
use recto::page::Snapshot;

/// How a page is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// So many paragraphs are left.
    Short(usize),
    /// Boxes are put in, at these places.
    Clutter(&'static [Position]),
    /// A short article among more boxes.
    CrowdedShort,
    /// Other elements.
    Markup(Change),
    /// Another script; whether labels that the judge knows are left.
    Language(Script, bool),
    /// A short article in another script.
    ShortLanguage(Script),
}

/// All places at once.
pub const EVERYWHERE: &[Position] =
    &[Position::Before, Position::Between, Position::Between, Position::Behind, Position::Behind];

/// A page that was made.
pub struct GeneratedPage {
    /// The page.
    pub snapshot: Snapshot,
    /// The text of its article.
    pub truth: String,
    /// What was put in, as kind and markup.
    pub inserted: Vec<(Kind, String)>,
    /// What it is held against, where that is not the page as it was: a short page without what was put in.
    pub reference: Option<Snapshot>,
}

impl Variant {
    /// Makes the page; `None` where this one cannot be changed so.
    pub fn make(self, base: &BasePage, bases: &BasePages) -> Option<GeneratedPage> {
        let rng = Rng::of(&format!("{} {self:?}", base.name));
        let mut edits = Edits::default();
        let mut content = base.content.clone();
        let mut put = Vec::new();
        let mut reference = None;
        let mut rewritten = None;
        match self {
            Self::Short(left) => content = shorten(base, left, &rng, &mut edits)?,
            Self::Clutter(places) => {
                let count = rng.within(3..8);
                put = inserted(base, bases, places, count, &rng, &mut edits);
            }
            Self::CrowdedShort => {
                let left = *rng.pick(&LEFT);
                content = shorten(base, left, &rng, &mut edits)?;
                let count = rng.within(2..6);
                reference = Some(changed(&base.page, &edits));
                put = inserted(base, bases, EVERYWHERE, count, &rng, &mut edits);
            }
            Self::Markup(change) => change.apply(base, &rng, &mut edits),
            Self::Language(script, keeps_labels) => {
                is_latin(base).then_some(())?;
                rewritten = Some(rewrite(base, script, keeps_labels, &content, &mut edits));
            }
            Self::ShortLanguage(script) => {
                is_latin(base).then_some(())?;
                let left = *rng.pick(&LEFT);
                content = shorten(base, left, &rng, &mut edits)?;
                let shortened = edits.texts.clone();
                rewritten = Some(rewrite(base, script, rng.chance(1, 2), &content, &mut edits));
                // Data that were shortened are rewritten from what they were shortened to.
                for (node, data) in shortened {
                    let other = super::json_ld::reworded(&data, |_, words| Some(script.write(words)));
                    edits.texts.insert(node, other.unwrap_or(data));
                }
            }
        }
        let mut snapshot = changed(&base.page, &edits);
        if let Self::Markup(change) = self {
            snapshot = change.names().change(snapshot);
        }
        let truth = rewritten.unwrap_or_else(|| base.text(|at| content[at]));
        Some(GeneratedPage { snapshot, truth, inserted: put, reference })
    }

    /// What it is called among the sources of training.
    pub fn source(self) -> &'static str {
        match self {
            Self::Short(_) => "generated-short",
            Self::Clutter(_) => "generated-clutter",
            Self::CrowdedShort => "generated-crowded",
            Self::Markup(_) => "generated-markup",
            Self::Language(..) => "generated-language",
            Self::ShortLanguage(_) => "generated-short-language",
        }
    }
}

/// Whether most letters are of the basic Latin alphabet, so that another can take their place.
fn is_latin(base: &BasePage) -> bool {
    let text = base.truth();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(char::is_ascii_alphabetic).count() * 10 > letters * 9
}

/// Blocks of a page that is made more pages of for training: what teaches on a page of ten thousand does so on smaller ones.
const LARGEST: usize = 1_200;

/// What is made for training: of each base a few, chosen by its name, as its place among the bases and the way.
pub fn plan(bases: &BasePages) -> Vec<(usize, Variant)> {
    let mut plan = Vec::new();
    for (at, base) in bases.pages.iter().enumerate().filter(|(_, base)| base.content.len() <= LARGEST) {
        let rng = Rng::of(&format!("{} plan", base.name));
        plan.push((at, Variant::Clutter(EVERYWHERE)));
        plan.push((at, Variant::CrowdedShort));
        if base.kind == "article" {
            plan.push((at, Variant::Short(*rng.pick(&LEFT))));
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::text_of;
    use crate::word::tokens;

    /// A base page of our own: a menu, a headline, eight paragraphs, a footer.
    fn bases() -> BasePages {
        let paragraph = |n: usize| {
            format!(
                "<p>Paragraph {n} tells of a boat that left the harbour at six in the morning, with {n} people on board.</p>"
            )
        };
        let paragraphs: String = (0..8).map(paragraph).collect();
        let html = format!(
            "<html><head><title>A day at the quay</title></head><body><nav class=n><a href=/a>News</a> <a href=/b>Sport</a></nav>\
             <div class=m><h1 class=h>A day at the quay</h1>{paragraphs}<h2 class=s>Later</h2></div><div class=f><p>About us</p><p>Terms of this site</p></div></body></html>"
        );
        let truth: String = (0..8).map(|n| text(&paragraph(n)) + "\n").collect();
        BasePages::of_page(html.as_bytes(), "https://a.example/b", &truth)
    }

    fn text(markup: &str) -> String {
        crate::markup::text(markup)
    }

    fn words(snapshot: Snapshot) -> Vec<String> {
        let page = Page::read(snapshot).unwrap();
        tokens(&text_of(&page, page.body().unwrap()))
    }

    #[test]
    fn a_short_page_holds_its_truth_and_its_chrome_and_no_more() {
        let bases = bases();
        let made = Variant::Short(2).make(&bases.pages[0], &bases).unwrap();
        let words = words(made.snapshot);
        assert_eq!(words.iter().filter(|word| *word == "paragraph").count(), 2);
        assert_eq!(tokens(&made.truth).iter().filter(|word| *word == "paragraph").count(), 2);
        assert!(words.contains(&"sport".to_owned()) && words.contains(&"terms".to_owned()));
    }

    #[test]
    fn what_is_put_in_stands_on_the_page_and_the_truth_is_as_it_was() {
        let bases = bases();
        let made = Variant::Clutter(EVERYWHERE).make(&bases.pages[0], &bases).unwrap();
        assert!(!made.inserted.is_empty());
        let without = words(changed(&bases.pages[0].page, &Edits::default()));
        let with = words(made.snapshot);
        let put: usize = made.inserted.iter().map(|(_, markup)| tokens(&text(markup)).len()).sum();
        assert_eq!(with.len(), without.len() + put);
        assert_eq!(made.truth, bases.pages[0].truth());
    }

    #[test]
    fn changed_markup_keeps_every_word() {
        let bases = bases();
        let unchanged = changed(&bases.pages[0].page, &Edits::default());
        let before = words(unchanged.clone());
        for (change, name) in Change::ALL {
            let made = Variant::Markup(change).make(&bases.pages[0], &bases).unwrap();
            assert_ne!(made.snapshot.html, unchanged.html, "{name}");
            assert_eq!(words(made.snapshot), before, "{name}");
        }
    }

    #[test]
    fn another_script_changes_page_and_truth_alike() {
        let bases = bases();
        for script in [Script::Cyrillic, Script::Greek, Script::Han] {
            let made = Variant::Language(script, false).make(&bases.pages[0], &bases).unwrap();
            let (page, truth) = (words(made.snapshot), tokens(&made.truth));
            assert!(page.windows(20).any(|window| truth.starts_with(window)), "{script:?}");
            assert!(!page.contains(&"paragraph".to_owned()));
        }
    }
}
