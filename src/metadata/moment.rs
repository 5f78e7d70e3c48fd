//! A point in time with the precision that is known, and how it is read from what publishers write.
//!
//! Two readers: one for machine-readable forms (ISO 8601 and its neighbours), one for dates as people write them, in
//! many languages, which takes a date only when day, month and year stand side by side and mean one thing.

use super::pieces::{Piece, pieces};

/// A date, perhaps with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Time {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    /// The number after the second's point and how many digits it has, at most 9.
    fraction: (u32, u8),
    /// Minutes east of Greenwich.
    zone: Option<i16>,
}

/// How a page writes `3/4/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

impl Order {
    /// By the language of the page: only the United States and the Philippines put the month first. English without a
    /// country says nothing.
    pub(super) fn of(lang: Option<&str>) -> Self {
        let Some(lang) = lang.map(str::to_ascii_lowercase) else { return Self::Unknown };
        match lang.as_str() {
            "en-us" | "es-us" | "en-ph" => Self::MonthFirst,
            "en" => Self::Unknown,
            _ => Self::DayFirst,
        }
    }
}

impl Moment {
    fn date(year: u32, month: u32, day: u32) -> Option<Self> {
        // Dates before the printing press or far ahead are numbers of something else.
        let year = u16::try_from(year).ok().filter(|y| (1450..=2100).contains(y))?;
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month: Some(month as u8), day: Some(day as u8), time: None })
    }

    /// Reads a machine-readable form: ISO 8601 with any of the separators in use, a compact date, seconds or
    /// milliseconds since 1970, or, failing that, a date in words that begins the text.
    pub(super) fn machine(text: &str, order: Order) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        match digits {
            4 if text.len() == 4 => {
                let year = text.parse().ok().filter(|y| (1450..=2100).contains(y))?;
                Some(Self { year, month: None, day: None, time: None })
            }
            4 => Self::separated(text).or_else(|| Self::words(text, order)),
            8 if text.len() == 8 || text.as_bytes().get(8).is_some_and(|b| b"T ".contains(b)) => {
                let date = Self::date(number(&text[..4])?, number(&text[4..6])?, number(&text[6..8])?)?;
                Some(date)
            }
            10 | 13 if text.len() == digits => Self::epoch(text[..10].parse().ok()?),
            _ => Self::words(text, order),
        }
    }

    /// `2020-03-04T05:06:07.89+01:00` and the like.
    fn separated(text: &str) -> Option<Self> {
        let mut scan = Scan(text);
        let year = scan.number(4)?;
        let separator = scan.any(&['-', '/', '.'])?;
        let month = scan.number(2)?;
        if scan.any(&[separator]).is_none() {
            let year = u16::try_from(year).ok()?;
            let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
            return scan.0.is_empty().then_some(Self { year, month: Some(month), day: None, time: None });
        }
        let day = scan.number(2)?;
        if scan.0.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut date = Self::date(year, month, day)?;
        date.time = Self::time(scan.0);
        Some(date)
    }

    fn time(text: &str) -> Option<Time> {
        let mut scan = Scan(text);
        scan.any(&['T', 't', ' ', ',', '\u{a0}'])?;
        scan.spaces();
        let hour = scan.number(2).filter(|&h| h < 24)? as u8;
        scan.any(&[':'])?;
        let minute = scan.number(2).filter(|&m| m < 60)? as u8;
        let mut second = None;
        let mut fraction = (0, 0);
        if scan.any(&[':']).is_some() {
            second = scan.number(2).filter(|&s| s < 61).map(|s| s as u8);
            if scan.any(&['.', ',']).is_some() {
                let before = scan.0.len();
                fraction.0 = scan.number(9).unwrap_or(0);
                fraction.1 = (before - scan.0.len()) as u8;
                scan.0 = scan.0.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        }
        scan.spaces();
        let twelve = scan.0.get(..2).map(str::to_ascii_lowercase);
        let hour = match twelve.as_deref() {
            Some("pm") if hour < 12 => hour + 12,
            Some("am") if hour == 12 => 0,
            _ => hour,
        };
        Some(Time { hour, minute, second, fraction, zone: Self::zone(scan.0) })
    }

    fn zone(text: &str) -> Option<i16> {
        let mut scan = Scan(text);
        if text.starts_with(['Z', 'z']) || text.starts_with("UTC") || text.starts_with("GMT") {
            return Some(0);
        }
        let sign = if scan.any(&['+'])? == '+' { 1 } else { -1 };
        Self::offset(&mut scan, sign)
    }

    fn offset(scan: &mut Scan, sign: i16) -> Option<i16> {
        let hours = scan.number(2).filter(|&h| h <= 14)? as i16;
        scan.any(&[':']);
        let minutes = scan.number(2).filter(|&m| m < 60).unwrap_or(0) as i16;
        Some(sign * (hours * 60 + minutes))
    }

    /// Seconds since 1970, by Howard Hinnant's `civil_from_days`.
    fn epoch(seconds: u64) -> Option<Self> {
        let days = (seconds / 86_400) as i64 + 719_468;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let mut date = Self::date(u32::try_from(year).ok()?, month as u32, day as u32)?;
        let rest = seconds % 86_400;
        date.time = Some(Time {
            hour: (rest / 3_600) as u8,
            minute: (rest % 3_600 / 60) as u8,
            second: Some((rest % 60) as u8),
            fraction: (0, 0),
            zone: Some(0),
        });
        Some(date)
    }

    /// The first date that a text says in words or numbers, with day, month and year. No time of day: which zone it is
    /// in, visible text does not say.
    pub(super) fn words(text: &str, order: Order) -> Option<Self> {
        let pieces = pieces(text);
        for at in 0..pieces.len() {
            let window = &pieces[at..pieces.len().min(at + 3)];
            let &[a, b, c] = window else { break };
            if let Some(date) = Self::three(a, b, c, order) {
                return Some(date);
            }
        }
        None
    }

    fn three(a: Piece, b: Piece, c: Piece, order: Order) -> Option<Self> {
        use Piece::{Month, Number};
        match (a, b, c) {
            (Number { value: day, digits: 1 | 2, .. }, Month(month), Number { value: year, digits: 4, .. })
            | (Month(month), Number { value: day, digits: 1 | 2, .. }, Number { value: year, digits: 4, .. })
            | (Number { value: year, digits: 4, .. }, Month(month), Number { value: day, digits: 1 | 2, .. }) => {
                // Thailand counts from the death of the Buddha.
                let year = if month > 12 && year > 2400 { year - 543 } else { year };
                Self::date(year, (month - 1) % 12 + 1, day)
            }
            (
                Number { value: year, digits: 4, after },
                Number { value: month, digits: 1 | 2, after: again },
                Number { value: day, digits: 1 | 2, .. },
            ) if "-/.年년".contains(after) && (after == again || "月월".contains(again)) => {
                Self::date(year, month, day)
            }
            (
                Number { value: first, digits: 1 | 2, after },
                Number { value: second, digits: 1 | 2, after: again },
                Number { value: year, digits: 4, .. },
            ) if "-/.".contains(after) && after == again => match order {
                _ if after == '.' || first > 12 || first == second => Self::date(year, second, first),
                _ if second > 12 => Self::date(year, first, second),
                Order::DayFirst => Self::date(year, second, first),
                Order::MonthFirst => Self::date(year, first, second),
                Order::Unknown => None,
            },
            _ => None,
        }
    }

    /// Whether two moments are of one day, or of neighbouring days of a month: which zone a day is counted in, a page seldom
    /// says.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let day = |m: &Self| (m.year, m.month);
        let apart = self.day.unwrap_or(0).abs_diff(other.day.unwrap_or(0));
        day(self) == day(other) && apart <= 1
    }

    /// Whether this is a day before that of another: not the same day counted in another zone, nor the same with day and
    /// month the other way round.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let day = |m: &Self| (m.year, m.month, m.day);
        // No zone is more than twelve hours behind Greenwich.
        let late = other.time.as_ref().is_some_and(|t| t.zone == Some(0) && t.hour >= 12);
        day(self) < day(other) && (late || !self.is_near(other)) && day(self) != (other.year, other.day, other.month)
    }

    /// Whether this may be the same time as another that is written in Greenwich's zone, in a zone of its own.
    pub(super) fn is_local(&self, other: &Self) -> bool {
        let zone = |m: &Self| m.time.as_ref().and_then(|t| t.zone);
        self.is_near(other) && zone(self).is_some_and(|z| z != 0) && zone(other) == Some(0)
    }

    /// How much is known, for choosing between two statements of one date: 1 the year, up to 6 with a zone.
    pub(super) fn precision(&self) -> u8 {
        let time = self.time.as_ref().map_or(0, |t| 1 + u8::from(t.second.is_some()) + u8::from(t.zone.is_some()));
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some()) + time
    }
}

impl Moment {
    /// As ISO 8601.
    pub(super) fn written(&self) -> String {
        let mut out = String::new();
        push(&mut out, "", self.year.into(), 4);
        for part in [self.month, self.day].into_iter().flatten() {
            push(&mut out, "-", part.into(), 2);
        }
        let Some(time) = &self.time else { return out };
        push(&mut out, "T", time.hour.into(), 2);
        push(&mut out, ":", time.minute.into(), 2);
        if let Some(second) = time.second {
            push(&mut out, ":", second.into(), 2);
            if time.fraction.1 > 0 {
                push(&mut out, ".", time.fraction.0, time.fraction.1.into());
            }
        }
        match time.zone {
            None => {}
            Some(0) => out.push('Z'),
            Some(zone) => {
                push(&mut out, if zone < 0 { "-" } else { "+" }, u32::from(zone.unsigned_abs() / 60), 2);
                push(&mut out, ":", u32::from(zone.unsigned_abs() % 60), 2);
            }
        }
        out
    }
}

/// Puts a sign and a number of some digits at the end of a text.
fn push(out: &mut String, sign: &str, value: u32, digits: u32) {
    out.push_str(sign);
    for place in (0..digits).rev() {
        out.push((b'0' + (value / 10_u32.pow(place) % 10) as u8) as char);
    }
}

/// A cursor over machine-readable text.
struct Scan<'a>(&'a str);

impl Scan<'_> {
    /// A number of at most `digits` digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let length = self.0.bytes().take(digits).take_while(u8::is_ascii_digit).count();
        let value = number(&self.0[..length])?;
        self.0 = &self.0[length..];
        Some(value)
    }

    /// One of the characters; a minus may be written with any dash.
    fn any(&mut self, of: &[char]) -> Option<char> {
        let c = self.0.chars().next()?;
        let is_minus = of.contains(&'+') && matches!(c, '-' | '−' | '–');
        if !of.contains(&c) && !is_minus {
            return None;
        }
        self.0 = &self.0[c.len_utf8()..];
        Some(c)
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }
}

pub(super) fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(text: &str) -> Option<String> {
        Moment::machine(text, Order::Unknown).map(|m| m.written())
    }

    fn words(text: &str, order: Order) -> Option<String> {
        Moment::words(text, order).map(|m| m.written())
    }

    #[test]
    fn machine_forms_keep_the_precision_they_have() {
        for (given, expected) in [
            ("2018-04-05T06:00", "2018-04-05T06:00"),
            ("2021-11-01T10:52:50+0100", "2021-11-01T10:52:50+01:00"),
            ("2017-11-03 03:01:00.000000", "2017-11-03T03:01:00.000000"),
            ("2019-01-03T07:00:02.000Z", "2019-01-03T07:00:02.000Z"),
            ("2016-12-22T10:43:37-08:00", "2016-12-22T10:43:37-08:00"),
            ("2024-06-25", "2024-06-25"),
            ("2024/6/5", "2024-06-05"),
            ("2003-11", "2003-11"),
            ("1999", "1999"),
            ("20150311", "2015-03-11"),
            ("1425488400", "2015-03-04T17:00:00Z"),
            ("Tue, 03 Mar 2015 12:00:00 GMT", "2015-03-03"),
        ] {
            assert_eq!(machine(given).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for given in ["", "yesterday", "2015-13-01", "2015-02-30", "12345", "0001-01-01", "99999999999", "2 hours ago"]
        {
            assert_eq!(machine(given), None, "{given}");
        }
    }

    #[test]
    fn dates_are_read_in_many_languages() {
        for given in [
            "Posted on March 4, 2020 by Ada",
            "4 March 2020",
            "Mar. 4th, 2020",
            "4. März 2020",
            "Le 4 mars 2020 à 10h",
            "4 de marzo de 2020",
            "4 de março de 2020",
            "4 marzo 2020",
            "4 maart 2020",
            "4 марта 2020 г.",
            "4 березня 2020",
            "4 marca 2020",
            "4. března 2020",
            "4 Mart 2020",
            "4. maaliskuuta 2020",
            "2020年3月4日",
            "2020년 3월 4일",
            "2020. 3. 4.",
            "4 de març de 2020",
            "4. märts 2020",
            "4. ožujka 2020",
            "2020. március 4.",
            "4. marca 2020",
            "4 март 2020",
            "4 Μαρτίου 2020",
            "4 مارس 2020",
            "٤ مارس ٢٠٢٠",
            "4 במרץ 2020",
            "4 मार्च 2020",
            "4 มีนาคม 2563",
            "4 Maret 2020",
            "ngày 4 tháng 3 năm 2020",
            "4. mars 2020",
            "4 martie 2020",
        ] {
            assert_eq!(words(given, Order::Unknown).as_deref(), Some("2020-03-04"), "{given}");
        }
    }

    #[test]
    fn a_date_that_may_mean_two_days_is_read_by_the_language_or_not_at_all() {
        assert_eq!(words("3/4/2020", Order::Unknown), None);
        assert_eq!(words("3/4/2020", Order::MonthFirst).as_deref(), Some("2020-03-04"));
        assert_eq!(words("3/4/2020", Order::DayFirst).as_deref(), Some("2020-04-03"));
        assert_eq!(words("23/4/2020", Order::MonthFirst).as_deref(), Some("2020-04-23"));
        assert_eq!(words("3.4.2020", Order::Unknown).as_deref(), Some("2020-04-03"));
    }

    #[test]
    fn numbers_side_by_side_are_no_date() {
        assert_eq!(words("pages 3 4 2020", Order::DayFirst), None);
        assert_eq!(words("In March 2020 we had 4", Order::DayFirst), None);
        assert_eq!(words("9 nov 2579", Order::DayFirst), None);
        assert_eq!(words("4 tháng 13 năm 2020", Order::DayFirst), None);
    }
}
