//! Sites of addresses, and the folds that sites fall into: pages of one site are never trained on and scored together.

use crate::rng::hash;

/// Folds that sites fall into.
pub const FOLDS: usize = 5;

/// The fold of an address: that of its site, by chance that never changes, whatever else is trained on.
pub fn fold(url: &str) -> usize {
    // The low bits of this hash follow the last letters.
    usize::try_from((hash(&site(url)) >> 32) % FOLDS as u64).unwrap_or(0)
}

/// The site of an address: the host without what stands before the registered name. A short last but one label, such as
/// in `co.uk`, is taken for a part of the suffix.
pub fn site(url: &str) -> String {
    let host = url.split("//").nth(1).unwrap_or(url).split(['/', ':', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let short_suffix = labels.len() > 2 && labels[labels.len() - 2].len() <= 3 && labels[labels.len() - 1].len() == 2;
    let keep = if short_suffix { 3 } else { 2 };
    labels[labels.len().saturating_sub(keep)..].join(".").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_the_registered_name() {
        assert_eq!(site("https://www.blog.Example.com/a?b"), "example.com");
        assert_eq!(site("http://news.bbc.co.uk:80/x"), "bbc.co.uk");
        assert_eq!(site("https://a.example.de"), "example.de");
        assert_eq!(site(""), "");
    }

    #[test]
    fn addresses_of_a_site_share_its_fold() {
        assert_eq!(fold("https://www.example.com/a"), fold("http://blog.example.com/b?c"));
        let folds: std::collections::BTreeSet<usize> =
            (0..100).map(|n| fold(&format!("https://site{n}.example/"))).collect();
        assert_eq!(folds.len(), FOLDS);
    }
}
