//! Element names as a closed set.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The local name of an element, for those that some module asks for. All others are [`Tag::Other`] and have a
        /// [`super::Page::name`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)] // each is the element of its name
        pub enum Tag {
            /// Not an element.
            None,
            $($variant,)*
            /// An element not named here.
            Other,
        }

        impl Tag {
            const ALL: &'static [(Self, &'static str)] = &[(Self::None, ""), $((Self::$variant, $name),)*];
        }
    };
}

tags! {
    A "a", Abbr "abbr", Acronym "acronym", Address "address", AmpImg "amp-img", Applet "applet", Area "area",
    Article "article", Aside "aside", Audio "audio", B "b", Base "base", Basefont "basefont", Bdi "bdi", Bdo "bdo", Bgsound "bgsound", Big "big",
    Blockquote "blockquote", Body "body", Br "br", Button "button", Canvas "canvas", Caption "caption", Center "center",
    Cite "cite", Code "code", Col "col", Colgroup "colgroup", Data "data", Datalist "datalist", Dd "dd", Del "del",
    Details "details", Dfn "dfn", Dialog "dialog", Dir "dir", Div "div", Dl "dl", Dt "dt", Em "em", Embed "embed",
    Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form",
    Frame "frame", Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head",
    Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Img "img", Input "input",
    Ins "ins", Kbd "kbd", Keygen "keygen", Label "label", Legend "legend", Li "li", Link "link", Listing "listing", Main "main",
    Map "map", Mark "mark", Math "math", Menu "menu", Meta "meta", Meter "meter", Nav "nav", Nobr "nobr",
    Noembed "noembed", Noframes "noframes", Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup",
    Option "option", Output "output", P "p", Param "param", Picture "picture", Plaintext "plaintext", Pre "pre",
    Progress "progress", Q "q", Rb "rb", Rp "rp", Rt "rt", Rtc "rtc", Ruby "ruby", S "s", Samp "samp",
    Script "script", Search "search", Section "section", Select "select", Slot "slot", Small "small", Source "source",
    Span "span", Strike "strike", Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg",
    Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot", Th "th",
    Thead "thead", Time "time", Title "title", Tr "tr", Track "track", Tt "tt", U "u", Ul "ul", Var "var",
    Video "video", Wbr "wbr", Xmp "xmp",
}

/// Slots of the hash table of names: a power of two, large enough that few names share a slot.
const SLOTS: usize = 1024;

/// The hash of a name: its length, first, middle and last letter differ for nearly all names of HTML.
const fn slot(name: &[u8]) -> usize {
    if name.is_empty() {
        return 0;
    }
    let [first, middle, last] = [name[0] as usize, name[name.len() / 2] as usize, name[name.len() - 1] as usize];
    (first.wrapping_mul(37) ^ middle.wrapping_mul(211) ^ last.wrapping_mul(5) ^ (name.len() << 6)) & (SLOTS - 1)
}

/// Codes by slot, 0 for none; a name whose slot is taken is in the next free one (open addressing). Built at compile
/// time, so that a tag costs one lookup instead of a comparison with every name.
static BY_SLOT: [u8; SLOTS] = {
    let mut table = [0; SLOTS];
    let mut code = 1;
    while code < Tag::ALL.len() {
        let mut at = slot(Tag::ALL[code].1.as_bytes());
        while table[at] != 0 {
            at = (at + 1) & (SLOTS - 1);
        }
        table[at] = code as u8;
        code += 1;
    }
    table
};

impl Tag {
    /// The tag of a local name as serialised.
    pub fn of(name: &str) -> Self {
        let mut at = slot(name.as_bytes());
        loop {
            let (tag, known) = Self::ALL[BY_SLOT[at] as usize];
            if tag == Self::None {
                return Self::Other;
            }
            if known == name {
                return tag;
            }
            at = (at + 1) & (SLOTS - 1);
        }
    }

    /// Whether HTML writes the element without an end tag (HTML Standard, "serializes as void").
    pub(super) fn is_void(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Area | Base
                | Basefont
                | Bgsound
                | Br
                | Col
                | Embed
                | Frame
                | Hr
                | Img
                | Input
                | Keygen
                | Link
                | Meta
                | Param
                | Source
                | Track
                | Wbr
        )
    }

    /// The first code of a name that is not a tag's.
    pub(super) const FIRST_OTHER: u16 = Self::Other as u16;

    /// The local name; empty for [`Tag::None`] and [`Tag::Other`].
    pub fn name(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |t| t.1)
    }

    /// Whether the element is a block, by the default style sheet of HTML.
    pub fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Canvas
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Dir
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hgroup
                | Hr
                | Html
                | Iframe
                | Legend
                | Li
                | Listing
                | Main
                | Menu
                | Nav
                | Noscript
                | Object
                | Ol
                | Optgroup
                | Option
                | P
                | Plaintext
                | Pre
                | Search
                | Section
                | Select
                | Summary
                | Table
                | Tbody
                | Td
                | Textarea
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
                | Video
                | Audio
                | Xmp
        )
    }

    /// Whether the content of the element is never text of the page; [`super::Page::is_silent`] has the exceptions.
    pub(super) fn is_silent(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Applet
                | Audio
                | Canvas
                | Datalist
                | Embed
                | Head
                | Iframe
                | Math
                | Noembed
                | Noframes
                | Noscript
                | Object
                | Option
                | Optgroup
                | Script
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Title
                | Video
        )
    }

    /// The level of a heading, 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_found_by_its_own_name_and_code() {
        for (code, &(tag, name)) in Tag::ALL.iter().enumerate().skip(1) {
            assert_eq!(Tag::of(name), tag);
            assert_eq!(tag.name(), name);
            assert_eq!(tag as usize, code);
        }
        assert_eq!(Tag::of("x-card"), Tag::Other);
        assert_eq!(Tag::of("DIV"), Tag::Other);
        assert_eq!(Tag::of(""), Tag::Other);
    }

    #[test]
    fn a_name_is_found_within_a_few_probes() {
        assert!(Tag::ALL.len() <= u8::MAX as usize, "codes no longer fit the table");
        let longest_run = BY_SLOT.split(|&code| code == 0).map(<[u8]>::len).max();
        assert!(longest_run <= Some(4), "names crowd in the table: {longest_run:?}");
    }
}
