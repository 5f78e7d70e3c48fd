//! Ids of the article's headings, anchors and footnotes.

use crate::page::numbered::Numbered;

/// A slug of a text: letters and digits of any script in lower case, the rest as hyphens; at most 60 characters.
pub(in crate::content) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().filter_map(|c| c.to_lowercase().next()) {
        if slug.chars().count() >= 60 {
            break;
        }
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// An id that is not taken: the wanted one with the prefix `recto-`, and a number if needed. With the prefix no id
/// collides with a name in scripts or styles of a page.
pub(in crate::content) fn unique(wanted: &str, taken: &mut Numbered) -> String {
    let wanted = format!("recto-{wanted}");
    let mut id = wanted.clone();
    let mut number = taken.len();
    if taken.find(&id).is_some() {
        // The number of ids taken is rarely used already, so that ten thousand equal headings stay linear.
        loop {
            id = format!("{wanted}-{number}");
            if taken.find(&id).is_none() {
                break;
            }
            number += 1;
        }
    }
    taken.add(&id);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_of_words() {
        assert_eq!(slug("What it is, & why"), "what-it-is-why");
        assert_eq!(slug("  <b> "), "b");
        assert_eq!(slug("第一章"), "第一章");
        assert_eq!(slug("!!!"), "section");
        assert_eq!(slug(&"a".repeat(500)).len(), 60);
    }

    #[test]
    fn ids_are_never_taken_twice() {
        let mut taken = Numbered::default();
        let ids: Vec<String> = (0..3).map(|_| unique("notes", &mut taken)).collect();
        assert_eq!(ids, ["recto-notes", "recto-notes-1", "recto-notes-2"]);
    }
}
