//! `recto reduce`: the smallest page that still reads badly, with its words replaced.

use super::destination::{WriteError, complain, print};
use super::pages::Pages;
use clap::{Arg, ArgGroup, ArgMatches, Command, value_parser};
use recto::native::{self, Disguise};
use recto::{Article, Options, ReadError};
use std::path::PathBuf;

/// `recto reduce FILE --lost TEXT`.
pub fn command() -> Command {
    let fault = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("What is wrong with the page")
    };
    Command::new("reduce")
        .about("Shrinks a page to a small one that still reads badly, with its words replaced, for a report")
        .long_about(
            "Shrinks a page to the smallest one that still shows a fault, and replaces its words by made-up ones of the same \
             shape, so that the fault can be reported without the page. The page goes to standard output; which of its words \
             are still its own, as the fault goes with them, is said on standard error: look at them before you send it.",
        )
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .help("An HTML file, plain or gzip; - reads standard input")
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(fault("lost", "TEXT", "The beginning of a block that belongs to the article and is not kept"))
        .arg(fault("kept", "TEXT", "The beginning of a block that is kept and does not belong to the article"))
        .arg(fault("field", "NAME=TEXT", "A field of the article with a wrong text: title=Home; empty where it is missing: byline="))
        .arg(fault("error", "CODE", "The error that the page gives: no-article"))
        .group(ArgGroup::new("fault").args(["lost", "kept", "field", "error"]).required(true))
        .arg(Arg::new("url").long("url").value_name("URL").help("The page's address"))
        .arg(
            Arg::new("tests")
                .long("tests")
                .value_name("N")
                .help("How often the page is read at most")
                .default_value("5000")
                .value_parser(value_parser!(u32).range(1..)),
        )
}

/// What is wrong with a page.
#[derive(Debug)]
enum Fault {
    /// A block that is dropped for this reason.
    Lost {
        text: String,
        reason: &'static str,
    },
    /// A block that is kept for this reason.
    Kept {
        text: String,
        reason: &'static str,
    },
    Field {
        name: String,
        text: String,
    },
    Error(String),
}

/// Reduces the page; gives the exit code.
///
/// # Errors
/// When the page cannot be opened or the output not written.
pub fn run(given: &ArgMatches) -> Result<u8, WriteError> {
    let wrong = |message: String| WriteError::Failed("", message);
    let text = |name: &str| given.get_one::<String>(name).cloned();
    let file = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let page = Pages::new(vec![file], text("url")).next();
    let page = match page {
        Some(Ok(page)) => page,
        Some(Err(fault)) => return Err(WriteError::Failed(fault.code, format!("{}: {}", fault.source, fault.message))),
        None => return Err(wrong("there is no page in this file".into())),
    };
    let (html, url) = (page.text(), page.url);
    let options = Options { trace: true, ..Options::default() };
    let first = read(&html, &url, &options);
    let fault = if let Some(code) = text("error") {
        Fault::Error(code)
    } else if let Some((name, text)) = text("field").as_deref().and_then(|field| field.split_once('=')) {
        Fault::Field { name: name.to_owned(), text: text.to_owned() }
    } else if let Some(text) = text("lost") {
        let reason = reason_of(&first, &text, false).map_err(wrong)?;
        Fault::Lost { text, reason }
    } else if let Some(text) = text("kept") {
        let reason = reason_of(&first, &text, true).map_err(wrong)?;
        Fault::Kept { text, reason }
    } else {
        return Err(wrong("--field: expected NAME=TEXT".into()));
    };
    let most_tests = given.get_one::<u32>("tests").copied().unwrap_or(1) as usize;
    let mut shows = |html: &str, disguise: &Disguise| fault.is_shown(&read(html, &url, &options), disguise);
    let Some(reduced) = native::reduce(&html, most_tests, &mut shows) else {
        return Err(wrong("the page does not show this fault; see recto --trace".into()));
    };
    print(reduced.html.as_bytes())?;
    complain(&format!(
        "{} of {} bytes are left, after {} tests{}",
        reduced.html.len(),
        html.len(),
        reduced.tests,
        if reduced.is_minimal { "" } else { "; more --tests may leave less" }
    ));
    let words = reduced.original_words;
    complain(&if words.is_empty() {
        "no word of the page is left".to_owned()
    } else {
        format!("these words are still the page's own: {}", words.join(" "))
    });
    Ok(0)
}

fn read(html: &str, url: &str, options: &Options) -> Result<Article, ReadError> {
    recto::read(native::snapshot_from_text(html, url), options)
}

/// Why the block that begins with a text was kept or dropped.
fn reason_of(article: &Result<Article, ReadError>, text: &str, kept: bool) -> Result<&'static str, String> {
    let article = article.as_ref().map_err(|error| format!("{error}: use --error {}", error.code()))?;
    let blocks = article.trace.as_deref().unwrap_or_default();
    let found = blocks.iter().find(|block| block.text.contains(text) && block.kept == kept).map(|block| block.reason);
    let verb = if kept { "kept" } else { "dropped" };
    found.ok_or_else(|| {
        format!("no {verb} block contains {text:?}; see recto --trace, which gives the beginning of each")
    })
}

impl Fault {
    fn is_shown(&self, read: &Result<Article, ReadError>, disguise: &Disguise) -> bool {
        let block = |text: &str, kept: bool, reason: &str| {
            let text = disguise.of(text);
            let blocks = read.as_ref().ok().and_then(|article| article.trace.as_deref()).unwrap_or_default();
            blocks.iter().any(|block| block.text.contains(&text) && block.kept == kept && block.reason == reason)
        };
        match (self, read) {
            (Self::Lost { text, reason }, _) => block(text, false, reason),
            (Self::Kept { text, reason }, _) => block(text, true, reason),
            (Self::Error(code), Err(error)) => error.code() == code,
            (Self::Error(_), Ok(_)) | (Self::Field { .. }, Err(_)) => false,
            (Self::Field { name, text }, Ok(article)) => {
                let value = serde_json::to_value(article).ok().and_then(|value| value.get(name).cloned());
                let value = match value {
                    Some(serde_json::Value::String(value)) => value,
                    Some(serde_json::Value::Null) => String::new(),
                    Some(other) => other.to_string(),
                    None => return false,
                };
                if text.is_empty() { value.is_empty() } else { value.contains(&disguise.of(text)) }
            }
        }
    }
}
