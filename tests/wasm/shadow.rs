//! Shadow trees as a person sees them: open ones are read, with light children in their slots.

use super::live::Live;
use super::{PARAGRAPH, text};
use recto::browser::exports::extract;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, ShadowRootInit, ShadowRootMode};

async fn page(body: &str) -> Live {
    Live::open("/shadow/", &format!("<!DOCTYPE html><title>In the shadow</title><body>{body}</body>")).await
}

fn paragraphs(times: usize) -> String {
    format!("<p>{PARAGRAPH}</p>").repeat(times)
}

/// Paragraphs of the same length that can be told from the others.
const LIGHT: &str = "The words in the middle stand outside of the tree, in the light, where the page itself has put them \
     for all that read it without the shadow.";
const LAST: &str = "At the very end the council paid for the string, the school for the paper, and the wind, as the mayor \
     said that day, for nearly everything else.";

fn host(live: &Live) -> Element {
    live.document().query_selector("x-story").unwrap().unwrap()
}

fn attach(host: &Element, mode: ShadowRootMode, html: &str) {
    host.attach_shadow(&ShadowRootInit::new(mode)).unwrap().set_inner_html(html);
}

fn read(live: &Live) -> String {
    text(&extract(live.document(), &JsValue::UNDEFINED).unwrap(), "textContent")
}

#[wasm_bindgen_test]
async fn an_open_shadow_tree_is_read() {
    let live = page("<x-story></x-story>").await;
    attach(&host(&live), ShadowRootMode::Open, &format!("<article><h1>In the shadow</h1>{}</article>", paragraphs(6)));
    let before = host(&live).shadow_root().unwrap().inner_html();
    assert_eq!(read(&live).matches(PARAGRAPH).count(), 6);
    assert_eq!(host(&live).shadow_root().unwrap().inner_html(), before);
}

#[wasm_bindgen_test]
async fn light_children_stand_in_their_slots() {
    let live = page(&format!("<x-story><p slot=end>{LAST}</p><p>{LIGHT}</p></x-story>")).await;
    let shadow = format!("<article>{}<slot></slot>{}<slot name=end></slot></article>", paragraphs(2), paragraphs(2));
    attach(&host(&live), ShadowRootMode::Open, &shadow);
    let words = read(&live);
    let at = |part: &str| words.find(part).unwrap_or_else(|| panic!("{part} is missing in {words}"));
    assert!(at(PARAGRAPH) < at(LIGHT) && at(LIGHT) < words.rfind(PARAGRAPH).unwrap());
    assert!(words.rfind(PARAGRAPH).unwrap() < at(LAST));
}

#[wasm_bindgen_test]
async fn light_children_without_a_slot_are_not_shown() {
    let live = page("<x-story><p>Nobody can see these words, as no slot takes them.</p></x-story>").await;
    attach(&host(&live), ShadowRootMode::Open, &format!("<article>{}</article>", paragraphs(6)));
    assert!(!read(&live).contains("Nobody can see"));
}

#[wasm_bindgen_test]
async fn a_closed_shadow_tree_stays_closed() {
    let live = page(&format!("<article><x-story></x-story>{}</article>", paragraphs(6))).await;
    attach(&host(&live), ShadowRootMode::Closed, "<p>What is closed is nobody's to read, not even ours.</p>");
    assert!(!read(&live).contains("nobody's to read"));
}

#[wasm_bindgen_test]
async fn shadow_trees_stand_in_shadow_trees() {
    let live = page("<x-story></x-story>").await;
    let around = format!("<article>{}<x-story></x-story>{}</article>", paragraphs(3), paragraphs(3));
    attach(&host(&live), ShadowRootMode::Open, &around);
    let inner = host(&live).shadow_root().unwrap().query_selector("x-story").unwrap().unwrap();
    attach(&inner, ShadowRootMode::Open, &format!("<p>{LAST}</p>"));
    assert!(read(&live).contains(LAST));
}

#[wasm_bindgen_test]
async fn what_a_shadow_tree_hides_is_left_out() {
    let live = page("<x-story></x-story>").await;
    let hidden =
        "<style>.note{display:none}</style><p class=note>A hidden note that nobody was meant to read here.</p>";
    attach(&host(&live), ShadowRootMode::Open, &format!("<article>{}{hidden}</article>", paragraphs(6)));
    let words = read(&live);
    assert!(words.contains(PARAGRAPH) && !words.contains("hidden note"));
}
