//! Footnotes in the forms that pages use.

use super::html;

/// A note's sign, linked to its note.
fn sign(number: u32) -> String {
    format!("<sup><a href=\"#recto-note-{number}\"><span id=\"recto-noteref-{number}\"></span>{number}</a></sup>")
}

/// The notes taken out of the lines, at the end.
fn gathered(notes: &[&str]) -> String {
    let item = |(at, note): (usize, &&str)| {
        let number = at + 1;
        format!("<li><span id=\"recto-note-{number}\"></span>{note} <a href=\"#recto-noteref-{number}\">↩</a></li>")
    };
    format!("<hr><ol>{}</ol>", notes.iter().enumerate().map(item).collect::<String>())
}

#[test]
fn notes_in_the_margin_are_gathered_at_the_end_in_order() {
    let note = |words: &str| {
        format!(
            " <label class=\"margin-toggle sidenote-number\"></label><input type=\"checkbox\"><span class=\"sidenote\">{words}</span>"
        )
    };
    assert_eq!(
        html(&format!("<p>One{} two.</p><p>Three.{}</p><p>Four.</p>", note("<i>Old</i> salt."), note("New."))),
        format!(
            "<p>One{} two.</p><p>Three.{}</p><p>Four.</p>{}",
            sign(1),
            sign(2),
            gathered(&["<em>Old</em> salt.", "New."])
        )
    );
    // A callout beside a paragraph, an empty footnote, and a similar class name.
    assert_eq!(html("<p>a</p><aside class=\"sidenote\">b</aside>"), "<p>a</p><aside><p>b</p></aside>");
    assert_eq!(html("<p>a <span class=\"sidenote\"> </span>b</p>"), "<p>a b</p>");
    assert_eq!(html("<p>a <span class=\"sidenotes-on\">b</span></p>"), "<p>a b</p>");
}

#[test]
fn notes_shown_when_their_sign_is_pressed_take_its_place() {
    for note in [
        "<sup class=\"ltx_note_mark\">3</sup><span class=\"ltx_note_outer\"><span class=\"ltx_note_content\"><sup class=\"ltx_note_mark\">3</sup><span class=\"ltx_tag_note\">3</span>Old salt.</span></span>",
        "<sup><a href=\"javascript:void(0)\">3</a></sup><span class=\"modern-footnotes-footnote__note\" style=\"display:none\">Old salt.</span>",
        "<d-footnote>Old salt.</d-footnote>",
    ] {
        assert_eq!(
            html(&format!("<p>One{note} two.</p>")),
            format!("<p>One{} two.</p>{}", sign(1), gathered(&["Old salt."])),
            "{note}"
        );
    }
    assert_eq!(html("<p>a<sup>2</sup> <d-cite>b</d-cite></p>"), "<p>a<sup>2</sup> b</p>");
}

#[test]
fn bare_numbers_are_linked_with_the_lines_that_begin_with_them() {
    assert_eq!(
        html("<p>One<sup>4</sup> two.</p><p><sup>4</sup> Old salt.</p>"),
        format!("<p>One{} two.</p><p>{} Old salt.</p>", sign(1).replace(">1<", ">4<"), {
            "<sup><a href=\"#recto-noteref-1\"><span id=\"recto-note-1\"></span>4</a></sup>"
        })
    );
    // An exponent has no such line, two lines leave open which is meant, and a line before the sign is no note of it.
    for body in [
        "<p>x<sup>2</sup> y.</p><p>b</p>",
        "<p>x<sup>2</sup></p><p><sup>2</sup> b</p><p><sup>2</sup> c</p>",
        "<p>x<sup>2</sup> y<sup>2</sup></p><p><sup>2</sup> b</p>",
        "<p><sup>2</sup> b</p><p>x<sup>2</sup></p>",
        "<p>the 2<sup>nd</sup></p><p><sup>nd</sup> b</p>",
    ] {
        assert_eq!(html(body), body);
    }
}

#[test]
fn a_number_alone_in_its_line_joins_its_note_and_is_raised_in_the_text() {
    let note = "<div><a id=\"n1\" href=\"#r1\">1</a><div><p>Old salt.</p></div></div>";
    assert_eq!(
        html(&format!("<p>One<a id=\"r1\" href=\"#n1\">1</a> two.</p>{note}")),
        "<p>One<sup><a href=\"#recto-to-n1\"><span id=\"recto-to-r1\"></span>1</a></sup> two.</p><p><a href=\"#recto-to-r1\"><span id=\"recto-to-n1\"></span>1</a> Old salt.</p>"
    );
    // A number in a sentence is no sign, nor is a line of words.
    assert_eq!(
        html("<p>See part <a href=\"#n1\">2</a>.</p><h2 id=\"n1\">b</h2>"),
        "<p>See part <a href=\"#recto-to-n1\">2</a>.</p><h2 id=\"recto-b\"><span id=\"recto-to-n1\"></span>b</h2>"
    );
}

#[test]
fn notes_between_paragraphs_move_to_the_end_in_order() {
    let sign = |n: u32| format!("<sup><a id=\"r{n}\" href=\"#n{n}\">{n}</a></sup>");
    let note = |n: u32| format!("<p id=\"n{n}\"><a href=\"#r{n}\">{n}</a> Note {n}.</p>");
    let order = |body: &str| {
        let html = html(body);
        let mut places: Vec<(usize, String)> = ["Note 1", "Note 2", "One", "Two"]
            .iter()
            .filter_map(|words| Some((html.find(words)?, (*words).to_owned())))
            .collect();
        places.sort();
        places.into_iter().map(|place| place.1).collect::<Vec<_>>().join(" ")
    };
    let (one, two) = (format!("<p>One{} x.</p>", sign(1)), format!("<p>Two{} x.</p>", sign(2)));
    assert_eq!(order(&format!("{one}{}{two}{}", note(1), note(2))), "One Two Note 1 Note 2");
    assert_eq!(order(&format!("{one}{two}{}{}<p>End.</p>", note(2), note(1))), "One Two Note 1 Note 2");
    // Under a heading of their own they stay in place.
    assert_eq!(order(&format!("{one}<h2>Notes</h2>{}{two}", note(1))), "One Note 1 Two");
    // What a sentence leads to is no note.
    assert_eq!(order("<p>One <a href=\"#n\">there</a></p><p id=\"n\">Note 1</p><p>Two</p>"), "One Note 1 Two");
}
