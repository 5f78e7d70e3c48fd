//! Boxes that stand in and around articles and are no part of them, as markup in packed form.

use super::edit::escaped;
use super::wording::{Wording, unknown_label};
use crate::rng::Rng;

/// What a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Stories,
    Timeline,
    Ranking,
    ReadAlso,
    Newsletter,
    Job,
    Shop,
    Event,
    Gift,
    Consent,
    Paywall,
    Poll,
    Share,
    Advertisement,
    Author,
    Comments,
    Threads,
    /// A part of another page's chrome.
    Borrowed,
}

/// What boxes are made of.
pub struct ClutterSource<'a> {
    pub wording: &'static Wording,
    /// Whether lists of stories have a head that the judge's lists of words know.
    pub is_label_known: bool,
    pub headlines: Vec<&'a str>,
    pub sentences: Vec<&'a str>,
    pub chrome: Vec<&'a str>,
}

impl ClutterSource<'_> {
    /// A box.
    pub fn build(&self, kind: Kind, rng: &Rng) -> String {
        let wording = self.wording;
        match kind {
            Kind::Stories => self.stories(rng),
            Kind::Timeline => self.timeline(rng),
            Kind::Ranking => self.ranking(rng),
            Kind::ReadAlso => self.read_also(rng),
            Kind::Newsletter => form(rng, "newsletter", &wording.newsletter, true),
            Kind::Job => form(rng, "jobs", &wording.job, coin(rng)),
            Kind::Shop => self.shop(rng),
            Kind::Event => form(rng, "events", &wording.event, false),
            Kind::Gift => form(rng, "support", &wording.gift, false),
            Kind::Consent => form(rng, "consent", &wording.consent, false),
            Kind::Paywall => form(rng, "paywall", &wording.paywall, false),
            Kind::Poll => poll(rng, wording),
            Kind::Share => share(rng, wording),
            Kind::Advertisement => self.advertisement(rng),
            Kind::Author => self.author(rng),
            Kind::Comments => self.comments(rng),
            Kind::Threads => self.threads(rng),
            Kind::Borrowed => {
                self.chrome.get(rng.below(self.chrome.len())).map_or_else(|| self.stories(rng), |c| (*c).to_owned())
            }
        }
    }

    fn headline(&self, rng: &Rng) -> String {
        let own = self.headlines.get(rng.below(self.headlines.len())).copied();
        escaped(own.unwrap_or("Two ferry lines talk of one timetable"))
    }

    fn sentence(&self, rng: &Rng) -> String {
        let own = self.sentences.get(rng.below(self.sentences.len())).copied();
        escaped(
            own.unwrap_or(
                "Nobody had expected the boats so late, and the lamps along the quay had been lit for an hour.",
            ),
        )
    }

    fn label(&self, rng: &Rng) -> String {
        if self.is_label_known { (*rng.pick(self.wording.related)).to_owned() } else { unknown_label(rng) }
    }

    fn stories(&self, rng: &Rng) -> String {
        let (pictures, teasers, sections, dates, numbers) =
            (rng.chance(1, 2), rng.chance(1, 3), rng.chance(1, 3), rng.chance(1, 3), rng.chance(1, 5));
        let is_card = rng.chance(1, 3);
        let section = unknown_label(rng);
        let items: Vec<String> = (0..rng.within(3..9))
            .map(|n| {
                let headline = self.headline(rng);
                let mut inner = String::new();
                if numbers {
                    inner += &format!("<span>{}</span>", n + 1);
                }
                if pictures {
                    inner += &picture(rng);
                }
                if sections {
                    inner += &format!("<span>{section}</span> ");
                }
                let name = if rng.chance(1, 2) { "h3" } else { "span" };
                let head = format!("<{name}>{headline}</{name}>");
                inner += &if is_card { head } else { link(rng, &head) };
                if teasers {
                    inner += &format!("<p>{}</p>", self.sentence(rng));
                }
                if dates {
                    inner += &time(rng);
                }
                if is_card { link(rng, &inner) } else { inner }
            })
            .collect();
        let head = heading(rng, &self.label(rng));
        let rows = rows(rng, &items);
        section_of(rng, "related", &(head + &rows))
    }

    fn timeline(&self, rng: &Rng) -> String {
        let items: Vec<String> =
            (0..rng.within(3..8)).map(|_| time(rng) + " " + &link(rng, &self.headline(rng))).collect();
        let head = heading(rng, &self.label(rng));
        let rows = rows(rng, &items);
        section_of(rng, "timeline", &(head + &rows))
    }

    fn ranking(&self, rng: &Rng) -> String {
        let items: Vec<String> =
            (1..rng.within(4..11)).map(|n| format!("<span>{n}</span>") + &link(rng, &self.headline(rng))).collect();
        let head = heading(rng, &self.label(rng));
        let rows = rows(rng, &items);
        section_of(rng, "most-read", &(head + &rows))
    }

    fn read_also(&self, rng: &Rng) -> String {
        let label =
            if self.is_label_known { (*rng.pick(self.wording.read_also)).to_owned() } else { unknown_label(rng) + ":" };
        let headline = link(rng, &self.headline(rng));
        match rng.below(4) {
            0 => format!("<p><strong>{label}</strong> {headline}</p>"),
            1 => format!("<p>{headline}</p>"),
            2 => format!("<div{}>{label} {headline}</div>", class(rng, "read-also")),
            _ => format!("<blockquote><p>{label}</p><p>{headline}</p></blockquote>"),
        }
    }

    fn shop(&self, rng: &Rng) -> String {
        let [head, words, button] = self.wording.shop;
        let items: Vec<String> = (0..rng.within(1..5))
            .map(|_| {
                let price = rng.within(5..90);
                format!(
                    "{}{}<p>{words}</p><span>{price},50 \u{20AC}</span> <button>{button}</button>",
                    picture(rng),
                    link(rng, &self.headline(rng))
                )
            })
            .collect();
        let head = heading(rng, head);
        let rows = rows(rng, &items);
        section_of(rng, "shop", &(head + &rows))
    }

    fn advertisement(&self, rng: &Rng) -> String {
        let label = rng.pick(self.wording.advertisement);
        let inner = format!("{}<strong>{}</strong><p>{}</p>", picture(rng), self.headline(rng), self.sentence(rng));
        let linked = link(rng, &inner);
        let text = format!("<span>{label}</span>{linked}");
        section_of(rng, "ad-slot", &text)
    }

    fn author(&self, rng: &Rng) -> String {
        let name = rng.pick(self.wording.names);
        let text =
            format!("{}<h4>{name}</h4><p>{name} {}</p>{}", picture(rng), self.wording.author, link(rng, "@mail"));
        section_of(rng, "author-box", &text)
    }

    fn comments(&self, rng: &Rng) -> String {
        let [head, reply, report, own] = self.wording.comments;
        let items: Vec<String> = (0..rng.within(2..6))
            .map(|n| {
                let name = rng.pick(self.wording.names);
                let text = if n == 0 { own.to_owned() } else { self.sentence(rng) };
                format!(
                    "<b>{name}</b> {}<p>{text}</p><a href=\"#r{n}\">{reply}</a> <a href=\"#m{n}\">{report}</a>",
                    time(rng)
                )
            })
            .collect();
        let head = heading(rng, head);
        let rows = rows(rng, &items);
        section_of(rng, "comments", &(head + &rows))
    }

    fn threads(&self, rng: &Rng) -> String {
        let [replies, last] = self.wording.thread;
        let items: Vec<String> = (0..rng.within(3..8))
            .map(|_| {
                let name = rng.pick(self.wording.names);
                format!(
                    "{} <span>{name}</span> <span>{replies}</span> <span>{last}</span>",
                    link(rng, &self.headline(rng))
                )
            })
            .collect();
        let head = heading(rng, &self.label(rng));
        let rows = rows(rng, &items);
        section_of(rng, "topics", &(head + &rows))
    }
}

fn coin(rng: &Rng) -> bool {
    rng.chance(1, 2)
}

fn form(rng: &Rng, name: &str, [head, words, button]: &[&str; 3], field: bool) -> String {
    let field = if field { "<input type=\"email\" placeholder=\"mail\"></input>" } else { "" };
    let button = if rng.chance(1, 2) { format!("<button>{button}</button>") } else { link(rng, button) };
    let text = heading(rng, head) + &format!("<p>{words}</p>{field}{button}");
    section_of(rng, name, &text)
}

fn poll(rng: &Rng, wording: &Wording) -> String {
    let [question, answers @ ..] = &wording.poll;
    let items: Vec<String> = answers
        .iter()
        .map(|answer| {
            format!(
                "<label><input type=\"radio\" name=\"p\"></input> {answer}</label> <span>{} %</span>",
                rng.within(3..80)
            )
        })
        .collect();
    let head = heading(rng, question);
    let rows = rows(rng, &items);
    section_of(rng, "poll", &(head + &rows))
}

fn share(rng: &Rng, wording: &Wording) -> String {
    let items: Vec<String> = wording.share.iter().map(|text| link(rng, text)).collect();
    let rows = if rng.chance(1, 2) { items.join(" ") } else { rows(rng, &items) };
    section_of(rng, "share-bar", &rows)
}

/// A head in one of the ways in which sites set heads, or none.
fn heading(rng: &Rng, text: &str) -> String {
    match rng.below(9) {
        level @ 0..=4 => format!("<h{0}>{text}</h{0}>", level + 2),
        5 => format!("<div{}>{text}</div>", class(rng, "title")),
        6 => format!("<b>{text}</b>"),
        7 => format!("<p><strong>{text}</strong></p>"),
        _ => String::new(),
    }
}

/// Rows in one of the ways in which sites set rows.
fn rows(rng: &Rng, items: &[String]) -> String {
    let own = class(rng, "item");
    let each =
        |open: &str, close: &str| items.iter().map(|item| format!("<{open}{own}>{item}</{close}>")).collect::<String>();
    match rng.below(6) {
        0 => format!("<ul{}>{}</ul>", class(rng, "list"), each("li", "li")),
        1 => format!("<ol{}>{}</ol>", class(rng, "list"), each("li", "li")),
        2 => format!("<dl>{}</dl>", each("dd", "dd")),
        3 => {
            let cells: String = items.iter().map(|item| format!("<tr><td>{item}</td></tr>")).collect();
            format!("<table><tbody>{cells}</tbody></table>")
        }
        4 => format!("<div{}>{}</div>", class(rng, "grid"), each("article", "article")),
        _ => format!("<div{}>{}</div>", class(rng, "grid"), each("div", "div")),
    }
}

fn section_of(rng: &Rng, name: &str, inner: &str) -> String {
    let own = class(rng, name);
    match rng.below(5) {
        0 => format!("<aside{own}>{inner}</aside>"),
        1 => format!("<section{own}>{inner}</section>"),
        2 => format!("<div{own}><div>{inner}</div></div>"),
        _ => format!("<div{own}>{inner}</div>"),
    }
}

/// A class that says what it is, one that says nothing, or none.
fn class(rng: &Rng, name: &str) -> String {
    match rng.below(3) {
        0 => format!(" class=\"{name}\""),
        1 => format!(" class=\"c-{:x}\"", rng.below(4096)),
        _ => String::new(),
    }
}

fn link(rng: &Rng, inner: &str) -> String {
    format!("<a href=\"/{}/{}-story.html\">{inner}</a>", rng.within(10..99), rng.within(1000..99_999))
}

fn picture(rng: &Rng) -> String {
    let (width, height) = *rng.pick(&[(120, 80), (300, 200), (64, 64), (640, 360)]);
    format!(
        "<img src=\"/teaser/{}.jpg\" alt=\"\" width=\"{width}\" height=\"{height}\"></img>",
        rng.within(1000..99_999)
    )
}

fn time(rng: &Rng) -> String {
    let (hour, minute) = (rng.below(24), rng.below(60));
    match rng.below(3) {
        0 => format!("<time>{hour:02}:{minute:02}</time>"),
        1 => format!("<span>{}.{}.2026</span>", rng.within(1..29), rng.within(1..13)),
        _ => format!("<span>{hour:02}:{minute:02}</span>"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::snapshot;
    use super::super::wording::wording;
    use super::*;
    use recto::page::Page;

    #[test]
    fn every_box_is_well_formed_and_the_same_every_time() {
        let stock = ClutterSource {
            wording: wording("de"),
            is_label_known: true,
            headlines: vec!["A & b"],
            sentences: vec!["C <d>"],
            chrome: Vec::new(),
        };
        use Kind::*;
        let kinds = [
            Stories,
            Timeline,
            Ranking,
            ReadAlso,
            Newsletter,
            Job,
            Shop,
            Event,
            Gift,
            Consent,
            Paywall,
            Poll,
            Share,
            Advertisement,
            Author,
            Comments,
            Threads,
            Borrowed,
        ];
        for (at, kind) in kinds.into_iter().enumerate() {
            for seed in 0..20 {
                let build = || stock.build(kind, &Rng::new(seed * 100 + at as u64));
                let markup = build();
                assert_eq!(markup, build());
                let html = format!("<html><head></head><body>{markup}</body></html>");
                let page = Page::read(snapshot(html, ""));
                assert!(page.is_ok(), "{kind:?}: {markup}");
            }
        }
    }
}
