//! Boxes that stand in and around articles and are no part of them, as markup in packed form.

use super::edit::escaped;
use super::wording::{Wording, unknown_label};
use crate::dice::Dice;

/// What a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
pub struct Stock<'a> {
    pub wording: &'static Wording,
    /// Whether lists of stories have a head that the judge's lists of words know.
    pub is_label_known: bool,
    pub headlines: Vec<&'a str>,
    pub sentences: Vec<&'a str>,
    pub chrome: Vec<&'a str>,
}

impl Stock<'_> {
    /// A box.
    pub fn build(&self, kind: Kind, dice: &Dice) -> String {
        let wording = self.wording;
        match kind {
            Kind::Stories => self.stories(dice),
            Kind::Timeline => self.timeline(dice),
            Kind::Ranking => self.ranking(dice),
            Kind::ReadAlso => self.read_also(dice),
            Kind::Newsletter => form(dice, "newsletter", &wording.newsletter, true),
            Kind::Job => form(dice, "jobs", &wording.job, dice_says(dice)),
            Kind::Shop => self.shop(dice),
            Kind::Event => form(dice, "events", &wording.event, false),
            Kind::Gift => form(dice, "support", &wording.gift, false),
            Kind::Consent => form(dice, "consent", &wording.consent, false),
            Kind::Paywall => form(dice, "paywall", &wording.paywall, false),
            Kind::Poll => poll(dice, wording),
            Kind::Share => share(dice, wording),
            Kind::Advertisement => self.advertisement(dice),
            Kind::Author => self.author(dice),
            Kind::Comments => self.comments(dice),
            Kind::Threads => self.threads(dice),
            Kind::Borrowed => {
                self.chrome.get(dice.below(self.chrome.len())).map_or_else(|| self.stories(dice), |c| (*c).to_owned())
            }
        }
    }

    fn headline(&self, dice: &Dice) -> String {
        let own = self.headlines.get(dice.below(self.headlines.len())).copied();
        escaped(own.unwrap_or("Two ferry lines talk of one timetable"))
    }

    fn sentence(&self, dice: &Dice) -> String {
        let own = self.sentences.get(dice.below(self.sentences.len())).copied();
        escaped(
            own.unwrap_or(
                "Nobody had expected the boats so late, and the lamps along the quay had been lit for an hour.",
            ),
        )
    }

    fn label(&self, dice: &Dice) -> String {
        if self.is_label_known { (*dice.pick(self.wording.related)).to_owned() } else { unknown_label(dice) }
    }

    fn stories(&self, dice: &Dice) -> String {
        let (pictures, teasers, sections, dates, numbers) =
            (dice.chance(1, 2), dice.chance(1, 3), dice.chance(1, 3), dice.chance(1, 3), dice.chance(1, 5));
        let is_card = dice.chance(1, 3);
        let section = unknown_label(dice);
        let items: Vec<String> = (0..dice.within(3..9))
            .map(|n| {
                let headline = self.headline(dice);
                let mut inner = String::new();
                if numbers {
                    inner += &format!("<span>{}</span>", n + 1);
                }
                if pictures {
                    inner += &picture(dice);
                }
                if sections {
                    inner += &format!("<span>{section}</span> ");
                }
                let name = if dice.chance(1, 2) { "h3" } else { "span" };
                let head = format!("<{name}>{headline}</{name}>");
                inner += &if is_card { head } else { link(dice, &head) };
                if teasers {
                    inner += &format!("<p>{}</p>", self.sentence(dice));
                }
                if dates {
                    inner += &time(dice);
                }
                if is_card { link(dice, &inner) } else { inner }
            })
            .collect();
        let head = heading(dice, &self.label(dice));
        let rows = rows(dice, &items);
        section_of(dice, "related", &(head + &rows))
    }

    fn timeline(&self, dice: &Dice) -> String {
        let items: Vec<String> =
            (0..dice.within(3..8)).map(|_| time(dice) + " " + &link(dice, &self.headline(dice))).collect();
        let head = heading(dice, &self.label(dice));
        let rows = rows(dice, &items);
        section_of(dice, "timeline", &(head + &rows))
    }

    fn ranking(&self, dice: &Dice) -> String {
        let items: Vec<String> =
            (1..dice.within(4..11)).map(|n| format!("<span>{n}</span>") + &link(dice, &self.headline(dice))).collect();
        let head = heading(dice, &self.label(dice));
        let rows = rows(dice, &items);
        section_of(dice, "most-read", &(head + &rows))
    }

    fn read_also(&self, dice: &Dice) -> String {
        let label = if self.is_label_known {
            (*dice.pick(self.wording.read_also)).to_owned()
        } else {
            unknown_label(dice) + ":"
        };
        let headline = link(dice, &self.headline(dice));
        match dice.below(4) {
            0 => format!("<p><strong>{label}</strong> {headline}</p>"),
            1 => format!("<p>{headline}</p>"),
            2 => format!("<div{}>{label} {headline}</div>", class(dice, "read-also")),
            _ => format!("<blockquote><p>{label}</p><p>{headline}</p></blockquote>"),
        }
    }

    fn shop(&self, dice: &Dice) -> String {
        let [head, words, button] = self.wording.shop;
        let items: Vec<String> = (0..dice.within(1..5))
            .map(|_| {
                let price = dice.within(5..90);
                format!(
                    "{}{}<p>{words}</p><span>{price},50 \u{20AC}</span> <button>{button}</button>",
                    picture(dice),
                    link(dice, &self.headline(dice))
                )
            })
            .collect();
        let head = heading(dice, head);
        let rows = rows(dice, &items);
        section_of(dice, "shop", &(head + &rows))
    }

    fn advertisement(&self, dice: &Dice) -> String {
        let label = dice.pick(self.wording.advertisement);
        let inner = format!("{}<strong>{}</strong><p>{}</p>", picture(dice), self.headline(dice), self.sentence(dice));
        let linked = link(dice, &inner);
        let text = format!("<span>{label}</span>{linked}");
        section_of(dice, "ad-slot", &text)
    }

    fn author(&self, dice: &Dice) -> String {
        let name = dice.pick(self.wording.names);
        let text =
            format!("{}<h4>{name}</h4><p>{name} {}</p>{}", picture(dice), self.wording.author, link(dice, "@mail"));
        section_of(dice, "author-box", &text)
    }

    fn comments(&self, dice: &Dice) -> String {
        let [head, reply, report, own] = self.wording.comments;
        let items: Vec<String> = (0..dice.within(2..6))
            .map(|n| {
                let name = dice.pick(self.wording.names);
                let text = if n == 0 { own.to_owned() } else { self.sentence(dice) };
                format!(
                    "<b>{name}</b> {}<p>{text}</p><a href=\"#r{n}\">{reply}</a> <a href=\"#m{n}\">{report}</a>",
                    time(dice)
                )
            })
            .collect();
        let head = heading(dice, head);
        let rows = rows(dice, &items);
        section_of(dice, "comments", &(head + &rows))
    }

    fn threads(&self, dice: &Dice) -> String {
        let [replies, last] = self.wording.thread;
        let items: Vec<String> = (0..dice.within(3..8))
            .map(|_| {
                let name = dice.pick(self.wording.names);
                format!(
                    "{} <span>{name}</span> <span>{replies}</span> <span>{last}</span>",
                    link(dice, &self.headline(dice))
                )
            })
            .collect();
        let head = heading(dice, &self.label(dice));
        let rows = rows(dice, &items);
        section_of(dice, "topics", &(head + &rows))
    }
}

fn dice_says(dice: &Dice) -> bool {
    dice.chance(1, 2)
}

fn form(dice: &Dice, name: &str, [head, words, button]: &[&str; 3], field: bool) -> String {
    let field = if field { "<input type=\"email\" placeholder=\"mail\"></input>" } else { "" };
    let button = if dice.chance(1, 2) { format!("<button>{button}</button>") } else { link(dice, button) };
    let text = heading(dice, head) + &format!("<p>{words}</p>{field}{button}");
    section_of(dice, name, &text)
}

fn poll(dice: &Dice, wording: &Wording) -> String {
    let [question, answers @ ..] = &wording.poll;
    let items: Vec<String> = answers
        .iter()
        .map(|answer| {
            format!(
                "<label><input type=\"radio\" name=\"p\"></input> {answer}</label> <span>{} %</span>",
                dice.within(3..80)
            )
        })
        .collect();
    let head = heading(dice, question);
    let rows = rows(dice, &items);
    section_of(dice, "poll", &(head + &rows))
}

fn share(dice: &Dice, wording: &Wording) -> String {
    let items: Vec<String> = wording.share.iter().map(|text| link(dice, text)).collect();
    let rows = if dice.chance(1, 2) { items.join(" ") } else { rows(dice, &items) };
    section_of(dice, "share-bar", &rows)
}

/// A head in one of the ways in which sites set heads, or none.
fn heading(dice: &Dice, text: &str) -> String {
    match dice.below(9) {
        level @ 0..=4 => format!("<h{0}>{text}</h{0}>", level + 2),
        5 => format!("<div{}>{text}</div>", class(dice, "title")),
        6 => format!("<b>{text}</b>"),
        7 => format!("<p><strong>{text}</strong></p>"),
        _ => String::new(),
    }
}

/// Rows in one of the ways in which sites set rows.
fn rows(dice: &Dice, items: &[String]) -> String {
    let own = class(dice, "item");
    let each =
        |open: &str, close: &str| items.iter().map(|item| format!("<{open}{own}>{item}</{close}>")).collect::<String>();
    match dice.below(6) {
        0 => format!("<ul{}>{}</ul>", class(dice, "list"), each("li", "li")),
        1 => format!("<ol{}>{}</ol>", class(dice, "list"), each("li", "li")),
        2 => format!("<dl>{}</dl>", each("dd", "dd")),
        3 => {
            let cells: String = items.iter().map(|item| format!("<tr><td>{item}</td></tr>")).collect();
            format!("<table><tbody>{cells}</tbody></table>")
        }
        4 => format!("<div{}>{}</div>", class(dice, "grid"), each("article", "article")),
        _ => format!("<div{}>{}</div>", class(dice, "grid"), each("div", "div")),
    }
}

fn section_of(dice: &Dice, name: &str, inner: &str) -> String {
    let own = class(dice, name);
    match dice.below(5) {
        0 => format!("<aside{own}>{inner}</aside>"),
        1 => format!("<section{own}>{inner}</section>"),
        2 => format!("<div{own}><div>{inner}</div></div>"),
        _ => format!("<div{own}>{inner}</div>"),
    }
}

/// A class that says what it is, one that says nothing, or none.
fn class(dice: &Dice, name: &str) -> String {
    match dice.below(3) {
        0 => format!(" class=\"{name}\""),
        1 => format!(" class=\"c-{:x}\"", dice.below(4096)),
        _ => String::new(),
    }
}

fn link(dice: &Dice, inner: &str) -> String {
    format!("<a href=\"/{}/{}-story.html\">{inner}</a>", dice.within(10..99), dice.within(1000..99_999))
}

fn picture(dice: &Dice) -> String {
    let (width, height) = *dice.pick(&[(120, 80), (300, 200), (64, 64), (640, 360)]);
    format!(
        "<img src=\"/teaser/{}.jpg\" alt=\"\" width=\"{width}\" height=\"{height}\"></img>",
        dice.within(1000..99_999)
    )
}

fn time(dice: &Dice) -> String {
    let (hour, minute) = (dice.below(24), dice.below(60));
    match dice.below(3) {
        0 => format!("<time>{hour:02}:{minute:02}</time>"),
        1 => format!("<span>{}.{}.2026</span>", dice.within(1..29), dice.within(1..13)),
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
        let stock = Stock {
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
                let build = || stock.build(kind, &Dice::new(seed * 100 + at as u64));
                let markup = build();
                assert_eq!(markup, build());
                let html = format!("<html><head></head><body>{markup}</body></html>");
                let page = Page::read(snapshot(html, ""));
                assert!(page.is_ok(), "{kind:?}: {markup}");
            }
        }
    }
}
