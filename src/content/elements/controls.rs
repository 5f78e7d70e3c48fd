//! Controls of the page within text: edit links, "show more" toggles, popovers. They are no text of the article.

use crate::measure::Block;
use crate::page::word_table::contains_any;
use crate::page::{Kind, NodeId, Page, Tag};

/// Whether an element is the edit link of a section (MediaWiki).
pub(in crate::content) fn is_edit_link(page: &Page, node: NodeId, tag: Tag) -> bool {
    tag == Tag::Span && page.attr(node, "class").is_some_and(|class| class.contains("editsection"))
}

/// Whether an element expands or collapses the text around it: "more" or "less", without a link target.
pub(in crate::content) fn is_toggle(page: &Page, node: NodeId, tag: Tag) -> bool {
    let attr = |name| page.attr(node, name).unwrap_or_default();
    let acts = match tag {
        Tag::A => matches!(attr("href"), "" | "#") || attr("href").starts_with("javascript:"),
        Tag::Span | Tag::B | Tag::Label => {
            attr("role") == "button" || contains_any(attr("class"), &["more", "less", "toggle", "expand", "collapse"])
        }
        _ => false,
    };
    // "Show more", "read less".
    const LONGEST: usize = 9;
    acts && page.end(node) - node.index() <= 6 && {
        let texts = page.descendants(node).map(|inner| page.text(inner).trim()).find(|text| !text.is_empty());
        let text = texts.unwrap_or_default().trim_matches(|c: char| !c.is_ascii_alphabetic());
        let last = text.rsplit(' ').next().unwrap_or_default();
        text.len() <= LONGEST && ["more", "less"].iter().any(|word| word.eq_ignore_ascii_case(last))
    }
}

/// Whether a button is a word of the sentence around it, such as a term that opens its definition: the line goes on before
/// and after it as a sentence does.
#[inline(never)]
pub(in crate::content) fn is_word_of_sentence(page: &Page, block: &Block, button: NodeId) -> bool {
    let is_text = |node: &NodeId| page.kind(*node) == Kind::Text && !page.text(*node).trim().is_empty();
    let texts =
        |from: usize, to: usize| (from..to).map(NodeId::from_index).filter(is_text).map(|node| page.text(node).trim());
    let own: usize = texts(button.index(), page.end(button)).map(str::len).sum();
    let before = texts(block.first.index(), button.index()).next_back();
    let after = texts(page.end(button), block.last.index() + 1).next();
    let Some(after) = after else { return false };
    // The first word of a paragraph or item, which goes on in lower case.
    let Some(before) = before else {
        let is_line = matches!(page.tag(block.container), Tag::P | Tag::Li | Tag::Dd);
        return is_line && block.words >= SENTENCE && own > 0 && after.starts_with(char::is_lowercase);
    };
    let ends = before.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：', '|', '·', '•']);
    let goes_on = after.starts_with(|c: char| c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase())
        || after.starts_with([
            ',', '.', ';', ':', '!', '?', ')', '”', '’', '»', '、', '。', '，', '؟', '،', '-', '–', '—', '\'', '"',
        ]);
    block.words >= SENTENCE && own > 0 && !ends && goes_on
}

/// Fewest words of a sentence with a button in it.
const SENTENCE: u32 = 6;

/// Whether an element is a popover of the link right before it: it repeats that link and all its text is links; or it
/// has the WAI-ARIA role `tooltip`.
pub(in crate::content) fn is_popover(page: &Page, node: NodeId, tag: Tag) -> bool {
    if tag != Tag::Span || node.index() == 0 {
        return false;
    }
    if page.attr(node, "role") == Some("tooltip") {
        return true;
    }
    let href = |node: NodeId| page.attr(node, "href").filter(|_| page.tag(node) == Tag::A);
    let before = page.ancestors(NodeId::from_index(node.index() - 1)).take(LINK_DEPTH);
    let Some(opener) = before.filter(|&above| page.end(above) == node.index()).find_map(href) else { return false };
    let in_link = |inner: NodeId| page.ancestors(inner).take(LINK_DEPTH).any(|above| href(above).is_some());
    page.end(node) - node.index() <= 64
        && page.descendants(node).filter_map(href).any(|target| target == opener)
        && page.descendants(node).filter_map(href).any(|target| target != opener)
        && page.descendants(node).all(|inner| page.text(inner).trim().is_empty() || in_link(inner))
}

/// Most elements around the text of a link.
const LINK_DEPTH: usize = 4;
