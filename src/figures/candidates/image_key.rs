//! Whether two addresses show one image: the same file in another size, another format, behind another proxy.

use crate::page::word_table::list_contains;

/// What is left of an image's address when size, format and host are removed. Two addresses with one key show one
/// image.
pub(in crate::figures) fn key(address: &str) -> String {
    let address = decoded(address);
    // A proxy has the original address in its query or path: the last address within is the image's.
    let inner = address.rfind("http://").max(address.rfind("https://")).unwrap_or(0);
    let inner = &address[inner..];
    let path = path_of(inner);
    let from_query = if path.len() < inner.len() { picture_in_query(inner) } else { None };
    let path = from_query.as_deref().unwrap_or(path);
    let mut segments = path.rsplit('/').filter(|s| !s.is_empty());
    // Services append the size: "…/a1b2/2000/jpeg", "…/a1b2=w700-h400".
    let mut name = segments.next().unwrap_or_default();
    if list_contains("jpeg|jpg|webp|png|avif|auto", name) {
        let size = |part: &&str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        name = segments.find(|part| !size(part)).unwrap_or(name);
    }
    let last = without_size(name.split_once('=').filter(|(_, size)| is_size(size)).map_or(name, |(name, _)| name));
    // A generic name ("image.jpg", "1.png", "poster.jpg") needs its folders.
    if last.len() >= 12 && last.bytes().any(|b| b.is_ascii_digit() || b == b'-' || b == b'_') || last.len() >= 20 {
        return last;
    }
    let folders: Vec<&str> = segments.filter(|s| !is_size(s)).take(3).collect();
    let mut whole: String = folders.iter().rev().flat_map(|s| [s, "/"]).collect();
    whole.push_str(&last);
    whole.make_ascii_lowercase();
    whole
}

/// Decodes once the percent-encoded characters of an address within another: `:`, `/`, `?`, `=`, `&`.
fn decoded(address: &str) -> String {
    if !address.contains('%') {
        return address.to_owned();
    }
    let mut out = address.to_owned();
    for (code, character) in
        [("%3A", ":"), ("%3a", ":"), ("%2F", "/"), ("%2f", "/"), ("%3F", "?"), ("%3f", "?"), ("%3D", "="), ("%26", "&")]
    {
        out = out.replace(code, character);
    }
    out
}

/// The path of an address, without scheme, host, query and fragment.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    rest.split(['?', '#']).next().unwrap_or_default()
}

/// The file that the query of an image service names: `?url=/a.jpg`, `?id=17`.
fn picture_in_query(address: &str) -> Option<String> {
    let query = address.split_once('?')?.1;
    let names = ["url", "src", "image", "img", "file", "id", "path", "media", "u"];
    let mut pairs = query.split('&').filter_map(|p| p.split_once('='));
    let named = pairs.find(|(name, value)| names.contains(name) && !value.is_empty())?;
    // A path that ends in the name of an image file needs no query.
    (!has_extension(path_of(address))).then(|| format!("{}/{}", path_of(address), named.1))
}

/// Whether a path ends in the name of an image file.
pub(in crate::figures) fn has_extension(path: &str) -> bool {
    const EXTENSIONS: &str = "jpg|jpeg|png|gif|webp|avif|svg|bmp|jfif|heic";
    let end = path.rsplit('/').next().and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    end.is_some_and(|e| list_contains(EXTENSIONS, &e))
}

/// A file name in lower case without extension and size suffixes: `a-300x200.jpg`, `a@2x.png`, `a_XL.webp`,
/// `a-scaled.jpg`.
fn without_size(name: &str) -> String {
    let mut name = name.to_ascii_lowercase();
    if let Some((stem, end)) = name.rsplit_once('.')
        && (2..=5).contains(&end.len())
        && !stem.is_empty()
    {
        name = stem.to_owned();
    }
    // Converted files have a second extension: "a.jpg.webp".
    if has_extension(&name)
        && let Some((stem, _)) = name.rsplit_once('.')
    {
        name = stem.to_owned();
    }
    loop {
        let cut = name.rfind(['-', '_', '@', '.', '~']);
        match cut {
            Some(at) if at > 0 && is_size(&name[at + 1..]) => name.truncate(at),
            _ => return name,
        }
    }
}

/// Whether a part of a path gives the size of an image.
fn is_size(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    const SIZES: &str = "xs|s|m|l|xl|xxl|small|medium|large|full|thumb|thumbnail|scaled|original|orig|mobile|desktop|tablet|2x|3x|1x|\
        crop|resize|width";
    if list_contains(SIZES, &part) {
        return true;
    }
    let digits = |t: &str| !t.is_empty() && t.len() <= 5 && t.bytes().all(|b| b.is_ascii_digit());
    if let Some((w, h)) = part.split_once('x') {
        return digits(w) && (digits(h) || h.is_empty());
    }
    if part.contains('-') && part.split('-').all(is_size) {
        return true;
    }
    // "w_1200", "w1200", "1200w", "1200px".
    let bare = part.trim_start_matches(['w', 'h', '_']).trim_end_matches("px").trim_end_matches('w');
    bare.len() < part.len() && digits(bare) || part.contains(',') && part.split(',').all(|p| p.contains('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_formats_and_proxies_of_one_picture_have_one_key() {
        let plain = key("https://a.example/up/2020/harbour-at-dawn.jpg");
        for variant in [
            "https://a.example/up/2020/harbour-at-dawn-300x200.jpg",
            "https://cdn.example/w_1456,c_limit/harbour-at-dawn.webp",
            "http://a.example/up/2020/harbour-at-dawn@2x.jpg?w=900",
            "https://i0.wp.com/a.example/up/2020/harbour-at-dawn-scaled.jpg?resize=1",
            "https://img.example/fetch/w_900/https%3A%2F%2Fa.example%2Fup%2F2020%2Fharbour-at-dawn.jpg",
            "https://a.example/_next/image?url=%2Fup%2F2020%2Fharbour-at-dawn.jpg&w=640",
        ] {
            assert_eq!(key(variant), plain, "{variant}");
        }
        let plain = key("https://cdn.example/image/0a9f31be77c2d5");
        for variant in ["0a9f31be77c2d5=w700", "0a9f31be77c2d5=w700-h400", "0a9f31be77c2d5/2000/jpeg"] {
            assert_eq!(key(&format!("https://cdn.example/image/{variant}")), plain, "{variant}");
        }
    }

    #[test]
    fn different_pictures_have_different_keys() {
        for (a, b) in [
            ("https://a.example/1.jpg", "https://a.example/2.jpg"),
            ("https://a.example/one/poster.jpg", "https://a.example/two/poster.jpg"),
            ("https://a.example/media?id=1", "https://a.example/media?id=2"),
            ("https://a.example/media/101", "https://a.example/media/102"),
            ("https://a.example/harbour-at-dawn-1.jpg", "https://a.example/harbour-at-dawn-2.jpg"),
        ] {
            assert_ne!(key(a), key(b), "{a}");
        }
    }
}
