//! Whether a picture is content: evidence for and against, added up.
//!
//! What stands around it weighs most: a picture among kept blocks is content, one among dropped blocks is not. Size comes
//! second. The names of classes and files can tip the scales and never fill them.

use super::candidates::Candidate;
use super::caption::hints_of;
use super::place::{CLIMB, Ground, above, holds};
use super::source::looks_like_picture;
use super::vocabulary::{self, Hints};
use crate::article::FigureKind;
use crate::measure::{BlockId, Phrase, phrase};
use crate::page::letters::Lower;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Evidence from which a picture is content. Standing in the flow gives 2, and nothing else is needed.
const ENOUGH: f32 = 1.5;

/// Characters of a box about an author or another story; an article has more.
const BOX: u32 = 600;

/// Whether a candidate is content. `wrapper` is the outermost element that is this figure alone; `captioned` says whether
/// it has a caption or credit, and whether a caption.
pub(super) fn is_content(
    ground: &Ground,
    candidate: &Candidate,
    wrapper: NodeId,
    captioned: (bool, bool),
    named: bool,
) -> bool {
    evidence(ground, candidate, wrapper, captioned, named) >= ENOUGH
}

fn evidence(
    ground: &Ground,
    candidate: &Candidate,
    wrapper: NodeId,
    (captioned, said): (bool, bool),
    named: bool,
) -> f32 {
    let page = ground.page;
    let lost = candidate.is_lost();
    let figure = above(page, candidate.node, CLIMB, &[Tag::Figure]).is_some();
    let mut sum = place(ground, candidate, wrapper, named || figure || captioned);
    // Without an address only a figure and its caption say that there is a picture at all.
    if lost && !(figure && captioned) {
        return f32::MIN;
    }
    let address = candidate.source.as_ref().map_or("", |s| s.address.as_str());
    if let Some(source) = &candidate.source {
        let said = said_size(address);
        let style = page.attr(candidate.node, "style").unwrap_or_default();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        // A counter. A picture that a script will show is hidden, too: it has a picture's name, or a size.
        let counts = || is_unseen(style) && (path.ends_with(".gif") || !looks_like_picture(path));
        let width = source.width.or(said.0);
        let width = if is_pixel(style) || width.is_none() && counts() { Some(1) } else { width };
        sum += size(width, source.height.or(said.1));
    }
    sum += f32::from(u8::from(figure)) * 0.5 + f32::from(u8::from(captioned)) * 1.0;
    let hints = names(ground, candidate, wrapper);
    if candidate.kind == FigureKind::Image {
        if hints.person {
            sum -= if figure && captioned { 2.0 } else { 3.0 };
        }
        if hints.emblem {
            sum -= if said { 1.0 } else { 2.0 };
        }
        let linked = linked(ground, candidate.node, wrapper, captioned);
        sum -= linked;
        // Backgrounds adorn more often than they show: that of a lead, of a figure, or the page's own picture shows.
        let shown = matches!(
            page.tag(candidate.node),
            Tag::Img | Tag::AmpImg | Tag::Canvas | Tag::Picture | Tag::Noscript | Tag::Video
        );
        if !(shown || figure || named || captioned || hints.hero) {
            sum -= 3.0;
        }
        if linked > 0.0 && is_labelled(ground, wrapper) {
            sum -= 4.0;
        }
        let vector = address.split(['?', '#']).next().is_some_and(|a| a.ends_with(".svg"));
        if vector && !figure {
            sum -= 1.5;
        }
        // What stands in noscript alone and names no picture file is a counter.
        let counter = page.tag(candidate.node) == Tag::Noscript && !looks_like_picture(address);
        if counter && !figure {
            sum -= 4.0;
        }
    }
    // What the page names as its own picture may share a box with buttons.
    if hints.elsewhere && !named {
        sum -= if captioned { 0.5 } else { 2.0 };
    }
    sum
}

/// Where it stands among the kept blocks.
fn place(ground: &Ground, candidate: &Candidate, wrapper: NodeId, strong: bool) -> f32 {
    let page = ground.page;
    if hidden(ground, candidate.node) {
        return -4.0;
    }
    let own = ground.blocks(wrapper);
    let mut passed = 0u32;
    for around in page.ancestors(wrapper).skip(1).take(CLIMB) {
        let blocks = ground.blocks(around);
        let (all, kept) = ground.chars(&blocks);
        let (own_all, own_kept) = ground.chars(&own);
        let (all, kept) = (all - own_all, kept - own_kept);
        if all <= passed {
            continue;
        }
        if kept == 0 {
            // A word or two beside it ("Enlarge", "Advertisement") say nothing; more is a card of its own.
            if all > 60 || page.tag(around) == Tag::A || matches!(page.tag(around), Tag::Nav | Tag::Footer) {
                return lead(ground, &own, strong).or_else(|| plate(ground, candidate, around)).unwrap_or(-3.0);
            }
            passed = all;
            continue;
        }
        let share = kept as f32 / all as f32;
        let before = near(ground, (0..own.start).rev());
        let after = near(ground, own.end..ground.measures.blocks().len());
        let neighbours = match (before, after) {
            (true, true) => 0.5,
            (true, false) | (false, true) => 0.0,
            (false, false) => -1.0,
        };
        let outside = own.end <= ground.kept.start || own.start >= ground.kept.end;
        if outside && own.end <= ground.kept.start {
            return lead(ground, &own, strong).unwrap_or(-2.0);
        }
        let by_headline = || lead(ground, &own, strong).unwrap_or(f32::MIN);
        let here = match share {
            s if s >= 0.5 => 2.0 + neighbours - if outside { 0.5 } else { 0.0 },
            s if s >= 0.2 && (before || after) => 1.5 + neighbours,
            _ if before && after => 1.5,
            _ => neighbours - 0.5,
        };
        return if before && after { here } else { here.max(by_headline()) };
    }
    -3.0
}

/// Most characters of a row of pictures with their names and prices.
const PLATE: u32 = 400;

/// A picture in a small box of dropped words in the midst of the text: one of a row, with its name under it. A box that
/// leads to another story or a shop has a picture that is a link, and its address is known.
fn plate(ground: &Ground, candidate: &Candidate, around: NodeId) -> Option<f32> {
    let page = ground.page;
    let blocks = ground.blocks(around);
    // A link to the whole picture leads nowhere else.
    let leads = |n| page.tag(n) == Tag::A && page.attr(n, "href").is_some_and(|href| !looks_like_picture(href));
    let linked = || page.ancestors(candidate.node).take(8).any(leads);
    let small = ground.chars(&blocks).0 <= PLATE;
    let amid = |limit: u32| {
        let before = (0..blocks.start).rev().take(8).find(|&b| ground.keeps(b));
        let after = (blocks.end..ground.measures.blocks().len()).take(8).find(|&b| ground.keeps(b));
        let gap = |range: Range<usize>| ground.chars(&range).0 <= limit;
        before.is_some_and(|b| gap(b + 1..blocks.start)) && after.is_some_and(|b| gap(blocks.end..b))
    };
    (small && candidate.source.is_some() && amid(PLATE) && !linked()).then_some(1.0)
}

/// Whether the nearest block in one direction is kept, passing over a few dropped words: a date, "In this article".
fn near(ground: &Ground, direction: impl Iterator<Item = usize>) -> bool {
    let small = |b: &usize| !ground.keeps(*b) && ground.chars(&(*b..*b + 1)).0 <= 40;
    direction.take(4).find(|b| !small(b)).is_some_and(|b| ground.keeps(b))
}

/// A picture at the headline leads the article: after it, or just before it, and kept text follows. Between picture and
/// text stand the byline, the date, a standfirst; a whole list of stories does not.
fn lead(ground: &Ground, own: &Range<usize>, strong: bool) -> Option<f32> {
    let next = (own.end..ground.kept.end).take(80).find(|&b| ground.keeps(b))?;
    // Captions of a gallery may be many.
    let texts = (own.end..next).filter(|&b| !ground.captions[b]);
    let below: u32 = texts.map(|b| ground.measures.blocks()[b].chars).sum();
    let at = ground.headlines.partition_point(|&h| h < own.start);
    let above = at.checked_sub(1).map(|h| ground.chars(&(ground.headlines[h] + 1..own.start)).0);
    if above.is_some_and(|chars| chars <= 800) && below <= 800 {
        return Some(if strong { 2.0 } else { 1.5 });
    }
    // What stands under the headline may be kept already: then the text begins there.
    let follows = ground
        .headlines
        .get(at)
        .filter(|h| **h >= own.end)
        .is_some_and(|&h| ground.chars(&(own.end..h)).0 <= 300 && h - own.end <= 6);
    let alone = ground.headlines.is_empty() && own.end <= ground.kept.start && below <= 300;
    (follows && below <= 800 || alone).then_some(if strong { 2.0 } else { 1.0 })
}

/// What its size says: nothing when it is not known.
fn size(width: Option<u32>, height: Option<u32>) -> f32 {
    match (width, height) {
        (Some(w), _) | (_, Some(w)) if w <= 3 => -6.0,
        (Some(w), Some(h)) if w.max(h) <= 64 => -4.0,
        (Some(w), Some(h)) if w.max(h) <= 128 => -2.0,
        // A strip: a banner, a rule, a row of buttons.
        (Some(w), Some(h)) if w >= 6 * h && h <= 120 => -2.0,
        (Some(w), Some(h)) if w >= 300 && h >= 150 => 0.5,
        (Some(w), None) | (None, Some(w)) if w <= 64 => -3.0,
        (Some(w), None) if w >= 300 => 0.5,
        _ => 0.0,
    }
}

/// Whether a style makes a pixel of what it is of: a counter that need not be seen. Frameworks set pictures that fill
/// their box to no width, and to a least one of all of it.
fn is_pixel(style: &str) -> bool {
    let mut declared = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    !style.contains("min-")
        && declared.any(|(name, value)| {
            matches!(name.trim(), "width" | "height") && matches!(value.trim().trim_end_matches("px"), "0" | "1")
        })
}

/// Whether a style hides what it is of.
fn is_unseen(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Characters of the longest label of an advertisement.
const LABEL: u32 = 16;

/// Whether the line above a picture, alone in a box with it, says that it is an advertisement.
fn is_labelled(ground: &Ground, wrapper: NodeId) -> bool {
    let line = ground.blocks(wrapper).start.checked_sub(1).map(BlockId::from_index);
    line.is_some_and(|line| {
        let (page, block) = (ground.page, ground.measures.block(line));
        block.chars <= LABEL
            && page.parent(wrapper).is_some_and(|around| page.contains(around, block.first) && !ground.is_edge(around))
            && phrase(&ground.measures.text(page, line).lower()) == Some(Phrase::Action)
    })
}

/// Whether a picture is there for narrow windows alone and the one for wide ones stands beside it, neither known to be
/// hidden: elements called so, or with the widths that graphics are made for (ai2html).
pub(super) fn is_for_narrow_windows(page: &Page, node: NodeId) -> bool {
    let called = |n, word: &str| page.attr(n, "class").is_some_and(|class| class.contains(word));
    let declares = |n, width| page.attr(n, width).is_some();
    let narrow = |n| declares(n, "data-max-width") || called(n, "mobile") && !called(n, "desktop");
    let wide = |n| {
        declares(n, "data-min-width") && !declares(n, "data-max-width") || called(n, "desktop") && !called(n, "mobile")
    };
    page.ancestors(node).take(4).any(|own| {
        let beside = || page.parent(own).into_iter().flat_map(|around| page.children(around)).take(24);
        let shows = |n: NodeId| matches!(page.tag(n), Tag::Img) || holds(page, n, 64, &[Tag::Img, Tag::Svg]);
        narrow(own) && beside().any(|other| wide(other) && !page.is_hidden(other) && shows(other))
    })
}

/// What its names say: its own, its file's, and those of what holds it and little more.
fn names(ground: &Ground, candidate: &Candidate, wrapper: NodeId) -> Hints {
    let page = ground.page;
    let mut found = Hints::default();
    for around in page.ancestors(candidate.node).take(CLIMB) {
        // Beyond the figure's parent the names are the article's.
        let beyond = around < wrapper && Some(around) != page.parent(wrapper);
        if beyond || ground.is_edge(around) {
            break;
        }
        let here = hints_of(page, around);
        found.emblem |= here.emblem;
        // A box around the figure says it of the figure only when it holds little more.
        let own = around >= wrapper || ground.chars(&ground.blocks(around)).0 <= BOX;
        found.person |= here.person && own;
        found.elsewhere |= here.elsewhere && own;
        found.hero |= here.hero;
    }
    if let Some(source) = &candidate.source {
        let path = source.address.as_str().split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        let file = vocabulary::hints(file);
        found.emblem |= file.emblem || path.contains("/icons/") || path.contains("/logos/");
        found.person |= file.person || path.contains("/avatar") || path.contains("gravatar.com");
        found.elsewhere |= file.elsewhere;
    }
    found
}

/// What the link around it says: to a picture file nothing, to another page that it may be that page's teaser. It is one
/// when words beside it lead to the same page.
fn linked(ground: &Ground, node: NodeId, wrapper: NodeId, captioned: bool) -> f32 {
    let page = ground.page;
    let Some(link) = above(page, node, 8, &[Tag::A]) else { return 0.0 };
    let href = page.attr(link, "href").unwrap_or_default();
    if href.is_empty() || href.starts_with('#') || looks_like_picture(href) {
        return 0.0;
    }
    let same = |n: NodeId| page.tag(n) == Tag::A && n != link && page.attr(n, "href") == Some(href);
    if captioned {
        // Its caption is another story's headline: dropped, and nothing but a link to where the picture leads.
        let blocks = ground.blocks(wrapper);
        let led = |b: usize| !ground.keeps(b) && ground.measures.blocks()[b].link_density() > 0.9;
        let teaser = !blocks.is_empty() && blocks.clone().all(led) && page.descendants(wrapper).take(64).any(same);
        return if teaser { 4.0 } else { 0.0 };
    }
    if ground.chars(&ground.blocks(link)).0 > 0 {
        return 1.5;
    }
    let beside = page.ancestors(wrapper).skip(1).take(3).find(|&n| !ground.blocks(n).is_empty());
    let worded = |n: NodeId| page.descendants(n).take(16).any(|t| page.text(t).trim().len() > 2);
    let teaser = beside.is_some_and(|b| page.descendants(b).take(160).any(|n| same(n) && worded(n)));
    if teaser { 2.0 } else { 0.5 }
}

fn is_pair(width: &str, height: &str) -> bool {
    !width.is_empty() && width.len() <= 4 && width.bytes().chain(height.bytes()).all(|b| b.is_ascii_digit())
}

/// The size that an address asks of an image service: `?w=105&h=105`, `/112x0/`.
fn said_size(address: &str) -> (Option<u32>, Option<u32>) {
    let number = |t: &str| t.parse::<u32>().ok().filter(|n| (1..=10_000).contains(n));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let named = |names: &[&str]| {
        let mut pairs = query.split('&').filter_map(|p| p.split_once('='));
        pairs.find(|(n, _)| names.contains(n)).and_then(|(_, v)| number(v))
    };
    let pair = path.split('/').filter_map(|s| s.split_once('x')).find(|(w, h)| is_pair(w, h));
    // `boats-150x150.jpg`: the copy that a publishing system made for lists.
    let file = path.rsplit('/').next().and_then(|f| f.rsplit_once('.')).and_then(|(stem, _)| stem.rsplit_once('-'));
    let pair = pair.or(file.and_then(|(_, size)| size.split_once('x')).filter(|(w, h)| is_pair(w, h)));
    let of_path = pair.map_or((None, None), |(w, h)| (number(w), number(h)));
    (named(&["w", "width"]).or(of_path.0), named(&["h", "height"]).or(of_path.1))
}

/// Whether it cannot be seen and is no slide of a row of which others can.
fn hidden(ground: &Ground, node: NodeId) -> bool {
    let page = ground.page;
    let unseen = |n: NodeId| {
        page.is_hidden(n) && page.tag(n) != Tag::Img && page.tag(n) != Tag::Picture
            // A sheet of tabs is opened by its tab: its words tell whether it is read.
            || page.attr(n, "role") != Some("tabpanel")
                && (page.attr(n, "hidden").is_some()
                    || page.attr(n, "style").is_some_and(is_unseen) && page.tag(n) != Tag::Img)
    };
    let Some(outer) = page.ancestors(node).take(CLIMB).find(|&n| unseen(n)) else { return false };
    // A slide: its siblings are like it and one of them is shown.
    let Some(parent) = page.parent(outer) else { return true };
    let like = page.children(parent).take(64).filter(|&n| page.tag(n) == page.tag(outer) && n != outer);
    let holds_picture = |n: NodeId| holds(page, n, 64, &[Tag::Img]);
    !like.take(24).any(|n| !unseen(n) && holds_picture(n))
}
