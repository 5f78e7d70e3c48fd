//! Reads people's names out of a line that contains more: byline prefixes, roles, degrees, dates, counters, addresses.
//!
//! Never looks at the page, and never decides whether a person is the author.

use super::byline_prefixes::{credits_other_contributor, strip_byline_prefixes};
use super::name_form::PARTICLES;
use super::reporters::reporter_names;
use crate::metadata::dates::{DayMonthOrder, month_number, parse_date_text};
use crate::metadata::text::{self, has_word};

/// Most names read from one line.
const MOST_NAMES: usize = 24;
/// Longest name in characters; the longest single name in the benchmark's reference data has 60.
const LONGEST_NAME: usize = 64;

/// Words that end a name: a date, a counter, a place or a role follows.
const NAME_ENDS: &str = "member moderator administrator updated published posted last views view comments comment shares share \
    follow on in at min read reading minutes contributor editor reporter correspondent writer staff \
    author edited photos photographs photography illustrations medically reviewed fact veröffentlicht \
    publié publicado";

/// Words of a role or degree: a list item that consists of them is no name.
const ROLES: &str = "editor reporter writer correspondent contributor contributing staff senior chief ceo cto cfo founder \
    co-founder director manager president vice producer columnist expert specialist analyst author \
    journalist dietitian educator professor lecturer consultant head marketing content md phd rd ms ma \
    mba esq rn dvm jd cfp jr sr engineer engineering developer scientist researcher development designer strategist";

/// The names in a line, in order, each once. Empty when there are none.
pub fn parse_names(line: &str) -> Vec<String> {
    let line = text::collapse_whitespace(text::truncate(line, 600));
    if credits_other_contributor(&line) {
        return Vec::new();
    }
    let reporters = reporter_names(&line);
    if !reporters.is_empty() {
        return reporters;
    }
    let line = strip_byline_prefixes(within_brackets(&line));
    let line = text::collapse_whitespace(&outside_brackets(line));
    // "Ada Holm - Tide Office": a dash with spaces around it separates a name from something else.
    let line = line.split(" - ").find(|p| !p.trim().is_empty()).unwrap_or_default().to_owned();
    if begins_with_date(&line) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for part in split_items(&line) {
        if begins_with_weekday(&part) {
            continue;
        }
        // "Ada Holm, harbour master": an item in lower case is an occupation or a time, and no name follows it.
        let first = part.split(' ').next().unwrap_or_default();
        let other = first.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if !found.is_empty() && other && !has_word(PARTICLES, first) {
            break;
        }
        // The first item is a name, whatever its form: there are users called "JGD" and "Editor".
        if let Some(name) = parse_name(&part)
            && (found.is_empty() || !is_role(&part) && !is_role(&name))
            && !found.iter().any(|f| text::key(f) == text::key(&name))
            && found.len() < MOST_NAMES
        {
            found.push(name);
        }
    }
    found
}

/// What a line has that is all in brackets, without the house behind the name in it: "[安娜，Shore]". Other brackets are of
/// a place or an agency.
fn within_brackets(line: &str) -> &str {
    let inner = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match inner.and_then(|inner| inner.split_once('，')) {
        Some((name, house)) if !name.is_ascii() && house.is_ascii() => name,
        _ => line,
    }
}

/// The line without bracketed text (handles, addresses, agencies), but with co-authors ("(with Bo Ek)").
fn outside_brackets(line: &str) -> String {
    let co_authors = ["(with ", "(avec ", "(mit ", "(con ", "(com ", "(met "].iter().find_map(|w| line.split_once(w));
    if let Some((head, names)) = co_authors {
        return outside_brackets(&[head, ", ", names.split(')').next().unwrap_or_default()].concat());
    }
    let mut out = String::with_capacity(line.len());
    let mut depth = 0u32;
    for c in line.chars() {
        match c {
            '(' | '[' | '（' | '<' => depth += 1,
            ')' | ']' | '）' | '>' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Splits a line into items that may be names.
fn split_items(line: &str) -> Vec<String> {
    let strong = |c: char| matches!(c, '|' | '•' | '·' | ';' | '\n' | '／' | '、' | '‧' | '—' | '⋅');
    let first = line.split(strong).map(str::trim).find(|p| !p.is_empty()).unwrap_or_default();
    // Semicolons and the ideographic comma separate names; the other characters separate the names from something else.
    let line = if line.contains([';', '、']) { line } else { first };
    let mut parts = Vec::new();
    for section in line.split([';', '、', '\n']) {
        let list: Vec<&str> = section.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
        // "Holm, Ada": a single word before the only comma is a surname.
        if let [last, first] = list[..]
            && !last.contains(' ')
            && !is_role(first)
            && first.split(' ').count() <= 3
            && !first.contains(" and ")
            && first.chars().next().is_some_and(char::is_uppercase)
        {
            parts.push(format!("{first} {last}"));
            continue;
        }
        for item in list {
            parts.extend(split_conjunctions(item));
        }
    }
    parts
}

/// Splits "Ada Holm and Bo Ek", where both sides are names; leaves "Office for Dikes and Tides" whole.
fn split_conjunctions(item: &str) -> Vec<String> {
    let item = item.trim();
    let item = item.strip_prefix("and ").or_else(|| item.strip_prefix("& ")).unwrap_or(item);
    let mut split = item.to_owned();
    for conjunction in [" and ", " & ", " und ", " et ", " och ", " og ", " with ", " + "] {
        split = split.replace(conjunction, "\n");
    }
    let mut sides: Vec<&str> = split.split('\n').collect();
    if sides.len() > 1 {
        sides.retain(|s| !is_role(s));
    }
    let person = |s: &&str| {
        let words: Vec<&str> = s.split(' ').collect();
        words.len() <= 4
            && words.iter().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase()) || w.len() <= 3)
            && !words.iter().any(|w| ["for", "of", "the"].contains(w))
    };
    let persons = sides.len() > 1 && sides.iter().all(person);
    if let [one] = sides[..] {
        return vec![one.to_owned()];
    }
    let alone = |s: &&str| s.split(' ').count() == 1;
    if persons && !sides.iter().any(alone) {
        sides.iter().map(|s| (*s).to_owned()).collect()
    } else {
        vec![item.to_owned()]
    }
}

/// One name, cleaned; `None` when the text is none.
fn parse_name(text: &str) -> Option<String> {
    let text = strip_byline_prefixes(text.trim());
    let mut words: Vec<&str> = Vec::new();
    for (at, word) in text.split(' ').enumerate() {
        let bare = bare(word);
        let handle = word.starts_with('@') || word.contains('@') || word.contains("://") || word.starts_with("www.");
        // "10 posts" is a counter; "3i" and "1Ali" are names.
        let counted = text.split(" ").nth(1).is_some_and(|w| w.starts_with(char::is_lowercase));
        let counts = at > 0 || counted && word.bytes().all(|b| b.is_ascii_digit());
        let number = word.starts_with(|c: char| c.is_ascii_digit()) && counts;
        let more = text.split(' ').nth(at + 1).is_some();
        let role = at > 1 && more && word.starts_with(char::is_uppercase) && has_word(ROLES, &bare);
        // "Human in the Loop", "Harbour Staff" and "Our Harbour Staff" are names; "Ada Holm in Science" and "Ada updated"
        // are a name and more.
        let joins = at == 1
            && words[0].starts_with(char::is_alphabetic)
            && (!more || bare == "in" && text.split(' ').nth(2) == Some("the"));
        let joins = joins || !more && words.first().is_some_and(|w| *w == "Our");
        if handle || number || role || at > 0 && !joins && has_word(NAME_ENDS, &bare) {
            break;
        }
        words.push(word);
    }
    let mut rest = text.split(' ').skip(words.len());
    if let (Some(last), Some(ended)) = (words.last(), rest.next())
        && begins_date(last, ended, rest.next())
    {
        words.pop();
    }
    let name = words.join(" ");
    let name = name
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '/' | '|' | '"' | '*' | '»'));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let fits = letters >= 2 && name.chars().count() <= LONGEST_NAME && words.len() <= 9;
    (fits && !is_placeholder(name)).then(|| name.to_owned())
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    DAYS.iter().any(|d| word == *d || word.starts_with(d) && word.ends_with("day"))
}

/// Whether a word begins a date together with the two that follow it: a weekday, or a month before its day or year. Many a
/// name begins like a month: Maria, Jan, Julia, Martin.
fn begins_date(word: &str, next: &str, after: Option<&str>) -> bool {
    let word = bare(word);
    let number = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 4;
    // "Martin 4 March 2024" and "Martin 3 hours ago" are names and more.
    let is_alone =
        || next.ends_with(',') || after.is_none_or(|after| after == "at" || !after.starts_with(char::is_alphabetic));
    is_weekday(&word) || is_number && is_alone() && month_number(&word).is_some()
}

/// Whether a text begins with a date.
#[inline(never)]
fn begins_with_date(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let begins = first.starts_with(|c: char| c.is_ascii_digit())
        || begins_date(first, words.next().unwrap_or_default(), words.next());
    begins && parse_date_text(text, DayMonthOrder::DayFirst).is_some()
}

/// Whether a text is a date behind an English day of the week: "Fri February 9".
fn begins_with_weekday(text: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    text.split_once(' ').is_some_and(|(day, rest)| {
        let is_day = day.get(..3).is_some_and(|start| DAYS.iter().any(|day| day.eq_ignore_ascii_case(start)));
        let mut words = rest.split(' ');
        is_day && begins_date(words.next().unwrap_or_default(), words.next().unwrap_or_default(), words.next())
    })
}

/// Whether a text is what a person does at a publisher, by its first or last word: "Harbour reporter", "Redakteurin", "Science editor, Almar".
pub fn is_trade(text: &str) -> bool {
    /// Roles by which nothing but a person is called, in the languages of the web.
    const TRADES: &str = "reporter correspondent editor journalist columnist writer producer photographer \
        critic redakteur redakteurin korrespondent korrespondentin reporterin journalistin volontär volontärin \
        redactor redactora periodista corresponsal redatora redator repórter jornalista correspondente \
        journaliste rédacteur rédactrice correspondant correspondante giornalista redattore redattrice \
        corrispondente redacteur verslaggever dziennikarz dziennikarka redaktor redaktorka journalister \
        reporterka toimittaja muhabir muhabiri editör editörü журналист корреспондент редактор обозреватель";
    let role = text.split(',').next().unwrap_or_default();
    let mut ends = role.split(' ').filter(|word| !word.is_empty());
    let (first, last) = (ends.next(), ends.next_back());
    [first, last].into_iter().flatten().any(|word| has_word(TRADES, &bare(word)))
}

/// Whether a later item of a list is a role or a degree and no name.
fn is_role(text: &str) -> bool {
    let words: Vec<String> = text
        .split([' ', '/'])
        .map(|w| w.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>())
        .filter(|w| !w.is_empty())
        .collect();
    let Some(last) = words.last() else { return true };
    // "M.D.", "RDN", "DACVB", "PhD": one short word, most of it capitals.
    let capitals = last.chars().filter(|c| c.is_uppercase()).count();
    let degree = words.len() == 1 && capitals >= 2 && capitals * 2 >= last.len() && last.len() <= 8;
    let named = |w: &String| has_word(ROLES, &w.to_lowercase());
    degree || words.iter().all(named) || words.len() > 1 && words.len() <= 6 && (named(last) || named(&words[0]))
}

/// Whether a text in a name's place is an interface label or placeholder ("Follow author", "admin").
fn is_placeholder(name: &str) -> bool {
    const PLACEHOLDERS: &str = "admin administrator author anonymous guest user null undefined none unknown n/a followauthor \
    sharethis byline about share follow webmaster profile login search support questions emailaddress \
    username contributors email contact contactus clients bio fullbio newsletter menu more home news blog \
    guide guides insights articles reviews products services on nachrichten uppfært aktualisiert actualizado \
    aggiornato uppdaterad opdateret oppdatert コラム ニュース";
    /// Links of a share row.
    const NETWORKS: &str =
        "facebook twitter x whatsapp telegram instagram linkedin youtube pinterest reddit tiktok email print";
    let lower = name.to_lowercase();
    let is_share_row = lower.contains(' ') && lower.split(' ').all(|word| has_word(NETWORKS, word));
    ["last", "updated", "last updated", "published", "posted"].contains(&lower.as_str())
        || is_share_row
        // "Contributors to the Tide Encyclopedia": everybody.
        || lower.starts_with("contributors to ")
        || has_word(PLACEHOLDERS, &lower)
        || has_word(PLACEHOLDERS, &text::key(name))
}

/// The names of several lines, in order, each once.
pub fn parse_names_of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in lines.flat_map(parse_names) {
        if !found.iter().any(|f| text::key(f) == text::key(&name)) {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_name_and_leaves_the_rest() {
        for (line, expected) in [
            ("By Ada Holm", "Ada Holm"),
            ("BY: Ada Holm", "Ada Holm"),
            ("Ada Holm Views", "Ada Holm"),
            ("Ada Holm 1,204 Views", "Ada Holm"),
            ("Written by Ada Holm, MD", "Ada Holm"),
            ("Ada Holm (ada@example.org)", "Ada Holm"),
            ("Ada Holm @adaholm", "Ada Holm"),
            ("[安娜，Shore]", "安娜"),
            ("Ada Holm | The Tide Office", "Ada Holm"),
            ("Ada Holm March 4, 2020", "Ada Holm"),
            ("By Ada Holm Updated 3 hours ago", "Ada Holm"),
            ("Von Ada Holm", "Ada Holm"),
            ("Par Ada Holm", "Ada Holm"),
            ("作者：安娜", "安娜"),
            ("Ada Holm, Senior Editor", "Ada Holm"),
            ("Holm, Ada", "Ada Holm"),
            ("Ada Holm - Tide Office", "Ada Holm"),
            ("Ada Holm Head Keeper", "Ada Holm"),
            ("Better Tides Marketing", "Better Tides Marketing"),
            ("Ada (Wave) Holm", "Ada Holm"),
            ("Articles by Ada Holm", "Ada Holm"),
            ("Office for Dikes and Tides", "Office for Dikes and Tides"),
            ("Harbour Staff", "Harbour Staff"),
            ("Ada Holm, 11:23:55 AM", "Ada Holm"),
            ("Our Harbour Staff", "Our Harbour Staff"),
            ("Ada Holm Staff", "Ada Holm"),
            ("Posted by Ada Holm, Tide Engineer on Far Shore", "Ada Holm"),
            ("Human in the Loop", "Human in the Loop"),
            ("Ada on Tuesday", "Ada"),
            ("Ada Holm, rope maker, Tide Office", "Ada Holm"),
            ("By Maria Holm · 12 March 2026", "Maria Holm"),
            ("Jan Ek | March 12, 2026", "Jan Ek"),
            ("Julia Ek 12 March 2026", "Julia Ek"),
            ("Ada Martin 4 March 2024", "Ada Martin"),
            ("Ada Martin updated 3 hours ago", "Ada Martin"),
            ("June Ek 3 hours ago", "June Ek"),
            ("Ada Holm Monday 4 March 2024", "Ada Holm"),
            ("Ada Holm March 4 at 5 pm", "Ada Holm"),
        ] {
            assert_eq!(parse_names(line), [expected], "{line}");
        }
    }

    #[test]
    fn separates_several_names() {
        assert_eq!(parse_names("By Ada Holm and Bo Ek"), ["Ada Holm", "Bo Ek"]);
        assert_eq!(parse_names("Ada Holm, Bo Ek, and Cy Lund"), ["Ada Holm", "Bo Ek", "Cy Lund"]);
        assert_eq!(parse_names("Ada Holm, VMD, DACVB; Bo Ek, BA & Cy Lund, DVM"), ["Ada Holm", "Bo Ek", "Cy Lund"]);
        assert_eq!(parse_names("Ada Holm, van Ek, Cy Lund"), ["Ada Holm", "van Ek", "Cy Lund"]);
        assert_eq!(parse_names("Ada Holm, Ada Holm"), ["Ada Holm"]);
        assert_eq!(parse_names("Ada Holm (avec Bo Ek et Cy Lund)"), ["Ada Holm", "Bo Ek", "Cy Lund"]);
        assert_eq!(parse_names("Ada Holm (without Bo Ek)"), ["Ada Holm"]);
    }

    #[test]
    fn placeholders_and_other_texts_are_no_names() {
        for line in [
            "",
            "Twitter Facebook",
            "Contributors to the Tide Encyclopedia",
            "Uppfært",
            "By",
            "admin",
            "3 min read",
            "Sat, 20 Dec 2025",
            "February 7",
            "https://example.org/ada",
            "@ada",
            "March 4, 2020",
            "Follow Author",
            "Reviewed by Bo Ek",
            "Contact Us",
            "Last Updated: March 4, 2020",
            "mayo 4, 2024",
            "Mar 4 2024 at 5 pm",
            "Monday, the 4th of March 2024",
        ] {
            assert!(parse_names(line).is_empty(), "{line}: {:?}", parse_names(line));
        }
    }
}
