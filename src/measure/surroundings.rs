//! The elements above a block and what they hold, kept while walking from block to block.
//!
//! Walking up from each block would cost the depth of the page each time. Blocks come in document order, so the chain of
//! open elements is kept instead, and everything that is inherited (the innermost navigation, the deepest element with
//! half of the text, the strongest hint) is worked out once when an element is entered: a walk over all blocks costs as
//! much as the tree has elements.

use super::blocks::{BlockId, Measures};
use super::vocabulary::{Hint, hint, tokens};
use crate::page::{Kind, NodeId, Page, Tag, order};

/// What an element is by its tag, its role or its microdata: places that readers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is the place of its name
pub enum Place {
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
    Body,
    Dialog,
}

impl Place {
    /// How many there are.
    pub const COUNT: usize = 18;

    fn of(tag: Tag, role: &str, property: &str) -> Option<Self> {
        // A role says more than a tag: that is what it is for (WAI-ARIA landmarks).
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
            return Some(Self::Body);
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

/// An element above the current block. Small: a tree may be 100,000 deep.
#[derive(Debug, Clone, Copy)]
pub struct Level {
    /// The element.
    pub node: NodeId,
    /// Siblings of the same tag and class, itself included; at most 255.
    pub like: u8,
    /// How many of these stand before it; at most 255.
    pub like_before: u8,
    /// Whether a name of its own speaks for content, for chrome.
    pub hints: [bool; 2],
    place: Option<Place>,
}

/// Shares of the page's long blocks that mark the elements around the main text (of the study behind the judge).
const SHARES: [f32; 3] = [0.3, 0.5, 0.8];

/// The elements above the current block. Depths count from 1, the root element.
#[derive(Debug)]
pub struct Surroundings<'a> {
    page: &'a Page,
    measures: &'a Measures,
    levels: Vec<Level>,
    /// For each [`Place`], the depths of the open elements that are it.
    places: [Vec<u32>; Place::COUNT],
    /// Depth of the deepest open element with each of [`SHARES`].
    holders: [usize; SHARES.len()],
    /// Depth of the outermost open element that says it is not shown; 0 for none.
    hidden: usize,
    /// Per node: siblings alike and those of them before it, where a parent has been entered.
    like: Vec<[u8; 2]>,
    path: Vec<NodeId>,
    siblings: Vec<(u64, u32)>,
    long: u32,
}

impl<'a> Surroundings<'a> {
    /// Stands before the first block.
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        Self {
            page,
            measures,
            levels: Vec::new(),
            places: Default::default(),
            holders: [0; SHARES.len()],
            hidden: 0,
            like: vec![[1, 0]; page.len()],
            path: Vec::new(),
            siblings: Vec::new(),
            long: measures.page().long,
        }
    }

    /// Goes to a block. Going through them in order costs as much as the tree has elements.
    pub fn go_to(&mut self, block: BlockId) {
        let container = self.measures.block(block).container;
        while self.levels.last().is_some_and(|level| !self.page.contains(level.node, container)) {
            self.leave();
        }
        let top = self.levels.last().map(|level| level.node);
        self.path.clear();
        self.path.extend(self.page.ancestors(container).take_while(|&node| Some(node) != top));
        while let Some(node) = self.path.pop() {
            self.enter(node);
        }
    }

    /// The elements above the current block, outermost (the root element) first.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The k-th element above the current block, 0 being its own; `None` above `body`.
    pub fn above(&self, k: usize) -> Option<&Level> {
        // levels: html, body, …
        let at = self.levels.len().checked_sub(k + 1).filter(|&at| at > 0)?;
        self.levels.get(at)
    }

    /// How far above the block the innermost element is that is this place.
    pub fn distance(&self, place: Place) -> Option<usize> {
        let depth = *self.places[place as usize].last()?;
        self.levels.len().checked_sub(depth as usize)
    }

    /// How far above the block the deepest element is that holds a share of the page's long blocks (0: 30 %, 1: 50 %,
    /// 2: 80 %), and that element.
    pub fn holder(&self, share: usize) -> Option<(usize, &Level)> {
        let depth = *self.holders.get(share)?;
        let level = self.levels.get(depth.checked_sub(1)?)?;
        Some((self.levels.len() - depth, level))
    }

    /// Whether the block, or an element above it, says that it is not shown.
    pub fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    fn leave(&mut self) {
        let depth = self.levels.len();
        if let Some(place) = self.levels.pop().and_then(|level| level.place) {
            self.places[place as usize].pop();
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
        self.count_alike(node);
        let (mut role, mut property, mut hidden, mut hints) = ("", "", page.is_hidden(node), [false; 2]);
        for (name, value) in page.attrs(node) {
            match name {
                "role" => role = value,
                "itemprop" => property = value,
                "hidden" => hidden |= value != "until-found",
                "aria-hidden" => hidden |= value == "true",
                "style" => hidden |= hides(value),
                // The classes of the root and the body tell of the whole page, not of a place on it.
                "class" | "id" if self.levels.len() > 1 => {
                    for token in tokens(value) {
                        if let Some(hint) = hint(token) {
                            hints[usize::from(hint == Hint::Chrome)] = true;
                        }
                    }
                }
                _ => {}
            }
        }
        let place = Place::of(page.tag(node), role, property);
        let [like, like_before] = self.like[node.index()];
        self.levels.push(Level { node, like, like_before, hints, place });
        let depth = self.levels.len();
        if let Some(place) = place {
            self.places[place as usize].push(u32::try_from(depth).unwrap_or(u32::MAX));
        }
        if hidden && self.hidden == 0 {
            self.hidden = depth;
        }
        // What an element holds, those above it hold too: the deepest one is the last of an unbroken chain.
        let long = self.measures.of(page, node).long;
        for (holder, share) in self.holders.iter_mut().zip(SHARES) {
            if *holder + 1 == depth && long > 0 && long as f32 >= share * self.long as f32 {
                *holder = depth;
            }
        }
    }

    /// Counts, for each child that holds text, its siblings of the same tag and class.
    fn count_alike(&mut self, parent: NodeId) {
        let page = self.page;
        self.siblings.clear();
        for child in page.children(parent) {
            if page.kind(child) == Kind::Element && !self.measures.within(page, child).is_empty() {
                self.siblings.push((shape(page, child), u32::try_from(child.index()).unwrap_or(u32::MAX)));
            }
        }
        order::sort(&mut self.siblings);
        for group in self.siblings.chunk_by(|a, b| a.0 == b.0) {
            let count = u8::try_from(group.len()).unwrap_or(u8::MAX);
            for (at, &(_, child)) in group.iter().enumerate() {
                self.like[child as usize] = [count, u8::try_from(at).unwrap_or(u8::MAX)];
            }
        }
    }
}

/// Tag and class as one number.
pub(super) fn shape(page: &Page, node: NodeId) -> u64 {
    let bytes = page.name(node).bytes().chain([0]).chain(page.attr(node, "class").unwrap_or_default().bytes());
    // FNV-1a, 64 bits.
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Whether an inline style takes the element out of sight.
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
    fn inline_styles_that_hide_are_known() {
        assert!(hides("color:red; DISPLAY : none !important"));
        assert!(hides("visibility:hidden"));
        assert!(!hides("display:block"));
        assert!(!hides("--display:none"));
    }

    #[test]
    fn a_role_outweighs_the_tag() {
        assert_eq!(Place::of(Tag::Div, "navigation", ""), Some(Place::Nav));
        assert_eq!(Place::of(Tag::Nav, "main", ""), Some(Place::Main));
        assert_eq!(Place::of(Tag::Div, "", "articleBody"), Some(Place::Body));
        assert_eq!(Place::of(Tag::Div, "", ""), None);
    }
}
