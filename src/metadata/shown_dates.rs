//! The dates that a reader is told: near the headline, or behind a label.
//!
//! A date that only stands on the page is taken when it stands near the headline and calls itself a date; anywhere else
//! it may be any day's, unless a label says what it is.

use super::moment::{Moment, Order};
use super::survey::Survey;
use super::{Window, by, plain, window};
use crate::page::letters;
use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page, Tag, order};

/// What stands before a day on which the text was changed, or in the class of its element.
const CHANGED: &str = "update|modif|revis|reviewed|changed|edited|aktualis|geändert|zuletzt|mis à jour\
    |mise à jour|actualiz|atualiz|aggiornat|bijgewerkt|uppdaterad|opdateret|oppdatert|päivitetty|frissít\
    |aktualiz|güncel|diperbarui|cập nhật|обновлен|оновлено|ενημέρωσ|تحديث|עודכן|अपडेट|อัปเดต|更新|수정";

/// What stands before the day of publication.
const PUBLISHING: &str = "publish|posted|issued|first aired|written on|veröffentlicht|erschienen|publié|publicad\
    |pubblicat|gepubliceerd|publicerad|publisert|offentliggjort|julkaistu|megjelen|publikován|opublikowan\
    |yayın|diterbitkan|đăng|опубл|δημοσ|نشر|פורסם|प्रकाशित|เผยแพร่|发布|公開|發佈|게시";

/// What stands before a day of something else.
const OTHER_DAYS: &str = "joined|member since|founded|ends|expires|deadline|valid|copyright|©|today|registered";

/// Most words of a line that is a date and little else: a label, a date, a time of day and the minutes it takes to read.
const MOST_BESIDE: usize = 14;

/// Longest line that says when a text was published, in bytes.
const MOST_SAID: usize = 60;

/// Dates that stand near the headline.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub published: Option<Moment>,
    pub modified: Option<Moment>,
    /// Whether a reader is told that it was changed; a class alone may say it of a day that is shown without a word.
    pub said: bool,
    /// Whether the day of the last change is written for machines, out of readers' sight.
    stamped: bool,
    /// Whether the day of publication stands after the headline in a line that says little else.
    pub sure: bool,
    pub nodes: Vec<NodeId>,
}

impl Shown {
    pub(super) fn near(page: &Page, survey: &Survey, window: &Window, order: Order) -> Self {
        let mut found = Self::default();
        // Above the headline stands the page's own day as often as the article's; a line that says who wrote it is surer.
        for (after, said) in [(true, true), (false, false)] {
            let marked = survey.dates.iter().copied().filter(|&n| window.holds(n) && window.is_after(n) == after);
            for node in marked {
                // What holds other dates leaves it to them.
                let holds = |&d: &NodeId| d != node && page.contains(node, d) && marked_date(page, order, d).is_some();
                if let Some((moment, text)) = marked_date(page, order, node)
                    && !survey.dates.iter().any(holds)
                {
                    found.take(page, survey, window, node, &text, moment);
                }
            }
            let lines = window.lines.iter().filter(|l| l.1.len() <= 120 && (!said || by::said_by(&l.1).is_some()));
            for (node, line) in lines {
                if found.published.is_some() {
                    break;
                }
                if let Some(moment) = Moment::words(line, order) {
                    found.take(page, survey, window, *node, line, moment);
                }
            }
        }
        if found.published.is_none() && !found.said && !found.stamped {
            found.published = found.modified.take();
        }
        order::sort(&mut found.nodes);
        found.nodes.dedup();
        found
    }

    /// Takes a date from anywhere that a label calls the day of publication.
    pub(super) fn labelled(&mut self, page: &Page, survey: &Survey, window: &Window, order: Order) {
        if self.published.is_some() {
            return;
        }
        for &node in survey.dates.iter().filter(|&&n| !window.holds(n)) {
            if !speaks(&before(page, node, ""), PUBLISHING) && !speaks(&plain::shown(page, node), PUBLISHING) {
                continue;
            }
            if let Some((moment, text)) = marked_date(page, order, node).filter(|_| !is_teaser(page, window, node)) {
                self.take(page, survey, window, node, &text, moment);
                self.nodes.retain(|&n| n != node);
                return;
            }
        }
    }

    /// Takes a date from a line anywhere that begins with a label for the day of publication, or of the last change.
    pub(super) fn said_far(&mut self, page: &Page, window: &Window, order: Order) {
        let texts = (1..page.len()).map(NodeId::from_index).filter(|&n| page.kind(n) == Kind::Text && !window.holds(n));
        for node in texts {
            let text = letters::trim(page.text(node));
            let dated = (8..=MOST_SAID).contains(&text.len()) && text.bytes().any(|b| b.is_ascii_digit());
            let Some(moment) = dated.then(|| Moment::words(text, order)).flatten() else { continue };
            let said = before(page, node, text);
            let begins = |words: &str| words.split('|').any(|w| said.trim_start().starts_with(w));
            let around = || page.ancestors(node).take(40);
            let unseen = || around().any(|n| page.is_silent(n) || page.is_hidden(n) || page.tag(n) == Tag::A);
            let slot = match () {
                () if begins(PUBLISHING) => &mut self.published,
                () if begins("last |page last|updated|page updated") => &mut self.modified,
                () => continue,
            };
            if slot.is_none() && !unseen() && !is_teaser(page, window, node) {
                *slot = Some(moment);
            }
        }
    }

    fn take(&mut self, page: &Page, survey: &Survey, window: &Window, node: NodeId, text: &str, moment: Moment) {
        // After the heading of another story a date is that story's.
        if window.holds(node) && window.is_of_another(page, survey, node) || is_teaser(page, window, node) {
            return;
        }
        let said = before(page, node, text);
        let class = page.attr(node, "class").unwrap_or_default();
        let other = |text: &str| speaks(text, OTHER_DAYS);
        let mut inner = std::iter::once(node).chain(page.descendants(node).take(8));
        if other(&said) || other(class) || inner.any(|n| page.attr(n, "id").is_some_and(other)) {
            return;
        }
        // A table that names its rows tells of the thing: when it was founded, when it flew.
        let row = page.ancestors(node).take(8).find(|&n| page.tag(n) == Tag::Tr);
        let named = row.is_some_and(|row| page.children(row).any(|n| page.tag(n) == Tag::Th));
        let mine = |said: &str| speaks(said, PUBLISHING) || speaks(said, CHANGED);
        if named && !mine(&said) {
            return;
        }
        self.nodes.push(node);
        let changed = speaks(&said, CHANGED) || !speaks(&said, PUBLISHING) && speaks(class, CHANGED);
        self.said |= speaks(&said, CHANGED);
        self.stamped |= changed && !text.contains(' ') && text.contains('T');
        if !changed && self.published.is_none() {
            let around = || page.ancestors(node).take(8);
            let listed = around().any(|n| matches!(page.tag(n), Tag::Td | Tag::Th | Tag::Dd));
            let line = around().find(|&n| page.tag(n).is_block()).unwrap_or(node);
            let words = plain::words(&plain::shown(page, line)).len();
            self.sure = window.is_after(node) && !listed && words <= MOST_BESIDE;
        }
        let slot = if changed { &mut self.modified } else { &mut self.published };
        // The first says it, unless one that knows more of the same time stands beside it; a later day is another's.
        match slot {
            Some(first) if !first.is_near(&moment) || first.precision() >= moment.precision() => {}
            _ => *slot = Some(moment),
        }
    }
}

/// The date that an element calls its own, and its words: it says little beside the date.
fn marked_date(page: &Page, order: Order, node: NodeId) -> Option<(Moment, String)> {
    let text = plain::shown(page, node);
    if text.len() > 120 || page.is_hidden(node) {
        return None;
    }
    let machine = (page.tag(node) == Tag::Time).then(|| page.attr(node, "datetime")).flatten();
    let read = machine.and_then(|t| Moment::machine(t, order)).filter(|m| m.precision() >= 3);
    Some((read.or_else(|| Moment::words(&text, order))?, text))
}

/// The words before the digits of a date: of its own text, or, where it begins with the date, of the text before it.
fn before(page: &Page, node: NodeId, text: &str) -> String {
    let own = text.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    if own.chars().filter(|c| c.is_alphabetic()).count() > 12 || speaks(own, PUBLISHING) || speaks(own, CHANGED) {
        return own.lower();
    }
    let earlier = (node.index().saturating_sub(12)..node.index()).rev().map(NodeId::from_index);
    let mut words = earlier.filter(|&n| page.kind(n) == Kind::Text).map(|n| letters::trim(page.text(n)));
    let label = words.find(|t| !t.is_empty()).filter(|t| t.len() <= 40).unwrap_or_default();
    format!("{label} {own}").lower()
}

/// Whether a text has one of the words.
fn speaks(text: &str, words: &str) -> bool {
    let text = text.lower();
    words.split('|').any(|w| text.contains(w))
}

/// Whether a date stands with a link of a headline's length in an element that says little else, or in an entry of a list:
/// that is the date of what the link leads to.
fn is_teaser(page: &Page, window: &Window, node: NodeId) -> bool {
    let words = |n: NodeId| plain::words(&plain::shown(page, n)).len();
    let around = page.ancestors(node).take(5).take_while(|&n| page.end(n) - n.index() <= 80 && !window.spans(page, n));
    let mut around = around.filter(|&n| page.kind(n) == Kind::Element);
    window.is_in_entry(page, node)
        || around.any(|n| {
            let links = page.descendants(n).filter(|&l| page.tag(l) == Tag::A && window::leads_away(page, l, node));
            // A link to a post may read as its date: "4 March 2024 at 5:30 pm".
            let is_day = |&l: &NodeId| words(l) < 8 && Moment::words(&plain::shown(page, l), Order::DayFirst).is_some();
            links.filter(|l| !is_day(l)).map(words).filter(|&words| words >= 5).sum::<usize>() * 2 > words(n)
        })
}
