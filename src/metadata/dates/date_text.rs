//! Reads dates as people write them, in the languages of the web: "4 March 2020", "2020年3月4日", "3.4.2020".
//!
//! A date counts only when day, month and year stand side by side and mean one thing. No time of day is read: visible
//! text does not give its zone.

use super::date_time::{DateTime, DayMonthOrder};
use super::tokens::{DateToken, tokenize};
use crate::metadata::text;

/// Most bytes of a text that are read: dates stand in short lines.
const LONGEST: usize = 400;

/// The first date of a text that has day, month and year.
pub fn parse_date_text(text: &str, order: DayMonthOrder) -> Option<DateTime> {
    let text = text::truncate(text, LONGEST);
    let may_have_day = may_have_year(text) || order.has_short_years() && may_have_short_year(text);
    if !may_have_day {
        return None;
    }
    let tokens = tokenize(text);
    let found =
        tokens.windows(3).find_map(|three| if let &[a, b, c] = three { from_tokens(a, b, c, order) } else { None });
    found.or_else(|| tokens.windows(7).find_map(year_behind_time))
}

/// The date that mail programs and Unix write with the year behind the time and its zone: "Wed Mar 4 21:14:09 CET 2020".
#[inline(never)]
fn year_behind_time(seven: &[DateToken]) -> Option<DateTime> {
    use DateToken::{Month, Number};
    match *seven {
        [
            Month(month @ ..=12),
            Number { value: day, digits: 1 | 2, .. },
            Number { digits: 2, after: ':', .. },
            Number { digits: 2, after: ':', .. },
            Number { digits: 2, .. },
            DateToken::Word,
            Number { value: year, digits: 4, .. },
        ] => DateTime::from_day(year, month, day),
        _ => None,
    }
}

/// Whether a text may have a year: four digits in a row, or, in a script with digits of its own, any of its characters.
/// Most lines of a page end here.
fn may_have_year(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        // The leading bytes of Arabic, Persian and Devanagari digits in UTF-8.
        run == 4 || matches!(byte, 0xd9 | 0xdb | 0xe0)
    })
}

/// Whether a text may have a day with a year of two digits: two digits, a dot or a slash, two digits, the same again.
#[inline(never)]
fn may_have_short_year(text: &str) -> bool {
    text.as_bytes().windows(8).any(|day| matches!(day[2], b'.' | b'/') && day[2] == day[5] && day[6].is_ascii_digit())
}

/// The date that three neighbouring tokens are.
fn from_tokens(a: DateToken, b: DateToken, c: DateToken, order: DayMonthOrder) -> Option<DateTime> {
    use DateToken::{Month, Number};
    match (a, b, c) {
        (Number { value: day, digits: 1 | 2, .. }, Month(month), Number { value: year, digits: 4, .. })
        | (Month(month), Number { value: day, digits: 1 | 2, .. }, Number { value: year, digits: 4, .. })
        | (Number { value: year, digits: 4, .. }, Month(month), Number { value: day, digits: 1 | 2, .. }) => {
            // The Thai calendar is 543 years ahead.
            let year = if month > 12 && year > 2400 { year - 543 } else { year };
            DateTime::from_day(year, (month - 1) % 12 + 1, day)
        }
        (
            Number { value: year, digits: 4, after },
            Number { value: month, digits: 1 | 2, after: again },
            Number { value: day, digits: 1 | 2, .. },
        ) if "-/.年년".contains(after) && (after == again || "月월".contains(again)) => {
            DateTime::from_day(year, month, day)
        }
        (
            Number { value: first, digits: 1 | 2, after },
            Number { value: second, digits: 1 | 2, after: again },
            Number { value: year, digits: 4, .. },
        ) if "-/.".contains(after) && after == again => match order {
            _ if after == '.' || first > 12 || first == second => DateTime::from_day(year, second, first),
            _ if second > 12 => DateTime::from_day(year, first, second),
            DayMonthOrder::DayFirst | DayMonthOrder::YearFirst => DateTime::from_day(year, second, first),
            DayMonthOrder::MonthFirst => DateTime::from_day(year, first, second),
            DayMonthOrder::Unknown => None,
        },
        // "04.03.26": with fewer digits, or more numbers behind, it is a version as often as a day.
        (
            Number { value: first, digits: 2, after },
            Number { value: month, digits: 2, after: again },
            Number { value: last, digits: 2, after: end },
        ) if "/.".contains(after) && after == again && end != after && order.has_short_years() => match order {
            DayMonthOrder::YearFirst => DateTime::from_day(2000 + first, month, last),
            _ => DateTime::from_day(2000 + last, month, first),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str, order: DayMonthOrder) -> Option<String> {
        parse_date_text(text, order).map(DateTime::to_iso)
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
            "4 มี.ค. 2563 16:20 น.",
            "4 Maret 2020",
            "ngày 4 tháng 3 năm 2020",
            "4. mars 2020",
            "4 martie 2020",
            "Wed Mar  4 21:14:09 CET 2020",
            "4 மார்ச் 2020",
            "৪ মার্চ ২০২০",
            "4 మార్చి 2020",
            "4 ಮಾರ್ಚ್ 2020",
            "2020 മാർച്ച് 4",
            "4 માર્ચ 2020",
            "4 ਮਾਰਚ 2020",
            "४ मार्च २०२०",
            "4 مارچ 2020",
            "4 آذار 2020",
            "2020 m. kovo 4 d.",
            "4 марта 2020",
            "4 сакавіка 2020",
            "4 наурыз 2020",
            "2020, մարտի 4",
            "4 მარტი 2020",
        ] {
            assert_eq!(date(given, DayMonthOrder::Unknown).as_deref(), Some("2020-03-04"), "{given}");
        }
    }

    #[test]
    fn a_date_that_may_mean_two_days_is_read_by_the_language_or_not_at_all() {
        assert_eq!(date("3/4/2020", DayMonthOrder::Unknown), None);
        assert_eq!(date("3/4/2020", DayMonthOrder::MonthFirst).as_deref(), Some("2020-03-04"));
        assert_eq!(date("3/4/2020", DayMonthOrder::DayFirst).as_deref(), Some("2020-04-03"));
        assert_eq!(date("23/4/2020", DayMonthOrder::MonthFirst).as_deref(), Some("2020-04-23"));
        assert_eq!(date("3.4.2020", DayMonthOrder::Unknown).as_deref(), Some("2020-04-03"));
    }

    #[test]
    fn a_year_of_two_digits_counts_where_the_language_tells_its_place() {
        for given in ["פורסם: 04.03.20, 09:12", "Stand 04/03/20"] {
            assert_eq!(date(given, DayMonthOrder::DayFirst).as_deref(), Some("2020-03-04"), "{given}");
            assert_eq!(date(given, DayMonthOrder::MonthFirst), None, "{given}");
        }
        assert_eq!(date("입력 20.03.04 09:12", DayMonthOrder::YearFirst).as_deref(), Some("2020-03-04"));
        for given in ["Version 4.3.20", "10.12.20.14", "04.13.20", "12:10:20", "100.03.20"] {
            assert_eq!(date(given, DayMonthOrder::DayFirst), None, "{given}");
        }
    }

    #[test]
    fn months_whose_names_stand_alone_or_join_letters_are_read() {
        for (given, day) in [
            ("4 maj 2020", "2020-05-04"),
            ("Τρίτη, 04 Νοέμβριος 2020 09:14", "2020-11-04"),
            ("4 Μάιος 2020", "2020-05-04"),
            ("4 செப்டம்பர் 2020", "2020-09-04"),
            ("4 अक्टूबर 2020", "2020-10-04"),
            ("4 අප්\u{200d}රේල් 2020", "2020-04-04"),
            ("4 sentyabr 2020", "2020-09-04"),
        ] {
            assert_eq!(date(given, DayMonthOrder::DayFirst).as_deref(), Some(day), "{given}");
        }
    }

    #[test]
    fn numbers_side_by_side_are_no_date() {
        assert_eq!(date("May 4 at 21:14 and 22:15 or 2020", DayMonthOrder::DayFirst), None);
        assert_eq!(date("9 a.m. March 2020", DayMonthOrder::DayFirst), None);
        assert_eq!(date("pages 3 4 2020", DayMonthOrder::DayFirst), None);
        assert_eq!(date("In March 2020 we had 4", DayMonthOrder::DayFirst), None);
        assert_eq!(date("9 nov 2579", DayMonthOrder::DayFirst), None);
        assert_eq!(date("4 tháng 13 năm 2020", DayMonthOrder::DayFirst), None);
    }
}
