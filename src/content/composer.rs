//! The walk over the page that writes its kept blocks and its figures into a body.

mod lines;
mod whole_elements;

use super::body_builder::{BodyBuilder, LineKind};
use super::caption;
use super::elements::tables::DataTables;
use super::elements::{code, controls, drop_cap, formulas, mapping};
use super::footnotes::{self, InlineFootnotes};
use super::links::address::{LinkTarget, link_target};
use super::links::ids;
use super::links::jump_targets::{self, JumpTargets};
use super::posts::{self, Post};
use crate::article::{Body, Direction, Element, Metadata};
use crate::figures::{Figures, emoji_of_image};
use crate::judge::{Reason, Verdict, Verdicts};
use crate::measure::{BlockId, Measures, is_left_open};
use crate::page::numbered::Numbered;
use crate::page::{Kind, NodeId, Page, Tag};

/// A language or direction that holds until a position.
struct LanguageScope<'a> {
    end: usize,
    lang: Option<&'a str>,
    dir: Option<Direction>,
}

pub(super) struct Composer<'a> {
    page: &'a Page,
    measures: &'a Measures,
    verdicts: &'a Verdicts,
    figures: &'a Figures,
    /// One entry per block.
    kept: Vec<bool>,
    tables: DataTables,
    targets: JumpTargets,
    ids: Numbered,
    posts: Vec<Post>,
    next_post: usize,
    formulas: Vec<formulas::FormulaSpan>,
    next_formula: usize,
    builder: BodyBuilder,
    languages: Vec<LanguageScope<'a>>,
    /// The formatted captions of all figures.
    captions: Vec<Body>,
    next_figure: usize,
    /// All visible content before this position is kept: it is in a data table.
    whole_until: usize,
    /// End of the outermost data table being read.
    data_until: usize,
    /// The items and cells around, innermost last, each with its end: a line may be directly in one.
    holders: Vec<(usize, NodeId)>,
    footnotes: InlineFootnotes,
}

/// About as many parts, and bytes of text, as the kept blocks will make: what grows stands in memory twice, and there may be
/// four parts for each cell of a table.
fn expected(page: &Page, measures: &Measures, kept: &[bool]) -> (usize, usize) {
    /// Its element opens and closes, and so does the one around two of them.
    const AROUND: usize = 3;
    let (mut parts, mut bytes) = (0, 0);
    for (block, _) in measures.blocks().iter().zip(kept).filter(|(_, keep)| **keep) {
        bytes += block.chars as usize;
        parts += AROUND;
        for at in block.first.index()..=block.last.index() {
            parts += match page.kind(NodeId::from_index(at)) {
                Kind::Text => 1,
                Kind::Element => 2,
                Kind::Comment | Kind::Document => 0,
            };
        }
    }
    (parts, bytes)
}

impl<'a> Composer<'a> {
    pub fn new(
        page: &'a Page,
        measures: &'a Measures,
        verdicts: &'a Verdicts,
        figures: &'a Figures,
        about: &'a Metadata,
        repeated: &[BlockId],
    ) -> Self {
        let mut kept: Vec<bool> =
            (0..measures.blocks().len()).map(|index| verdicts.keeps(BlockId::from_index(index))).collect();
        let hidden = |id| matches!(verdicts.verdict(id), Verdict::Drop(Reason::Hidden));
        for id in &figures.captions {
            kept[id.index()] = true;
        }
        footnotes::keep_cited(page, measures, hidden, &mut kept);
        for id in figures.captions.iter().chain(repeated) {
            kept[id.index()] = false;
        }
        let posts = posts::find(page, measures, verdicts, &mut kept);
        let targets = JumpTargets::find(page, |link| {
            let first = measures.within(page, link).next().or(measures.block_at(link).map(BlockId::index));
            first.is_some_and(|at| kept[at] || figures.captions.binary_search(&BlockId::from_index(at)).is_ok())
        });
        let builder = BodyBuilder::with_room(expected(page, measures, &kept));
        Self {
            page,
            measures,
            verdicts,
            figures,
            kept,
            tables: DataTables::find(page),
            targets,
            ids: Numbered::default(),
            posts,
            next_post: 0,
            formulas: formulas::find(page),
            next_formula: 0,
            builder,
            languages: vec![LanguageScope { end: usize::MAX, lang: about.lang.as_deref(), dir: about.dir }],
            captions: vec![Body::default(); figures.figures.len()],
            next_figure: 0,
            whole_until: 0,
            data_until: 0,
            holders: Vec::new(),
            footnotes: InlineFootnotes::default(),
        }
    }

    pub fn compose(mut self) -> (Body, Vec<Body>) {
        // Whoever shows the content alone sees its direction too.
        if self.languages.last().is_some_and(|page| page.dir == Some(Direction::RightToLeft)) {
            let dir = Some(Direction::RightToLeft);
            self.builder.structure(Element::Span { block: true, lang: None, dir }, usize::MAX);
        }
        let mut at = 0;
        while at < self.page.len() {
            self.leave(at);
            at = self.enter(NodeId::from_index(at));
        }
        self.leave(at);
        let mut body = self.builder.finish();
        footnotes::unify(&mut body, self.footnotes.len(), &mut self.ids);
        self.footnotes.append_to(&mut body);
        jump_targets::remove_dangling(&mut body, &mut self.captions);
        (body, self.captions)
    }

    /// Closes everything that ends at or before a position.
    fn leave(&mut self, at: usize) {
        self.builder.close_until(at);
        while self.languages.last().is_some_and(|t| t.end <= at) {
            self.languages.pop();
        }
        while self.holders.last().is_some_and(|h| h.0 <= at) {
            self.holders.pop();
        }
    }

    /// Processes a node; returns the index of the next one.
    fn enter(&mut self, node: NodeId) -> usize {
        let page = self.page;
        let end = page.end(node);
        match page.kind(node) {
            Kind::Text => self.text(node),
            Kind::Comment | Kind::Document => {}
            Kind::Element => {
                if let Some(end) = self.formula(node) {
                    return end;
                }
                if self.figure_of(node) {
                    return end;
                }
                let tag = page.tag(node);
                if self.is_skipped(node, tag) {
                    self.figures_before(end);
                    return end;
                }
                return self.element(node, tag, end);
            }
        }
        node.index() + 1
    }

    /// The block that a node is in, if it is kept.
    fn block(&self, node: NodeId) -> Option<BlockId> {
        let id = self.measures.block_at(node)?;
        let whole =
            node.index() < self.whole_until && !matches!(self.verdicts.verdict(id), Verdict::Drop(Reason::Hidden));
        (whole || self.kept[id.index()]).then_some(id)
    }

    /// The block that an element is in or adjacent to, if it is kept.
    fn block_around(&self, node: NodeId) -> Option<BlockId> {
        let next = self.measures.within(self.page, node).start;
        let beside = |index: usize| {
            let id = BlockId::from_index(index);
            self.page.contains(self.measures.block(id).container, node) && self.kept[index]
        };
        let edge = (next < self.kept.len() && beside(next)).then_some(next);
        let edge = edge.or_else(|| next.checked_sub(1).filter(|&before| beside(before)));
        self.block(node).or(edge.map(BlockId::from_index))
    }

    fn text(&mut self, node: NodeId) {
        let Some(id) = self.block(node) else { return };
        let block = self.measures.block(id);
        let kind = self.line_kind(block.container);
        let drop_cap_block = id.index().checked_sub(1).filter(|&before| self.kept[before]).map(BlockId::from_index);
        // The word continues in the line of its drop cap.
        let drop_cap_block =
            drop_cap_block.filter(|&before| drop_cap::is_drop_cap_of(self.page, self.measures, before, id));
        let text = self.page.text(node);
        let continues = drop_cap_block.is_some() && node == block.first
            || drop_cap::may_be_before(self.page, block, node)
                && drop_cap::is_first_letter_of(self.page, block, node, self.languages.last().and_then(|it| it.lang));
        let text = if continues { text.trim_start() } else { text };
        let key = drop_cap_block.unwrap_or(id).index();
        if !text.contains('\n') || !self.shown_lines(node, text, key, kind) {
            self.builder.text(text, key, kind);
        }
    }

    /// What a line in a container becomes.
    fn line_kind(&self, container: NodeId) -> LineKind {
        match self.holders.last() {
            Some(&(_, holder)) if holder == container || self.measures.within(self.page, holder).len() <= 1 => {
                LineKind::Bare
            }
            _ => LineKind::Paragraph,
        }
    }

    /// Whether an element within kept text is left out: hidden, or a control of the page.
    fn is_skipped(&self, node: NodeId, tag: Tag) -> bool {
        let page = self.page;
        if page.is_silent(node)
            || controls::is_edit_link(page, node, tag)
            || matches!(tag, Tag::Button | Tag::Other) && code::is_copy_button(page, node)
        {
            return true;
        }
        let Some(id) = self.block_around(node) else { return false };
        let block = self.measures.block(id);
        if node > block.last || page.end(node) <= block.first.index() || !page.contains(block.container, node) {
            return false;
        }
        let all = page.contains(node, block.first) && page.contains(node, block.last);
        if all || page.end(node) == node.index() + 1 {
            return false;
        }
        // An inline footnote may be hidden until its mark is pressed.
        !footnotes::is_inline_footnote(page, node, tag) && page.is_hidden(node)
            || page.attr(node, "hidden").is_some()
            || page.attr(node, "aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true"))
            || tag == Tag::Button && !controls::is_word_of_sentence(page, block, node)
            || controls::is_toggle(page, node, tag)
            || controls::is_popover(page, node, tag)
            || self.is_permalink(node, tag)
    }

    /// A heading's permalink, shown as a symbol ("#", "¶").
    fn is_permalink(&self, node: NodeId, tag: Tag) -> bool {
        let page = self.page;
        let in_heading = matches!(self.builder.named_line_element(), Some(Element::Heading { .. }));
        let fragment =
            || page.attr(node, "href").is_some_and(|h| !matches!(link_target(page, h), LinkTarget::Elsewhere));
        tag == Tag::A && in_heading && page.end(node) - node.index() <= 8 && fragment() && {
            let words = page.descendants(node).map(|n| page.text(n)).collect::<String>();
            !words.chars().any(char::is_alphanumeric)
        }
    }

    fn element(&mut self, node: NodeId, tag: Tag, end: usize) -> usize {
        let page = self.page;
        let next = node.index() + 1;
        self.targets.mark(page, node, end, &mut self.builder);
        match tag {
            Tag::Br => {
                if self.block(node).is_some() {
                    self.builder.line_break();
                }
            }
            Tag::Wbr => {
                if self.block(node).is_some() {
                    self.builder.break_opportunity();
                }
            }
            Tag::Hr => {
                if self.is_between_kept(node) {
                    self.builder.rule();
                }
            }
            Tag::Img => {
                let id = self.block_around(node);
                let drop_cap_block = || id.and_then(|id| drop_cap::of_image(page, node, self.measures.block(id)));
                if let (Some(id), Some(character)) = (id, emoji_of_image(page, node).or_else(drop_cap_block)) {
                    self.builder.text(character, id.index(), LineKind::Paragraph);
                }
            }
            Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext => {
                self.language(node, end, true);
                return self.code(node, end);
            }
            Tag::Div | Tag::Table if code::is_code_table(page, node) => return self.code(node, end),
            Tag::Code | Tag::Samp | Tag::Other if self.is_code_block(node, tag) => return self.code(node, end),
            _ if self.footnote(node, tag) => return end,
            _ if self.above_article(node) || self.discussion_element(node, tag, end) => {}
            Tag::A if !is_left_open(page, node) => self.link(node, end),
            Tag::Summary => self.builder.named_line(Element::Summary, end),
            Tag::Table => self.table(node, end),
            Tag::Caption if node.index() < self.data_until => self.builder.named_line(Element::TableCaption, end),
            Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => self.table_part(node, tag, end),
            _ => self.plain_element(node, tag, end),
        }
        next
    }

    fn plain_element(&mut self, node: NodeId, tag: Tag, end: usize) {
        if let Some(level) = tag.heading_level().or_else(|| self.level_without_element(node, tag)) {
            self.language(node, end, true);
            if let Some(id) = self.measures.within(self.page, node).find(|&b| self.kept[b]) {
                let text = self.measures.text(self.page, BlockId::from_index(id));
                let slug = ids::slug(text.split('[').next().filter(|text| !text.trim().is_empty()).unwrap_or(&text));
                let id = Box::new(ids::unique(&slug, &mut self.ids));
                self.builder.named_line(Element::Heading { level, id }, end);
            }
        } else if let Some(element) = mapping::structure(self.page, node, tag) {
            let within = matches!(element, Element::Item | Element::Term | Element::Description);
            if !within {
                self.language(node, end, true);
            }
            if self.builder.structure(element, end) && within {
                self.holders.push((end, node));
            }
            if within {
                self.language(node, end, true);
            }
        } else if let Some(element) = mapping::inline(self.page, node, tag) {
            if !matches!(element, Element::Isolated { .. } | Element::Overridden { .. }) {
                self.language(node, end, false);
            }
            self.builder.inline(element, end);
        } else {
            self.language(node, end, tag.is_block());
        }
    }

    /// Processes an inline footnote, if this element is one: its text is written separately, its mark here.
    fn footnote(&mut self, node: NodeId, tag: Tag) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        if self.footnotes.is_open() || !footnotes::is_inline_footnote(page, node, tag) {
            return false;
        }
        self.inline_footnote(node, end)
    }

    #[inline(never)]
    fn inline_footnote(&mut self, node: NodeId, end: usize) -> bool {
        let page = self.page;
        let Some(id) = self.block_around(node) else { return false };
        let line = self.footnotes.open(&mut self.builder);
        let mut at = node.index() + 1;
        while at < end {
            self.leave(at);
            let node = NodeId::from_index(at);
            at = if footnotes::is_repeated_mark(page, node) { page.end(node) } else { self.enter(node) };
        }
        self.footnotes.close(line, id.index(), end, &mut self.ids, &mut self.builder);
        true
    }

    /// Whether the article is within this element: then the element is not part of it.
    fn above_article(&self, node: NodeId) -> bool {
        self.verdicts.root.is_some_and(|root| node != root && self.page.contains(node, root))
    }

    fn link(&mut self, node: NodeId, end: usize) {
        self.language(node, end, false);
        if let Some(element) = self.targets.link(self.page, node) {
            self.builder.inline(element, end);
        }
    }

    /// Opens the language or direction that an element declares, where it differs from that around it.
    fn language(&mut self, node: NodeId, end: usize, block: bool) {
        let (lang, dir) = mapping::language(self.page, node);
        let Some(around) = self.languages.last() else { return };
        let lang_here = lang.filter(|l| around.lang.is_none_or(|a| !a.eq_ignore_ascii_case(l)));
        let dir_here =
            dir.filter(|d| Some(*d) != around.dir && !(around.dir.is_none() && *d == Direction::LeftToRight));
        if lang_here.is_none() && dir_here.is_none() {
            return;
        }
        let scope = LanguageScope { end, lang: lang.or(around.lang), dir: dir.or(around.dir) };
        let element = Element::Span { block, lang: lang_here.map(|lang| Box::new(lang.to_owned())), dir: dir_here };
        if block {
            self.builder.structure(element, end);
        } else {
            self.builder.inline(element, end);
        }
        self.languages.push(scope);
    }

    /// Whether the blocks directly before and after a rule or a formula are both kept.
    fn is_between_kept(&self, node: NodeId) -> bool {
        let within = self.measures.within(self.page, node);
        within.start > 0 && self.kept[within.start - 1] && self.kept.get(within.end) == Some(&true)
    }

    /// Writes the figure of this element. Returns whether there is one.
    fn figure_of(&mut self, node: NodeId) -> bool {
        let is_next = self.figures.figures.get(self.next_figure).is_some_and(|f| f.node == node);
        if is_next {
            self.targets.mark(self.page, node, self.page.end(node), &mut self.builder);
            self.figures_before(self.page.end(node));
        }
        is_next
    }

    /// Writes all figures before a position that are not written yet.
    fn figures_before(&mut self, end: usize) {
        while let Some(placed) = self.figures.figures.get(self.next_figure).filter(|f| f.node.index() < end) {
            let line = self.block(placed.node).map(BlockId::index);
            if let Some(span) = &placed.caption {
                self.captions[self.next_figure] = caption::compose(self.page, span, &mut self.targets);
            }
            self.builder.figure(u32::try_from(self.next_figure).unwrap_or(u32::MAX), line);
            self.next_figure += 1;
        }
    }
}
