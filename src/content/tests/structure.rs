//! Lists, definitions, tables, and content that HTML does not allow where it is.

use super::{html, text};

#[test]
fn lists_nest_and_hold_paragraphs() {
    assert_eq!(
        html("<ul><li>a<ol start=\"3\"><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul>"),
        "<ul><li>a<ol start=\"3\"><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul>"
    );
}

#[test]
fn a_list_directly_in_a_list_belongs_to_the_item_before() {
    assert_eq!(
        html("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>"),
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
    );
}

#[test]
fn items_without_a_list_are_paragraphs_and_lists_without_items_get_one() {
    assert_eq!(html("<li>a</li><p>b</p>"), "<p>a</p><p>b</p>");
    assert_eq!(html("<p>b</p><ul><div>a</div></ul>"), "<p>b</p><ul><li><p>a</p></li></ul>");
}

#[test]
fn definitions_keep_terms_and_descriptions() {
    assert_eq!(
        html("<p>x</p><dl><div><dt>a</dt><dd>b</dd></div><dd>c</dd></dl>"),
        "<p>x</p><dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>"
    );
    assert_eq!(html("<dt>a</dt><dd>b</dd>"), "<p>a</p><p>b</p>");
}

#[test]
fn data_tables_stay_whole() {
    let table = "<table><caption>Ages</caption><thead><tr><th scope=\"col\">Name</th><th>Age</th></tr></thead><tbody><tr><th scope=\"row\">Ada</th><td colspan=\"2\">36</td></tr><tr><td></td><td class=\"drop\">7</td></tr></tbody></table>";
    assert_eq!(html(&format!("<p>x</p>{table}")), format!("<p>x</p>{}", table.replace(" class=\"drop\"", "")));
    assert_eq!(text(&format!("<p>x</p>{table}")), "x\nAges\nName\tAge\nAda\t36\n7");
}

#[test]
fn a_table_of_which_nothing_is_kept_goes_whole() {
    let table = "<table class=\"drop\"><thead><tr><th>Name</th><th>Age</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>";
    assert_eq!(html(&format!("<p>x</p>{table}")), "<p>x</p>");
}

#[test]
fn cells_hold_blocks() {
    let table = "<table><tbody><tr><th>A</th><th>B</th></tr><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li></ul></td></tr></tbody></table>";
    assert_eq!(html(&format!("<p>x</p>{table}")), format!("<p>x</p>{table}"));
}

/// A tree that no parser makes but a script can.
#[test]
fn what_stands_in_a_table_outside_of_cells_gets_one() {
    let html =
        html("<p>x</p><table><tr><th>A</th><th>B</th></tr><div>stray</div><tr><td>a</td><td>b</td></tr></table>");
    assert_eq!(
        html,
        "<p>x</p><table><tbody><tr><th>A</th><th>B</th></tr><tr><td><p>stray</p></td></tr><tr><td>a</td><td>b</td></tr></tbody></table>"
    );
}

#[test]
fn what_is_nested_too_deep_is_written_flat() {
    let deep = format!("{}<p>bottom</p>{}", "<blockquote>".repeat(5000), "</blockquote>".repeat(5000));
    let html = html(&format!("<p>top</p>{deep}"));
    assert_eq!(html.matches("<blockquote>").count(), 64);
    assert!(html.contains("<p>bottom</p>"));
    let deep = format!("{}<li>bottom</li>{}", "<ul><li>a".repeat(3000), "</li></ul>".repeat(3000));
    assert_eq!(text(&format!("<p>top</p>{deep}")).matches('a').count(), 3000);
}

#[test]
fn what_is_whole_stays_whole_between_kept_lines_only() {
    let table = "<table border=\"1\"><tbody><tr><td>a</td><td>b</td></tr><tr class=\"drop\"><td>1 000 000</td><td>2</td></tr></tbody></table>";
    assert!(html(&format!("<p>x</p>{table}<p>y</p>")).contains("<td>1 000 000</td>"));
    assert!(!html(&format!("<p>x</p>{table}<p class=\"drop\">y</p><p class=\"drop\">z</p>")).contains("1 000"));
    let code = "<pre class=\"drop\">c</pre>";
    assert_eq!(html(&format!("<p>x</p>{code}<p>y</p>")), "<p>x</p><pre>c</pre><p>y</p>");
    assert_eq!(html(&format!("<p>x</p>{code}")), "<p>x</p>");
}

#[test]
fn a_line_that_links_to_itself_is_a_heading() {
    let kept = html(
        "<p>See <a href=\"#gates\">the gates</a>.</p><div id=\"gates\"><a href=\"#gates\">The gates</a></div><p>Text.</p>",
    );
    assert!(kept.contains("<h2 id=\"recto-the-gates\">"), "{kept}");
    let kept = html("<div><a href=\"#gates\">The gates</a></div><p id=\"gates\">Text.</p>");
    assert!(!kept.contains("<h2"), "{kept}");
}

#[test]
fn a_heading_by_its_role_or_with_its_permalink_is_a_heading() {
    let text = "<p>Text.</p>";
    let kept = html(&format!("{text}<div role=\"heading\" aria-level=\"3\">The gates</div>{text}"));
    assert!(kept.contains("<h3 id=\"recto-the-gates\">The gates</h3>"), "{kept}");
    let kept = html(&format!("{text}<div id=\"gates\">The gates <a href=\"#gates\">#</a></div>{text}"));
    assert!(kept.contains("The gates</h2>"), "{kept}");
    for line in [
        "<div id=\"gates\">They were made by one smith. <a href=\"#gates\">#</a></div>",
        "<div id=\"gates\">The gates <a href=\"#rope\">#</a></div>",
        "<p id=\"gates\">The gates <a href=\"#gates\">#</a></p>",
    ] {
        let kept = html(&format!("{text}{line}{text}"));
        assert!(!kept.contains("<h2"), "{kept}");
    }
}

#[test]
fn a_link_without_an_end_is_no_link() {
    let sentences = |count| "The ferry left the quay at six in the morning, as it had for years.<br><br>".repeat(count);
    let page = |count| html(&format!("<div><a href=\"/x\">{}</a></div>", sentences(count)));
    assert!(page(5).contains("<a "));
    assert!(!page(30).contains("<a "));
}
