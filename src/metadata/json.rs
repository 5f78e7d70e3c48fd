//! A reader of JSON, as strict as RFC 8259, for what the page's scripts say.
//!
//! Numbers, truth values and nulls say nothing that metadata asks for: they are checked and left out. A library would
//! bring the tables for reading and writing floating-point numbers along, 15 KB of the shipped Wasm.

/// Deepest nesting read, as other readers of JSON have it.
const DEEPEST: usize = 127;
/// Most members kept of one object; further ones are read and forgotten. Those that matter have a few dozen.
const MOST_MEMBERS: usize = 512;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    String(String),
    Array(Vec<Value>),
    Object(Map),
    /// A number, a truth value or null.
    Other,
}

impl Value {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The list, if it is one.
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        if let Self::Array(list) = self { Some(list) } else { None }
    }
}

/// The members of an object by name, in the order of the names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Map(Vec<(String, Value)>);

impl Map {
    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.find(name).ok().and_then(|at| self.0.get(at)).map(|member| &member.1)
    }

    /// The values of all members, by the order of their names.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Value> {
        self.0.iter().map(|member| &member.1)
    }

    /// Whether there is such a member.
    pub fn contains_key(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|member| member.0.as_str().cmp(name))
    }

    /// Of members with one name the last counts.
    fn put(&mut self, name: String, value: Value) {
        match self.find(&name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) if self.0.len() < MOST_MEMBERS => self.0.insert(at, (name, value)),
            Err(_) => {}
        }
    }
}

/// Reads a text that is one value and nothing else.
pub(super) fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    // What is being read, outermost first, and for an object the name of the member.
    let mut open: Vec<(Value, String)> = Vec::new();
    loop {
        let mut value = match reader.after_space()? {
            bracket @ (b'{' | b'[') if open.len() < DEEPEST => {
                let (empty, closing) = match bracket {
                    b'{' => (Value::Object(Map::default()), b'}'),
                    _ => (Value::Array(Vec::new()), b']'),
                };
                if reader.peek()? == closing {
                    reader.at += 1;
                    empty
                } else {
                    let name = if bracket == b'{' { reader.name()? } else { String::new() };
                    open.push((empty, name));
                    continue;
                }
            }
            b'"' => Value::String(reader.string()?),
            first => reader.other(first)?,
        };
        loop {
            let Some((holder, name)) = open.last_mut() else {
                return reader.peek().is_none().then_some(value);
            };
            let closing = match holder {
                Value::Object(map) => {
                    map.put(std::mem::take(name), value);
                    b'}'
                }
                Value::Array(list) => {
                    list.push(value);
                    b']'
                }
                _ => return None,
            };
            match reader.after_space()? {
                b',' => {
                    if closing == b'}' {
                        *name = reader.name()?;
                    }
                    break;
                }
                end if end == closing => value = open.pop()?.0,
                _ => return None,
            }
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The byte after white space, without passing it.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at)? {
                b' ' | b'\n' | b'\t' | b'\r' => self.at += 1,
                &byte => return Some(byte),
            }
        }
    }

    fn after_space(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// A member's name and its colon.
    fn name(&mut self) -> Option<String> {
        let name = if self.after_space()? == b'"' { self.string()? } else { return None };
        (self.after_space()? == b':').then_some(name)
    }

    /// The rest of a string, its opening quotation mark passed.
    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\')?;
            out.push_str(rest.get(..plain)?);
            self.at += plain + 1;
            match rest.as_bytes().get(plain)? {
                b'"' => return Some(out),
                b'\\' => out.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    /// The character that an escape means, its backslash passed.
    fn escaped(&mut self) -> Option<char> {
        let kind = *self.text.as_bytes().get(self.at)?;
        self.at += 1;
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                // A code point beyond the first 65,536 is a pair of surrogates; half a pair is no character.
                if first >> 10 == 0xD800 >> 10 {
                    if self.text.get(self.at..self.at + 2)? != "\\u" {
                        return None;
                    }
                    self.at += 2;
                    let second = self.unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x10000 + ((first - 0xD800) << 10) + second)?
                } else {
                    char::from_u32(first)?
                }
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
    }

    /// The rest of a number or word, its first byte passed.
    fn other(&mut self, first: u8) -> Option<Value> {
        let rest = self.text.as_bytes().get(self.at - 1..)?;
        let length = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count();
        let word = rest.get(..length)?;
        self.at += length.checked_sub(1)?;
        let known = match first {
            b't' => word == b"true",
            b'f' => word == b"false",
            b'n' => word == b"null",
            _ => is_number(word),
        };
        known.then_some(Value::Other)
    }
}

fn is_number(word: &[u8]) -> bool {
    let word = word.strip_prefix(b"-").unwrap_or(word);
    let (whole, rest) = digits(word);
    let rest = match rest.strip_prefix(b".").map(digits) {
        None => rest,
        Some(([], _)) => return false,
        Some((_, rest)) => rest,
    };
    let exponent = match rest {
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => exponent,
        [] => b"0",
        _ => return false,
    };
    let (power, rest) = digits(exponent);
    !whole.is_empty() && (whole.len() == 1 || whole[0] != b'0') && !power.is_empty() && rest.is_empty()
}

fn digits(word: &[u8]) -> (&[u8], &[u8]) {
    word.split_at(word.iter().take_while(|byte| byte.is_ascii_digit()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What another reader makes of it, without the numbers.
    fn oracle(value: serde_json::Value) -> Value {
        match value {
            serde_json::Value::String(text) => Value::String(text),
            serde_json::Value::Array(list) => Value::Array(list.into_iter().map(oracle).collect()),
            serde_json::Value::Object(map) => {
                let mut members = Map::default();
                map.into_iter().for_each(|(name, value)| members.put(name, oracle(value)));
                Value::Object(members)
            }
            _ => Value::Other,
        }
    }

    #[test]
    fn reads_what_another_reader_reads_and_nothing_else() {
        let good = r#" {"b" : [1, -0.5e-3, 0, "x\n\"\\\/\b\f\r\t\u00e9\ud83d\ude00ü", {}, [], [[ ]]], "a":{"a":null,"a":true},"":false} "#;
        let mut seed = 7_u32;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize % below
        };
        let parts = ["\"", "\\", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "u", "\\ud83d", "t", " ", "\n"];
        let mut read = 0;
        for _ in 0..20_000 {
            let mut text: Vec<char> = good.chars().collect();
            for _ in 0..random(3) {
                let (from, length) = (random(text.len()), random(3));
                let to = (from + length).min(text.len());
                text.splice(from..to, parts[random(parts.len())].chars());
            }
            let text: String = text.into_iter().collect();
            let expected = serde_json::from_str(&text).ok().map(oracle);
            assert_eq!(parse(&text), expected, "{text}");
            read += usize::from(expected.is_some());
        }
        assert!((1_000..19_000).contains(&read), "{read}");
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(DEEPEST)).is_some());
        assert!(parse(&nested(DEEPEST + 1)).is_none());
        assert!(parse(&nested(1_000_000)).is_none());
    }

    #[test]
    fn an_object_of_very_many_members_keeps_its_first() {
        let members: Vec<String> = (0..100_000).map(|n| format!("\"{n}\":\"x\"")).collect();
        let Some(Value::Object(map)) = parse(&format!("{{{}}}", members.join(","))) else { panic!("no object") };
        assert_eq!(map.get("7").and_then(Value::as_str), Some("x"));
        assert_eq!(map.0.len(), MOST_MEMBERS);
    }
}
