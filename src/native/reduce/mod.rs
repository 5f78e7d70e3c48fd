//! Reduces a page to a small one that still shows the same fault, with its words replaced, so that the fault can be reported
//! without the page.
//!
//! Delta debugging over the tree, from the outside to the inside (Misherghi and Su, "HDD: hierarchical delta debugging",
//! ICSE 2006): children go in halves, then in smaller parts; then elements around others, attributes, and the words. What is
//! left is minimal in the sense that no single one of these steps is possible, unless the tests ran out.

mod disguise;
mod draft;

pub use disguise::Disguise;

use draft::Draft;

/// What is left of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduced {
    /// The page.
    pub html: String,
    /// Its words that are still those of the original, as the fault goes with them; sorted.
    pub original_words: Vec<String>,
    /// How often the fault was looked for.
    pub tests: usize,
    /// Whether no step is left: the tests did not run out.
    pub is_minimal: bool,
}

/// Reduces a page. `shows_fault` says whether a page still shows the fault, given the disguise that its words went through;
/// it is asked `most_tests` times at most.
///
/// `None` if the page itself, parsed and written again, does not show the fault.
pub fn reduce(html: &str, most_tests: usize, shows_fault: &mut dyn FnMut(&str, &Disguise) -> bool) -> Option<Reduced> {
    let mut search = Search { tests: 0, most_tests, shows_fault };
    let mut draft = Draft::of(html);
    let plain = Disguise::default();
    if !search.holds(&draft, &plain) {
        return None;
    }
    // What goes in one pass can make room for the next.
    for _ in 0..3 {
        let before = draft.size();
        search.remove_children(&mut draft);
        search.unwrap_elements(&mut draft);
        search.drop_attributes(&mut draft);
        if draft.size() == before {
            break;
        }
    }
    let disguise = search.replace_words(&draft);
    Some(Reduced {
        html: draft.written(&disguise),
        original_words: disguise.spared().map(str::to_owned).collect(),
        tests: search.tests,
        is_minimal: search.tests < most_tests,
    })
}

struct Search<'a> {
    tests: usize,
    most_tests: usize,
    shows_fault: &'a mut dyn FnMut(&str, &Disguise) -> bool,
}

impl Search<'_> {
    fn holds(&mut self, draft: &Draft, disguise: &Disguise) -> bool {
        if self.tests >= self.most_tests {
            return false;
        }
        self.tests += 1;
        (self.shows_fault)(&draft.written(disguise), disguise)
    }

    fn remove_children(&mut self, draft: &mut Draft) {
        let mut level = vec![Draft::ROOT];
        while !level.is_empty() {
            let mut next = Vec::new();
            for parent in level {
                let children = draft.children(parent);
                minimise(&children, &mut |part| {
                    draft.set_removed(part, true);
                    let holds = self.holds(draft, &Disguise::default());
                    draft.set_removed(part, holds);
                    holds
                });
                next.extend(draft.children(parent));
            }
            level = next;
        }
    }

    fn unwrap_elements(&mut self, draft: &mut Draft) {
        for element in draft.elements() {
            draft.set_unwrapped(element, true);
            if !self.holds(draft, &Disguise::default()) {
                draft.set_unwrapped(element, false);
            }
        }
    }

    fn drop_attributes(&mut self, draft: &mut Draft) {
        let attributes = draft.attributes();
        minimise(&attributes, &mut |part| {
            draft.set_dropped(part, true);
            let holds = self.holds(draft, &Disguise::default());
            draft.set_dropped(part, holds);
            holds
        });
    }

    /// Finds words that can be replaced, all of them if possible.
    fn replace_words(&mut self, draft: &Draft) -> Disguise {
        let words = disguise::words_of(&draft.written(&Disguise::default()));
        let mut disguise = Disguise::sparing(words.iter().cloned());
        minimise(&words, &mut |part| {
            disguise.replace(part);
            let holds = self.holds(draft, &disguise);
            if !holds {
                disguise.spare(part);
            }
            holds
        });
        disguise
    }
}

/// Tries to do without parts of a list: all of it, then halves, and so on down to single items. `try_without` says whether
/// that went well, after which the part is gone.
fn minimise<T: Clone>(items: &[T], try_without: &mut dyn FnMut(&[T]) -> bool) {
    let mut left = items.to_vec();
    let mut size = left.len();
    while size > 0 {
        let mut kept = Vec::new();
        for part in left.chunks(size) {
            if !try_without(part) {
                kept.extend_from_slice(part);
            }
        }
        left = kept;
        size = if size == 1 { 0 } else { size.div_ceil(2).min(left.len()) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_minimised_to_what_is_needed() {
        let items: Vec<u32> = (0..100).collect();
        let mut gone = Vec::new();
        let mut tests = 0;
        minimise(&items, &mut |part| {
            tests += 1;
            let goes = !part.contains(&17) && !part.contains(&64);
            if goes {
                gone.extend_from_slice(part);
            }
            goes
        });
        assert_eq!(gone.len(), 98);
        assert!(tests < 40, "{tests}");
    }

    #[test]
    fn only_what_shows_the_fault_is_left_and_its_words_are_replaced() {
        let page = "<title>Secret plans</title><div class=outer><p id=a>Nobody may know this</p>\
             <div><p class='needed other' title=Hidden>The fault is here: FAULT and more</p></div><img src=x.png></div>";
        let mut fault = |html: &str, _: &Disguise| html.contains("needed") && html.contains("FAULT");
        let reduced = reduce(page, 1000, &mut fault).unwrap();
        assert_eq!(reduced.original_words, ["FAULT", "needed"]);
        assert!(reduced.html.contains("<p class=\"needed") && reduced.is_minimal, "{}", reduced.html);
        for word in ["Secret", "Nobody", "outer", "Hidden", "here", "more", "other", "<img", "<div"] {
            assert!(!reduced.html.contains(word), "{word}: {}", reduced.html);
        }
    }

    #[test]
    fn a_page_without_the_fault_is_none() {
        assert_eq!(reduce("<p>x", 10, &mut |_, _| false), None);
    }

    #[test]
    fn tests_may_run_out() {
        let page = "<p>word</p>".repeat(50);
        let reduced = reduce(&page, 5, &mut |html, _| html.contains("word")).unwrap();
        assert!(reduced.tests == 5 && !reduced.is_minimal);
    }
}
