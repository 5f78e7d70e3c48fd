//! The forms in which publishing systems write a picture with its caption and credit, each with a look-alike.

use super::{BOATS, addresses, between, caption_and_credit, read};

/// The caption that all forms have.
const CAPTION: &str = "Boats wait at the old quay.";

#[test]
fn captions_and_credits_of_publishing_systems_are_told_apart() {
    for (middle, credit) in [
        // What only screen readers hear is no part of either.
        (
            format!(
                "<figure><div>{BOATS}<span role=\"text\"><span class=\"visually-hidden\">Image source, </span>Getty Images</span>\
                 </div><figcaption><span class=\"visually-hidden\">Image caption, </span><p>{CAPTION}</p></figcaption></figure>"
            ),
            Some("Getty Images"),
        ),
        // One class calls it a caption, another an attribution.
        (
            format!(
                "<div class=\"image\"><div>{BOATS}</div><div><div class=\"image__caption attribution\">{CAPTION}</div>\
                 <figcaption class=\"image__credit\">Ada Holm/Shore Post</figcaption></div></div>"
            ),
            Some("Ada Holm/Shore Post"),
        ),
        // A counter before the caption, an offer of rights behind the credit.
        (
            format!(
                "<figure>{BOATS}<figcaption><p>[1/3]{CAPTION} REUTERS/Ada Holm <a href=\"/r\">Purchase Licensing Rights</a></p>\
                 </figcaption></figure>"
            ),
            Some("REUTERS/Ada Holm"),
        ),
        (
            format!(
                "<figure>{BOATS}<figcaption><span>2/7</span><span>{CAPTION}</span><span>Foto: Ada Holm</span></figcaption></figure>"
            ),
            Some("Ada Holm"),
        ),
        // In attributes of an empty element beside the picture.
        (
            format!("<figure>{BOATS}<div data-c-caption=\"{CAPTION}\" data-c-credit=\"Ada Holm/Post\"></div></figure>"),
            Some("Ada Holm/Post"),
        ),
        // In a small heading.
        (
            format!(
                "<div class=\"media\">{BOATS}<h4><span>{CAPTION}</span><span><span>Photo:</span> Ada Holm</span></h4></div>"
            ),
            Some("Ada Holm"),
        ),
        // The name stands right behind the caption: only its style sets it apart.
        (
            format!("<figure>{BOATS}<figcaption>{CAPTION}<strong>Ada Holm - SHORE POST</strong></figcaption></figure>"),
            Some("Ada Holm - SHORE POST"),
        ),
        // The credit comes first, with or without a link beside it.
        (
            format!(
                "<div class=\"media\"><div>{BOATS}</div><div class=\"copyright\"><span>© Ada Holm</span></div>\
                 <div class=\"media__title\">{CAPTION}</div></div>"
            ),
            Some("© Ada Holm"),
        ),
        (format!("<figure>{BOATS}<figcaption>Foto: Ada Holm | {CAPTION}</figcaption></figure>"), Some("Ada Holm")),
        (format!("<figure>{BOATS}<figcaption>(Ada Holm/Post) {CAPTION}</figcaption></figure>"), Some("Ada Holm/Post")),
        (
            format!(
                "<ul><li><div><a href=\"/wiki/File:B.jpg\">{BOATS}</a></div><div class=\"gallerytext\">{CAPTION}</div></li></ul>"
            ),
            None,
        ),
        // The label of a button opens the caption.
        (
            format!(
                "<figure>{BOATS}<figcaption><details open=\"\"><summary>Show caption</summary>{CAPTION}</details></figcaption></figure>"
            ),
            None,
        ),
        // Caption and credit in two columns.
        (
            format!(
                "<div class=\"photo\"><div>{BOATS}</div><div class=\"row\"><div>{CAPTION}</div><div>Ada Holm / Post</div></div></div>"
            ),
            Some("Ada Holm / Post"),
        ),
    ] {
        let reading = between(&middle);
        assert_eq!(reading.figures.figures.len(), 1, "{middle}");
        assert_eq!(caption_and_credit(&reading), (Some(CAPTION), credit), "{middle}");
    }
}

#[test]
fn a_large_picture_that_opens_when_pressed_is_no_icon() {
    let pressed = |picture: &str| between(&format!("<div role=\"button\" tabindex=\"0\">{picture}</div>"));
    assert_eq!(addresses(&pressed(BOATS)), ["https://a.example/boats-at-dawn.jpg"]);
    assert!(addresses(&pressed("<img src=\"/zoom.png\" width=\"40\" height=\"40\">")).is_empty());
}

#[test]
fn a_credited_line_below_headline_and_lead_picture_is_its_caption() {
    let paragraph = format!("<p>P {}</p>", "words of the article that are kept and go on for a while. ".repeat(3));
    let page = |line: &str| {
        read(&format!(
            "<article><div><div>{BOATS}</div><div><h1>P of boats</h1><div>What they wait for</div></div></div><div>{line}</div>\
             <div>{paragraph}{paragraph}</div></article>"
        ))
    };
    let credited = page("Boats wait at the old quay. Photo by Ada Holm");
    assert_eq!(caption_and_credit(&credited), (Some(CAPTION), Some("Ada Holm")));
    let line = page("Boats wait for the ice to go.");
    assert_eq!(caption_and_credit(&line), (None, None), "a standfirst");
}

#[test]
fn labels_and_signs_in_elements_of_their_own_are_no_part_of_a_caption() {
    for (middle, credit) in [
        (
            format!(
                "<figure>{BOATS}<figcaption><span>{CAPTION}</span><span>Credit</span><span>Ada Holm/Post</span></figcaption></figure>"
            ),
            Some("Ada Holm/Post"),
        ),
        (
            format!(
                "<figure>{BOATS}<figcaption><p>{CAPTION}<a class=\"headerlink\" href=\"#id1\">¶</a></p></figcaption></figure>"
            ),
            None,
        ),
        (format!("<figure>{BOATS}<figcaption>Enlarge / {CAPTION}</figcaption></figure>"), None),
    ] {
        assert_eq!(caption_and_credit(&between(&middle)), (Some(CAPTION), credit), "{middle}");
    }
    let described = format!(
        "<figure><figcaption><b class=\"c-article-section__figure-caption\">Fig. 1</b></figcaption><div><div><a href=\"/f/1\">{BOATS}</a>\
         </div><div class=\"c-article-section__figure-description\"><p>{CAPTION}</p></div></div></figure>"
    );
    let caption = format!("Fig. 1 {CAPTION}");
    assert_eq!(caption_and_credit(&between(&described)), (Some(caption.as_str()), None));
}

#[test]
fn names_of_files_are_no_addresses_and_say_nothing_where_they_are_numbers() {
    let reading = between(
        "<img src=\"https://files.example/b/boats.png/revision/latest/350\" data-image-name=\"Boats.png\" width=\"800\" height=\"500\">",
    );
    assert_eq!(addresses(&reading), ["https://files.example/b/boats.png/revision/latest/350"]);
    let picture = |name: &str| format!("<img src=\"https://files.example/{name}\" width=\"800\" height=\"500\">");
    let number = format!("AD_4n{}", "XewWGeNwORvLv1sG7EYh4vQp5EmEu4".repeat(3));
    assert_eq!(addresses(&between(&picture(&number))).len(), 1);
    assert!(addresses(&between(&picture("banner-ad-summer.jpg"))).is_empty());
}
