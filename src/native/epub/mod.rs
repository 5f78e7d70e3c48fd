//! An article as a book: EPUB 3.3 with one chapter.
//!
//! Nothing is fetched, and a book may hold no pictures from elsewhere: a picture, video or player becomes a link to it, its
//! caption stays. Pictures within the page's own text (`data:`), drawings and formulas are kept.
//!
//! Own code around the crate `zip`, as `epub-builder` 0.8 brings 47 crates where `zip` brings 22, among them a template engine and a clock,
//! and is under another licence (MPL 2.0). The same article gives the same bytes.

mod package;
mod xhtml;
mod xml;

use crate::article::Article;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Names the folder's package to readers (EPUB 3.3, "container.xml").
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n\
</container>\n";

/// Of the book alone; readers bring their own for the rest.
const STYLE: &str = "figure { margin: 1em 0; }\n\
figcaption, .credit, .byline { font-size: 0.9em; }\n\
pre { white-space: pre-wrap; }\n\
table { border-collapse: collapse; }\n\
th, td { border: 1px solid; padding: 0.2em 0.5em; }\n";

/// Writes the book of an article.
///
/// # Errors
/// When it is larger than a ZIP file may be (4 GiB).
pub fn epub(article: &Article) -> io::Result<Vec<u8>> {
    let chapter = xhtml::chapter(article);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Readers know the kind of file by its first entry, which must not be compressed (EPUB 3.3, "OCF ZIP container").
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let packed = stored.compression_method(CompressionMethod::Deflated);
    for (name, content, options) in [
        ("mimetype", "application/epub+zip", stored),
        ("META-INF/container.xml", CONTAINER, packed),
        ("EPUB/package.opf", package::package(article, chapter.properties).as_str(), packed),
        ("EPUB/nav.xhtml", package::navigation(article, &chapter.ids).as_str(), packed),
        ("EPUB/article.xhtml", chapter.text.as_str(), packed),
        ("EPUB/article.css", STYLE, packed),
    ] {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::snapshot_from_html;
    use crate::{Options, read};
    use std::io::Read;

    const SENTENCE: &str =
        "The harbour lay still that morning, and the boats that had come in during the night were being unloaded.";

    fn article(body: &str) -> Article {
        let text = format!("<p>{SENTENCE}</p>").repeat(4);
        let page = format!(
            "<html lang=en><title>Boats &amp; nets</title><article><h1>Boats &amp; nets</h1>{text}{body}{text}"
        );
        read(snapshot_from_html(page, "https://a.example/boats"), &Options::default()).unwrap()
    }

    fn file(article: &Article, name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(epub(article).unwrap())).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn chapter(body: &str) -> String {
        file(&article(body), "EPUB/article.xhtml")
    }

    #[test]
    fn the_first_entry_names_the_kind_of_file_and_the_bytes_are_always_the_same() {
        let article = article("");
        let book = epub(&article).unwrap();
        assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
        assert_eq!(book, epub(&article).unwrap());
    }

    #[test]
    fn the_chapter_is_xml() {
        let chapter = chapter("<p>One<br>two &lt;three&gt; &amp;\u{A0}four\u{1}</p><hr>");
        assert!(chapter.contains("One<br/>two &lt;three&gt; &amp;\u{A0}four</p>"), "{chapter}");
        assert!(chapter.contains("<h1>Boats &amp; nets</h1>"), "{chapter}");
    }

    #[test]
    fn pictures_from_elsewhere_are_links_and_keep_their_captions() {
        let chapter = chapter(
            "<figure><img src=quay.jpg alt='The quay' width=800 height=600><figcaption>The quay at six.</figcaption></figure>",
        );
        assert!(chapter.contains("<a href=\"https://a.example/quay.jpg\">The quay</a>"), "{chapter}");
        assert!(chapter.contains("<figcaption>The quay at six.</figcaption>"), "{chapter}");
        assert!(!chapter.contains("<img"), "{chapter}");
    }

    #[test]
    fn formulas_are_kept_and_declared() {
        let article = article("<p>It is <math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math> then, said they who knew.</p>");
        let chapter = file(&article, "EPUB/article.xhtml");
        assert!(
            chapter.contains("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi><mo>&lt;</mo>"),
            "{chapter}"
        );
        assert!(file(&article, "EPUB/package.opf").contains("properties=\"mathml\""));
    }

    #[test]
    fn headings_are_the_table_of_contents() {
        let section = format!("<p>{SENTENCE}</p>");
        let article = article(&format!("<h2>Nets</h2>{section}<h3>Knots</h3>{section}<h2>Boats</h2>{section}"));
        let nav = file(&article, "EPUB/nav.xhtml");
        let words = nav.split('>').filter_map(|part| part.split('<').next()).map(str::trim).filter(|w| !w.is_empty());
        assert_eq!(words.skip(1).collect::<Vec<_>>(), ["Boats &amp; nets", "Nets", "Knots", "Boats"], "{nav}");
        for id in nav.split("article.xhtml#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(file(&article, "EPUB/article.xhtml").contains(&format!("id=\"{id}\"")), "{id}");
        }
    }
}
