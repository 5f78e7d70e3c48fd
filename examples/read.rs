//! Reads a page that a browser has serialised: `cargo run --example read -- page.html https://example.org/page`.
//!
//! Markup as an author wrote it needs a parser first: see `recto::native` (feature `cli`).

use recto::{Options, Snapshot, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: read FILE [URL]")?;
    let html = std::fs::read_to_string(file)?;
    let snapshot = Snapshot::from_serialised(html, arguments.next().unwrap_or_default());
    let article = read(snapshot, &Options { markdown: true, ..Options::default() })?;
    println!("# {}\n\n{}", article.title, article.markdown.unwrap_or_default());
    Ok(())
}
