//! Whether an author's name is that of the publisher and no person's.

use crate::metadata::text::key;

/// Names and endings of names that editorial offices sign with, as keys.
const OFFICES: &str = "editorialteam editorialstaff editorial editors editor staff team contributor official \
    admin redaktion newsroom redacción redaccion redação redazione larédaction rédaction redactie redaktionen \
    redakce redakcia redakcja redacția toimitus редакция редакція 编辑部 編集部 편집부 هيئةالتحرير";

/// Whether a name is that of the site or of its editorial office. `site_names` are keys.
pub fn is_publisher(name: &str, site_names: &[String]) -> bool {
    let name = key(name);
    let name = name.strip_prefix("the").unwrap_or(&name);
    let name = OFFICES.split(' ').find_map(|office| name.strip_suffix(office)).unwrap_or(name);
    name.is_empty() || site_names.iter().any(|site| site == name || site.strip_prefix("the") == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editorial_offices_and_the_site_are_publishers() {
        let site_names = ["theshorepost".to_owned()];
        for name in [
            "The Shore Post",
            "Shore Post Staff",
            "Editorial Team",
            "The Newsroom",
            "Redacción",
            "La rédaction",
            "Редакция",
        ] {
            assert!(is_publisher(name, &site_names), "{name}");
        }
        assert!(!is_publisher("Ada Holm", &site_names) && !is_publisher("Shore Postman", &site_names));
    }
}
