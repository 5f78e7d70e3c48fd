//! Content near a picture and its caption: icons, copies, teasers.

use super::{BOATS, addresses, between, caption_and_credit};

#[test]
fn a_class_may_end_in_caption() {
    for class in ["thumbcaption", "photo imgCaption", "mediacaption-text"] {
        let reading = between(&format!(
            "<div class=\"thumb\"><div><a href=\"/wiki/File:Boats.jpg\">{BOATS}</a><div class=\"{class}\">\
             <div class=\"magnify\"><a href=\"/wiki/File:Boats.jpg\"></a></div><a href=\"/w\">Boats</a> wait</div></div></div>"
        ));
        assert_eq!(caption_and_credit(&reading), (Some("Boats wait"), None), "{class}");
        assert_eq!(reading.caption_blocks, ["Boats wait"]);
    }
    // A heading of a whole gallery, what opens a caption, and the line of author and date belong to no picture.
    for other in [
        format!("<ul><li class=\"gallerycaption\">Lakes of the north</li><li>{BOATS}</li></ul>"),
        format!("<div class=\"captionlink\"><p>Caption</p><p>Close</p></div><div>{BOATS}</div>"),
        format!("<ul class=\"caption meta\"><li>Ada Ferro</li><li>3 March</li></ul><div>{BOATS}</div>"),
    ] {
        assert_eq!(caption_and_credit(&between(&other)).0, None, "{other}");
    }
}

#[test]
fn an_icon_between_picture_and_caption_does_not_take_it() {
    for sign in [
        "<button><img src=\"/icons/enlarge-it.png\"></button>",
        "<img src=\"/zoom-in-here.png\" width=\"24\" height=\"24\">",
        "<a href=\"#next\"><span style=\"background: url(/next-one-please.png)\"></span></a>",
    ] {
        let reading = between(&format!("<figure>{BOATS}{sign}<figcaption>Boats wait</figcaption></figure>"));
        assert_eq!(addresses(&reading), ["https://a.example/boats-at-dawn.jpg"], "{sign}");
        assert_eq!(caption_and_credit(&reading).0, Some("Boats wait"), "{sign}");
    }
}

#[test]
fn a_tiny_copy_gives_way_to_the_picture_in_noscript() {
    for loader in [
        "<img src=\"/60/boats-at-dawn.jpg\">",
        "<div><img src=\"/60/boats-at-dawn.jpg\"></div><img class=\"later\">",
        "<img src=\"/60/boats-at-dawn.jpg\"><img>",
    ] {
        let twin = "<noscript><img src=\"/2000/boats-at-dawn.jpg\"></noscript>";
        let reading = between(&format!("<figure>{loader}{twin}<figcaption>Boats wait</figcaption></figure>"));
        assert_eq!(addresses(&reading), ["https://a.example/2000/boats-at-dawn.jpg"], "{loader}");
    }
    // An image with a `srcset` of its own keeps its address.
    let own = "<img srcset=\"/900/boats-at-dawn.jpg 900w, /1200/boats-at-dawn.jpg 1200w\">";
    let reading = between(&format!("{own}<noscript><img src=\"/300/boats-at-dawn.jpg\"></noscript>"));
    assert_eq!(addresses(&reading), ["https://a.example/1200/boats-at-dawn.jpg"]);
}

#[test]
fn an_image_with_another_caption_is_kept_again() {
    let twice = |caption: &str| {
        let figure = |caption: &str| format!("<figure>{BOATS}<figcaption>{caption}</figcaption></figure>");
        addresses(&between(&format!("{}<p>P more</p>{}", figure("Boats wait at dawn"), figure(caption)))).len()
    };
    assert_eq!([twice("Where the ice begins"), twice("Boats wait at dawn"), twice("Boats wait …")], [2, 1, 1]);
}

#[test]
fn a_teaser_is_dropped_with_its_headline() {
    let card = |caption: &str| {
        between(&format!("<figure><a href=\"/boats\">{BOATS}</a><figcaption>{caption}</figcaption></figure>"))
    };
    let teaser = card("<a href=\"/boats\">Boats found on the ice</a>");
    assert_eq!((addresses(&teaser).len(), teaser.caption_blocks), (0, vec!["Boats found on the ice".to_owned()]));
    for own in ["Boats wait", "Boats wait, <a href=\"/boats\">all pictures</a>", "<a href=\"/ada\">Boats by Ada</a>"] {
        assert_eq!(addresses(&card(own)).len(), 1, "{own}");
    }
}

#[test]
fn neither_a_file_name_nor_a_tracking_pixel_is_shown() {
    for name in
        ["<h6>boats-at-dawn_1160.jpg</h6>", "<div class=\"caption\"><a href=\"/file/7\">BOATS_1160.JPG</a></div>"]
    {
        assert_eq!(caption_and_credit(&between(&format!("<div>{BOATS}{name}</div>"))).0, None, "{name}");
    }
    for style in ["height:0px; width:0px", "display:none;width: 1px"] {
        assert_eq!(addresses(&between(&format!("<img src=\"/c/k1\" style=\"{style}\">"))).len(), 0, "{style}");
    }
    for style in ["max-width:0;width:100px", "width:0;height:0;min-width:100%;min-height:100%"] {
        assert_eq!(addresses(&between(&format!("<img src=\"/c/k1.jpg\" style=\"{style}\">"))).len(), 1, "{style}");
    }
}

#[test]
fn a_hidden_tracking_pixel_is_none_and_a_hidden_lazy_image_is_one() {
    let hidden = |source: &str| addresses(&between(&format!("<img {source} style=\"display: none\">"))).len();
    let shown = ["src=\"/boats-at-dawn.jpg\"", "src=\"/media/7\" width=\"600\""];
    assert_eq!(shown.map(hidden), [1, 1]);
    assert_eq!(["src=\"/count.gif?page=7\"", "src=\"/tr?id=7\""].map(hidden), [0, 0]);
}

#[test]
fn a_labelled_and_linked_picture_is_an_advertisement() {
    let boxed = |label: &str, link: &str| {
        let picture = BOATS.replace("boats-at-dawn", "soap-of-the-week");
        let picture = if link.is_empty() { picture } else { format!("<a href=\"{link}\">{picture}</a>") };
        addresses(&between(&format!("<div><span>{label}</span>{picture}</div>"))).len()
    };
    let shop = "https://shop.example/soap";
    assert_eq!([boxed("Advertisement", shop), boxed("- Anzeige -", shop)], [0, 0]);
    assert_eq!([boxed("Soap works", shop), boxed("Advertisement", ""), boxed("Advertisement", "/soap.jpg")], [1, 1, 1]);
}

#[test]
fn a_picture_of_the_size_of_advertisements_under_their_label_is_one() {
    let boxed = |label: &str, width: u32, height: u32| {
        let picture = format!("<img src=\"/soap-of-the-week.jpg\" width=\"{width}\" height=\"{height}\">");
        addresses(&between(&format!("<div><span>{label}</span>{picture}</div>"))).len()
    };
    assert_eq!([boxed("Advertisement", 300, 250), boxed("Anzeige", 300, 600)], [0, 0]);
    assert_eq!([boxed("Soap works", 300, 250), boxed("Advertisement", 800, 500)], [1, 1]);
}

#[test]
fn a_card_under_a_link_without_text_is_another_story() {
    let card = |link: &str| {
        let text =
            "<div><span>The bridge to the island has its third architect</span><span>4 May 2026, 11:44</span></div>";
        addresses(&between(&format!("<div><div>{link}<div>{BOATS}</div>{text}</div></div>"))).len()
    };
    assert_eq!(card("<a href=\"/news/bridge\"></a>"), 0);
    for link in ["", "<a href=\"/boats-large.jpg\"></a>", "<a href=\"/gallery/7\"></a>", "<a href=\"#next\"></a>"] {
        assert_eq!(card(link), 1, "{link}");
    }
}

#[test]
fn a_link_with_the_number_of_pictures_makes_no_teaser() {
    let lead = |text: &str| {
        let linked = format!("<div><a href=\"/7\">{BOATS}</a><a href=\"/7\">{text}</a></div>");
        addresses(&between(&linked)).len()
    };
    assert_eq!([lead("Gallery (9)"), lead("+12")], [1, 1]);
    assert_eq!([lead("The harbour is full"), lead("Harbour 31")], [0, 0]);
}

#[test]
fn a_button_to_the_file_of_a_picture_is_no_icon() {
    let linked = |href: &str| {
        let picture = "<img src=\"/boats-at-dawn.jpg\">";
        addresses(&between(&format!("<div><a href=\"{href}\" role=\"button\">{picture}</a></div>"))).len()
    };
    assert_eq!([linked("/boats-at-dawn.jpg"), linked("/enlarge")], [1, 0]);
}

#[test]
fn thumbnails_of_large_files_with_captions_are_content() {
    let thumbnails = |file: u32, caption: &str| {
        let item = |name: &str| {
            format!(
                "<li><div><img src=\"/{name}.jpg\" width=\"120\" height=\"80\" data-file-width=\"{file}\"></div>\
                 <div class=\"gallerytext\">{caption}</div></li>"
            )
        };
        let items: String =
            ["boats-at-dawn", "sails-at-noon", "lamps-at-night"].iter().map(|name| item(name)).collect();
        addresses(&between(&format!("<ul>{items}</ul>"))).len()
    };
    let caption = "Seen from the quay of the old harbour on a day in May";
    assert_eq!(thumbnails(1200, caption), 3);
    assert!(thumbnails(120, caption) < 3);
}

#[test]
fn an_image_right_after_its_copy_in_noscript_is_the_same() {
    let after = |attributes: &str| {
        let copy = "<noscript><img src=\"/v2-boats-7_1440w.jpg\" width=\"800\"></noscript>";
        let lazy = format!("<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" {attributes} width=\"800\">");
        let reading = between(&format!("<figure>{copy}{lazy}<figcaption>Boats wait</figcaption></figure>"));
        let captions = reading.figures.figures.iter().filter(|placed| placed.figure.caption.is_some());
        (reading.figures.figures.len(), captions.count())
    };
    assert_eq!(after("data-original=\"/v2-boats-7_r.jpg\" data-actualsrc=\"/v2-boats-7_1440w.jpg\""), (1, 1));
    assert_eq!(after("data-original=\"/v2-sails-9_r.jpg\""), (2, 1));
}

#[test]
fn running_text_beside_a_picture_is_no_caption() {
    let beside = |text: &str| {
        let row = format!("<div><div>{BOATS}</div><div class=\"media-text\"><p>{text}</p></div></div>");
        caption_and_credit(&between(&row)).0.map(str::to_owned)
    };
    for text in [
        "Each hull is washed with brine twice a week. A machine could do it, but nobody trusts machines here.",
        "每週用鹽水清洗船身兩次。機器也可以做。",
    ] {
        assert_eq!(beside(text), None, "{text}");
    }
    for text in ["Boats wait at dawn", "Boats wait at dawn for the tide.", "Dr. Holm and St. Ives wait at dawn."] {
        assert_eq!(beside(text).as_deref(), Some(text));
    }
}

#[test]
fn the_title_of_a_picture_in_a_gallery_is_its_caption() {
    let titled = |class: &str| {
        let item = format!("<div><div class=\"picture\">{BOATS}</div><h3 class=\"{class}\">Boats of 1950</h3></div>");
        caption_and_credit(&between(&item)).0.map(str::to_owned)
    };
    assert_eq!(titled("gallery_title").as_deref(), Some("Boats of 1950"));
    assert_eq!(titled("section-title"), None);
}

#[test]
fn white_space_between_elements_keeps_words_of_a_caption_apart() {
    let line = "<a href=\"/boats-large.jpg\">Enlarge</a> <span>/</span> Boats <i>wait</i> <b>here</b>";
    let reading = between(&format!("<figure>{BOATS}<figcaption>{line}</figcaption></figure>"));
    assert_eq!(caption_and_credit(&reading).0, Some("Boats wait here"));
}

#[test]
fn boilerplate_is_no_caption() {
    for line in ["Subscribe to our channel for more of this", "Posted on 3 May 2024 by Ada Holm", "Share this"] {
        assert_eq!(
            caption_and_credit(&between(&format!("<p>{BOATS}</p><p align=\"center\">{line}</p>"))),
            (None, None),
            "{line}"
        );
    }
    let rules = "comments are read before they are shown, and those that are rude, selfish or about something else \
        are left out. The harbour office reads them from nine to five, and only those that it can understand.";
    let below = format!("<div>{BOATS}</div><div><h2>comments</h2><p class=\"byline\"><em>{rules}</em></p></div>");
    let reading = between(&below);
    assert_eq!((caption_and_credit(&reading), reading.caption_blocks.len()), ((None, None), 0));
    assert_eq!(
        caption_and_credit(&between(&format!("<div><p class=\"subtitle\">the tide is late</p>{BOATS}</div>"))),
        (None, None)
    );
    let own =
        between(&format!("<p>{BOATS}</p><p align=\"center\">The comments of the crew are painted on the hull</p>"));
    assert_eq!(caption_and_credit(&own).0, Some("The comments of the crew are painted on the hull"));
}

#[test]
fn what_toggles_a_caption_is_no_part_of_it() {
    let caption = "<div class=\"caption\"><p>The harbour before the storm \
        <b class=\"credit\">Ada Holm</b> <b class=\"hide-caption\"><b>hide caption</b></b></p></div>";
    let toggled =
        format!("<div>{BOATS}<div>{caption}<b class=\"toggle-caption\"><b>toggle caption</b></b></div></div>");
    assert_eq!(caption_and_credit(&between(&toggled)), (Some("The harbour before the storm"), Some("Ada Holm")));
    let shown = "<figcaption class=\"show\">The harbour <span class=\"more\">before the storm that sank it all</span>";
    let reading = between(&format!("<figure>{BOATS}{shown}</figcaption></figure>"));
    assert_eq!(caption_and_credit(&reading).0, Some("The harbour before the storm that sank it all"));
}

#[test]
fn a_size_of_type_is_no_caption() {
    let line =
        |class: &str| format!("<div>{BOATS}</div><div class=\"{class}\">By Ada Holm, three minutes to read</div>");
    assert_eq!(caption_and_credit(&between(&line("text-caption text-grey"))), (None, None));
    assert!(caption_and_credit(&between(&line("image-caption"))).0.is_some());
}

#[test]
fn the_length_of_a_video_is_no_credit() {
    let below = |small: &str| {
        let figure =
            format!("<figure>{BOATS}<figcaption><p>Boats at dawn</p><small>{small}</small></figcaption></figure>");
        let reading = between(&figure);
        caption_and_credit(&reading).1.map(str::to_owned)
    };
    assert_eq!([below("26.10.2025 | 2:43 min"), below("Ada Holm")], [None, Some("Ada Holm".to_owned())]);
}

#[test]
fn of_two_widths_of_a_graphic_the_wide_one_is_kept() {
    let pair = |wide: &str, narrow: &str| {
        let graphic = |about: &str, name: &str| format!("<div {about}><img src=\"/debt-{name}.png\"><p>8 %</p></div>");
        addresses(&between(&format!("<div>{}{}</div>", graphic(narrow, "narrow-77"), graphic(wide, "wide-of-33"))))
            .len()
    };
    assert_eq!(pair("data-min-width=\"600\"", "data-min-width=\"300\" data-max-width=\"599\""), 1);
    assert_eq!(pair("class=\"show-desktop\"", "class=\"show-mobile\""), 1);
    assert_eq!(pair("class=\"desktop-boats\"", "class=\"boats\""), 2);
    assert_eq!(pair("class=\"mobile desktop\"", "class=\"mobile\""), 2);
    let alone = format!("<div class=\"mobile\">{BOATS}</div><div class=\"desktop\"><p>P of a desk</p></div>");
    assert_eq!(addresses(&between(&format!("<div>{alone}</div>"))).len(), 1);
}

#[test]
fn a_share_link_is_no_caption() {
    let buttons = "<ul><li><a href=\"/f\">Facebook</a></li><li><a href=\"/m\">E-mail</a></li></ul>";
    assert_eq!(caption_and_credit(&between(&format!("<div>{BOATS}{buttons}</div>"))), (None, None));
    let button = "<div><a href=\"/buy\">See the price</a></div><p>boat with oars</p>";
    assert_eq!(caption_and_credit(&between(&format!("<div>{BOATS}{button}</div>"))).0, Some("boat with oars"));
}

#[test]
fn a_gallery_at_the_headline_leads_the_article_however_long_its_captions() {
    let long = "Boats of all sizes wait for the ice to go, as they have done each spring. ".repeat(16);
    let read = |caption: &str| {
        let thumb = "<li><a href=\"#1\"><img src=\"/b/1/square_gallery_thumb.jpg\"></a></li>";
        super::read(&format!(
            "<h1>x</h1><div class=\"g\"><ul><li>{BOATS}<div class=\"caption\">{caption}</div></li></ul><ul>{thumb}</ul>\
             <div class=\"caption\"><div>Image 1 of 23</div><div>{caption}</div></div></div><article><p>P {}</p></article>",
            "words of the article that are kept and go on for a while. ".repeat(6)
        ))
    };
    let reading = read(&long[..600]);
    assert_eq!(addresses(&reading), ["https://a.example/boats-at-dawn.jpg"]);
    assert_eq!(caption_and_credit(&reading).0, Some(long[..600].trim()));
}

#[test]
fn a_loader_and_its_copy_may_name_other_sizes_of_one_picture() {
    let own = |names: &str| format!("<img src=\"data:image/gif;base64,R0lGOD\" {names}>");
    let copy = "<noscript><img src=\"/boats.jpg\" alt=\"Boats\"></noscript>";
    let sizes = "data-src=\"/boats.jpg\" data-srcset=\"/boats-800.jpg 800w, /boats-1600.jpg 1600w\"";
    let reading = between(&format!("<figure>{}{copy}</figure>", own(sizes)));
    assert_eq!(addresses(&reading), ["https://a.example/boats-1600.jpg"]);
    assert_eq!(reading.figures.figures[0].figure.alt.as_deref(), Some("Boats"));
    let reading = between(&format!("<div>{}{copy}</div>", own("data-src=\"/nets.jpg\" width=\"800\" height=\"600\"")));
    assert_eq!(addresses(&reading), ["https://a.example/nets.jpg", "https://a.example/boats.jpg"]);
}
