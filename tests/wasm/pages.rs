//! Every page of `tests/pages/` as a live document, laid out in a frame: the article is held to the same expectation as
//! that of the file (`tests/pages.rs`, which also fails when a folder is not listed here).

use super::live::{Live, origin, outcome};
use super::{expectation, options};
use recto::browser::exports::extract;
use wasm_bindgen_test::wasm_bindgen_test;

/// The address that pages have in their expectations.
const EXPECTED_ORIGIN: &str = "https://pages.example";

async fn check(slug: &str, page: &str, expected: &str, html: Option<&str>) {
    // The test's origin has another scheme; an address without one (`//other.example/`) gets it.
    let here = |text: &str| {
        text.replace(EXPECTED_ORIGIN, &origin()).replace("https://other.example/", "http://other.example/")
    };
    let live = Live::open(&format!("/{slug}/"), &here(page)).await;
    let outcome = outcome(extract(live.document(), &options("{\"markdown\": true}")));
    let faults =
        expectation::faults(&expectation::fields(&here(expected)).unwrap(), html.map(here).as_deref(), &outcome);
    assert!(faults.is_empty(), "{slug}\n{}", faults.join("\n"));
}

macro_rules! file {
    ($slug:literal, $name:literal) => {
        include_str!(concat!("../pages/", $slug, "/", $name))
    };
}

/// Pages with an article: the name of the test, the folder.
macro_rules! articles {
    ($($name:ident $slug:literal)*) => {$(
        #[wasm_bindgen_test]
        async fn $name() {
            let html = file!($slug, "expected.html");
            check($slug, file!($slug, "page.html"), file!($slug, "expected.json"), Some(html)).await;
        }
    )*};
}

/// Pages that must be refused: their `expected.json` holds the code of the error.
macro_rules! refusals {
    ($($name:ident $slug:literal)*) => {$(
        #[wasm_bindgen_test]
        async fn $name() {
            check($slug, file!($slug, "page.html"), file!($slug, "expected.json"), None).await;
        }
    )*};
}

articles! {
    article_data_only "article-data-only"
    base_elsewhere "base-elsewhere"
    base_invalid "base-invalid"
    byline_at_the_end "byline-at-the-end"
    byline_bare "byline-bare"
    callouts "callouts"
    caption_below_headline "caption-below-headline"
    caption_beside_figure "caption-beside-figure"
    caption_by_details "caption-by-details"
    caption_centred_small "caption-centred-small"
    caption_credit_only "caption-credit-only"
    caption_described_by "caption-described-by"
    caption_for_several "caption-for-several"
    caption_in_attribute "caption-in-attribute"
    caption_in_its_box "caption-in-its-box"
    caption_labelled_by "caption-labelled-by"
    caption_note "caption-note"
    caption_table_cell "caption-table-cell"
    caption_thumb "caption-thumb"
    caption_two_elements "caption-two-elements"
    caption_wp "caption-wp"
    carousel "carousel"
    chart_svg "chart-svg"
    code_and_quotes "code-and-quotes"
    code_with_gutters "code-with-gutters"
    code_without_pre "code-without-pre"
    cookie_banner "cookie-banner"
    credit_for_all "credit-for-all"
    credit_in_data "credit-in-data"
    discussion_answers "discussion-answers"
    discussion_machine_times "discussion-machine-times"
    discussion_replies "discussion-replies"
    discussion_table "discussion-table"
    docs_sidebar "docs-sidebar"
    drop_cap "drop-cap"
    drop_cap_apart "drop-cap-apart"
    embed_cards "embed-cards"
    embed_posts "embed-posts"
    embed_stills "embed-stills"
    emoticons_in_posts "emoticons-in-posts"
    entities_encoded "entities-encoded"
    forms_within_text "forms-within-text"
    formula_asciimath "formula-asciimath"
    formulas "formulas"
    forum_thread "forum-thread"
    gallery "gallery"
    graphic_two_widths "graphic-two-widths"
    headings_and_lists "headings-and-lists"
    hidden_blocks "hidden-blocks"
    inline_forms "inline-forms"
    lang_arabic "lang-arabic"
    lang_chinese "lang-chinese"
    lang_german "lang-german"
    lang_japanese "lang-japanese"
    lang_korean "lang-korean"
    lang_thai "lang-thai"
    lazy_amp_img "lazy-amp-img"
    lazy_data_src "lazy-data-src"
    lazy_noscript_twin "lazy-noscript-twin"
    lazy_picture_source "lazy-picture-source"
    lazy_srcset "lazy-srcset"
    lazy_tiny_copy "lazy-tiny-copy"
    lead_in_share_box "lead-in-share-box"
    listing "listing"
    long_comments "long-comments"
    manual_of_a_house "manual-of-a-house"
    meta_json_ld "meta-json-ld"
    meta_microdata "meta-microdata"
    meta_open_graph "meta-open-graph"
    newsletter_mid_body "newsletter-mid-body"
    notes_and_pull_quote "notes-and-pull-quote"
    notes_within_lines "notes-within-lines"
    picture_and_what_is_none "picture-and-what-is-none"
    pictures_by_their_worth "pictures-by-their-worth"
    poem_in_white_space "poem-in-white-space"
    product "product"
    product_data_only "product-data-only"
    random_class_names "random-class-names"
    recipe "recipe"
    recipe_data_only "recipe-data-only"
    seed_div_soup "seed-div-soup"
    seed_list_mid_body "seed-list-mid-body"
    seed_nested_tables "seed-nested-tables"
    seed_semantic_figure "seed-semantic-figure"
    shadow_root "shadow-root"
    short_article "short-article"
    tables_data_and_layout "tables-data-and-layout"
    tabs_of_steps "tabs-of-steps"
    video_and_embed "video-and-embed"
}

refusals! {
    empty_page "empty-page"
    login_page "login-page"
    no_article "no-article"
}
