//! Everything on the page that shows a picture, a video, a sound or a player, with its best address. Decides nothing.
//!
//! One walk over the page; each later rule looks at a candidate and what stands around it, never at the page again.

use super::source::{self, Attributes, Source};
use super::{drawing, embeds, noscript, place, span, variants};
use crate::article::{Address, FigureKind};
use crate::page::{Kind, NodeId, Page, Tag};

/// Something that may be a figure.
#[derive(Debug)]
pub(super) struct Candidate {
    pub node: NodeId,
    pub kind: FigureKind,
    /// `None` when the page does not say where the picture lies.
    pub source: Option<Source>,
    /// The size of what is drawn here rather than loaded.
    pub drawn: Option<(u32, u32)>,
    pub poster: Option<Address>,
    pub alt: Option<String>,
    /// Equal for two candidates that show one picture.
    pub key: String,
}

/// All candidates in document order.
pub(super) fn all(page: &Page) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = page.body().map_or(1, |b| b.index());
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        let tag = page.tag(node);
        let end = page.end(node);
        let mut candidate = None;
        match tag {
            Tag::Img if super::is_formula(page, node) || super::is_initial(page, node) => {}
            Tag::Img | Tag::AmpImg => candidate = Some(picture(page, node)),
            Tag::Input if page.attr(node, "type").is_some_and(|t| t.eq_ignore_ascii_case("image")) => {}
            // A picture whose image has not been made yet.
            Tag::Picture if !place::holds(page, node, 64, &[Tag::Img]) => candidate = bare_picture(page, node),
            Tag::Picture => {}
            Tag::Canvas | Tag::Video | Tag::Audio | Tag::Svg => {
                candidate = match tag {
                    Tag::Canvas => canvas(page, node),
                    Tag::Svg => drawn(page, node),
                    _ => media(page, node),
                };
                at = end;
            }
            Tag::Noscript => {
                for twin in noscript::images(page, node) {
                    copy(page, node, &twin, &mut found);
                }
                at = end;
            }
            Tag::Math | Tag::Template | Tag::Script | Tag::Style | Tag::Select | Tag::Textarea => at = end,
            Tag::Other if page.name(node) == "amp-video" => {
                candidate = media(page, node);
                at = end;
            }
            _ => {
                candidate = described(page, node).or_else(|| painted(page, node));
                if let Some(embed) = embeds::read(page, node) {
                    let source = Source { address: embed.address, width: None, height: None };
                    let card = Candidate::new(node, FigureKind::Embed, Some(source), embed.title);
                    candidate = Some(Candidate { poster: poster(page, node), ..card });
                    at = end;
                }
            }
        }
        found.extend(candidate);
    }
    found
}

impl Candidate {
    fn new(node: NodeId, kind: FigureKind, source: Option<Source>, alt: Option<String>) -> Self {
        let address = source.as_ref().map_or("", |s| s.address.as_str());
        // Players differ in what their addresses ask for.
        let key = if kind == FigureKind::Embed { address.to_owned() } else { variants::key(address) };
        Self { node, kind, source, drawn: None, poster: None, alt, key }
    }

    /// Whether the page says nothing of where the picture lies.
    pub(super) fn is_lost(&self) -> bool {
        self.source.is_none() && self.drawn.is_none()
    }
}

/// A chart or diagram. It shows no other's picture.
fn drawn(page: &Page, node: NodeId) -> Option<Candidate> {
    let size = drawing::size(page, node)?;
    let name = alt(drawing::name(page, node).as_deref());
    Some(Candidate { drawn: Some(size), ..Candidate::new(node, FigureKind::Drawing, None, name) })
}

fn picture(page: &Page, node: NodeId) -> Candidate {
    Candidate::new(node, FigureKind::Image, source::best(page, node), alt(page.attr(node, "alt")))
}

/// What a script has drawn, as the live page showed it.
fn canvas(page: &Page, node: NodeId) -> Option<Candidate> {
    let facts = page.picture(node).filter(|facts| !source::is_stand_in(&facts.current_src))?;
    let address = Address::picture(&facts.current_src, page.base())?;
    let source = Source { address, width: Some(facts.width), height: Some(facts.height) };
    let name = page.first_attr(node, "aria-label|title");
    Some(Candidate::new(node, FigureKind::Image, Some(source), alt(name)))
}

/// The still that the page itself shows in place of a player: named by an attribute, painted, or a picture within.
fn poster(page: &Page, node: NodeId) -> Option<Address> {
    // The box that holds the player alone may be painted.
    let alone =
        |around: &NodeId| page.descendants(*around).take(8).all(|n| n >= node || page.text(n).trim().is_empty());
    let around = page.parent(node).filter(|&around| page.end(around) - page.end(node) <= 1).filter(alone);
    let named = page.first_attr(node, "poster|data-poster|data-thumb|data-thumbnail|data-image");
    let named = named.and_then(|text| source::real(page, text));
    let within = || page.descendants(node).take(40);
    let painted = || std::iter::once(node).chain(within()).chain(around).find_map(|n| source::background(page, n));
    let image =
        || within().filter(|&n| matches!(page.tag(n), Tag::Img | Tag::AmpImg)).find_map(|n| source::best(page, n));
    named.or_else(painted).or_else(|| image().map(|still| still.address))
}

/// A picture that only microdata names: a script puts it into the empty element that holds its place.
fn described(page: &Page, node: NodeId) -> Option<Candidate> {
    page.attr(node, "itemtype").filter(|t| t.trim_end_matches('/').ends_with("schema.org/ImageObject"))?;
    const SHOW: [Tag; 6] = [Tag::Img, Tag::AmpImg, Tag::Picture, Tag::Noscript, Tag::Video, Tag::Svg];
    let inner = || page.descendants(node).take(200).filter(|&n| page.kind(n) == Kind::Element);
    if place::holds(page, node, 200, &SHOW) {
        return None;
    }
    let named = inner().filter(|&n| page.attr(n, "itemprop").is_some_and(|p| matches!(p, "contentUrl" | "url")));
    let stated = named.filter_map(|n| page.first_attr(n, "content|href"));
    let address = page.attr(node, "itemid").into_iter().chain(stated).find_map(|t| source::real(page, t))?;
    let place = inner().find(|&n| page.tag(n).is_block() && page.end(n) == n.index() + 1)?;
    let source = Some(Source { address, width: None, height: None });
    Some(Candidate::new(place, FigureKind::Image, source, None))
}

/// A picture that an element without words has for its background.
fn painted(page: &Page, node: NodeId) -> Option<Candidate> {
    if !matches!(page.tag(node), Tag::Div | Tag::Section | Tag::Header | Tag::Figure | Tag::Span | Tag::A) {
        return None;
    }
    let address = source::background(page, node)?;
    let says = |n: NodeId| match page.kind(n) {
        Kind::Text => !page.text(n).trim().is_empty(),
        Kind::Element => matches!(page.tag(n), Tag::Img | Tag::Picture | Tag::Video | Tag::Iframe),
        Kind::Document | Kind::Comment => false,
    };
    // An arrow to the next slide is painted too.
    let controls = |n| page.tag(n) == Tag::Button || page.attr(n, "href").is_some_and(|href| href.starts_with('#'));
    if page.ancestors(node).take(3).any(controls) {
        return None;
    }
    let wordless = page.end(node) - node.index() <= 40 && !page.descendants(node).any(says);
    let alt = alt(page.first_attr(node, "aria-label|title"));
    let source = Some(Source { address, width: None, height: None });
    wordless.then(|| Candidate::new(node, FigureKind::Image, source, alt))
}

fn bare_picture(page: &Page, node: NodeId) -> Option<Candidate> {
    let sources = page.children(node).filter(|&n| page.tag(n) == Tag::Source).take(24);
    let own = std::iter::once(node).chain(sources);
    let source =
        own.map(|n| page.attrs(n).collect::<Attributes>()).find_map(|a| source::of_attributes(page, &a, false))?;
    let alt = alt(page.first_attr(node, "alt|data-alt"));
    Some(Candidate::new(node, FigureKind::Image, Some(source), alt))
}

/// A copy of a picture within noscript: it gives its address to the picture it stands beside, else stands for itself.
fn copy(page: &Page, noscript: NodeId, twin: &[(String, String)], found: &mut Vec<Candidate>) {
    let attributes: Attributes = twin.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let Some(source) = source::of_attributes(page, &attributes, true) else { return };
    let key = variants::key(source.address.as_str());
    let text = attributes.iter().find(|a| a.0 == "alt").map(|a| a.1);
    // Beside: nothing but a wrapper's edge between them. A loader may show two: a tiny copy and what takes its place.
    let near = |c: &&mut Candidate| noscript.index() - c.node.index() <= 8 && c.kind == FigureKind::Image;
    let mut is_new = true;
    for beside in found.iter_mut().rev().take(2).take_while(near) {
        let lost = beside.source.is_none();
        if lost && is_new || beside.key == key || names(page, beside.node, &key) {
            if lost || is_stand_in(page, beside) {
                beside.source = Some(source.clone());
            }
            beside.key.clone_from(&key);
            beside.alt = beside.alt.take().or_else(|| alt(text));
            is_new = false;
        }
    }
    if is_new {
        found.push(Candidate::new(noscript, FigureKind::Image, Some(source), alt(text)));
    }
}

/// Whether an element names a picture in any of its attributes: a loader takes another size of it than the copy.
fn names(page: &Page, node: NodeId, key: &str) -> bool {
    let mut files = page.attrs(node).filter(|(_, value)| source::looks_like_picture(value));
    files.any(|(_, value)| source::real(page, value).is_some_and(|file| variants::key(file.as_str()) == key))
}

/// Whether a picture with a copy in noscript is a loader's tiny one: seen to be, or, where nobody saw it, all that its
/// element names, while the copy names the same picture at another address.
fn is_stand_in(page: &Page, candidate: &Candidate) -> bool {
    let shown = || source::real(page, page.attr(candidate.node, "src")?);
    let own = candidate.source.as_ref().map(|source| &source.address);
    let bare = || page.attr(candidate.node, "srcset").is_none() && shown().as_ref() == own;
    page.picture(candidate.node).map_or_else(bare, |live| (2..=source::TINY).contains(&live.width))
}

/// A video or sound with a file of its own; a video without one is the still it shows.
fn media(page: &Page, node: NodeId) -> Option<Candidate> {
    let named = |node, names| page.first_attr(node, names).and_then(|address| source::real(page, address));
    let mut sources = page.descendants(node).take(24).filter(|&n| page.tag(n) == Tag::Source);
    let file = named(node, "src|data-src").or_else(|| sources.find_map(|n| named(n, "src|data-src")));
    let poster = named(node, "poster|data-poster");
    let own: Attributes = page.attrs(node).collect();
    let (width, height) = (source::pixels(&own, "width"), source::pixels(&own, "height"));
    let kind = if page.tag(node) == Tag::Audio { FigureKind::Audio } else { FigureKind::Video };
    let title = page.first_attr(node, "aria-label|title");
    let (kind, address, poster) = match (file, poster) {
        (Some(file), poster) => (kind, file, poster),
        (None, Some(still)) => (FigureKind::Image, still, None),
        (None, None) => return None,
    };
    let file = Candidate::new(node, kind, Some(Source { address, width, height }), alt(title));
    Some(Candidate { poster, ..file })
}

/// The text that stands for a picture: not empty, not a file's name.
fn alt(text: Option<&str>) -> Option<String> {
    let text = span::collapse(&span::without_tags(text?));
    let text: String = text.chars().filter(|c| !c.is_control()).take(1_000).collect();
    (!text.is_empty() && !source::looks_like_picture(&text)).then_some(text)
}
