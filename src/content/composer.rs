//! The walk over the page that writes its kept blocks and its figures as one stream.

mod whole;

use super::links::{Leads, Targets};
use super::posts::{self, Post};
use super::stream::{Stand, Stream};
use super::tables::DataTables;
use super::{caption, code, emoji, form, initials, links, math, notes};
use crate::article::{Body, Direction, Element, Metadata};
use crate::figures::Figures;
use crate::judge::{Reason, Verdict, Verdicts};
use crate::measure::{BlockId, Measures};
use crate::page::numbered::Numbered;
use crate::page::{Kind, NodeId, Page, Tag};

/// Elements above a formula that are asked whether they are hidden.
const HIDDEN_ABOVE: usize = 8;

/// A language or direction that holds until a position.
struct Tongue<'a> {
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
    targets: Targets,
    ids: Numbered,
    posts: Vec<Post>,
    next_post: usize,
    formulas: Vec<math::Place>,
    next_formula: usize,
    stream: Stream,
    tongues: Vec<Tongue<'a>>,
    /// Of all figures, in form.
    captions: Vec<Body>,
    next_figure: usize,
    /// Everything that can be seen before this position is kept: a data table.
    whole_until: usize,
    /// The elements of data tables being read, as ends.
    data_until: usize,
    /// The element of structure that stands innermost, for lines directly in it.
    holder: Vec<(usize, NodeId)>,
    notes: notes::Within,
}

impl<'a> Composer<'a> {
    pub fn new(
        page: &'a Page,
        measures: &'a Measures,
        verdicts: &'a Verdicts,
        figures: &'a Figures,
        about: &'a Metadata,
        repeats: &[BlockId],
    ) -> Self {
        let mut kept: Vec<bool> =
            (0..measures.blocks().len()).map(|index| verdicts.keeps(BlockId::from_index(index))).collect();
        let hidden = |id| matches!(verdicts.verdict(id), Verdict::Drop(Reason::Hidden));
        for id in &figures.captions {
            kept[id.index()] = true;
        }
        notes::keep(page, measures, hidden, &mut kept);
        for id in figures.captions.iter().chain(repeats) {
            kept[id.index()] = false;
        }
        let posts = posts::find(page, measures, verdicts, &mut kept);
        let targets = Targets::find(page, |link| {
            let first = measures.within(page, link).next().or(measures.block_at(link).map(BlockId::index));
            first.is_some_and(|at| kept[at] || figures.captions.binary_search(&BlockId::from_index(at)).is_ok())
        });
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
            formulas: math::find(page),
            next_formula: 0,
            stream: Stream::default(),
            tongues: vec![Tongue { end: usize::MAX, lang: about.lang.as_deref(), dir: about.dir }],
            captions: vec![Body::default(); figures.figures.len()],
            next_figure: 0,
            whole_until: 0,
            data_until: 0,
            holder: Vec::new(),
            notes: notes::Within::default(),
        }
    }

    pub fn compose(mut self) -> (Body, Vec<Body>) {
        let mut at = 0;
        while at < self.page.len() {
            self.leave(at);
            at = self.enter(NodeId::from_index(at));
        }
        self.leave(at);
        let mut body = self.stream.finish();
        notes::tidy(&mut body, self.notes.len(), &mut self.ids);
        self.notes.gather(&mut body);
        links::dissolve_dangling(&mut body, &mut self.captions);
        (body, self.captions)
    }

    fn leave(&mut self, at: usize) {
        self.stream.leave(at);
        while self.tongues.last().is_some_and(|t| t.end <= at) {
            self.tongues.pop();
        }
        while self.holder.last().is_some_and(|h| h.0 <= at) {
            self.holder.pop();
        }
    }

    /// Takes in a node; gives the next one to look at.
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
                if self.figures_within(node) {
                    return end;
                }
                let tag = page.tag(node);
                if self.says_nothing(node, tag) {
                    self.figures_before(end);
                    return end;
                }
                return self.element(node, tag, end);
            }
        }
        node.index() + 1
    }

    /// The block of running text that this node lies in, if it is part of the article.
    fn block(&self, node: NodeId) -> Option<BlockId> {
        let id = self.measures.block_at(node)?;
        let whole =
            node.index() < self.whole_until && !matches!(self.verdicts.verdict(id), Verdict::Drop(Reason::Hidden));
        (whole || self.kept[id.index()]).then_some(id)
    }

    /// The block of running text that an element lies in or stands at the edge of, if it is part of the article.
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
        let stand = self.stand(block.container);
        let initial = id.index().checked_sub(1).filter(|&before| self.kept[before]).map(BlockId::from_index);
        // What goes on after an initial stands in its line.
        let initial = initial.filter(|&before| initials::begins(self.page, self.measures, before, id));
        let text = self.page.text(node);
        let text = if initial.is_some() && node == block.first { text.trim_start() } else { text };
        self.stream.text(text, initial.unwrap_or(id).index(), stand);
    }

    /// How a line in a container stands.
    fn stand(&self, container: NodeId) -> Stand {
        match self.holder.last() {
            Some(&(_, holder)) if holder == container || self.measures.within(self.page, holder).len() <= 1 => {
                Stand::Bare
            }
            _ => Stand::Paragraph,
        }
    }

    /// Takes in the formula that begins with this node, if one does; gives where it ends. One that stands by itself is
    /// part of the article if what stands before and after it is.
    fn formula(&mut self, node: NodeId) -> Option<usize> {
        let page = self.page;
        while self.formulas.get(self.next_formula).is_some_and(|place| place.node < node) {
            self.next_formula += 1;
        }
        let place = self.formulas.get(self.next_formula).filter(|place| place.node == node)?;
        let end = place.end;
        let hidden = page
            .ancestors(node)
            .skip(1)
            .take(HIDDEN_ABOVE)
            .any(|above| page.is_hidden(above) || page.attr(above, "hidden").is_some());
        let id = self.block_around(node);
        let kept = id.is_some() || node.index() < self.whole_until || self.stands_between_kept(node);
        if let Some(formula) = math::read(page, place).filter(|_| kept && !hidden) {
            let container = id.map(|id| self.measures.block(id).container);
            let stand = self.stand(container.unwrap_or(node));
            let key = id.map_or(usize::MAX - 1 - node.index(), BlockId::index);
            self.targets.mark(page, node, end, &mut self.stream);
            self.stream.formula(formula, key, stand);
        }
        self.figures_before(end);
        Some(end)
    }

    /// Whether an element is no text of the article although the text around it is.
    fn says_nothing(&self, node: NodeId, tag: Tag) -> bool {
        let page = self.page;
        if page.is_silent(node) || form::edits(page, node, tag) || tag == Tag::Button && code::copies(page, node) {
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
        // A page may show a note within a line only when its sign is pressed.
        !notes::is_within(page, node, tag) && page.is_hidden(node)
            || page.attr(node, "hidden").is_some()
            || page.attr(node, "aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true"))
            || tag == Tag::Button
            || form::toggles(page, node, tag)
            || form::opens_over(page, node, tag)
            || self.is_permalink(node, tag)
    }

    /// A heading's link to itself, shown as a sign ("#", "¶").
    fn is_permalink(&self, node: NodeId, tag: Tag) -> bool {
        let page = self.page;
        let in_heading = matches!(self.stream.line_element(), Some(Element::Heading { .. }));
        let fragment = || page.attr(node, "href").is_some_and(|h| !matches!(links::leads(page, h), Leads::Away));
        tag == Tag::A && in_heading && page.end(node) - node.index() <= 8 && fragment() && {
            let words = page.descendants(node).map(|n| page.text(n)).collect::<String>();
            !words.chars().any(char::is_alphanumeric)
        }
    }

    fn element(&mut self, node: NodeId, tag: Tag, end: usize) -> usize {
        let page = self.page;
        let next = node.index() + 1;
        self.targets.mark(page, node, end, &mut self.stream);
        match tag {
            Tag::Br => {
                if self.block(node).is_some() {
                    self.stream.line_break();
                }
            }
            Tag::Wbr => {
                if self.block(node).is_some() {
                    self.stream.break_opportunity();
                }
            }
            Tag::Hr => {
                if self.stands_between_kept(node) {
                    self.stream.rule();
                }
            }
            Tag::Img => {
                let id = self.block_around(node);
                let initial = || id.and_then(|id| initials::of_picture(page, node, self.measures.block(id)));
                if let (Some(id), Some(sign)) = (id, emoji::of_picture(page, node).or_else(initial)) {
                    self.stream.text(sign, id.index(), Stand::Paragraph);
                }
            }
            Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext => {
                self.language(node, end, true);
                return self.code(node, end);
            }
            Tag::Div | Tag::Table if code::is_drawn(page, node) => return self.code(node, end),
            _ if self.note(node, tag) => return end,
            _ if self.above_article(node) || self.of_discussion(node, tag, end) => {}
            Tag::A => self.link(node, end),
            Tag::Summary => self.stream.line(Element::Summary, end),
            Tag::Table => self.table(node, end),
            Tag::Caption if node.index() < self.data_until => self.stream.line(Element::TableCaption, end),
            Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => self.table_part(node, tag, end),
            _ => self.plain_element(node, tag, end),
        }
        next
    }

    fn plain_element(&mut self, node: NodeId, tag: Tag, end: usize) {
        if let Some(level) = tag.heading_level() {
            self.language(node, end, true);
            if let Some(id) = self.measures.within(self.page, node).find(|&b| self.kept[b]) {
                let text = self.measures.text(self.page, BlockId::from_index(id));
                let slug = links::slug(text.split('[').next().filter(|text| !text.trim().is_empty()).unwrap_or(&text));
                let id = links::unique(&slug, &mut self.ids);
                self.stream.line(Element::Heading { level, id }, end);
            }
        } else if let Some(element) = form::structure(self.page, node, tag) {
            let within = matches!(element, Element::Item | Element::Term | Element::Description);
            if !within {
                self.language(node, end, true);
            }
            if self.stream.structure(element, end) && within {
                self.holder.push((end, node));
            }
            if within {
                self.language(node, end, true);
            }
        } else if let Some(element) = form::inline(self.page, node, tag) {
            if !matches!(element, Element::Isolated { .. } | Element::Overridden { .. }) {
                self.language(node, end, false);
            }
            self.stream.inline(element, end);
        } else {
            self.language(node, end, tag.is_block());
        }
    }

    /// Takes in the note that this element is, if it is one within a line: its words are written apart, its sign here.
    fn note(&mut self, node: NodeId, tag: Tag) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        if self.notes.writes() || !notes::is_within(page, node, tag) {
            return false;
        }
        let Some(id) = self.block_around(node) else { return false };
        let line = self.notes.open(&mut self.stream);
        let mut at = node.index() + 1;
        while at < end {
            self.leave(at);
            let node = NodeId::from_index(at);
            at = if notes::is_sign(page, node) { page.end(node) } else { self.enter(node) };
        }
        self.notes.close(line, id.index(), end, &mut self.ids, &mut self.stream);
        true
    }

    /// Whether the article stands within this element and so is not given form by it.
    fn above_article(&self, node: NodeId) -> bool {
        self.verdicts.root.is_some_and(|root| node != root && self.page.contains(node, root))
    }

    fn link(&mut self, node: NodeId, end: usize) {
        self.language(node, end, false);
        if let Some(element) = self.targets.link(self.page, node) {
            self.stream.inline(element, end);
        }
    }

    /// A language or direction of its own, where it is not the one around it.
    fn language(&mut self, node: NodeId, end: usize, block: bool) {
        let (lang, dir) = form::language(self.page, node);
        let Some(around) = self.tongues.last() else { return };
        let lang_here = lang.filter(|l| around.lang.is_none_or(|a| !a.eq_ignore_ascii_case(l)));
        let dir_here =
            dir.filter(|d| Some(*d) != around.dir && !(around.dir.is_none() && *d == Direction::LeftToRight));
        if lang_here.is_none() && dir_here.is_none() {
            return;
        }
        let tongue = Tongue { end, lang: lang.or(around.lang), dir: dir.or(around.dir) };
        let element = Element::Span { block, lang: lang_here.map(str::to_owned), dir: dir_here };
        if block {
            self.stream.structure(element, end);
        } else {
            self.stream.inline(element, end);
        }
        self.tongues.push(tongue);
    }

    /// Whether the blocks before and after a rule or a formula are both kept.
    fn stands_between_kept(&self, node: NodeId) -> bool {
        let within = self.measures.within(self.page, node);
        within.start > 0 && self.kept[within.start - 1] && self.kept.get(within.end) == Some(&true)
    }

    /// Places the figure that this very element is. Gives whether it was one.
    fn figures_within(&mut self, node: NodeId) -> bool {
        let is_next = self.figures.figures.get(self.next_figure).is_some_and(|f| f.node == node);
        if is_next {
            self.targets.mark(self.page, node, self.page.end(node), &mut self.stream);
            self.figures_before(self.page.end(node));
        }
        is_next
    }

    /// Places all figures that stand before a position and were not placed yet.
    fn figures_before(&mut self, end: usize) {
        while let Some(placed) = self.figures.figures.get(self.next_figure).filter(|f| f.node.index() < end) {
            let line = self.block(placed.node).map(BlockId::index);
            if let Some(span) = &placed.caption {
                self.captions[self.next_figure] = caption::compose(self.page, span, &mut self.targets);
            }
            self.stream.figure(u32::try_from(self.next_figure).unwrap_or(u32::MAX), line);
            self.next_figure += 1;
        }
    }
}
