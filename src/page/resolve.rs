//! Makes addresses absolute, as browsers do (WHATWG URL Standard), for `http`, `https` and `file`.
//!
//! Not a URL library: it resolves and escapes, and leaves to the browser what only a browser needs. So a host with
//! letters beyond ASCII stays escaped instead of becoming punycode, numbers of IPv4 and IPv6 hosts stay as written, and
//! drive letters of `file` are names like any other. With the `url` crate, which is the oracle of the tests, a first run
//! takes 1.02 times as long (6.5 % more code to compile; without the tables of international names, with them 1.055 times)
//! and the Wasm is 54 KB larger (2026-11-26; see ARCHITECTURE.md, "Substitutes").

use std::borrow::Cow;
use std::fmt::Write;

/// Takes away what browsers do not see in an address: control characters and spaces around it, tabs and line ends in it.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let start = bytes.iter().take_while(|b| **b <= b' ').count();
    let end = bytes.len() - bytes.iter().rev().take_while(|b| **b <= b' ').count();
    let text = text.get(start..end).unwrap_or_default();
    let is_unseen = |b: u8| matches!(b, b'\t' | b'\n' | b'\r');
    if text.bytes().any(is_unseen) {
        Cow::Owned(text.chars().filter(|c| !c.is_ascii() || !is_unseen(*c as u8)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Splits a stripped address into its scheme in lower case and what follows the colon.
pub(super) fn scheme(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then(|| (lower(scheme), rest))
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// An address whose path means nothing to us (`mailto`, `tel`), escaped.
pub(super) fn opaque(scheme: &str, rest: &str) -> String {
    let mut out = format!("{scheme}:");
    escape(rest, FRAGMENT, &mut out);
    out
}

/// A fragment alone, escaped.
pub(super) fn fragment(text: &str) -> String {
    let mut out = String::from("#");
    escape(text, FRAGMENT, &mut out);
    out
}

/// Resolves a stripped address against a base that came from here. `None` for other schemes and for what is no address.
pub(super) fn resolve(text: &str, base: Option<&str>) -> Option<String> {
    let base = base.and_then(Parts::of);
    let (scheme, rest) = match scheme(text) {
        Some((scheme, rest)) => (Scheme::of(&scheme)?, rest),
        None => (base.as_ref()?.scheme, text),
    };
    let base = base.filter(|base| base.scheme == scheme);
    let slashes = rest.bytes().take_while(|b| is_slash(*b)).count();
    match (scheme, base) {
        (Scheme::File, base) => file(rest, slashes, base.as_ref()),
        (_, Some(base)) if slashes < 2 => relative(rest, slashes, &base),
        (_, _) => {
            let (authority, rest) = split_at(&rest[slashes..], is_slash_or_tail);
            absolute(scheme, &self::authority(authority, scheme)?, rest)
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
    File,
}

impl Scheme {
    fn of(scheme: &str) -> Option<Self> {
        match scheme {
            "http" => Some(Self::Http),
            "https" => Some(Self::Https),
            "file" => Some(Self::File),
            _ => None,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Http => "http://",
            Self::Https => "https://",
            Self::File => "file://",
        }
    }
}

/// A resolved address in its parts.
struct Parts<'a> {
    scheme: Scheme,
    authority: &'a str,
    path: &'a str,
    /// With its `?`, or empty.
    query: &'a str,
}

impl<'a> Parts<'a> {
    fn of(resolved: &'a str) -> Option<Self> {
        let (scheme, rest) = resolved.split_once("://")?;
        let (rest, _fragment) = split_at(rest, |b| b == b'#');
        let (authority, rest) = split_at(rest, |b| b == b'/');
        let (path, query) = split_at(rest, |b| b == b'?');
        Some(Self { scheme: Scheme::of(scheme)?, authority, path, query })
    }

    fn start(&self) -> String {
        format!("{}{}", self.scheme.prefix(), self.authority)
    }
}

fn relative(rest: &str, slashes: usize, base: &Parts) -> Option<String> {
    if slashes > 0 {
        return absolute(base.scheme, base.authority, rest);
    }
    let mut out = base.start();
    let start = out.len();
    match rest.chars().next() {
        None | Some('#') => out = out + base.path + base.query,
        Some('?') => out += base.path,
        Some(_) => {
            out += base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let (path, tail) = split_at(rest, is_tail);
            push_path(path, start, &mut out);
            push_tail(tail, &mut out);
            return Some(out);
        }
    }
    push_tail(rest, &mut out);
    Some(out)
}

fn file(rest: &str, slashes: usize, base: Option<&Parts>) -> Option<String> {
    match (slashes, base) {
        (0 | 1, Some(base)) => relative(rest, slashes, base),
        (0 | 1, None) => absolute(Scheme::File, "", rest),
        (_, _) => {
            let after = rest.get(2..)?;
            let (host, path) = split_at(after, is_slash_or_tail);
            let host = if host.is_empty() { String::new() } else { self::host(host)? };
            absolute(Scheme::File, if host == "localhost" { "" } else { &host }, path)
        }
    }
}

fn absolute(scheme: Scheme, authority: &str, rest: &str) -> Option<String> {
    let mut out = String::with_capacity(scheme.prefix().len() + authority.len() + 1 + rest.len());
    out += scheme.prefix();
    out += authority;
    let start = out.len();
    let (path, tail) = split_at(rest, is_tail);
    push_path(if path.bytes().next().is_some_and(is_slash) { &path[1..] } else { path }, start, &mut out);
    push_tail(tail, &mut out);
    Some(out)
}

/// Appends a path segment by segment, going up at `..`, but not above `start`.
fn push_path(path: &str, start: usize, out: &mut String) {
    let mut rest = Some(path);
    while let Some(left) = rest {
        let (segment, after) = split_at(left, is_slash);
        rest = after.get(1..);
        let is_last = rest.is_none();
        match dots(segment) {
            Some(up) => {
                if up {
                    let parent = out.get(start..).and_then(|path| path.rfind('/')).unwrap_or(0);
                    out.truncate(start + parent);
                }
                if is_last {
                    out.push('/');
                }
            }
            None => {
                out.push('/');
                escape(segment, PATH, out);
            }
        }
    }
}

/// Whether a segment is `.` (`Some(false)`) or `..` (`Some(true)`), dots also written as `%2e`.
fn dots(segment: &str) -> Option<bool> {
    if segment.len() > 6 || !segment.starts_with(['.', '%']) {
        return None;
    }
    match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
        "." => Some(false),
        ".." => Some(true),
        _ => None,
    }
}

/// Appends `?query#fragment`.
fn push_tail(tail: &str, out: &mut String) {
    let (query, fragment) = split_at(tail, |b| b == b'#');
    if let Some(query) = query.strip_prefix('?') {
        out.push('?');
        escape(query, QUERY, out);
    }
    if let Some(fragment) = fragment.strip_prefix('#') {
        out.push('#');
        escape(fragment, FRAGMENT, out);
    }
}

/// `user:password@host:port`, escaped and without what goes without saying.
fn authority(text: &str, scheme: Scheme) -> Option<String> {
    let (user, place) = text.rsplit_once('@').unwrap_or(("", text));
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let mut out = String::new();
    escape(name, USER, &mut out);
    if !password.is_empty() {
        out.push(':');
        escape(password, USER, &mut out);
    }
    if !out.is_empty() {
        out.push('@');
    }
    let colon = place.rfind(':').filter(|&colon| !place.get(colon..).is_some_and(|after| after.contains(']')));
    let (host, port) = place.split_at_checked(colon.unwrap_or(place.len()))?;
    out += &self::host(host)?;
    let port = port.strip_prefix(':').unwrap_or_default();
    if !port.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let port = port.trim_start_matches('0');
    match (scheme, port) {
        (_, "") if place.ends_with('0') && colon.is_some() => out += ":0",
        (_, "") | (Scheme::Http, "80") | (Scheme::Https, "443") => {}
        (_, port) => write!(out, ":{}", port.parse::<u16>().ok()?).ok()?,
    }
    Some(out)
}

fn host(text: &str) -> Option<String> {
    if let Some(inner) = text.strip_prefix('[') {
        let inner = inner.strip_suffix(']')?;
        let is_ipv6 = inner.contains(':') && inner.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.'));
        return is_ipv6.then(|| text.to_ascii_lowercase());
    }
    if !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'))
    {
        return Some(text.to_owned());
    }
    let decoded = unescape(text)?.to_ascii_lowercase();
    // "Forbidden domain code points" of the URL Standard, and the quote, so that no address holds one.
    let is_forbidden = |c: char| c <= ' ' || c == '\x7f' || "\"#/:<>?@[\\]^|%".contains(c) || c == '\u{fffd}';
    if decoded.is_empty() || decoded.contains(is_forbidden) {
        return None;
    }
    let mut out = String::new();
    escape(&decoded, set(""), &mut out);
    Some(out)
}

fn unescape(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut after = bytes.clone();
        let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
        match (byte, digit(after.next()), digit(after.next())) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                bytes = after;
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).ok()
}

// What is escaped beside control characters, space and all beyond ASCII, by part of the address (URL Standard,
// "percent-encode sets"; the one for queries is that of `http`).
const FRAGMENT: Set = set("\"<>`");
const QUERY: Set = set("\"#<>'");
const PATH: Set = set("\"#<>?^`{}");
const USER: Set = set("\"#<>?^`{}/:;=@[\\]|");

/// One bit for each ASCII character. (Wasm has no numbers of 128 bits.)
type Set = [u32; 4];

const fn set(escaped: &str) -> Set {
    // Controls, the space, and the last of ASCII.
    let mut set = [u32::MAX, 1, 0, 1 << 31];
    let mut at = 0;
    while at < escaped.len() {
        let byte = escaped.as_bytes()[at];
        set[(byte >> 5) as usize] |= 1 << (byte & 31);
        at += 1;
    }
    set
}

fn escape(text: &str, set: Set, out: &mut String) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if set.get(usize::from(byte >> 5)).is_some_and(|bits| bits >> (byte & 31) & 1 == 0) {
            continue;
        }
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        out.push_str(text.get(plain..at).unwrap_or_default());
        out.push('%');
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
        plain = at + 1;
    }
    out.push_str(text.get(plain..).unwrap_or_default());
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

fn is_tail(byte: u8) -> bool {
    matches!(byte, b'?' | b'#')
}

fn is_slash_or_tail(byte: u8) -> bool {
    is_slash(byte) || is_tail(byte)
}

/// Splits before the first ASCII character that is asked for.
fn split_at(text: &str, is_end: fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(is_end).unwrap_or(text.len()))
}
