//! Pictures that are no content, and those that look like it.

use super::{addresses, between};

#[test]
fn what_is_no_content_is_left_out() {
    for middle in [
        "<img src=\"/pixel?id=3\" width=\"1\" height=\"1\">",
        "<img class=\"avatar\" src=\"/users/ada.jpg\" width=\"96\" height=\"96\">",
        "<a href=\"/\"><img class=\"site-logo\" src=\"/logo.png\"></a>",
        "<img src=\"/icons/arrow.svg\" width=\"24\" height=\"24\">",
        "<div class=\"related\"><a href=\"/other.html\"><img src=\"/other-story-of-today.jpg\"><h3>another story</h3></a></div>",
        "<div class=\"author-box\"><img src=\"/ada-holm-2020.jpg\"><p>about the author and her many works and days, in words</p></div>",
        "<figure><a rel=\"author\" href=\"/people/ada\"><img src=\"/4711-1200.jpg\"></a><figcaption>Ada Holm</figcaption></figure>",
        "<div class=\"native-advertisement\"><a href=\"/a/sun.html\"><figure><img src=\"/sun.jpg\" width=\"980\" height=\"490\"></figure><h3>sun at half the price</h3></a></div>",
        "<picture><source srcset=\"/4711-w400.webp 400w\"><img src=\"/4711-w1200.jpg\" sizes=\"60px\"></picture>",
        "<img src=\"/forum/smileys/grin.gif\" alt=\"Grin\">",
        "<iframe src=\"https://ads.example/frame\"></iframe>",
        "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">",
    ] {
        assert!(addresses(&between(middle)).is_empty(), "{middle}");
    }
}

#[test]
fn a_picture_is_content_in_a_widget_of_a_page_builder() {
    for middle in [
        "<div class=\"elementor-widget widget-image\"><img src=\"/boats-at-dawn.jpg\"></div>",
        "<figure class=\"image widget\"><img src=\"/boats-at-dawn.jpg\" sizes=\"(min-width: 900px) 640px, 100vw\"></figure>",
    ] {
        assert_eq!(addresses(&between(middle)), ["https://a.example/boats-at-dawn.jpg"], "{middle}");
    }
}
