//! Paragraphs, headings, quotes, rules, breaks.

use super::{html, text};

#[test]
fn paragraphs_come_from_p_from_div_and_from_two_line_breaks() {
    assert_eq!(html("<p>One.</p><div>Two.</div>"), "<p>One.</p><p>Two.</p>");
    assert_eq!(html("<div>One.<br><br>Two.<br> <br>Three.</div>"), "<p>One.</p><p>Two.</p><p>Three.</p>");
    assert_eq!(html("<div>One.<div>Two.</div>Three.</div>"), "<p>One.</p><p>Two.</p><p>Three.</p>");
    assert_eq!(html("<x-card><x-text>One.</x-text><x-text>Two.</x-text></x-card>"), "<p>One.</p><p>Two.</p>");
}

#[test]
fn single_breaks_stay_within_a_paragraph_and_not_at_its_ends() {
    assert_eq!(html("<p><br>Roses<br>Violets<br></p>"), "<p>Roses<br>Violets</p>");
}

#[test]
fn nested_layout_tables_and_fonts_give_paragraphs() {
    let cell = "<table><tbody><tr><td><font size=\"2\">First.<br><br>Second.</font></td></tr></tbody></table>";
    let page = format!("<table><tbody><tr><td>{cell}</td><td class=\"drop\">Menu</td></tr></tbody></table>");
    assert_eq!(html(&page), "<p>First.</p><p>Second.</p>");
}

#[test]
fn only_kept_blocks_stand_and_empty_wrappers_vanish() {
    let page =
        "<div><ul class=\"drop\"><li>Home</li></ul><blockquote><p class=\"drop\">x</p></blockquote><p>Text.</p></div>";
    assert_eq!(html(page), "<p>Text.</p>");
}

#[test]
fn words_of_two_blocks_never_glue() {
    assert_eq!(
        text("<div><span>One</span><div>Two</div><ul><li>Three</li><li>Four</li></ul>Five</div>"),
        "One\nTwo\nThree\nFour\nFive"
    );
}

#[test]
fn white_space_collapses_as_it_is_shown() {
    assert_eq!(html("<p>\n  One \t two\n<b> three </b>four </p>"), "<p>One two <strong>three</strong> four</p>");
    assert_eq!(html("<p>a<b>b</b>c</p>"), "<p>a<strong>b</strong>c</p>");
}

#[test]
fn no_break_spaces_and_soft_hyphens_stay_within_a_line() {
    assert_eq!(
        html("<p>\u{a0}\u{a0}10\u{a0}km ex\u{ad}am\u{ad}ple\u{a0}</p>"),
        "<p>10&nbsp;km ex\u{ad}am\u{ad}ple</p>"
    );
    assert_eq!(html("<p>super<wbr>long</p>"), "<p>super<wbr>long</p>");
}

#[test]
fn headings_keep_their_level_and_get_an_id() {
    assert_eq!(
        html("<h1>A</h1><p>a</p><h3>B &amp; b</h3><p>b</p><h3>B &amp; b</h3><p>c</p>"),
        "<h1 id=\"recto-a\">A</h1><p>a</p><h3 id=\"recto-b-b\">B &amp; b</h3><p>b</p><h3 id=\"recto-b-b-2\">B &amp; b</h3><p>c</p>"
    );
}

#[test]
fn a_heading_in_several_pieces_stays_one() {
    assert_eq!(html("<h2><div>A</div><div>B</div></h2>"), "<h2 id=\"recto-a\">A<br>B</h2>");
    assert_eq!(html("<h2>A <a href=\"#a\">¶</a></h2>"), "<h2 id=\"recto-a\">A</h2>");
}

#[test]
fn a_link_around_a_heading_stands_within_it() {
    assert_eq!(
        html("<a href=\"https://b.example/\"><h2>A</h2><p>B</p></a>"),
        "<h2 id=\"recto-a\"><a href=\"https://b.example/\" rel=\"noopener noreferrer\">A</a></h2><p><a href=\"https://b.example/\" rel=\"noopener noreferrer\">B</a></p>"
    );
}

#[test]
fn quotes_hold_their_paragraphs() {
    assert_eq!(
        html("<p>a</p><blockquote>One.<br><br>Two.</blockquote>"),
        "<p>a</p><blockquote><p>One.</p><p>Two.</p></blockquote>"
    );
}

#[test]
fn rules_stand_between_kept_blocks_only() {
    assert_eq!(html("<hr><p>a</p><hr><hr><p>b</p><hr>"), "<p>a</p><hr><p>b</p>");
    assert_eq!(html("<p>a</p><hr><p class=\"drop\">x</p><p>b</p>"), "<p>a</p><p>b</p>");
}

#[test]
fn a_rule_before_a_list_stands_before_it() {
    assert_eq!(html("<p>a</p><div><hr><ul><li>b</li></ul></div>"), "<p>a</p><hr><ul><li>b</li></ul>");
    assert_eq!(
        html("<p>a</p><ul><li>b<hr><p>c</p></li><li>d</li></ul>"),
        "<p>a</p><ul><li>b<hr><p>c</p></li><li>d</li></ul>"
    );
}

#[test]
fn code_stays_to_the_letter() {
    assert_eq!(
        html("<pre class=\"x language-rust\"><code>fn main() {\n\n    <b>a</b>();\n}\n</code></pre>"),
        "<pre><code class=\"language-rust\">fn main() {\n\n    a();\n}</code></pre>"
    );
    assert_eq!(
        html("<div class=\"highlight highlight-source-c++\"><pre>x<br>y</pre></div>"),
        "<pre><code class=\"language-c++\">x\ny</code></pre>"
    );
    assert_eq!(html("<pre class=\"language-&quot;><b>\">a  b</pre>"), "<pre>a  b</pre>");
    assert_eq!(text("<p>a</p><pre>  x\n    y</pre><p>b</p>"), "a\n  x\n    y\nb");
}

#[test]
fn foldable_sections_keep_their_summary() {
    assert_eq!(
        html("<p>a</p><details><summary>More <b>x</b></summary><p>Text.</p></details>"),
        "<p>a</p><details><summary>More <strong>x</strong></summary><p>Text.</p></details>"
    );
    assert_eq!(html("<p>a</p><summary>Lone</summary>"), "<p>a</p><p>Lone</p>");
}

#[test]
fn links_to_edit_a_section_are_no_part_of_its_heading() {
    let edit = "<span class=\"mw-editsection\">[<a href=\"/e\">edit</a>]</span>";
    let heading = "<h2 id=\"recto-a-b\">A b</h2>";
    assert_eq!(html(&format!("<p>x</p><h2><span>A b</span>{edit}</h2>")), format!("<p>x</p>{heading}"));
    assert_eq!(html(&format!("<p>x</p><div><h2>A b</h2>{edit}</div>")), format!("<p>x</p>{heading}"));
    assert_eq!(html("<p>x</p><h2>[1] A</h2>"), "<p>x</p><h2 id=\"recto-1-a\">[1] A</h2>");
}

#[test]
fn code_drawn_as_a_table_is_code() {
    let row = "<tr><td class=\"gutter\"><div>1</div><div>2</div></td><td class=\"code\"><div>a</div><div><code>&nbsp; b</code></div></td></tr>";
    assert_eq!(
        html(&format!("<div class=\"syntaxhighlighter bash\"><table><tbody>{row}</tbody></table></div>")),
        "<pre><code class=\"language-bash\">a\n  b</code></pre>"
    );
    assert!(!html(&format!("<div class=\"box\"><table><tbody>{row}</tbody></table></div>")).contains("<pre>"));
}

#[test]
fn code_with_numbered_rows_is_code() {
    let row = |n: u32, line: &str| format!("\n <tr>\n <td data-line-number=\"{n}\"></td>\n <td>{line}</td></tr>");
    let table = format!("<table><tbody>{}{}</tbody></table>", row(1, "a {"), row(2, "  b }"));
    assert_eq!(html(&table), "<pre><code>a {\n  b }</code></pre>");
    assert!(!html(&table.replace("data-line-number", "data-row")).contains("<pre>"));
}

#[test]
fn rows_of_a_number_and_a_line_of_code_are_code_and_rows_of_data_are_not() {
    let table = |row: &dyn Fn(u32, &str) -> String| {
        html(&format!("<table><tbody>{}{}{}</tbody></table>", row(7, "a {"), row(8, "  b"), row(9, "}")))
    };
    let code = "<pre><code>a {\n  b\n}</code></pre>";
    assert_eq!(table(&|n, line| format!("<tr><td class=\"line-number\">{n}</td><td>{line}</td></tr>")), code);
    assert_eq!(table(&|n, line| format!("<tr><td>{n}</td><td><code>{line}</code></td></tr>")), code);
    assert_eq!(table(&|n, line| format!("<tr>\n<td>{n}</td>\n<td><pre>{line}</pre></td></tr>")), code);
    for data in [
        table(&|n, line| format!("<tr><td>{n}</td><td>{line}</td></tr>")),
        table(&|n, line| format!("<tr><td>{}</td><td><code>{line}</code></td></tr>", n * n)),
        table(&|n, line| format!("<tr><td>{n}</td><td><code>{line}</code></td><td>x</td></tr>")),
        table(&|n, line| format!("<tr><td>{n}</td><td><code>{line}</code> and words</td></tr>")),
    ] {
        assert!(!data.contains("<pre>"), "{data}");
    }
}

#[test]
fn code_that_stands_alone_without_pre_keeps_its_lines() {
    let code = "a {\n  b\n}";
    for element in [
        format!("<code-block>{code}</code-block>"),
        format!("<my-code-sample><span>{code}</span></my-code-sample>"),
        format!("<div><code style=\"display: block; white-space: pre\">{code}</code></div>"),
        format!("<div style=\"white-space: pre-wrap\"><code>{code}</code></div>"),
    ] {
        assert_eq!(html(&format!("<p>x</p>{element}")), format!("<p>x</p><pre><code>{code}</code></pre>"), "{element}");
    }
    for other in [
        "<div><code>a\nb</code></div>",
        "<p>See <code style=\"white-space: pre\">a\nb</code> there.</p>",
        "<promo-code>TIDE\t7</promo-code>",
        "<code-tabs><p>a\nb</p></code-tabs>",
    ] {
        assert!(!html(other).contains("<pre>"), "{other}");
    }
    assert_eq!(html("<pre>a\nb</pre><clipboard-copy>Copy</clipboard-copy>"), "<pre>a\nb</pre>");
}

#[test]
fn a_quotation_that_repeats_its_paragraph_goes_with_its_name() {
    let told = "<p>The boat was late, said the pilot, and no one had lit the lamps on the pier.</p>";
    let quote =
        |words: &str| html(&format!("{told}<blockquote><p>{words}</p><cite>Ada Holm</cite></blockquote><p>More.</p>"));
    assert_eq!(quote("No one had lit the lamps on the pier"), format!("{told}<p>More.</p>"));
    assert!(quote("No one had lit a single lamp on the pier").contains("Ada Holm"));
}
