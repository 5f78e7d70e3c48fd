//! The reader against oracles: trees that html5ever parses and trees made at random are written as a browser writes them,
//! by the rules of the HTML Standard told here a second time, and must be read as the same trees.
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]
#![cfg(feature = "cli")]

#[path = "page_oracle/parsed.rs"]
mod parsed;
#[path = "page_oracle/random.rs"]
mod random;
#[path = "page_oracle/written.rs"]
mod written;

use recto::page::{Form, Kind, NodeId, Page, Snapshot};
use written::{Namespace, Token};

const FORMS: [Form; 3] = [Form::Serialised { scripting: true }, Form::Serialised { scripting: false }, Form::Packed];

/// Writes a tree, reads it, and tells the read tree in the same words.
fn read_again(tokens: &[Token], form: Form) -> Vec<Token> {
    let (html, elements) = written::write(tokens, form);
    let element_count = Some(elements);
    match Page::read(Snapshot { form, element_count, ..Snapshot::from_serialised(html.as_str(), "") }) {
        Ok(page) => tokens_of(&page),
        Err(e) => panic!("{e}\n{html}"),
    }
}

fn tokens_of(page: &Page) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut ends = Vec::new();
    for node in page.descendants(NodeId::DOCUMENT) {
        while ends.last().is_some_and(|&end| end <= node.index()) {
            ends.pop();
            tokens.push(Token::Close);
        }
        match page.kind(node) {
            Kind::Element => {
                let attributes = page.attrs(node).map(|(name, value)| (name.to_owned(), value.to_owned()));
                // The reader tells foreign from HTML; which of the two it is is told by the outermost.
                let namespace = if page.is_foreign(node) { Namespace::Foreign } else { Namespace::Html };
                tokens.push(Token::Open { namespace, name: page.name(node).into(), attributes: attributes.collect() });
                ends.push(page.end(node));
            }
            Kind::Text => tokens.push(Token::Text(page.text(node).into())),
            Kind::Comment => tokens.push(Token::Comment(page.comment(node).into())),
            Kind::Document => unreachable!(),
        }
    }
    tokens.extend(ends.iter().map(|_| Token::Close));
    tokens
}

#[test]
fn what_html5ever_parses_is_read_again() {
    for source in parsed::DOCUMENTS {
        let html = format!("<!DOCTYPE html><title>t</title><p>x</p>{source}");
        for form in FORMS {
            let tokens = parsed::parse(&html, form != Form::Serialised { scripting: false });
            assert_eq!(read_again(&tokens, form), tokens, "{form:?}: {source}");
        }
    }
}

#[test]
fn random_trees_are_read_again() {
    for seed in 0..600 {
        for form in FORMS {
            let tokens = random::tree(seed, form);
            assert_eq!(read_again(&tokens, form), tokens, "seed {seed}, {form:?}");
        }
    }
}

#[test]
fn a_damaged_tree_never_ends_in_a_fault() {
    for seed in 0..200 {
        for form in FORMS {
            let (html, _) = written::write(&random::tree(seed, form), form);
            let mut numbers = random::Numbers::new(seed);
            for _ in 0..20 {
                let damaged = random::damage(&html, &mut numbers);
                // Any answer will do, and a page that comes back must hold together.
                if let Ok(page) = Page::read(Snapshot { form, ..Snapshot::from_serialised(damaged, "") }) {
                    assert_eq!(page.end(NodeId::DOCUMENT), page.len());
                    assert!(tokens_of(&page).len() >= page.len() - 1);
                }
            }
        }
    }
}

#[test]
fn a_tree_of_a_hundred_thousand_levels_is_read() {
    let deep = 100_000;
    let html = format!("<html><body>{}x{}</body></html>", "<div>".repeat(deep), "</div>".repeat(deep));
    for form in FORMS {
        let page = Page::read(Snapshot { form, ..Snapshot::from_serialised(html.as_str(), "") }).unwrap();
        assert_eq!(page.len(), deep + 4);
        let innermost = NodeId::from_index(page.len() - 1);
        assert_eq!(page.ancestors(innermost).count(), deep + 3);
    }
}

#[test]
fn a_page_of_a_million_nodes_is_read() {
    let pairs = 500_000;
    let html = format!("<html><body>{}</body></html>", "<b>&amp;</b>".repeat(pairs));
    for form in FORMS {
        let page = Page::read(Snapshot { form, ..Snapshot::from_serialised(html.as_str(), "") }).unwrap();
        assert_eq!(page.len(), 2 * pairs + 3);
        assert_eq!(page.element_count() as usize, pairs + 2);
        let body = page.body().unwrap();
        assert_eq!(page.children(body).count(), pairs);
        assert_eq!(page.text(NodeId::from_index(page.len() - 1)), "&");
    }
}
