//! Dates: reading what publishers write into a [`DateTime`] of known precision.
//!
//! Two readers: [`parse_machine_date`] for attributes and JSON (ISO 8601 and its neighbours), [`parse_date_text`] for
//! dates in words or numbers as people write them. A new language's month names go into `months.rs`, its labels for
//! "published" and "updated" into `labels.rs`. Never decides which date is the article's: see `fields::dates`.

mod date_text;
mod date_time;
pub mod labels;
mod machine_date;
mod months;
mod tokens;

pub use date_text::parse_date_text;
pub use date_time::{DateTime, DayMonthOrder};
pub use machine_date::parse_machine_date;
pub use months::month_number;
