//! What may stand in the HTML of an article, told once more by the tests: the names and values of attributes.

use recto::render::ALLOWED;

/// Whether an element may have an attribute of this value. `foreign` is one of a formula or a drawing.
pub fn may_have(name: &str, foreign: bool, attribute: &str, value: &str) -> bool {
    let scheme = value.split_once(':').map(|s| s.0.to_ascii_lowercase()).unwrap_or_default();
    let is_harmless = match attribute {
        "href" => value.starts_with("#recto-") || matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
        "src" | "poster" => {
            matches!(scheme.as_str(), "http" | "https")
                || (scheme == "data" && value.starts_with("data:image/") && !value.starts_with("data:image/svg"))
        }
        "id" => value.starts_with("recto-"),
        "class" => matches!(value, "credit" | "dark" | "embed") || value.starts_with("language-"),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" => value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        _ if foreign => {
            let bare = value.to_ascii_lowercase().replace("url(#recto-d", "");
            !attribute.starts_with("on")
                && (attribute == "aria-label" || !bare.contains([':', '\\', '\'']) && !bare.contains("url("))
        }
        "start" | "colspan" | "rowspan" | "width" | "height" => value.parse::<i32>().is_ok(),
        _ => true,
    };
    let allowed = ALLOWED.iter().find(|element| element.0 == name);
    is_harmless && allowed.is_some_and(|(_, attributes)| attributes.split('|').any(|one| one == attribute))
}
