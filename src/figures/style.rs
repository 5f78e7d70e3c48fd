//! CSS declarations, as in a `style` attribute or the live page's computed style.

/// The value of a property in a list of declarations.
pub(in crate::figures) fn value<'a>(declarations: &'a str, property: &str) -> Option<&'a str> {
    let pairs = declarations.split(';').filter_map(|d| d.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.trim())).find(|pair| pair.0 == property).map(|pair| pair.1)
}
