//! Credits in elements and lines of their own, and pictures that are content in spite of how they are written.

use super::{BOATS, addresses, between, caption_and_credit, read};

#[test]
fn a_credit_without_a_label_is_known_by_where_it_stands() {
    for middle in [
        format!(
            "<figure>{BOATS}<figcaption><span>Boats wait at dawn</span><span>Ada Holm / Shore Post</span></figcaption></figure>"
        ),
        format!(
            "<figure>{BOATS}<figcaption>Boats wait at dawn <span class=\"author\">Ada Holm / Shore Post</span></figcaption></figure>"
        ),
        format!(
            "<figure>{BOATS}<figcaption>Boats wait at dawn</figcaption><footer>Ada Holm / Shore Post</footer></figure>"
        ),
        format!(
            "<figure><div>{BOATS}<span>Foto: Ada Holm / Shore Post</span></div><figcaption>Boats wait at dawn</figcaption></figure>"
        ),
        format!("<div><div>{BOATS}</div><div>Boats wait at dawn</div><div>© Ada Holm / Shore Post</div></div>")
            .replace("© ", "Photo: "),
        format!(
            "<figure data-credit=\"Ada Holm / Shore Post\">{BOATS}<figcaption>Boats wait at dawn</figcaption></figure>"
        ),
        format!(
            "<figure data-credit=\"Ada Holm / Shore Post\">{BOATS}<figcaption>Boats wait at dawn (Ada Holm / Shore Post)</figcaption></figure>"
        ),
    ] {
        let found = between(&middle);
        let expected = (Some("Boats wait at dawn"), Some("Ada Holm / Shore Post"));
        assert_eq!(caption_and_credit(&found), expected, "{middle}");
    }
}

#[test]
fn a_name_behind_the_captions_sentence_is_its_credit() {
    for middle in [
        format!("<figure>{BOATS}<figcaption>Boats wait. <span>Ada Holm</span></figcaption></figure>"),
        format!("<div><div>{BOATS}</div><div>Boats wait. <span>Ada Holm</span></div></div>"),
        format!("<div>{BOATS}<span>Boats wait. (Ada Holm)</span></div>"),
    ] {
        assert_eq!(caption_and_credit(&between(&middle)), (Some("Boats wait."), Some("Ada Holm")), "{middle}");
    }
}

#[test]
fn a_label_right_before_the_name_is_no_part_of_it() {
    let credit = "<span class=\"credit\"><span>Credit</span><span>CreditAda Holm for The Shore Post</span></span>";
    let found = between(&format!("<figure>{BOATS}<figcaption>Boats wait at dawn. {credit}</figcaption></figure>"));
    assert_eq!(caption_and_credit(&found), (Some("Boats wait at dawn."), Some("Ada Holm for The Shore Post")));
}

#[test]
fn a_name_that_is_part_of_the_caption_is_no_credit() {
    for middle in [
        format!("<figure>{BOATS}<figcaption>A drawing by <a href=\"/h\">Ada Holm</a></figcaption></figure>"),
        format!("<figure>{BOATS}<figcaption>The boat of <span>Ada Holm</span></figcaption></figure>"),
        format!("<figure>{BOATS}<figcaption>Boats wait</figcaption></figure><p>Ada Holm</p>"),
    ] {
        assert_eq!(caption_and_credit(&between(&middle)).1, None, "{middle}");
    }
}

#[test]
fn names_that_are_one_credit_stay_one() {
    let words = "<span class=\"photo-credit\">Ada Holm</span><span>/</span><span>Getty Images</span>";
    let found = between(&format!("<figure>{BOATS}<figcaption>{words}</figcaption></figure>"));
    assert_eq!(caption_and_credit(&found), (None, Some("Ada Holm/Getty Images")));
}

#[test]
fn a_credit_has_its_name_and_its_agency_and_the_word_of_its_maker() {
    for (text, caption, credit) in [
        ("Boats wait at dawn. / Ada Holm (EFE)", "Boats wait at dawn.", Some("Ada Holm (EFE)")),
        ("Boats wait, at dawn. ADA HOLM / AFP", "Boats wait, at dawn.", Some("ADA HOLM / AFP")),
        ("Boats wait, on 4 May. ADA HOLM « SHORE POST »", "Boats wait, on 4 May.", Some("ADA HOLM « SHORE POST »")),
        ("Boats wait in the U.S. NAVY BASE", "Boats wait in the U.S. NAVY BASE", None),
        ("Boats wait. EVERY DAY AT 6", "Boats wait. EVERY DAY AT 6", None),
        ("Boats wait at dawn (foto Ada Holm)", "Boats wait at dawn", Some("Ada Holm")),
        ("Boats wait (photo of a harbour)", "Boats wait (photo of a harbour)", None),
        ("土をこねる人たち＝16日、佐伯真理撮影", "土をこねる人たち＝16日", Some("佐伯真理撮影")),
        ("Boats wait at dawn. © Foto: Ada Holm", "Boats wait at dawn.", Some("Ada Holm")),
        ("重新点亮的灯塔。李华 摄", "重新点亮的灯塔。", Some("李华 摄")),
        ("灯塔。电影在此拍摄", "灯塔。电影在此拍摄", None),
    ] {
        let found = between(&format!("<figure>{BOATS}<figcaption>{text}</figcaption></figure>"));
        assert_eq!(caption_and_credit(&found), (Some(caption), credit), "{text}");
    }
}

#[test]
fn credits_stand_in_the_order_of_the_page() {
    let nested = "<figcaption class=\"credit\">Photo: Ada Holm<figcaption class=\"credit\">Photo: Shore Post</figcaption></figcaption>";
    let found = between(&format!("<figure>{BOATS}{nested}</figure>"));
    assert_eq!(caption_and_credit(&found), (None, Some("Ada Holm / Shore Post")));
    let split_off = "<figcaption>Boats wait. <span class=\"credit\">Ada Holm</span> They leave at six. Photo: Shore Post</figcaption>";
    let found = between(&format!("<figure>{BOATS}{split_off}</figure>"));
    assert_eq!(caption_and_credit(&found), (Some("Boats wait. They leave at six."), Some("Ada Holm / Shore Post")));
}

#[test]
fn the_icon_on_a_picture_does_not_take_its_caption() {
    let icon = "<span><img src=\"/media/zoom-in.f7.svg\" width=\"200\" height=\"200\"></span>";
    let found = between(&format!("<figure><div>{BOATS}{icon}</div><figcaption>Boats wait</figcaption></figure>"));
    assert_eq!(addresses(&found), ["https://a.example/boats-at-dawn.jpg"]);
    assert_eq!(caption_and_credit(&found), (Some("Boats wait"), None));
    let found = between("<figure><img src=\"/media/chart.svg\"><figcaption>Boats</figcaption></figure>");
    assert_eq!(addresses(&found), ["https://a.example/media/chart.svg"], "a drawing alone is the picture");
}

#[test]
fn pictures_of_a_body_that_is_hidden_until_a_script_runs_stay() {
    let page = |inner: &str| {
        let lazy = "<img data-src=\"/cdn/k1-bridge/640?fmt=jpeg\" src=\"data:image/svg+xml,x\">";
        let text = format!("<p>P {}</p>", "words of the article that are kept and go on for a while. ".repeat(3));
        read(&format!(
            "<article><div style=\"visibility: hidden\">{text}<section>{lazy}</section>{text}</div>{inner}</article>"
        ))
    };
    assert_eq!(addresses(&page("")), ["https://a.example/cdn/k1-bridge/640?fmt=jpeg"]);
    let hidden = page("<div style=\"display: none\"><img src=\"/pop-up-picture.jpg\" width=\"600\"></div>");
    assert_eq!(hidden.figures.figures.len(), 1, "a hidden picture without text");
}

#[test]
fn an_element_of_a_credit_that_is_called_its_caption_is_the_caption() {
    let reading = between(&format!(
        "<figure>{BOATS}<figcaption class=\"attribution\"><span class=\"attribution__caption\">Boats called “Ada” 11 \
         times.</span> <span class=\"attribution__credit\">Ada Holm for Shore Post</span></figcaption></figure>"
    ));
    assert_eq!(caption_and_credit(&reading), (Some("Boats called “Ada” 11 times."), Some("Ada Holm for Shore Post")));
}

#[test]
fn caption_and_credit_in_one_line_with_the_picture_are_declared_by_their_properties() {
    let reading = between(&format!(
        "<div class=\"ph\">{BOATS}<span itemprop=\"caption\">Boats wait at dawn.</span> \
         <span itemprop=\"copyrightHolder\">Ada Holm</span></div>"
    ));
    assert_eq!(caption_and_credit(&reading), (Some("Boats wait at dawn."), Some("Ada Holm")));
}

#[test]
fn a_caption_and_a_copyright_sign_below_a_picture_are_no_notice_of_rights() {
    let below = |line: &str| {
        let reading = between(&format!("<div>{BOATS}<div>{line}</div></div>"));
        let (caption, credit) = caption_and_credit(&reading);
        (caption.map(str::to_owned), credit.map(str::to_owned))
    };
    let found = below("<span>Boats wait</span> <span>Source: © Ada Holm</span>");
    assert_eq!(found, (Some("Boats wait".to_owned()), Some("© Ada Holm".to_owned())));
    assert_eq!(below("Shore Post © 2026").0, None);
}

#[test]
fn an_offer_to_license_a_picture_is_no_part_of_its_caption() {
    let reading = between(&format!(
        "<figure>{BOATS}<figcaption><span>Boats wait at dawn, 4 May 2026. </span><span>SHORE/Ada Holm</span> \
         <a href=\"/l\">Purchase Licensing Rights, opens new tab</a></figcaption></figure>"
    ));
    assert_eq!(caption_and_credit(&reading), (Some("Boats wait at dawn, 4 May 2026."), Some("SHORE/Ada Holm")));
}
