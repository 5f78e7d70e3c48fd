//! What JSON-LD says of the page: schema.org's articles, pages and sites.
//!
//! Scripts that do not parse are mended where publishers commonly break them (raw line breaks in strings, comment marks
//! around the script, a comma too many) and skipped otherwise. Lists of other articles are not descended into.

use super::json::{self, Map, Value};
use super::plain;
use super::survey::Survey;
use crate::page::Page;

/// Largest script read, in bytes. The largest of the benchmark pages has 200 KB.
const LARGEST: usize = 1 << 20;
/// Most objects looked at, over all scripts.
const MOST_OBJECTS: usize = 2_000;

/// What an object describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A text: article, posting, report, recipe, question.
    Article,
    /// The page.
    Page,
    /// The site or who runs it.
    Site,
}

/// One object that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub about: About,
    pub headline: Option<String>,
    pub name: Option<String>,
    pub authors: Vec<String>,
    /// Whether every author is said to be an organization.
    pub organization: bool,
    pub published: Option<String>,
    /// When it was written, which systems set anew.
    pub created: Option<String>,
    pub modified: Option<String>,
    pub publisher: Option<String>,
    pub description: Option<String>,
    pub image: Option<String>,
    pub language: Option<String>,
    pub license: Option<String>,
    /// Whether it is a post of a discussion, whose people go by logins.
    pub discussion: bool,
    /// Whether it is a posting or news: what lists, shops and manuals seldom call themselves.
    pub posting: bool,
    /// Whether it is a page of a manual: its maker is no author.
    pub manual: bool,
}

/// All records of the page's scripts, in order.
pub(super) fn read(roots: &[Value]) -> Vec<Record> {
    let objects = objects(roots);
    objects.iter().filter_map(|o| record(o, &objects)).collect()
}

/// What the scripts hold.
pub(super) fn roots(page: &Page, survey: &Survey) -> Vec<Value> {
    let mut roots = Vec::new();
    for &script in &survey.json_ld {
        let text: String = page.children(script).map(|n| page.text(n)).collect();
        if text.len() <= LARGEST
            && let Some(value) = parse(&text)
        {
            roots.push(value);
        }
    }
    roots
}

fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches('\u{feff}');
    json::parse(text).or_else(|| json::parse(&mended(text)))
}

/// The script with comment marks around it, raw control characters in it and commas before a closing bracket taken out.
fn mended(text: &str) -> String {
    let text = &text.replace("<![CDATA[", "").replace("]]>", "");
    let start = text.find(['{', '[']).unwrap_or(text.len());
    let end = text.rfind(['}', ']']).map_or(start, |e| e + 1).max(start);
    let mut out = String::with_capacity(end - start);
    let (mut quoted, mut escaped) = (false, false);
    for c in text[start..end].chars() {
        let c = if c.is_control() { ' ' } else { c };
        if quoted {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == '"' {
            quoted = true;
        } else if c == '}' || c == ']' {
            let kept = out.trim_end();
            if kept.ends_with(',') {
                out.truncate(kept.len() - 1);
            }
        }
        out.push(c);
    }
    out
}

/// The objects that may describe this page: the roots, their graphs and main entities; not the entries of lists.
pub(super) fn objects(roots: &[Value]) -> Vec<&Map> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = roots.iter().rev().collect();
    while let Some(value) = open.pop() {
        if found.len() >= MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(list) => open.extend(list.iter().take(MOST_OBJECTS).rev()),
            Value::Object(object) => {
                found.push(object);
                // The questions of a list of questions are its entries; the question of a thread is the page.
                let questions = is(object, "FAQPage");
                let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
                let inner = if questions { &inner[..1] } else { &inner[..] };
                open.extend(inner.iter().rev().filter_map(|k| object.get(k)));
            }
            _ => {}
        }
    }
    found
}

fn record(object: &Map, all: &[&Map]) -> Option<Record> {
    // Who publishes their own pages is a person and an organization; their name is that of an author too.
    if is(object, "Person") {
        return None;
    }
    let about = types(object).filter_map(about).min_by_key(|a| *a as u8)?;
    let (authors, organization) = authors(object, all);
    Some(Record {
        about,
        headline: text(object, "headline"),
        name: text(object, "name"),
        authors,
        organization,
        published: text(object, "datePublished"),
        created: text(object, "dateCreated"),
        modified: text(object, "dateModified"),
        publisher: object.get("publisher").and_then(|p| first_house(p, all)),
        description: text(object, "description"),
        image: object.get("image").or_else(|| object.get("primaryImageOfPage")).and_then(|i| address(i, all)),
        language: text(object, "inLanguage"),
        discussion: ["ForumPosting", "Question", "QAPage"].iter().any(|k| is(object, k)),
        posting: is(object, "Posting") || is(object, "NewsArticle"),
        manual: is(object, "TechArticle"),
        license: object.get("license").and_then(|l| address(l, all)),
    })
}

/// Whether one of an object's types is of a kind or ends in its name, as schema.org's narrower ones do.
pub(super) fn is(object: &Map, kind: &str) -> bool {
    types(object).any(|t| t.ends_with(kind))
}

fn types(object: &Map) -> impl Iterator<Item = &str> {
    let one = object.get("@type").or_else(|| object.get("type"));
    let many = one.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    one.and_then(Value::as_str).into_iter().chain(many.iter().filter_map(Value::as_str))
}

/// schema.org's types by what they say of the page. The articles are `Article` and `SocialMediaPosting` with their
/// subtypes, and the creative works that are a page's one text.
fn about(kind: &str) -> Option<About> {
    let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
    if kind.ends_with("Article") || kind.ends_with("Posting") && kind != "JobPosting" || kind.ends_with("NewsItem") {
        return Some(About::Article);
    }
    KINDS.iter().find(|(kinds, _)| plain::among(kinds, kind)).map(|&(_, about)| about)
}

/// The other types that matter, by what they describe.
const KINDS: [(&str, About); 3] = [
    ("Report Review Recipe HowTo Question Chapter ShortStory Thesis LearningResource Course", About::Article),
    ("WebPage AboutPage ItemPage FAQPage QAPage MedicalWebPage CollectionPage", About::Page),
    ("WebSite Organization NewsMediaOrganization", About::Site),
];

pub(super) fn text(object: &Map, key: &str) -> Option<String> {
    string(object.get(key)?)
}

/// The text of a value: a string, the first string of a list, or the `@value` or `name` of an object.
fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Array(list) => list.iter().find_map(Value::as_str)?,
        Value::Object(object) => object.get("@value").or_else(|| object.get("name")).and_then(Value::as_str)?,
        _ => return None,
    };
    Some(plain::field(text)).filter(|t| !t.is_empty())
}

/// The names of the authors, and whether all of them are organizations.
fn authors(object: &Map, all: &[&Map]) -> (Vec<String>, bool) {
    let Some(value) = object.get("author").or_else(|| object.get("creator")) else { return (Vec::new(), false) };
    let list = match value {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut names = Vec::new();
    let mut organization = true;
    for entry in list.iter().take(32) {
        let entry = match entry {
            Value::Object(object) => Some(resolve(object, all)),
            _ => None,
        }
        .map_or(Entry::Text(entry), Entry::Object);
        match entry {
            Entry::Object(object) => {
                // A name given as a list is several people.
                match object.get("name") {
                    Some(Value::Array(several)) => names.extend(several.iter().filter_map(string)),
                    _ => names.extend(text(object, "name")),
                }
                organization &= is(object, "Organization") && !is(object, "Person");
            }
            Entry::Text(value) => {
                names.extend(string(value));
                organization = false;
            }
        }
    }
    let organization = organization && !names.is_empty();
    (names, organization)
}

enum Entry<'a> {
    Object(&'a Map),
    Text(&'a Value),
}

/// The object that a reference by `@id` means.
fn resolve<'a>(object: &'a Map, all: &[&'a Map]) -> &'a Map {
    if object.contains_key("name") {
        return object;
    }
    let id = object.get("@id").and_then(Value::as_str);
    let same = |o: &&&Map| o.contains_key("name") && o.get("@id").and_then(Value::as_str) == id;
    id.and_then(|_| all.iter().find(same)).copied().unwrap_or(object)
}

/// The name of the first publisher, unless it is a person: who publishes their own pages is both.
fn first_house(value: &Value, all: &[&Map]) -> Option<String> {
    let one = match value {
        Value::Array(list) => list.first()?,
        one => one,
    };
    match one {
        Value::Object(object) => Some(resolve(object, all)).filter(|o| !is(o, "Person")).and_then(|o| text(o, "name")),
        one => string(one),
    }
}

/// The address that a value is or has: a picture's, a licence's.
fn address(value: &Value, all: &[&Map]) -> Option<String> {
    match value {
        Value::String(address) => Some(address.trim().to_owned()),
        Value::Array(list) => list.iter().find_map(|v| match v {
            Value::Array(_) => None,
            one => address(one, all),
        }),
        Value::Object(object) => {
            let url = |o: &Map| {
                ["url", "contentUrl"].iter().find_map(|k| o.get(k).and_then(Value::as_str)).map(|s| s.trim().to_owned())
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

    fn records(json: &str) -> Vec<Record> {
        let roots: Vec<Value> = parse(json).into_iter().collect();
        let objects = objects(&roots);
        objects.iter().filter_map(|o| record(o, &objects)).collect()
    }

    #[test]
    fn authors_are_found_in_lists_and_by_reference() {
        let found = records(
            r##"{"@graph":[{"@type":"NewsArticle","headline":"Tide","author":[{"@id":"#ada"},{"@type":"Person","name":"Bo Ek"}]},
                {"@type":"Person","@id":"#ada","name":"Ada Holm"}]}"##,
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].authors, ["Ada Holm", "Bo Ek"]);
        assert!(!found[0].organization);
    }

    #[test]
    fn entries_of_lists_are_not_the_page() {
        assert!(
            records(r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"Other"}]}"#).is_empty()
        );
        let faq = r#"{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Why?"}]}"#;
        assert!(records(faq).iter().all(|r| r.about == About::Page));
        assert_eq!(records(r#"[{"@type":["BlogPosting"],"headline":"This"}]"#)[0].headline.as_deref(), Some("This"));
    }

    #[test]
    fn commonly_broken_scripts_are_mended_and_hopeless_ones_skipped() {
        let found =
            records("/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"One\ntwo\", \"image\":[\"a.jpg\",],} /*]]>*/");
        assert_eq!(found[0].headline.as_deref(), Some("One two"));
        assert_eq!(found[0].image.as_deref(), Some("a.jpg"));
        assert!(records("{\"@type\":\"Article\", headline: x").is_empty());
        assert!(records("").is_empty());
    }

    #[test]
    fn a_string_that_ends_in_a_comma_is_not_mended() {
        assert_eq!(mended(r#"{"a":"x,]\"," ,}"#), r#"{"a":"x,]\"," }"#);
    }

    #[test]
    fn markup_in_a_name_is_taken_out() {
        let found = records(r#"{"@type":"Article","author":{"name":"<b>Ada</b> &amp; Bo<script>x()</script>"}}"#);
        assert_eq!(found[0].authors, ["Ada & Bo"]);
    }
}
