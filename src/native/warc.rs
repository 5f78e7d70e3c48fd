//! Pages of web archives: WARC 1.0 and 1.1 (ISO 28500), records one after the other.
//!
//! Own code, as the crate `warc` 0.4 brings 57 more crates and reads the head of a record into memory without a bound.

use flate2::read::MultiGzDecoder;
use std::fmt;
use std::io::{self, BufRead, Read};

/// Longer lines and heads are no archive's.
const LONGEST_HEAD: u64 = 64 * 1024;

/// Headers of an HTTP response that are looked at.
const MOST_HEADERS: usize = 256;

/// A page as it was archived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedPage {
    /// Its address (`WARC-Target-URI`).
    pub url: String,
    /// The bytes of its HTML, without the codings of the transfer.
    pub html: Vec<u8>,
    /// The encoding that the server named.
    pub charset: Option<String>,
}

/// Why a record, or the rest of an archive, cannot be read.
#[derive(Debug)]
pub enum ArchiveError {
    /// Reading failed: damaged gzip, a fault of the disk. Nothing follows.
    Io(io::Error),
    /// What stands there is no record. Nothing follows.
    Damaged(&'static str),
    /// The page at this address is longer than allowed. The next one follows.
    TooLarge(String),
    /// The page at this address is in a coding that cannot be undone. The next one follows.
    Coding(String),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "{error}"),
            Self::Damaged(what) => f.write_str(what),
            Self::TooLarge(url) => write!(f, "{url}: the page is too large"),
            Self::Coding(url) => write!(f, "{url}: the page's transfer or content coding is damaged or not known"),
        }
    }
}

impl std::error::Error for ArchiveError {}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The pages of an archive, in its order: responses with a status of success, and resources, whose media type is HTML.
#[derive(Debug)]
pub struct Archive<R> {
    reader: R,
    longest_page: u64,
    is_over: bool,
}

impl<R: BufRead> Archive<R> {
    /// Reads an archive that is not compressed, or no longer. Pages of more than `longest_page` bytes are refused.
    pub fn new(reader: R, longest_page: u64) -> Self {
        Self { reader, longest_page, is_over: false }
    }

    /// The next page; `None` at the end.
    fn page(&mut self) -> Result<Option<ArchivedPage>, ArchiveError> {
        loop {
            let Some(head) = self.head()? else { return Ok(None) };
            let is_response =
                head.kind.eq_ignore_ascii_case("response") && media_type(&head.media) == "application/http";
            let is_page = head.kind.eq_ignore_ascii_case("resource") && is_html(&head.media);
            if (!is_response && !is_page) || !is_web(&head.url) {
                self.skip(head.length)?;
                continue;
            }
            if head.length > self.longest_page {
                self.skip(head.length)?;
                return Err(ArchiveError::TooLarge(head.url));
            }
            let mut block = Vec::new();
            self.reader.by_ref().take(head.length).read_to_end(&mut block)?;
            if (block.len() as u64) < head.length {
                return Err(ArchiveError::Damaged("the archive ends within a record"));
            }
            if is_page {
                return Ok(Some(ArchivedPage { url: head.url, html: block, charset: charset(&head.media) }));
            }
            if let Some(page) = response(head.url, &block, self.longest_page)? {
                return Ok(Some(page));
            }
        }
    }

    /// The head of the next record.
    fn head(&mut self) -> Result<Option<Head>, ArchiveError> {
        let mut line = String::new();
        // Two empty lines end the record before.
        while line.is_empty() {
            if !self.line(&mut line)? {
                return Ok(None);
            }
        }
        if !line.starts_with("WARC/") {
            return Err(ArchiveError::Damaged("what follows is no record of a web archive"));
        }
        let mut head = Head::default();
        let mut length = None;
        let mut left = LONGEST_HEAD;
        loop {
            if !self.line(&mut line)? {
                return Err(ArchiveError::Damaged("the archive ends within the head of a record"));
            }
            if line.is_empty() {
                break;
            }
            left = left.saturating_sub(line.len() as u64);
            if left == 0 {
                return Err(ArchiveError::Damaged("the head of a record has no end"));
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_owned(),
                // WARC 1.0 wrote addresses in angle brackets.
                "warc-target-uri" => head.url = value.trim_matches(['<', '>']).to_owned(),
                "content-type" => head.media = value.to_owned(),
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
        head.length = length.ok_or(ArchiveError::Damaged("a record does not say how long it is"))?;
        Ok(Some(head))
    }

    /// Reads a line without its end; false at the end of the archive.
    fn line(&mut self, line: &mut String) -> Result<bool, ArchiveError> {
        let mut bytes = Vec::new();
        self.reader.by_ref().take(LONGEST_HEAD).read_until(b'\n', &mut bytes)?;
        if bytes.len() as u64 == LONGEST_HEAD {
            return Err(ArchiveError::Damaged("the head of a record has no end"));
        }
        *line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        Ok(!bytes.is_empty())
    }

    fn skip(&mut self, length: u64) -> Result<(), ArchiveError> {
        let skipped = io::copy(&mut self.reader.by_ref().take(length), &mut io::sink())?;
        if skipped < length { Err(ArchiveError::Damaged("the archive ends within a record")) } else { Ok(()) }
    }
}

impl<R: BufRead> Iterator for Archive<R> {
    type Item = Result<ArchivedPage, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let page = self.page().transpose();
        self.is_over = matches!(page, None | Some(Err(ArchiveError::Io(_) | ArchiveError::Damaged(_))));
        page
    }
}

#[derive(Debug, Default)]
struct Head {
    kind: String,
    url: String,
    media: String,
    length: u64,
}

/// The page of an HTTP response; none if it is no HTML or the status is no success.
fn response(url: String, block: &[u8], longest: u64) -> Result<Option<ArchivedPage>, ArchiveError> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    // A head that cannot be read says nothing of HTML.
    let Ok(httparse::Status::Complete(body)) = response.parse(block) else { return Ok(None) };
    let value = |name: &str| -> String {
        let all = response.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        all.map(|header| String::from_utf8_lossy(header.value).trim().to_owned()).collect::<Vec<_>>().join(",")
    };
    let media = value("content-type");
    if !response.code.is_some_and(|code| (200..300).contains(&code)) || !is_html(&media) {
        return Ok(None);
    }
    let mut html = block.get(body..).unwrap_or_default().to_vec();
    // Many crawlers undo the codings and leave the headers as they were: what does not begin so is plain.
    if value("transfer-encoding").to_ascii_lowercase().contains("chunked")
        && let Some(whole) = without_chunks(&html)
    {
        html = whole;
    }
    for coding in value("content-encoding").split(',').rev().map(|coding| coding.trim().to_ascii_lowercase()) {
        html = match coding.as_str() {
            "" | "identity" => continue,
            "gzip" | "x-gzip" if html.starts_with(&[0x1F, 0x8B]) => {
                read_at_most(MultiGzDecoder::new(html.as_slice()), longest)
            }
            "gzip" | "x-gzip" => continue,
            "deflate" => read_at_most(flate2::read::ZlibDecoder::new(html.as_slice()), longest)
                .or_else(|| read_at_most(flate2::read::DeflateDecoder::new(html.as_slice()), longest))
                .or(Some(html)),
            "br" => read_at_most(brotli_decompressor::Decompressor::new(html.as_slice(), 4096), longest)
                .or_else(|| html.trim_ascii_start().starts_with(b"<").then_some(html)),
            _ => None,
        }
        .ok_or_else(|| ArchiveError::Coding(url.clone()))?;
    }
    Ok(Some(ArchivedPage { url, html, charset: charset(&media) }))
}

/// All that a reader gives; none if it fails or gives more than allowed.
fn read_at_most(reader: impl Read, longest: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(longest + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= longest).then_some(bytes)
}

/// A body without the sizes of its chunks (RFC 9112, 7.1); none if it has none. One that is cut short gives what is there.
fn without_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = body;
    loop {
        let end = rest.iter().take(64).position(|&byte| byte == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        let chunk = &rest[..size.min(rest.len())];
        whole.extend_from_slice(chunk);
        rest = &rest[chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return Some(whole);
        }
    }
}

fn media_type(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_html(media: &str) -> bool {
    matches!(media_type(media).as_str(), "text/html" | "application/xhtml+xml")
}

fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)))
}

/// The parameter `charset` of a media type.
fn charset(media: &str) -> Option<String> {
    let mut parameters = media.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, value) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    const LIMIT: u64 = 10_000;

    fn record(kind: &str, media: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://a.example/{kind}>\r\nContent-Type: {media}\r\n\
             Content-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn http(head: &str, body: &[u8]) -> Vec<u8> {
        let block = [b"HTTP/1.1 ", head.as_bytes(), b"\r\n\r\n", body].concat();
        record("response", "application/http; msgtype=response", &block)
    }

    fn pages(archive: &[u8]) -> Vec<Result<ArchivedPage, ArchiveError>> {
        Archive::new(archive, LIMIT).collect()
    }

    fn htmls(archive: &[u8]) -> Vec<String> {
        pages(archive).into_iter().map(|page| String::from_utf8(page.unwrap().html).unwrap()).collect()
    }

    #[test]
    fn responses_and_resources_of_html_are_pages_and_nothing_else_is() {
        let archive = [
            record("warcinfo", "application/warc-fields", b"software: x"),
            record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            http("200 OK\r\nContent-Type: text/html; Charset=\"koi8-r\"", b"<p>1"),
            http("200 OK\r\nContent-Type: image/png", b"<p>no"),
            http("404 Not Found\r\nContent-Type: text/html", b"<p>no"),
            record("resource", "text/html", b"<p>2"),
            record("metadata", "text/html", b"<p>no"),
        ]
        .concat();
        assert_eq!(htmls(&archive), ["<p>1", "<p>2"]);
        let first = pages(&archive).remove(0).unwrap();
        assert_eq!((first.url.as_str(), first.charset.as_deref()), ("https://a.example/response", Some("koi8-r")));
    }

    #[test]
    fn codings_are_undone_and_those_that_are_undone_already_are_none() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"<p>packed").unwrap();
        let gzip = gzip.finish().unwrap();
        let chunks = b"3;x=y\r\n<p>\r\n5\r\nwhole\r\n0\r\n\r\n";
        let html = "200 OK\r\nContent-Type: text/html\r\n";
        let archive = [
            http(&format!("{html}Content-Encoding: gzip"), &gzip),
            http(&format!("{html}Content-Encoding: gzip"), b"<p>plain"),
            http(&format!("{html}Content-Encoding: br"), b"<p>plain"),
            http(&format!("{html}Transfer-Encoding: chunked"), chunks),
            http(&format!("{html}Transfer-Encoding: chunked"), b"<p>plain"),
        ]
        .concat();
        assert_eq!(htmls(&archive), ["<p>packed", "<p>plain", "<p>plain", "<p>whole", "<p>plain"]);
    }

    #[test]
    fn a_page_that_cannot_be_read_does_not_end_the_archive() {
        let archive = [
            http("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd", b"?"),
            http("200 OK\r\nContent-Type: text/html", &[b'x'; LIMIT as usize + 1]),
            http("200 OK\r\nContent-Type: text/html", b"<p>last"),
        ]
        .concat();
        let pages = pages(&archive);
        assert!(matches!(pages[0], Err(ArchiveError::Coding(_))), "{pages:?}");
        assert!(matches!(pages[1], Err(ArchiveError::TooLarge(_))), "{pages:?}");
        assert!(pages[2].is_ok() && pages.len() == 3, "{pages:?}");
    }

    #[test]
    fn what_unpacks_without_end_is_too_much() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&vec![b' '; 1_000_000]).unwrap();
        let bomb = gzip.finish().unwrap();
        let archive = http("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &bomb);
        assert!(matches!(pages(&archive)[0], Err(ArchiveError::Coding(_))));
    }

    #[test]
    fn damage_ends_the_archive_with_a_word() {
        let good = http("200 OK\r\nContent-Type: text/html", b"<p>1");
        for damaged in [
            [good.as_slice(), b"<html>"].concat(),
            [good.as_slice(), b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"].concat(),
            [good.as_slice(), &good[..good.len() - 6]].concat(),
            [good.as_slice(), b"WARC/1.0\r\nX: ", &[b'x'; 100_000]].concat(),
            [good.as_slice(), b"WARC/1.0\r\n", &b"X: y\r\n".repeat(40_000)].concat(),
        ] {
            let pages = pages(&damaged);
            assert!(pages[0].is_ok() && pages.len() == 2, "{pages:?}");
            assert!(matches!(pages[1], Err(ArchiveError::Damaged(_))), "{pages:?}");
        }
    }
}
