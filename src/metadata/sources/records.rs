//! Records: what JSON-LD declares about the page, as typed candidates of schema.org's articles, pages and sites.
//!
//! Texts are cleaned here; dates and addresses stay as written for the fields to read.

use super::json_ld::{JsonLd, Map, Value, has_type, objects_of_page, text_member, text_of, types};
use crate::metadata::text;

/// What an object describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// An article, posting, report, recipe or question.
    Article,
    /// The page.
    Page,
    /// The site or who runs it.
    Site,
}

/// What one object declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it describes.
    pub kind: RecordKind,
    /// `headline`.
    pub headline: Option<String>,
    /// `name`.
    pub name: Option<String>,
    /// The names in `author` or `creator`.
    pub authors: Vec<String>,
    /// `datePublished`.
    pub published: Option<String>,
    /// `dateCreated`, which some systems set again at each change.
    pub created: Option<String>,
    /// `dateModified`.
    pub modified: Option<String>,
    /// The name of the first `publisher` that is no person.
    pub publisher: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// The address of the first `image`.
    pub image: Option<String>,
    /// `inLanguage`.
    pub language: Option<String>,
    /// The address of the `license`.
    pub license: Option<String>,
    /// Whether it is a post or question of a discussion, whose members go by account names.
    pub is_discussion: bool,
    /// Whether it is a posting or news: types that listings, shops and manuals seldom declare.
    pub is_posting: bool,
    /// Whether it is a page of a manual, whose publisher is no author.
    pub is_manual: bool,
}

impl Record {
    /// The records of a page's scripts, in order, but first those whose headline is the page's title: where several
    /// articles are described, one is the page's own.
    pub(super) fn of_page(json_ld: &JsonLd, title: &str) -> Vec<Self> {
        let objects = objects_of_page(&json_ld.0);
        let records = objects.iter().filter_map(|object| record(object, &objects));
        let title = text::key(title);
        let is_own = |record: &Self| {
            let headline = record.headline.as_deref().or(record.name.as_deref()).map(text::key).unwrap_or_default();
            record.kind == RecordKind::Article
                && !headline.is_empty()
                && (title.contains(&headline) || headline.contains(&title))
        };
        let (mut own, others): (Vec<_>, Vec<_>) = records.partition(is_own);
        own.extend(others);
        own
    }
}

fn record(object: &Map, all: &[&Map]) -> Option<Record> {
    // A self-published author is a person and an organization: the name is an author's, not a site's.
    if has_type(object, "Person") {
        return None;
    }
    let kind = types(object).filter_map(kind_of_type).min_by_key(|kind| *kind as u8)?;
    Some(Record {
        kind,
        headline: text_member(object, "headline"),
        name: text_member(object, "name"),
        authors: authors(object, all),
        published: text_member(object, "datePublished"),
        created: text_member(object, "dateCreated"),
        modified: text_member(object, "dateModified"),
        publisher: object.get("publisher").and_then(|p| first_publisher(p, all)),
        description: text_member(object, "description"),
        image: object.get("image").or_else(|| object.get("primaryImageOfPage")).and_then(|i| address(i, all)),
        language: text_member(object, "inLanguage"),
        is_discussion: ["ForumPosting", "Question", "QAPage"].iter().any(|name| has_type(object, name)),
        is_posting: has_type(object, "Posting") || has_type(object, "NewsArticle"),
        is_manual: has_type(object, "TechArticle"),
        license: object.get("license").and_then(|l| address(l, all)),
    })
}

/// What a type of schema.org describes. Articles are `Article` and `SocialMediaPosting` with their subtypes, and the
/// creative works that are a page's one text.
fn kind_of_type(name: &str) -> Option<RecordKind> {
    let name = name.rsplit(['/', ':']).next().unwrap_or(name);
    if name.ends_with("Article") || name.ends_with("Posting") && name != "JobPosting" || name.ends_with("NewsItem") {
        return Some(RecordKind::Article);
    }
    OTHER_TYPES.iter().find(|(names, _)| text::has_word(names, name)).map(|&(_, kind)| kind)
}

/// The other types that are read, by what they describe.
const OTHER_TYPES: [(&str, RecordKind); 3] = [
    ("Report Review Recipe HowTo Question Chapter ShortStory Thesis LearningResource Course", RecordKind::Article),
    ("WebPage AboutPage ItemPage FAQPage QAPage MedicalWebPage CollectionPage", RecordKind::Page),
    ("WebSite Organization NewsMediaOrganization", RecordKind::Site),
];

/// The names of the authors.
fn authors(object: &Map, all: &[&Map]) -> Vec<String> {
    let Some(value) = object.get("author").or_else(|| object.get("creator")) else { return Vec::new() };
    let list = match value {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut names = Vec::new();
    for entry in list.iter().take(32) {
        match entry {
            Value::Object(object) => match resolve(object, all).get("name") {
                // A list of names is several people.
                Some(Value::Array(several)) => names.extend(several.iter().filter_map(text_of)),
                Some(name) => names.extend(text_of(name)),
                None => {}
            },
            text => names.extend(text_of(text)),
        }
    }
    names
}

/// The object that a reference by `@id` points to.
fn resolve<'a>(object: &'a Map, all: &[&'a Map]) -> &'a Map {
    if object.contains_key("name") {
        return object;
    }
    let id = object.get("@id").and_then(Value::as_str);
    let same = |o: &&&Map| o.contains_key("name") && o.get("@id").and_then(Value::as_str) == id;
    id.and_then(|_| all.iter().find(same)).copied().unwrap_or(object)
}

/// The name of the first publisher, unless it is a person: a self-published author is both.
fn first_publisher(value: &Value, all: &[&Map]) -> Option<String> {
    let one = match value {
        Value::Array(list) => list.first()?,
        one => one,
    };
    match one {
        Value::Object(object) => {
            Some(resolve(object, all)).filter(|o| !has_type(o, "Person")).and_then(|o| text_member(o, "name"))
        }
        one => text_of(one),
    }
}

/// The address that a value is or contains, of a picture or a licence.
fn address(value: &Value, all: &[&Map]) -> Option<String> {
    match value {
        Value::String(address) => Some(address.trim().to_owned()),
        Value::Array(list) => list.iter().find_map(|v| match v {
            Value::Array(_) => None,
            one => address(one, all),
        }),
        Value::Object(object) => {
            let url = |o: &Map| {
                ["url", "contentUrl"]
                    .iter()
                    .find_map(|k| o.get(*k).and_then(Value::as_str))
                    .map(|s| s.trim().to_owned())
            };
            let id = object.get("@id").and_then(Value::as_str);
            url(object).or_else(|| {
                let same = |o: &&&Map| o.get("@id").and_then(Value::as_str) == id;
                id.and_then(|_| all.iter().filter(same).find_map(|o| url(o)))
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(script: &str) -> Vec<Record> {
        Record::of_page(&JsonLd(serde_json::from_str(script).into_iter().collect()), "")
    }

    #[test]
    fn authors_are_found_in_lists_and_by_reference() {
        let found = records(
            r##"{"@graph":[{"@type":"NewsArticle","headline":"Tide","author":[{"@id":"#ada"},{"@type":"Person","name":"Bo Ek"}]},
                {"@type":"Person","@id":"#ada","name":"Ada Holm"}]}"##,
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].authors, ["Ada Holm", "Bo Ek"]);
    }

    #[test]
    fn items_of_lists_do_not_describe_the_page() {
        assert!(
            records(r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"Other"}]}"#).is_empty()
        );
        let faq = r#"{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Why?"}]}"#;
        assert!(records(faq).iter().all(|r| r.kind == RecordKind::Page));
        assert_eq!(records(r#"[{"@type":["BlogPosting"],"headline":"This"}]"#)[0].headline.as_deref(), Some("This"));
    }

    #[test]
    fn markup_in_a_name_is_removed() {
        let found = records(r#"{"@type":"Article","author":{"name":"<b>Ada</b> &amp; Bo<script>x()</script>"}}"#);
        assert_eq!(found[0].authors, ["Ada & Bo"]);
    }
}
