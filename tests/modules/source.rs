//! Just enough of a reader of Rust and JavaScript to find what a file names.

/// A Rust file of `src/`, without comments, strings and the tests at its end.
pub struct Source {
    /// The top-level module it belongs to.
    pub top_level: String,
    /// Its module path from the crate root.
    module: Vec<String>,
    /// Words and punctuation in order; `::` is one token.
    pub tokens: Vec<String>,
}

impl Source {
    /// Reads a file by its path from the project's root.
    pub fn read(path: &str, text: &str) -> Self {
        let within = path.strip_prefix("src/").unwrap_or(path);
        let mut module: Vec<String> = within.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let top_level = module[0].clone();
        if module.last().is_some_and(|last| last == "mod" || last == "lib") {
            module.pop();
        }
        let code = match text.find("#[cfg(test)]\nmod ") {
            Some(tests) => &text[..tests],
            None => text,
        };
        Self { top_level, module, tokens: tokens(&without_comments_and_strings(code)) }
    }

    /// Whether a word is in the code.
    pub fn has_word(&self, word: &str) -> bool {
        self.tokens.iter().any(|token| token == word)
    }

    /// Whether a path in the code starts with a crate.
    pub fn uses_crate(&self, name: &str) -> bool {
        (0..self.tokens.len()).any(|at| {
            let before = at.checked_sub(1).map_or("", |at| &self.tokens[at]);
            let after = self.tokens.get(at + 1).map_or("", String::as_str);
            self.tokens[at] == name && before != "::" && before != "." && (after == "::" || before == "use")
        })
    }

    /// The names directly under the crate root in the paths of the code, each once: `x` of `crate::x`, or of as many
    /// `super::` as lead there.
    pub fn top_level_names(&self) -> Vec<String> {
        let mut found = Vec::new();
        let is = |at: usize, word: &str| self.tokens.get(at).is_some_and(|token| token == word);
        let mut at = 0;
        while at < self.tokens.len() {
            let mut above = match self.tokens[at].as_str() {
                "crate" => self.module.len(),
                "super" => 1,
                _ => 0,
            };
            let starts = above > 0 && !(at > 0 && self.tokens[at - 1] == "::");
            at += 1;
            if !starts {
                continue;
            }
            while is(at, "::") && is(at + 1, "super") {
                above += 1;
                at += 2;
            }
            if above >= self.module.len() && is(at, "::") {
                found.extend(self.names_at(at + 1));
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// The first name of a path, or of each path of a group in braces.
    fn names_at(&self, at: usize) -> Vec<String> {
        if self.tokens.get(at).is_none_or(|token| token != "{") {
            return self.tokens.get(at).cloned().into_iter().collect();
        }
        let mut found = Vec::new();
        let mut depth = 0;
        for pair in self.tokens[at..].windows(2) {
            match pair[0].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && (pair[0] == "{" || pair[0] == ",") && pair[1] != "}" {
                found.push(pair[1].clone());
            }
        }
        found
    }
}

/// A JavaScript file without comments.
pub struct Script {
    /// What is left.
    pub code: String,
}

impl Script {
    /// Reads a file. A `//` after a colon, as in an address, is not taken for a comment.
    pub fn read(text: &str) -> Self {
        let mut code = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("/*") {
            code += &rest[..at];
            rest = rest[at..].find("*/").map_or("", |end| &rest[at + end + 2..]);
        }
        code += rest;
        let lines = code.lines().map(|line| match line.find("//") {
            Some(at) if at == 0 || line.as_bytes()[at - 1] != b':' => &line[..at],
            _ => line,
        });
        Self { code: lines.collect::<Vec<_>>().join("\n") }
    }
}

fn tokens(code: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            found.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    found
}

/// The code with a space in place of each comment, string and character literal.
fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_word = code.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment_length(rest)
        } else if first == '"' {
            string_length(rest)
        } else if !after_word && (rest.starts_with("r\"") || rest.starts_with("r#")) {
            raw_string_length(rest)
        } else if first == '\'' {
            character_length(rest)
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[length..];
    }
    code
}

fn comment_length(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// For a raw identifier (`r#name`), only the length of its prefix.
fn raw_string_length(text: &str) -> usize {
    let signs = text[1..].bytes().take_while(|&b| b == b'#').count();
    if text.as_bytes().get(1 + signs) != Some(&b'"') {
        return 1 + signs;
    }
    let end = format!("\"{}", "#".repeat(signs));
    text[2 + signs..].find(&end).map_or(text.len(), |at| 2 + signs + at + end.len())
}

/// The length of a character literal, or of the quote of a lifetime.
fn character_length(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            text[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(text.len(), |(at, _)| at + 3)
        }
        Some((at, c)) if text[at + c.len_utf8()..].starts_with('\'') => at + c.len_utf8() + 1,
        _ => 1,
    }
}
