//! Where articles go: standard output, or one file each in a folder.

use super::pages::Source;
use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteError {
    /// Whoever read our output has gone.
    Closed,
    /// A code and what went wrong.
    Failed(&'static str, String),
}

/// Takes what is written.
#[derive(Debug)]
pub enum Destination {
    Standard,
    Folder { path: PathBuf, ending: &'static str, overwrite: bool, names: HashSet<String> },
}

impl Destination {
    /// A folder, which is made if it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(path: PathBuf, ending: &'static str, overwrite: bool) -> Result<Self, WriteError> {
        fs::create_dir_all(&path).map_err(|error| unwritable(&path.to_string_lossy(), &error))?;
        Ok(Self::Folder { path, ending, overwrite, names: HashSet::new() })
    }

    /// Whether each article goes to a file of its own.
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }

    /// Writes the article of a page.
    ///
    /// # Errors
    /// When that fails, or a file of that name is there.
    pub fn write(&mut self, source: &Source, bytes: &[u8]) -> Result<(), WriteError> {
        let Self::Folder { path, ending, overwrite, names } = self else { return print(bytes) };
        let mut name = name_of(source);
        // Two pages of one name, in two folders, are two files. Some file systems do not tell capitals from small letters.
        let mut copy = 1;
        while !names.insert(format!("{name}.{ending}").to_lowercase()) {
            copy += 1;
            name = format!("{}-{copy}", name_of(source));
        }
        let path = path.join(format!("{name}.{ending}"));
        let shown = path.to_string_lossy().into_owned();
        let opened =
            OpenOptions::new().write(true).truncate(*overwrite).create(*overwrite).create_new(!*overwrite).open(&path);
        let written = opened.and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Failed("file-exists", format!("{shown} is there already")),
            _ => unwritable(&shown, &error),
        })
    }
}

/// The name of a file after its page, without its endings: `page` for `a/page.html.gz`, `crawl-00007` in an archive.
fn name_of(source: &Source) -> String {
    let file = source.file.file_name().map_or_else(|| "page".into(), |name| name.to_string_lossy());
    let mut name: &str = if source.file.as_os_str() == "-" { "page" } else { &file };
    for ending in [".gz", ".warc", ".html", ".htm", ".xhtml"] {
        let cut = name.len().saturating_sub(ending.len());
        if cut > 0 && name.get(cut..).is_some_and(|end| end.eq_ignore_ascii_case(ending)) {
            name = &name[..cut];
        }
    }
    source.number.map_or_else(|| name.to_owned(), |number| format!("{name}-{number:05}"))
}

fn unwritable(what: &str, error: &io::Error) -> WriteError {
    WriteError::Failed("unwritable", format!("{what}: {error}"))
}

/// Writes to standard output.
///
/// # Errors
/// When that fails.
pub fn print(bytes: &[u8]) -> Result<(), WriteError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => WriteError::Closed,
        _ => unwritable("standard output", &error),
    })
}

/// Says something on standard error. When that is closed too, the exit code has to say it all.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "recto: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_page() {
        let name = |file: &str, number| name_of(&Source { file: file.into(), number });
        assert_eq!(name("a/b.HTML", None), "b");
        assert_eq!(name("a/b.c.htm.gz", None), "b.c");
        assert_eq!(name("crawl.warc.gz", Some(7)), "crawl-00007");
        assert_eq!(name("-", None), "page");
        assert_eq!(name(".html", None), ".html");
        assert_eq!(name("x.json", None), "x.json");
    }
}
