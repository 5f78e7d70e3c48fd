//! Title, author and date against the truth.
//!
//! - A title is right when its words (`\w+`, lower case) are those of the truth, in order; near when their bags have
//!   an F1 of at least 0.8, or when one begins or ends with the other (a site's or section's name beside it).
//! - An author is right when the words of all names are those of the truth, in any order, "by" and "and" left out; near
//!   when one holds all words of the other.
//! - A date is right when it names the same day as the truth does, by its first ten characters: the day as the page
//!   wrote it.
//!   Beside it is printed, and counts for nothing, on how many of the other pages that have one the truth is the day that is
//!   given as that of the last change: where a page shows that day alone, its truth is often that.
//! - Each is scored over the pages where the truth has one. What was given where the truth has none counts as invented.

use crate::reading::Reading;
use crate::report::Report;
use crate::score::{bags, counts, overlap, share};
use crate::word::lowered;

/// What is known about a page beside its words.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub date: Option<String>,
    /// When it was last changed; no truth has it.
    pub changed: Option<String>,
}

impl Facts {
    /// What was read from a page.
    pub fn of(reading: &Reading) -> Self {
        reading.article.as_ref().map_or_else(
            |_| Self::default(),
            |article| Self {
                title: Some(article.title.clone()).filter(|title| !title.is_empty()),
                author: article.byline.clone(),
                date: article.published_time.clone(),
                changed: article.modified_time.clone(),
            },
        )
    }
}

/// How well one value agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// As the truth has it.
    Right,
    /// Nearly.
    Near,
    /// Something else.
    Wrong,
}

/// Whether a title is the true one.
pub fn title(given: &str, truth: &str) -> Match {
    let (given, truth) = (lowered(given), lowered(truth));
    if given == truth {
        Match::Right
    } else if bags(&given, &truth).f1 >= 0.8 || extends(&given, &truth) || extends(&truth, &given) {
        Match::Near
    } else {
        Match::Wrong
    }
}

/// Whether a text begins or ends with another that says something.
fn extends(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && (long.starts_with(short) || long.ends_with(short))
}

/// Whether the authors are the true ones.
pub fn author(given: &str, truth: &str) -> Match {
    let names = |text: &str| counts(lowered(text).into_iter().filter(|word| word != "by" && word != "and"));
    let (given, truth) = (names(given), names(truth));
    let common = overlap(&given, &truth);
    let (given, truth): (usize, usize) = (given.values().sum(), truth.values().sum());
    if common == given && common == truth {
        Match::Right
    } else if common > 0 && (common == given || common == truth) {
        Match::Near
    } else {
        Match::Wrong
    }
}

/// Whether a date is the true one.
pub fn date(given: &str, truth: &str) -> Match {
    let day = |text: &str| text.chars().take(10).collect::<String>();
    if day(given) == day(truth) { Match::Right } else { Match::Wrong }
}

/// What one fact scored over all pages.
#[derive(Debug, Default)]
pub struct Count {
    right: usize,
    near: usize,
    wrong: usize,
    missing: usize,
    invented: usize,
}

impl Count {
    /// Counts one page.
    pub fn add(&mut self, given: Option<&str>, truth: Option<&str>, agree: fn(&str, &str) -> Match) {
        let place = match (given, truth) {
            (Some(given), Some(truth)) => match agree(given, truth) {
                Match::Right => &mut self.right,
                Match::Near => &mut self.near,
                Match::Wrong => &mut self.wrong,
            },
            (None, Some(_)) => &mut self.missing,
            (Some(_), None) => &mut self.invented,
            (None, None) => return,
        };
        *place += 1;
    }

    /// Pages where the truth has one.
    pub fn known(&self) -> usize {
        self.right + self.near + self.wrong + self.missing
    }

    /// Share of them that came out right.
    pub fn rate(&self) -> f64 {
        share(self.right, self.known())
    }

    /// As one line.
    pub fn summary(&self, name: &str) -> String {
        format!(
            "{name:10} right {:>4} of {:>4} ({:.3}), near {:>3} ({:.3} with them), wrong {:>3}, missing {:>3}, invented {:>3}\n",
            self.right,
            self.known(),
            self.rate(),
            self.near,
            share(self.right + self.near, self.known()),
            self.wrong,
            self.missing,
            self.invented
        )
    }
}

/// All three facts over all pages.
#[derive(Debug, Default)]
pub struct Tally {
    title: Count,
    author: Count,
    date: Count,
    /// Pages whose true date is given as that of the last change only.
    changed: usize,
}

impl Tally {
    /// Counts one page.
    pub fn add(&mut self, truth: &Facts, given: &Facts) {
        self.title.add(given.title.as_deref(), truth.title.as_deref(), title);
        self.author.add(given.author.as_deref(), truth.author.as_deref(), author);
        self.date.add(given.date.as_deref(), truth.date.as_deref(), date);
        let is_day =
            |given: &Option<String>| matches!((given, &truth.date), (Some(g), Some(t)) if date(g, t) == Match::Right);
        self.changed += usize::from(!is_day(&given.date) && is_day(&given.changed));
    }

    /// The figures that floors hold.
    pub fn figures(&self, report: &mut Report) {
        report.figure("title", self.title.rate());
        report.figure("author", self.author.rate());
        report.figure("date", self.date.rate());
        report.figure("datesNotInvented", -(self.date.invented as f64));
    }

    /// As lines.
    pub fn summary(&self) -> String {
        let changed = format!("{:10} on {} more the true day is given as that of the last change\n", "", self.changed);
        self.title.summary("title") + &self.author.summary("author") + &self.date.summary("date") + &changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_agree_by_their_words() {
        assert_eq!(title("A “new” day", "a new day"), Match::Right);
        assert_eq!(title("One two three four five", "One two three four five – Site"), Match::Near);
        assert_eq!(title("A new day", "A new day | The Daily Example of Examples"), Match::Near);
        assert_eq!(title("Home", "A new day"), Match::Wrong);
        assert_eq!(title("", "A new day"), Match::Wrong);
    }

    #[test]
    fn authors_agree_in_any_order() {
        assert_eq!(author("By Ann Lee and Bo Ek", "Bo Ek, Ann Lee"), Match::Right);
        assert_eq!(author("Ann Lee", "Ann Lee, Bo Ek"), Match::Near);
        assert_eq!(author("Staff", "Ann Lee"), Match::Wrong);
    }

    #[test]
    fn dates_agree_by_their_day() {
        assert_eq!(date("2025-09-04T23:00:00-05:00", "2025-09-04"), Match::Right);
        assert_eq!(date("2025-09-05", "2025-09-04"), Match::Wrong);
    }

    #[test]
    fn what_the_truth_has_not_is_invented() {
        let mut count = Count::default();
        count.add(Some("2025-09-04"), None, date);
        count.add(None, Some("2025-09-04"), date);
        count.add(None, None, date);
        assert_eq!((count.invented, count.missing, count.known()), (1, 1, 1));
    }
}
