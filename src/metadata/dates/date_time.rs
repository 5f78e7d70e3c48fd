//! A point in time with the precision that is known, its order and its ISO 8601 form.
//!
//! Never completes what is missing: a month without a day stays one, and a time without a zone has none.

/// A date, perhaps with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) time: Option<Time>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// The digits after the second's point as a number, and how many they are, at most 9.
    pub fraction: (u32, u8),
    /// Minutes east of Greenwich.
    pub zone: Option<i16>,
}

/// How a page writes `3/4/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMonthOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
    /// 3 April, but a date of six digits begins with the year: "20.04.03".
    YearFirst,
    /// Not known: such a date is not read.
    Unknown,
}

impl DayMonthOrder {
    /// The order in a language (BCP 47 tag): only the United States and the Philippines put the month first, and the
    /// languages of East Asia, Hungarian, Lithuanian and Mongolian the year (CLDR's short forms). English without a
    /// country may be either.
    pub fn for_language(lang: Option<&str>) -> Self {
        let Some(lang) = lang.map(str::to_ascii_lowercase) else { return Self::Unknown };
        match lang.as_str() {
            "en-us" | "es-us" | "en-ph" => Self::MonthFirst,
            "en" => Self::Unknown,
            _ => match lang.split('-').next().unwrap_or_default() {
                "zh" | "ja" | "ko" | "hu" | "lt" | "mn" => Self::YearFirst,
                _ => Self::DayFirst,
            },
        }
    }

    /// Whether a date with a year of two digits can be read: its place is known, and people write it so.
    pub fn has_short_years(self) -> bool {
        matches!(self, Self::DayFirst | Self::YearFirst)
    }
}

impl DateTime {
    /// A day of the calendar, if there is one of these numbers.
    pub fn from_day(year: u32, month: u32, day: u32) -> Option<Self> {
        let year = Self::plausible_year(year)?;
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month: Some(month as u8), day: Some(day as u8), time: None })
    }

    /// A year of publication. Numbers before the printing press or far ahead mean something else.
    pub(super) fn plausible_year(year: u32) -> Option<u16> {
        u16::try_from(year).ok().filter(|y| (1450..=2100).contains(y))
    }

    /// Whether two dates are of one day, or of neighbouring days of a month: pages seldom give the zone in which a day
    /// is counted.
    pub fn is_within_a_day_of(&self, other: &Self) -> bool {
        let month = |d: &Self| (d.year, d.month);
        let apart = self.day.unwrap_or(0).abs_diff(other.day.unwrap_or(0));
        month(self) == month(other) && apart <= 1
    }

    /// Whether this is an earlier day than another: not the same day counted in another zone, nor the same numbers with
    /// day and month exchanged.
    pub fn is_earlier_day_than(&self, other: &Self) -> bool {
        let day = |d: &Self| (d.year, d.month, d.day);
        // No zone is more than twelve hours behind Greenwich.
        let late = other.time.as_ref().is_some_and(|t| t.zone == Some(0) && t.hour >= 12);
        day(self) < day(other)
            && (late || !self.is_within_a_day_of(other))
            && day(self) != (other.year, other.day, other.month)
    }

    /// Whether this, in a zone other than Greenwich, may be the same time as another that is given in Greenwich's.
    pub fn is_local_form_of(&self, other: &Self) -> bool {
        let zone = |d: &Self| d.time.as_ref().and_then(|t| t.zone);
        self.is_within_a_day_of(other) && zone(self).is_some_and(|z| z != 0) && zone(other) == Some(0)
    }

    /// How many parts are known: 1 the year, 3 the day, up to 6 with a zone.
    pub fn precision(&self) -> u8 {
        let time = self.time.as_ref().map_or(0, |t| 1 + u8::from(t.second.is_some()) + u8::from(t.zone.is_some()));
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some()) + time
    }

    /// The ISO 8601 form, as far as known.
    pub fn to_iso(self) -> String {
        let mut out = String::new();
        push_number(&mut out, "", self.year.into(), 4);
        for part in [self.month, self.day].into_iter().flatten() {
            push_number(&mut out, "-", part.into(), 2);
        }
        let Some(time) = &self.time else { return out };
        push_number(&mut out, "T", time.hour.into(), 2);
        push_number(&mut out, ":", time.minute.into(), 2);
        if let Some(second) = time.second {
            push_number(&mut out, ":", second.into(), 2);
            if time.fraction.1 > 0 {
                push_number(&mut out, ".", time.fraction.0, time.fraction.1.into());
            }
        }
        match time.zone {
            None => {}
            Some(0) => out.push('Z'),
            Some(zone) => {
                push_number(&mut out, if zone < 0 { "-" } else { "+" }, u32::from(zone.unsigned_abs() / 60), 2);
                push_number(&mut out, ":", u32::from(zone.unsigned_abs() % 60), 2);
            }
        }
        out
    }
}

/// Appends a separator and a number with leading zeros.
fn push_number(out: &mut String, separator: &str, value: u32, digits: u32) {
    out.push_str(separator);
    for place in (0..digits).rev() {
        out.push((b'0' + (value / 10_u32.pow(place) % 10) as u8) as char);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u32, month: u32, day: u32) -> DateTime {
        DateTime::from_day(year, month, day).unwrap()
    }

    #[test]
    fn impossible_days_are_refused() {
        for (year, month, day) in [(2015, 13, 1), (2015, 2, 30), (2015, 2, 29), (1, 1, 1), (2579, 1, 1)] {
            assert_eq!(DateTime::from_day(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(DateTime::from_day(2016, 2, 29).is_some());
    }

    #[test]
    fn neighbouring_days_and_exchanged_numbers_are_not_earlier() {
        assert!(day(2020, 3, 4).is_earlier_day_than(&day(2020, 3, 6)));
        assert!(!day(2020, 3, 4).is_earlier_day_than(&day(2020, 3, 5)));
        assert!(!day(2020, 3, 4).is_earlier_day_than(&day(2020, 4, 3)));
        assert!(day(2020, 3, 4).is_within_a_day_of(&day(2020, 3, 3)));
    }

    #[test]
    fn the_iso_form_has_the_parts_that_are_known() {
        let mut date = day(2020, 3, 4);
        assert_eq!(date.to_iso(), "2020-03-04");
        date.time = Some(Time { hour: 5, minute: 6, second: Some(7), fraction: (80, 3), zone: Some(-90) });
        assert_eq!(date.to_iso(), "2020-03-04T05:06:07.080-01:30");
        assert_eq!(DateTime { month: None, day: None, time: None, ..date }.to_iso(), "2020");
    }
}
