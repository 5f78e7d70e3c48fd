//! *Figures changed*: the same picture, caption and credit in the ways in which sites write them.

use super::edit::escaped;

/// What is to be found again.
pub struct Figure<'a> {
    /// A name of its own, part of each of its addresses.
    pub name: &'a str,
    /// What is said about it.
    pub caption: &'a str,
    /// Who made it.
    pub credit: &'a str,
}

/// A way to write it: what its row is called, and the markup.
pub type Form = (&'static str, fn(&Figure<'_>) -> String);

const BLANK: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/// A picture that is there at once.
fn plain(name: &str) -> String {
    format!("<img src=\"https://a.example/media/{name}.jpg\" alt=\"\" width=\"1200\" height=\"800\"></img>")
}

fn with_caption(image: &str, figure: &Figure<'_>) -> String {
    let (caption, credit) = (escaped(figure.caption), escaped(figure.credit));
    format!("<figure>{image}<figcaption>{caption} <span class=\"credit\">{credit}</span></figcaption></figure>")
}

/// All ways.
pub const FORMS: &[Form] = &[
    ("plain figure", |f| with_caption(&plain(f.name), f)),
    ("data-src over a blank picture", |f| {
        with_caption(&format!("<img src=\"{BLANK}\" data-src=\"https://a.example/media/{}.jpg\"></img>", f.name), f)
    }),
    ("data-srcset without src", |f| {
        let sizes =
            format!("https://a.example/media/{0}-640.jpg 640w, https://a.example/media/{0}-1280.jpg 1280w", f.name);
        with_caption(&format!("<img class=\"lazyload\" data-sizes=\"auto\" data-srcset=\"{sizes}\"></img>"), f)
    }),
    ("data-original", |f| {
        with_caption(
            &format!("<img src=\"/img/blank.gif\" data-original=\"https://a.example/media/{}.jpg\"></img>", f.name),
            f,
        )
    }),
    ("picture with sources", |f| {
        let source = format!(
            "<source type=\"image/webp\" srcset=\"https://a.example/media/{0}.webp 1x, https://a.example/media/{0}@2x.webp 2x\"></source>",
            f.name
        );
        with_caption(&format!("<picture>{source}{}</picture>", plain(f.name)), f)
    }),
    ("picture with lazy sources", |f| {
        let source = format!("<source data-srcset=\"https://a.example/media/{}.webp\"></source>", f.name);
        with_caption(&format!("<picture>{source}<img src=\"{BLANK}\"></img></picture>"), f)
    }),
    ("noscript twin", |f| {
        let twin = escaped(&format!("<img src=\"https://a.example/media/{}.jpg\" alt=\"\">", f.name));
        with_caption(&format!("<img src=\"{BLANK}\" class=\"lazy\"></img><noscript>{twin}</noscript>"), f)
    }),
    ("background image", |f| {
        let style =
            format!("background-image: url(https://a.example/media/{}.jpg); width: 1200px; height: 800px", f.name);
        with_caption(&format!("<div class=\"image\" role=\"img\" style=\"{style}\"></div>"), f)
    }),
    ("hidden until a script has run", |f| {
        format!("<div style=\"opacity: 0\">{}</div>", with_caption(&plain(f.name), f))
    }),
    ("address without extension", |f| {
        with_caption(
            &format!(
                "<img src=\"https://cdn.example/image/fetch/w_1200,q_70/{}\" width=\"1200\" height=\"675\"></img>",
                f.name
            ),
            f,
        )
    }),
    ("address of a service in a query", |f| {
        with_caption(
            &format!(
                "<img src=\"https://a.example/_next/image?url=https%3A%2F%2Fcdn.example%2F{}.jpg&amp;w=1200&amp;q=75\"></img>",
                f.name
            ),
            f,
        )
    }),
    ("linked to its large size", |f| {
        with_caption(&format!("<a href=\"https://a.example/media/{0}-large.jpg\">{1}</a>", f.name, plain(f.name)), f)
    }),
    ("caption before", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!("<figure><figcaption>{caption} <cite>{credit}</cite></figcaption>{}</figure>", plain(f.name))
    }),
    ("caption below more wrappers", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!(
            "<figure><div><div>{}</div></div><div><div><figcaption><span>{caption}</span> <span class=\"byline\">{credit}</span></figcaption></div></div></figure>",
            plain(f.name)
        )
    }),
    ("caption in a div beside", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!(
            "<div class=\"wp-caption\">{}<p class=\"wp-caption-text\">{caption} <span class=\"photo-credit\">{credit}</span></p></div>",
            plain(f.name)
        )
    }),
    ("caption in a sibling wrapper", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!(
            "<div class=\"media\"><div class=\"media-image\">{}</div><div class=\"media-meta\"><div class=\"media-caption\">{caption}</div><div class=\"media-credit\">{credit}</div></div></div>",
            plain(f.name)
        )
    }),
    ("caption in a table", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!(
            "<table class=\"image\"><tbody><tr><td>{}</td></tr><tr><td class=\"caption\">{caption} <small>{credit}</small></td></tr></tbody></table>",
            plain(f.name)
        )
    }),
    ("credit in the string", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!("<figure>{}<figcaption>{caption} (Photo: {credit})</figcaption></figure>", plain(f.name))
    }),
    ("credit with a sign in the string", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!("<figure>{}<figcaption>{caption} \u{A9} {credit}</figcaption></figure>", plain(f.name))
    }),
    ("credit outside of the caption", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!(
            "<figure>{}<figcaption>{caption}</figcaption><div class=\"image-credit\">Photo by {credit}</div></figure>",
            plain(f.name)
        )
    }),
    ("caption and credit in attributes", |f| {
        let (caption, credit) = (escaped(f.caption), escaped(f.credit));
        format!(
            "<figure data-caption=\"{caption}\" data-credit=\"{credit}\">{}<figcaption>{caption} <span>{credit}</span></figcaption></figure>",
            plain(f.name)
        )
    }),
    ("amp-img", |f| {
        with_caption(
            &format!(
                "<amp-img src=\"https://a.example/media/{}.jpg\" width=\"1200\" height=\"800\" layout=\"responsive\"></amp-img>",
                f.name
            ),
            f,
        )
    }),
];
