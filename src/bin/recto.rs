//! The command-line tool: a page in, its article out.

use lexopt::prelude::*;
use recto::article::{NamedPart, TraceEntry};
use recto::{Article, Breadth, Options, native};
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
Reads the article of a stored page.

Usage: recto [OPTIONS] <FILE>

  <FILE>        An HTML file, plain or gzip; - reads standard input

What to print (default: the article as JSON):
  --markdown    The article as Markdown
  --text        Its words, one block a line
  --html        Its safe HTML
  --trace       What became of each block of the page, and why (with --force)
  --names       The parts of the page and how each is named, for --keep and --drop

How to read:
  --url <URL>   The page's address; relative links and pictures need it
                (default: the file's own)
  --breadth <B> How much is taken for the article: narrow, normal or wide
  --keep <NAME> A part that belongs to the article; may be given several times
  --drop <NAME> A part that does not
  --force       Read the page even if nothing on it looks like an article

  --help        Print this
  --version     Print the version

Exit codes: 0 an article was printed; 1 the page has none or cannot be read
(standard error names the reason's code); 2 wrong use, or no such file.
";

/// What to print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Output {
    #[default]
    Json,
    Markdown,
    Text,
    Html,
    Trace,
    Names,
}

#[derive(Debug, Default)]
struct Arguments {
    file: Option<PathBuf>,
    url: Option<String>,
    output: Output,
    force: bool,
    breadth: Breadth,
    keep: Vec<String>,
    drop: Vec<String>,
}

/// Why there is nothing to print.
enum Failure {
    /// Exit code 2.
    Use(String),
    /// Exit code 1.
    Page(recto::ReadError),
    /// Whoever read our output has gone.
    Closed,
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Use(format!("{error}\nTry recto --help."))
    }
}

impl From<recto::ReadError> for Failure {
    fn from(error: recto::ReadError) -> Self {
        Self::Page(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Use(error.to_string()) }
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Page(error)) => complain(1, &format!("{}: {error}", error.code())),
        Err(Failure::Use(message)) => complain(2, &message),
    }
}

fn complain(code: u8, message: &str) -> ExitCode {
    // When standard error is closed too, the exit code has to say it all.
    let _ = writeln!(io::stderr(), "recto: {message}");
    ExitCode::from(code)
}

fn run() -> Result<(), Failure> {
    let Some(arguments) = parse()? else { return Ok(()) };
    let Some(file) = &arguments.file else {
        return Err(Failure::Use("no file given\nTry recto --help.".into()));
    };
    let (bytes, own_address) = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        (native::unpack(bytes)?, String::new())
    } else {
        let bytes = native::read_file(file).map_err(|error| Failure::Use(format!("{}: {error}", file.display())))?;
        (bytes, native::file_address(file))
    };
    let snapshot = native::snapshot_from_html(bytes, arguments.url.unwrap_or(own_address));
    let options = Options {
        // Whoever asks why blocks went asks above all on pages where all of them did.
        force: arguments.force || arguments.output == Output::Trace,
        trace: arguments.output == Output::Trace,
        markdown: arguments.output == Output::Markdown,
        breadth: arguments.breadth,
        keep: arguments.keep,
        drop: arguments.drop,
        names: arguments.output == Output::Names,
        ..Options::default()
    };
    let article = recto::read(snapshot, &options)?;
    print(&shown(&article, arguments.output)?)
}

/// The arguments; `None` when help or version was asked for, and printed.
fn parse() -> Result<Option<Arguments>, Failure> {
    let mut arguments = Arguments::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => arguments.output = Output::Json,
            Long("markdown") => arguments.output = Output::Markdown,
            Long("text") => arguments.output = Output::Text,
            Long("html") => arguments.output = Output::Html,
            Long("trace") => arguments.output = Output::Trace,
            Long("names") => arguments.output = Output::Names,
            Long("url") => arguments.url = Some(parser.value()?.string()?),
            Long("breadth") => {
                let name = parser.value()?.string()?;
                let told = || Failure::Use(format!("--breadth: expected narrow, normal or wide, not {name:?}"));
                arguments.breadth = Breadth::of(&name).ok_or_else(told)?;
            }
            Long("keep") => arguments.keep.push(parser.value()?.string()?),
            Long("drop") => arguments.drop.push(parser.value()?.string()?),
            Long("force") => arguments.force = true,
            Long("help") | Short('h') => return print(HELP).map(|()| None),
            Long("version") | Short('V') => {
                return print(concat!("recto ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| None);
            }
            Value(file) if arguments.file.is_none() => arguments.file = Some(file.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(arguments))
}

fn shown(article: &Article, output: Output) -> Result<String, Failure> {
    let mut text = match output {
        Output::Json => serde_json::to_string_pretty(article).map_err(|error| Failure::Use(error.to_string()))?,
        Output::Markdown => article.markdown.clone().unwrap_or_default(),
        Output::Text => article.text_content.clone(),
        Output::Html => article.content.clone(),
        Output::Trace => columns(article.trace.as_deref().unwrap_or_default()),
        Output::Names => outline(article.parts.as_deref().unwrap_or_default()),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// Every block as one line: verdict, score, reason and first words; below it what decided and the path of its elements.
fn columns(trace: &[TraceEntry]) -> String {
    let reason_width = trace.iter().map(|entry| entry.reason.len()).max().unwrap_or(0);
    let mut out = String::new();
    for entry in trace {
        let verdict = if entry.kept { "kept   " } else { "dropped" };
        let TraceEntry { score, reason, path, text, because, .. } = entry;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{verdict}  {score:>7.2}  {reason:<reason_width$}  {text}");
        let _ = writeln!(out, "{:18}{:reason_width$}  {because}; {path}", "", "");
    }
    let kept = trace.iter().filter(|entry| entry.kept).count();
    let _ = writeln!(out, "{kept} of {} blocks kept", trace.len());
    out
}

/// Every part as one line, indented by the parts around it: kept or not, its name, its first words.
fn outline(parts: &[NamedPart]) -> String {
    let mut depths: Vec<usize> = Vec::with_capacity(parts.len());
    let mut out = String::new();
    for part in parts {
        let depth = part.parent.map_or(0, |parent| depths[parent as usize] + 1);
        depths.push(depth);
        let verdict = if part.kept { "kept   " } else { "dropped" };
        let words = part.lines.first().or(part.pictures.first()).map_or("", String::as_str);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{verdict}  {:indent$}{}  {words}", "", part.name, indent = depth * 2);
    }
    out
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
