//! Inline elements.

use super::html;

#[test]
fn keeps_the_form_that_means_something() {
    for name in [
        "em", "strong", "code", "kbd", "samp", "var", "mark", "del", "s", "ins", "small", "sub", "sup", "q", "cite",
        "dfn",
    ] {
        assert_eq!(
            html(&format!("<p>a <{name} class=\"x\" onclick=\"y\">b</{name}> c</p>")),
            format!("<p>a <{name}>b</{name}> c</p>")
        );
    }
}

#[test]
fn old_and_empty_form_becomes_what_it_means_or_nothing() {
    assert_eq!(
        html("<p><b>a</b> <i>b</i> <tt>c</tt> <strike>d</strike> <font color=\"red\">e</font> <u>f</u></p>"),
        "<p><strong>a</strong> <em>b</em> <code>c</code> <s>d</s> e f</p>"
    );
    assert_eq!(html("<p>a<i class=\"icon\"></i> <b> </b>b <b><b>c</b></b></p>"), "<p>a b <strong>c</strong></p>");
}

#[test]
fn abbreviations_times_and_ruby_keep_what_they_say() {
    assert_eq!(
        html("<p><abbr title=\"World  Wide Web\">WWW</abbr> <time datetime=\"2024-05-06\">May</time></p>"),
        "<p><abbr title=\"World Wide Web\">WWW</abbr> <time datetime=\"2024-05-06\">May</time></p>"
    );
    assert_eq!(html("<p><time datetime=\"&quot;><b>\">May</time></p>"), "<p><time>May</time></p>");
    assert_eq!(
        html("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"),
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"
    );
    assert_eq!(html("<p>a<rt>b</rt></p>"), "<p>ab</p>");
}

#[test]
fn links_lead_to_harmless_addresses_or_are_no_links() {
    assert_eq!(
        html("<p><a href=\"/b?c=1&amp;d=2\" title=\" T \" target=\"_top\">x</a></p>"),
        "<p><a href=\"https://a.example/b?c=1&amp;d=2\" title=\"T\" rel=\"noopener noreferrer\">x</a></p>"
    );
    assert_eq!(
        html("<p><a href=\"javascript:alert(1)\">x</a> <a>y</a> <a href=\"data:text/html,z\">z</a></p>"),
        "<p>x y z</p>"
    );
}

#[test]
fn links_do_not_nest() {
    assert_eq!(
        html("<p><a href=\"https://b.example/\">x <span><a href=\"https://c.example/\">y</a></span></a></p>"),
        "<p><a href=\"https://b.example/\" rel=\"noopener noreferrer\">x y</a></p>"
    );
}

#[test]
fn directions_and_languages_stay() {
    assert_eq!(
        html("<p>a <span lang=\"fr\">b</span> <bdi>c</bdi> <bdo dir=\"rtl\">d</bdo></p>"),
        "<p>a <span lang=\"fr\">b</span> <bdi>c</bdi> <bdo dir=\"rtl\">d</bdo></p>"
    );
    assert_eq!(html("<p>a</p><p dir=\"RTL\" lang=\"ar\">b</p>"), "<p>a</p><div lang=\"ar\" dir=\"rtl\"><p>b</p></div>");
    assert_eq!(html("<p lang=\"x&quot; onclick=&quot;y\" dir=\"up\">a</p>"), "<p>a</p>");
}

#[test]
fn emoji_pictures_become_their_sign() {
    assert_eq!(
        html("<p>Good <img class=\"emoji\" alt=\"🙂\" src=\"https://a.example/1f642.svg\"> day</p>"),
        "<p>Good 🙂 day</p>"
    );
    assert_eq!(html("<p>Good <img alt=\"a map\" src=\"https://a.example/1.png\"> day</p>"), "<p>Good day</p>");
}

#[test]
fn what_is_hidden_within_a_line_is_not_said() {
    assert_eq!(
        html("<p>a <span hidden=\"\">x</span><span aria-hidden=\"true\">y</span><button>Copy</button> b</p>"),
        "<p>a b</p>"
    );
    assert_eq!(html("<p><span aria-hidden=\"true\">all of it</span></p>"), "<p>all of it</p>");
}

#[test]
fn scripts_styles_and_drawings_say_nothing() {
    assert_eq!(html("<p>a<script>b</script><style>c</style><svg><text>d</text></svg> e</p>"), "<p>a e</p>");
}

#[test]
fn a_card_that_opens_over_a_link_is_no_part_of_the_line() {
    let card = |first: &str, words: &str| {
        format!(
            "<p>It was <a href=\"/ada\">Ada</a><span><b><a href=\"{first}\">Ada Lund</a> <a href=\"/boats\">Boats \
             come late</a>{words}</b></span> who saw it.</p>"
        )
    };
    let without = "<p>It was <a href=\"https://a.example/ada\" rel=\"noopener noreferrer\">Ada</a> who saw it.</p>";
    assert_eq!(html(&card("/ada", "")), without);
    assert!(html(&card("/ada", " and more")).contains("and more"));
    assert!(html(&card("/lund", "")).contains("Boats come late"));
    assert_eq!(html("<p>A word<span role=\"tooltip\">what it means</span> here.</p>"), "<p>A word here.</p>");
}

#[test]
fn a_word_of_a_sentence_stays_whatever_element_it_is_in() {
    let word = |element: &str| {
        html(&format!("<p>The doors of a lock are known as {element}, and they close against the stream.</p>"))
    };
    for element in [
        "<button type=\"button\" aria-haspopup=\"dialog\"><em>mitre gates</em></button>",
        "<span><button popovertarget=\"a\">mitre gates</button></span>",
        "<label>mitre gates</label>",
        "<output>mitre gates</output>",
        "<data value=\"7\">mitre gates</data>",
        "<time>mitre gates</time>",
        "<x-term>mitre gates</x-term>",
        "<a role=\"button\" aria-haspopup=\"true\">mitre gates</a>",
    ] {
        assert!(word(element).contains("mitre gates"), "{element}: {}", word(element));
    }
    let kept = html(
        "<p>Keep clear of the sill when you go down <button>Copy</button></p><p>Ada Holm of the Shore Post wrote this. <button>Follow</button> and more.</p>",
    );
    assert!(!kept.contains("Copy") && !kept.contains("Follow"), "{kept}");
}

#[test]
fn line_breaks_that_a_style_shows_are_kept() {
    for open in [
        "<p style=\"white-space: pre-wrap\">",
        "<p class=\"mt-2 whitespace-pre-line\">",
        "<p style=\"color: red; white-space:break-spaces\">",
        "<p style=\"white-space: PRE-LINE!important\">",
        "<p style=\"white-space-collapse: preserve-breaks\">",
    ] {
        let kept = html(&format!("{open}The boat was late,\nthe lamp was lit,\n\nand no one came.</p>"));
        assert!(kept.contains("late,<br>the lamp was lit,</p><p>and"), "{open}: {kept}");
    }
    let indented = "The boat was late,\n    the lamp was lit,\n  and no one came.";
    let kept = html(&format!("<p style=\"white-space: pre-wrap\">{indented}</p>"));
    assert!(kept.contains("late,<br>&nbsp;&nbsp;the lamp was lit,<br>and"), "{kept}");
    let kept = html(&format!("<p style=\"white-space: pre-line\">{indented}</p>"));
    assert!(kept.contains("late,<br>the lamp was lit,<br>and"), "{kept}");
    let kept = html("<p style=\"white-space: normal\">The boat was late,\nthe lamp was lit.</p><p>a\nb</p>");
    assert!(!kept.contains("<br>"), "{kept}");
}

#[test]
fn a_button_may_be_the_first_word_of_a_paragraph() {
    let kept = html("<p><button>Mitre gates</button> are the doors of a lock, and they close against the stream.</p>");
    assert!(kept.contains("<p>Mitre gates are"), "{kept}");
    let kept = html("<p><button>Copy</button> Mitre gates are the doors of a lock that close against the stream.</p>");
    assert!(kept.contains("<p>Mitre gates are"), "{kept}");
}
