//! The ancestors of a block and what is inherited from them, kept while walking from block to block.
//!
//! Walking up from every block would take the depth of the page each time. Blocks come in document order, so the chain of
//! open elements is kept, and all that is inherited (the innermost `nav`, the deepest element with half of the text,
//! whether it is hidden) is computed once when an element is entered: a walk over all blocks is linear in the elements.

use super::blocks::{BlockId, Measures, Sums, share};
use super::class_hints::{CHROME_HINT, CONTENT_HINT, HINTS};
use crate::page::{Kind, NamedBy, NodeId, Page, Tag};

/// What an element is by its ARIA role, its microdata or its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementRole {
    Nav,
    Header,
    Footer,
    Aside,
    Form,
    Article,
    Main,
    List,
    Table,
    Figure,
    Button,
    Quote,
    Section,
    Definitions,
    Details,
    Code,
    ArticleBody,
    Dialog,
}

impl ElementRole {
    /// The number of roles.
    pub const COUNT: usize = 18;

    fn of(tag: Tag, role: &str, property: &str) -> Option<Self> {
        // The role attribute overrides the tag (WAI-ARIA).
        match role.trim() {
            "navigation" | "menu" | "menubar" | "tablist" | "toolbar" => return Some(Self::Nav),
            "banner" => return Some(Self::Header),
            "contentinfo" => return Some(Self::Footer),
            "complementary" => return Some(Self::Aside),
            "search" | "form" => return Some(Self::Form),
            "main" => return Some(Self::Main),
            "article" => return Some(Self::Article),
            "button" => return Some(Self::Button),
            "dialog" | "alertdialog" | "alert" | "tooltip" => return Some(Self::Dialog),
            _ => {}
        }
        if property.split_ascii_whitespace().any(|name| matches!(name, "articleBody" | "reviewBody" | "text")) {
            return Some(Self::ArticleBody);
        }
        Some(match tag {
            Tag::Nav => Self::Nav,
            Tag::Header => Self::Header,
            Tag::Footer => Self::Footer,
            Tag::Aside => Self::Aside,
            Tag::Form | Tag::Search => Self::Form,
            Tag::Article => Self::Article,
            Tag::Main => Self::Main,
            Tag::Ul | Tag::Ol | Tag::Menu => Self::List,
            Tag::Table => Self::Table,
            Tag::Figure => Self::Figure,
            Tag::Button => Self::Button,
            Tag::Blockquote => Self::Quote,
            Tag::Section => Self::Section,
            Tag::Dl => Self::Definitions,
            Tag::Details => Self::Details,
            Tag::Pre => Self::Code,
            Tag::Dialog => Self::Dialog,
            _ => return None,
        })
    }
}

/// An ancestor of the current block. Small, as a tree may be 100,000 deep.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ancestor {
    /// The element.
    pub node: NodeId,
    /// Siblings with the same tag and class, itself included; at most 255.
    pub alike: u8,
    /// How many of these precede it; at most 255.
    pub alike_before: u8,
    /// Whether its class or id has a content hint, a chrome hint.
    pub hints: [bool; 2],
    /// Its features from `CharShare0` to `MeanChars0`, computed once for all blocks in it.
    pub features: [f32; 5],
    role: Option<ElementRole>,
}

/// Shares of the page's long blocks that identify the elements around the main text (from the feature study that preceded
/// the judge).
const SHARES: [f32; 3] = [0.3, 0.5, 0.8];

/// The ancestors of the current block. Depths count from 1, the root element.
#[derive(Debug)]
pub(super) struct Ancestors<'a> {
    page: &'a Page,
    measures: &'a Measures,
    /// Outermost first.
    chain: Vec<Ancestor>,
    /// For each [`ElementRole`], the depths of the open elements with that role.
    depths_by_role: [Vec<u32>; ElementRole::COUNT],
    /// Depth of the deepest open element with each of [`SHARES`] of the long blocks; 0 for none.
    holders: [usize; SHARES.len()],
    /// Depth of the outermost open element that is hidden; 0 for none.
    hidden: usize,
    /// Per node, its siblings with the same tag and class and how many of them precede it. Filled when the parent is entered.
    alike: Vec<[u8; 2]>,
    /// Buffer: elements to enter.
    path: Vec<NodeId>,
    /// Buffer: hash and index of the children of an element.
    siblings: Vec<(u64, u32)>,
    /// Sums over the page.
    whole: Sums,
}

impl<'a> Ancestors<'a> {
    /// Starts before the first block.
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        Self {
            page,
            measures,
            chain: Vec::new(),
            depths_by_role: Default::default(),
            holders: [0; SHARES.len()],
            hidden: 0,
            alike: vec![[1, 0]; page.len()],
            path: Vec::new(),
            siblings: Vec::new(),
            whole: measures.page(),
        }
    }

    /// Moves to a block. Visiting all blocks in order is linear in the elements of the page.
    pub fn move_to(&mut self, block: BlockId) {
        let container = self.measures.block(block).container;
        while self.chain.last().is_some_and(|innermost| !self.page.contains(innermost.node, container)) {
            self.leave();
        }
        let innermost = self.chain.last().map(|innermost| innermost.node);
        self.path.clear();
        self.path.extend(self.page.ancestors(container).take_while(|&node| Some(node) != innermost));
        // A tree may be 100,000 deep, and a list that grows stands in memory twice.
        self.chain.reserve(self.path.len());
        while let Some(node) = self.path.pop() {
            self.enter(node);
        }
    }

    /// The ancestors of the current block, outermost (the root element) first; its container is the last.
    pub fn chain(&self) -> &[Ancestor] {
        &self.chain
    }

    /// The k-th ancestor of the current block, 0 being its container; `None` for the root element and above.
    pub fn nth(&self, k: usize) -> Option<&Ancestor> {
        // The root element is at index 0.
        let at = self.chain.len().checked_sub(k + 1).filter(|&at| at > 0)?;
        self.chain.get(at)
    }

    /// Elements between the block and the innermost ancestor with a role.
    pub fn distance(&self, role: ElementRole) -> Option<usize> {
        let depth = *self.depths_by_role[role as usize].last()?;
        self.chain.len().checked_sub(depth as usize)
    }

    /// The deepest ancestor with a share of the page's long blocks (0: 30 %, 1: 50 %, 2: 80 %), and its distance.
    pub fn holder(&self, share: usize) -> Option<(usize, &Ancestor)> {
        let depth = *self.holders.get(share)?;
        let holder = self.chain.get(depth.checked_sub(1)?)?;
        Some((self.chain.len() - depth, holder))
    }

    /// Whether the block is in a subtree that is hidden by the browser's word, an attribute or an inline style.
    pub fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    fn leave(&mut self) {
        let depth = self.chain.len();
        if let Some(role) = self.chain.pop().and_then(|innermost| innermost.role) {
            self.depths_by_role[role as usize].pop();
        }
        if self.hidden == depth {
            self.hidden = 0;
        }
        for holder in &mut self.holders {
            *holder = (*holder).min(depth - 1);
        }
    }

    fn enter(&mut self, node: NodeId) {
        let page = self.page;
        self.count_alike_children(node);
        let (mut role, mut hints) = ("", 0);
        for naming in page.namings(node) {
            match naming.by() {
                NamedBy::Role => role = naming.value(),
                // Classes of `html` and `body` are about the page, not about a part of it.
                NamedBy::Class | NamedBy::Id if self.chain.len() > 1 => hints |= naming.flags(HINTS),
                _ => {}
            }
        }
        let hints = [CONTENT_HINT, CHROME_HINT].map(|hint| hints & hint != 0);
        let attr = |name| page.attr(node, name);
        let hidden = page.is_hidden(node)
            || attr("hidden").is_some_and(|value| value != "until-found")
            || attr("aria-hidden") == Some("true")
            || attr("style").is_some_and(hides);
        let role = ElementRole::of(page.tag(node), role, attr("itemprop").unwrap_or_default());
        let [alike, alike_before] = self.alike[node.index()];
        let sums = self.measures.of(page, node);
        let features = [
            share(sums.chars, self.whole.chars),
            sums.link_density(),
            sums.blocks as f32,
            share(sums.long, self.whole.long),
            share(sums.chars, sums.blocks),
        ];
        self.chain.push(Ancestor { node, alike, alike_before, hints, features, role });
        let depth = self.chain.len();
        if let Some(role) = role {
            self.depths_by_role[role as usize].push(u32::try_from(depth).unwrap_or(u32::MAX));
        }
        if hidden && self.hidden == 0 {
            self.hidden = depth;
        }
        // An element's ancestors have at least its share, so the elements with a share are an unbroken chain from the root.
        for (holder, share) in self.holders.iter_mut().zip(SHARES) {
            if *holder + 1 == depth && sums.long > 0 && sums.long as f32 >= share * self.whole.long as f32 {
                *holder = depth;
            }
        }
    }

    /// Counts, for each child that has text, its siblings with the same tag and class.
    fn count_alike_children(&mut self, parent: NodeId) {
        let page = self.page;
        self.siblings.clear();
        for child in page.children(parent) {
            if page.kind(child) == Kind::Element && !self.measures.within(page, child).is_empty() {
                self.siblings.push((page.tag_and_class(child), u32::try_from(child.index()).unwrap_or(u32::MAX)));
            }
        }
        self.siblings.sort_unstable();
        for group in self.siblings.chunk_by(|a, b| a.0 == b.0) {
            let count = u8::try_from(group.len()).unwrap_or(u8::MAX);
            for (at, &(_, child)) in group.iter().enumerate() {
                self.alike[child as usize] = [count, u8::try_from(at).unwrap_or(u8::MAX)];
            }
        }
    }
}

/// Whether an inline style hides the element.
fn hides(style: &str) -> bool {
    let declares = |property: &str, value: &str| {
        style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, given)| {
            name.trim().eq_ignore_ascii_case(property)
                && given.split('!').next().is_some_and(|given| given.trim().eq_ignore_ascii_case(value))
        })
    };
    declares("display", "none") || declares("visibility", "hidden")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_styles_that_hide_are_recognised() {
        assert!(hides("color:red; DISPLAY : none !important"));
        assert!(hides("visibility:hidden"));
        assert!(!hides("display:block"));
        assert!(!hides("--display:none"));
    }

    #[test]
    fn a_role_overrides_the_tag() {
        assert_eq!(ElementRole::of(Tag::Div, "navigation", ""), Some(ElementRole::Nav));
        assert_eq!(ElementRole::of(Tag::Nav, "main", ""), Some(ElementRole::Main));
        assert_eq!(ElementRole::of(Tag::Div, "", "articleBody"), Some(ElementRole::ArticleBody));
        assert_eq!(ElementRole::of(Tag::Div, "", ""), None);
    }
}
