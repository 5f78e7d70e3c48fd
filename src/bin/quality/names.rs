//! Class and id values taken away or shuffled: how much does the judge lean on what developers call things?
//!
//! Works on packed snapshots, where `<` always begins a tag or a comment and every value is quoted and escaped.

use crate::rng::Rng;
use recto::page::Snapshot;

/// What is done to the class and id values of a page before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Nothing.
    Kept,
    /// All are emptied.
    Stripped,
    /// All are dealt out anew among the elements that have one.
    Shuffled,
}

impl Names {
    /// What the row of this run is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Kept => "recto",
            Self::Stripped => "recto, names stripped",
            Self::Shuffled => "recto, names shuffled",
        }
    }

    /// The snapshot with its names changed.
    pub fn change(self, mut snapshot: Snapshot) -> Snapshot {
        if self == Self::Kept {
            return snapshot;
        }
        let places = values(&snapshot.html);
        let mut dealt: [Vec<&str>; 2] =
            [false, true].map(|id| places.iter().filter(|p| p.id == id).map(|p| p.of(&snapshot.html)).collect());
        let mut html = String::with_capacity(snapshot.html.len());
        let mut from = 0;
        if self == Self::Shuffled {
            let rng = Rng::new(SEED);
            for values in &mut dealt {
                rng.shuffle(values);
            }
        }
        for place in &places {
            html.push_str(&snapshot.html[from..place.start]);
            let value = dealt[usize::from(place.id)].pop().unwrap_or_default();
            if self == Self::Shuffled {
                html.push_str(value);
            }
            from = place.end;
        }
        html.push_str(&snapshot.html[from..]);
        snapshot.html = html;
        snapshot
    }
}

/// A value in the snapshot.
struct Place {
    start: usize,
    end: usize,
    /// Of an id rather than of a class.
    id: bool,
}

impl Place {
    fn of<'a>(&self, html: &'a str) -> &'a str {
        &html[self.start..self.end]
    }
}

/// Where the class and id values stand.
fn values(html: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(tag) = html[at..].find('<').map(|found| at + found) {
        if html[tag..].starts_with("<!--") {
            at = html[tag + 4..].find("-->").map_or(html.len(), |end| tag + 4 + end + 3);
            continue;
        }
        at = tag + 1;
        // Up to each value's opening quote, or the end of the tag.
        while let Some(mark) = html[at..].find(['"', '>']).map(|found| at + found) {
            if html[mark..].starts_with('>') {
                at = mark + 1;
                break;
            }
            let start = mark + 1;
            let end = html[start..].find('"').map_or(html.len(), |found| start + found);
            let id = html[at..mark].ends_with(" id=");
            if id || html[at..mark].ends_with(" class=") {
                places.push(Place { start, end, id });
            }
            at = (end + 1).min(html.len());
        }
    }
    places
}

/// Any fixed number will do; it must only never change.
const SEED: u64 = 20_261_123;

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><!-- <a id=\"no\"> --><p class=\"a &quot;\" title=\" id=\">x</p><p class=\"b\" id=\"c\"></p>\
                        <p data-id=\"d\" class=\"e\"></p></html>";

    #[test]
    fn stripping_empties_class_and_id_and_nothing_else() {
        assert_eq!(
            Names::Stripped.change(Snapshot::from_serialised(PAGE, "")).html,
            "<html><!-- <a id=\"no\"> --><p class=\"\" title=\" id=\">x</p><p class=\"\" id=\"\"></p>\
             <p data-id=\"d\" class=\"\"></p></html>"
        );
    }

    #[test]
    fn shuffling_deals_the_same_values_anew() {
        let shuffled = Names::Shuffled.change(Snapshot::from_serialised(PAGE, "")).html;
        let sorted = |html: &str| {
            let mut found: Vec<String> = values(html).iter().map(|place| place.of(html).to_owned()).collect();
            found.sort();
            found
        };
        assert_eq!(sorted(&shuffled), sorted(PAGE));
        assert_eq!(shuffled, Names::Shuffled.change(Snapshot::from_serialised(PAGE, "")).html);
        assert!(shuffled.contains("id=\"c\"") && shuffled.contains("title=\" id=\""));
    }
}
