//! Reads dates that publishers write for machines: ISO 8601 with the separators in use, compact dates, Unix time.
//!
//! Keeps the precision of what is written. Never guesses between day and month: what is not machine-readable goes to
//! the reader of dates in text.

use super::date_text::parse_date_text;
use super::date_time::{DateTime, DayMonthOrder, Time};

/// Reads ISO 8601 with any of the separators in use, a compact date, seconds or milliseconds since 1970, or, failing
/// that, the first date in words or numbers.
pub fn parse_machine_date(text: &str, order: DayMonthOrder) -> Option<DateTime> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        4 if text.len() == 4 => {
            let year = DateTime::plausible_year(text.parse().ok()?)?;
            Some(DateTime { year, month: None, day: None, time: None })
        }
        4 => separated(text).or_else(|| parse_date_text(text, order)),
        8 if text.len() == 8 || text.as_bytes().get(8).is_some_and(|b| b"T ".contains(b)) => {
            DateTime::from_day(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?)
        }
        10 | 13 if text.len() == digits => from_unix_time(text[..10].parse().ok()?),
        _ => parse_date_text(text, order),
    }
}

/// `2020-03-04T05:06:07.89+01:00` and the like, or `2020-03`.
fn separated(text: &str) -> Option<DateTime> {
    let mut cursor = Cursor(text);
    let year = cursor.number(4)?;
    let separator = cursor.one_of(&['-', '/', '.'])?;
    let month = cursor.number(2)?;
    if cursor.one_of(&[separator]).is_none() {
        let year = u16::try_from(year).ok()?;
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        return cursor.0.is_empty().then_some(DateTime { year, month: Some(month), day: None, time: None });
    }
    let day = cursor.number(2)?;
    if cursor.0.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut date = DateTime::from_day(year, month, day)?;
    date.time = time(cursor.0);
    Some(date)
}

fn time(text: &str) -> Option<Time> {
    let mut cursor = Cursor(text);
    cursor.one_of(&['T', 't', ' ', ',', '\u{a0}'])?;
    cursor.skip_spaces();
    let hour = cursor.number(2).filter(|&h| h < 24)? as u8;
    cursor.one_of(&[':'])?;
    let minute = cursor.number(2).filter(|&m| m < 60)? as u8;
    let mut second = None;
    let mut fraction = (0, 0);
    if cursor.one_of(&[':']).is_some() {
        second = cursor.number(2).filter(|&s| s < 61).map(|s| s as u8);
        if cursor.one_of(&['.', ',']).is_some() {
            let before = cursor.0.len();
            fraction.0 = cursor.number(9).unwrap_or(0);
            fraction.1 = (before - cursor.0.len()) as u8;
            cursor.0 = cursor.0.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    cursor.skip_spaces();
    let half_of_day = cursor.0.get(..2).map(str::to_ascii_lowercase);
    let hour = match half_of_day.as_deref() {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    Some(Time { hour, minute, second, fraction, zone: zone(cursor.0) })
}

/// Minutes east of Greenwich.
fn zone(text: &str) -> Option<i16> {
    let mut cursor = Cursor(text);
    if text.starts_with(['Z', 'z']) || text.starts_with("UTC") || text.starts_with("GMT") {
        return Some(0);
    }
    let sign = if cursor.one_of(&['+'])? == '+' { 1 } else { -1 };
    let hours = cursor.number(2).filter(|&h| h <= 14)? as i16;
    cursor.one_of(&[':']);
    let minutes = cursor.number(2).filter(|&m| m < 60).unwrap_or(0) as i16;
    Some(sign * (hours * 60 + minutes))
}

/// Seconds since 1970, by Howard Hinnant's `civil_from_days`.
#[inline(never)]
fn from_unix_time(seconds: u64) -> Option<DateTime> {
    let days = (seconds / 86_400) as i64 + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let mut date = DateTime::from_day(u32::try_from(year).ok()?, month as u32, day as u32)?;
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

/// A cursor over machine-readable text: the rest that is not read yet.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    /// A number of at most `digits` digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let length = self.0.bytes().take(digits).take_while(u8::is_ascii_digit).count();
        let value = self.0[..length].parse().ok()?;
        self.0 = &self.0[length..];
        Some(value)
    }

    /// One of the characters. Where a plus is allowed, so is a minus, written with any dash.
    fn one_of(&mut self, allowed: &[char]) -> Option<char> {
        let c = self.0.chars().next()?;
        let is_minus = allowed.contains(&'+') && matches!(c, '-' | '−' | '–');
        if !allowed.contains(&c) && !is_minus {
            return None;
        }
        self.0 = &self.0[c.len_utf8()..];
        Some(c)
    }

    fn skip_spaces(&mut self) {
        self.0 = self.0.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(text: &str) -> Option<String> {
        parse_machine_date(text, DayMonthOrder::Unknown).map(DateTime::to_iso)
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
    fn what_is_no_date_is_refused() {
        for given in ["", "yesterday", "2015-13-01", "2015-02-30", "12345", "0001-01-01", "99999999999", "2 hours ago"]
        {
            assert_eq!(machine(given), None, "{given}");
        }
    }
}
