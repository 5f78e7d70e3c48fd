//! The pages of the files that were named, one after the other: an archive has many. What a file is, its first bytes say.

use flate2::bufread::MultiGzDecoder;
use recto::native::{Archive, ArchiveError, decode, file_address};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The longest page that is read, in bytes.
pub const LONGEST_PAGE: u64 = 512 * 1024 * 1024;

/// A page before it is read.
#[derive(Debug)]
pub struct Page {
    /// Where it comes from: the name of the file, and the number within an archive.
    pub source: Source,
    pub url: String,
    pub html: Vec<u8>,
    pub charset: Option<String>,
}

impl Page {
    /// Its text.
    pub fn text(&self) -> String {
        decode(&self.html, self.charset.as_deref())
    }
}

/// Where a page comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub file: PathBuf,
    /// Counts the pages of an archive from 1; none for a file that is one page.
    pub number: Option<u32>,
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = if self.file.as_os_str() == "-" { "standard input".into() } else { self.file.to_string_lossy() };
        f.write_str(&name)?;
        self.number.map_or(Ok(()), |number| write!(f, "#{number}"))
    }
}

/// Why a page, or the rest of a file, is not there.
#[derive(Debug)]
pub struct Fault {
    pub source: Source,
    /// Of an archived page.
    pub url: Option<String>,
    pub code: &'static str,
    pub message: String,
    /// Whether the file itself cannot be read, so that pages may be missing.
    pub is_of_file: bool,
}

/// An iterator over the pages of files.
pub struct Pages {
    files: std::vec::IntoIter<PathBuf>,
    url: Option<String>,
    archive: Option<OpenArchive>,
}

/// An archive whose pages are being read.
struct OpenArchive {
    file: PathBuf,
    /// Pages read so far.
    number: u32,
    pages: Archive<Box<dyn BufRead>>,
}

impl Pages {
    /// The pages of files, or of standard input for `-`. `url` is the address of the only page, where it is known.
    pub fn new(files: Vec<PathBuf>, url: Option<String>) -> Self {
        Self { files: files.into_iter(), url, archive: None }
    }

    /// Opens a file: the page that it is; none if it is an archive, whose pages come then.
    fn open(&mut self, file: PathBuf) -> Result<Option<Page>, Fault> {
        let source = Source { file: file.clone(), number: None };
        let unreadable = |error: io::Error| fault(source.clone(), "unreadable", &error.to_string(), true);
        let mut reader = unpacked(&file).map_err(unreadable)?;
        if reader.fill_buf().map_err(unreadable)?.starts_with(b"WARC/") {
            self.archive = Some(OpenArchive { file, number: 0, pages: Archive::new(reader, LONGEST_PAGE) });
            return Ok(None);
        }
        let mut html = Vec::new();
        reader.take(LONGEST_PAGE + 1).read_to_end(&mut html).map_err(unreadable)?;
        if html.len() as u64 > LONGEST_PAGE {
            return Err(fault(source, "too-large", "the page is too large", false));
        }
        let own_address = || if file.as_os_str() == "-" { String::new() } else { file_address(&file) };
        let url = self.url.clone().unwrap_or_else(own_address);
        Ok(Some(Page { source, url, html, charset: None }))
    }

    /// The next page of the archive that is open.
    fn archived(&mut self) -> Option<Result<Page, Fault>> {
        let archive = self.archive.as_mut()?;
        let page = archive.pages.next()?;
        archive.number += 1;
        let source = Source { file: archive.file.clone(), number: Some(archive.number) };
        Some(page.map_err(|error| archive_fault(source.clone(), &error)).map(|page| Page {
            source,
            url: page.url,
            html: page.html,
            charset: page.charset,
        }))
    }
}

impl Iterator for Pages {
    type Item = Result<Page, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(page) = self.archived() {
                return Some(page);
            }
            self.archive = None;
            let file = self.files.next()?;
            if let Some(page) = self.open(file).transpose() {
                return Some(page);
            }
        }
    }
}

fn fault(source: Source, code: &'static str, message: &str, is_of_file: bool) -> Fault {
    Fault { source, url: None, code, message: message.to_owned(), is_of_file }
}

fn archive_fault(source: Source, error: &ArchiveError) -> Fault {
    let message = error.to_string();
    match error {
        ArchiveError::Io(_) => fault(source, "unreadable", &message, true),
        ArchiveError::Damaged(_) => fault(source, "damaged-archive", &message, true),
        ArchiveError::TooLarge(url) => Fault { url: Some(url.clone()), ..fault(source, "too-large", &message, false) },
        ArchiveError::Coding(url) => {
            Fault { url: Some(url.clone()), ..fault(source, "unsupported-coding", &message, false) }
        }
    }
}

/// A file or standard input, without its gzip.
fn unpacked(file: &Path) -> io::Result<Box<dyn BufRead>> {
    let mut reader: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(file)?))
    };
    if reader.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        return Ok(Box::new(BufReader::new(MultiGzDecoder::new(reader))));
    }
    Ok(reader)
}
