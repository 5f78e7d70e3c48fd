//! What a reading of pages takes: the help, the man page and the completions are made of it.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};
use recto::Breadth;
use std::path::PathBuf;

/// What is printed of each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    JsonLines,
    Markdown,
    Text,
    Html,
    Epub,
    Trace,
    Names,
}

impl Format {
    const ALL: [(&'static str, Self, &'static str); 8] = [
        ("json", Self::Json, "The article as JSON (default)"),
        ("jsonl", Self::JsonLines, "One line of JSON for each page: source, url, and article or error"),
        ("markdown", Self::Markdown, "The article as Markdown"),
        ("text", Self::Text, "Its words, one block a line"),
        ("html", Self::Html, "Its safe HTML"),
        ("epub", Self::Epub, "A book (EPUB 3); what is not in the page itself becomes a link"),
        ("trace", Self::Trace, "What became of each block of the page, and why (with --force)"),
        ("names", Self::Names, "The parts of the page and how each is named, for --keep and --drop"),
    ];

    /// The ending of a file in this format.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Markdown => "md",
            Self::Text | Self::Trace | Self::Names => "txt",
            Self::Html => "html",
            Self::Epub => "epub",
        }
    }
}

/// A reading of pages.
#[derive(Debug)]
pub struct Reading {
    pub files: Vec<PathBuf>,
    pub format: Format,
    pub output: Option<PathBuf>,
    pub overwrite: bool,
    pub url: Option<String>,
    pub breadth: Breadth,
    /// Names of parts that belong to the article.
    pub keep: Vec<String>,
    /// Names of parts that do not.
    pub drop: Vec<String>,
    pub force: bool,
    /// Threads; none for as many as there are processors.
    pub jobs: Option<usize>,
    pub quiet: bool,
}

const CODES: &str = "\
Exit codes:
  0  every page gave an article
  1  at least one page gave none
  2  wrong use, or something cannot be opened, read or written

Codes of errors, on standard error and in JSON lines:
  no-article            nothing on the page looks like an article; see --force
  empty-document        the page has no content
  frameset              the page's content is in other documents
  too-large             the page has more than 512 MiB
  unsupported-coding    an archived page is compressed in a way that is not known
  damaged-archive       what follows is no record of a web archive, or damaged
  unreadable            a file cannot be opened or read, or its gzip is damaged
  unwritable            the output cannot be written
  file-exists           a file of that name is there; see --overwrite
  internal              a fault in Recto itself; please report it";

/// The command without its subcommands.
pub fn reading_command() -> Command {
    let formats = Format::ALL.map(|(name, _, help)| {
        Arg::new(name).long(name).help(help).action(ArgAction::SetTrue).help_heading("What to print")
    });
    Command::new("recto")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Reads the article of stored pages")
        .long_about(
            "Reads the article of stored pages: HTML files and web archives (WARC), plain or gzip, by their content and not \
             by their name. Nothing is fetched.",
        )
        .after_help(CODES)
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .help("Pages or web archives; - reads standard input. A file named like a subcommand needs ./ before it")
                .num_args(1..)
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .args(formats)
        .group(ArgGroup::new("format").args(Format::ALL.map(|(name, ..)| name)))
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .value_name("FOLDER")
                .help("Write one file for each article, named after its page, instead of printing")
                .long_help(
                    "Write one file for each article into this folder, which is made if it is not there. A file is named \
                     after its page, those of an archive after the archive and their number in it. No file is overwritten.",
                )
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag("overwrite", "Overwrite files that are there").requires("output"))
        .arg(
            Arg::new("url")
                .long("url")
                .value_name("URL")
                .help("The page's address, for one page only; relative links and pictures need it [default: the file's own]"),
        )
        .arg(
            Arg::new("breadth")
                .long("breadth")
                .value_name("BREADTH")
                .help("How much is taken for the article")
                .default_value("normal")
                .value_parser(PossibleValuesParser::new(["narrow", "normal", "wide"])),
        )
        .arg(names("keep", "A part that belongs to the article; may be given several times"))
        .arg(names("drop", "A part that does not"))
        .arg(flag("force", "Read a page even if nothing on it looks like an article"))
        .arg(
            Arg::new("jobs")
                .long("jobs")
                .short('j')
                .value_name("N")
                .help("Pages read at once [default: one for each processor]")
                .value_parser(value_parser!(u16).range(1..)),
        )
        .arg(flag("quiet", "No progress, no summary").short('q'))
}

fn names(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("NAME").help(help).action(ArgAction::Append)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

impl Reading {
    /// The reading that was asked for.
    ///
    /// # Errors
    /// What is wrong with the arguments together.
    pub fn of(matches: &ArgMatches) -> Result<Self, String> {
        let format =
            Format::ALL.iter().find(|(name, ..)| matches.get_flag(name)).map_or(Format::Json, |(_, one, _)| *one);
        let all = |name: &str| matches.get_many(name).into_iter().flatten().cloned().collect();
        let reading = Self {
            keep: all("keep"),
            drop: all("drop"),
            files: matches.get_many("files").into_iter().flatten().cloned().collect(),
            format,
            output: matches.get_one("output").cloned(),
            overwrite: matches.get_flag("overwrite"),
            url: matches.get_one("url").cloned(),
            breadth: matches.get_one::<String>("breadth").and_then(|name| Breadth::of(name)).unwrap_or_default(),
            force: matches.get_flag("force"),
            jobs: matches.get_one::<u16>("jobs").map(|jobs| usize::from(*jobs)),
            quiet: matches.get_flag("quiet"),
        };
        if reading.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
            return Err("standard input can be read once only".into());
        }
        if reading.files.len() > 1 && reading.url.is_some() {
            return Err("--url is the address of one page, and there are several files".into());
        }
        if format == Format::JsonLines && reading.output.is_some() {
            return Err("--jsonl is one stream: send it to a file with >, without --output".into());
        }
        Ok(reading)
    }
}
