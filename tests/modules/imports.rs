//! Which file of `src/` uses items of which other file, and the circles among them.
//!
//! A dependency is a path in the code, or an import, that leads to an item. It leads to the file that defines the item: names
//! that a module only re-exports (`pub use`) are followed to where they come from. Declaring a module (`mod x;`) or importing
//! it under its name is no dependency by itself. Method calls are not seen, as they name no path.

use super::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// A module path; the first segment is the crate.
type Path = Vec<String>;

/// One imported name.
struct Import {
    path: Path,
    /// The name it has in the file; `*` for a glob.
    alias: String,
    is_reexport: bool,
}

/// A file: its imports, and the rest of its code.
struct File {
    path: String,
    imports: Vec<Import>,
    code: Vec<String>,
}

/// What a path leads to.
enum Target {
    Module(Path),
    /// An item, defined in the file of this module.
    Item(Path),
}

/// The files by module path.
pub struct Imports {
    files: BTreeMap<Path, File>,
}

impl Imports {
    /// Reads files, each given by its path from the project's root and its text.
    pub fn read(sources: &[(String, String)]) -> Self {
        let file = |(path, text): &(String, String)| {
            let (imports, code) = split_imports(&Source::read(path, text).tokens);
            (module_of(path), File { path: path.clone(), imports, code })
        };
        Self { files: sources.iter().map(file).collect() }
    }

    /// Groups of files of which each depends on each other, directly or not; sorted.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let used: BTreeMap<&Path, BTreeSet<Path>> =
            self.files.keys().map(|module| (module, self.dependencies(module))).collect();
        let reach: BTreeMap<&Path, BTreeSet<&Path>> =
            self.files.keys().map(|module| (module, reachable(&used, module))).collect();
        let circle_of = |module: &Path| -> Vec<String> {
            let others = reach[module].iter().filter(|other| reach[**other].contains(module));
            others.map(|other| self.files[*other].path.clone()).collect()
        };
        let circles: BTreeSet<Vec<String>> = self.files.keys().map(circle_of).filter(|one| one.len() > 1).collect();
        circles.into_iter().collect()
    }

    /// The modules whose files a file depends on.
    fn dependencies(&self, module: &Path) -> BTreeSet<Path> {
        let file = &self.files[module];
        let mut found = BTreeSet::new();
        let mut add = |target: Option<Target>| {
            if let Some(Target::Item(other)) =
                target.filter(|target| !matches!(target, Target::Item(own) if own == module))
            {
                found.insert(other);
            }
        };
        for import in &file.imports {
            let is_used = file.code.contains(&import.alias);
            if import.alias == "*" && !import.is_reexport {
                add(self.resolve(module, &import.path).map(|target| match target {
                    Target::Module(other) => Target::Item(other),
                    item => item,
                }));
            } else if !import.is_reexport || is_used {
                add(self.resolve(module, &import.path));
            }
        }
        for path in paths(&file.code) {
            add(self.resolve(module, &path));
        }
        found
    }

    /// Where a path leads that is written in the file of a module; none outside of the crate.
    fn resolve(&self, module: &Path, path: &[String]) -> Option<Target> {
        let mut at = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => at.truncate(1),
            "self" => {}
            "super" => {
                at.pop();
                while rest.get(1).is_some_and(|next| next == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                at.push(first.to_owned());
                if !self.files.contains_key(&at) {
                    // A module imported under a name; an import of a crate under its own name leads to itself.
                    let import = self.files[module].imports.iter().find(|import| import.alias == *first)?;
                    if import.path.first().is_some_and(|name| name == first) {
                        return None;
                    }
                    let Target::Module(imported) = self.resolve(module, &import.path)? else { return None };
                    at = imported;
                }
            }
        }
        self.descend(at, &rest[1..])
    }

    /// Follows the names of a path down from a module.
    fn descend(&self, mut at: Path, names: &[String]) -> Option<Target> {
        let own = self.files.get(&at)?;
        let Some((name, rest)) = names.split_first() else { return Some(Target::Module(at)) };
        if let Some(import) = own.imports.iter().find(|import| import.is_reexport && import.alias == *name) {
            return match self.resolve(&at, &import.path) {
                Some(Target::Module(module)) => self.descend(module, rest),
                item => item,
            };
        }
        at.push(name.clone());
        if self.files.contains_key(&at) {
            return self.descend(at, rest);
        }
        at.pop();
        Some(Target::Item(at))
    }
}

/// All that can be reached from a module, itself only by a circle.
fn reachable<'a>(used: &'a BTreeMap<&Path, BTreeSet<Path>>, from: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Path> = used[from].iter().collect();
    while let Some(module) = open.pop() {
        if found.insert(module) {
            open.extend(&used[module]);
        }
    }
    found
}

/// The module path of a file. Each program is a crate of its own.
fn module_of(path: &str) -> Path {
    let within = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let program = within.strip_prefix("bin/");
    let mut names: Path = program.unwrap_or(within).split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        names.pop();
    }
    if program.is_none() {
        names.insert(0, "recto".to_owned());
    } else {
        names[0].insert_str(0, "bin/");
    }
    names
}

/// The imports of a file, and its other tokens.
fn split_imports(tokens: &[String]) -> (Vec<Import>, Vec<String>) {
    let (mut imports, mut code) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] != "use" {
            code.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let end = tokens[at..].iter().position(|token| token == ";").map_or(tokens.len(), |length| at + length);
        let before = code.last().map_or("", String::as_str);
        add_imports(&tokens[at + 1..end], &[], before == "pub" || before == ")", &mut imports);
        at = end + 1;
    }
    (imports, code)
}

/// Adds what the tree of an import names, below some leading names.
fn add_imports(tree: &[String], leading: &[String], is_reexport: bool, imports: &mut Vec<Import>) {
    let mut path = leading.to_vec();
    let mut at = 0;
    while at < tree.len() {
        match tree[at].as_str() {
            "::" => {}
            "as" => {
                let alias = tree[at + 1].clone();
                return imports.push(Import { path, alias, is_reexport });
            }
            "*" => return imports.push(Import { path, alias: "*".to_owned(), is_reexport }),
            "{" => {
                for branch in branches(&tree[at + 1..tree.len() - 1]) {
                    add_imports(branch, &path, is_reexport, imports);
                }
                return;
            }
            "self" if !path.is_empty() => {}
            name => path.push(name.to_owned()),
        }
        at += 1;
    }
    if let Some(alias) = path.last().cloned() {
        imports.push(Import { path, alias, is_reexport });
    }
}

/// The branches of a group in braces, which are separated by commas outside of inner braces.
fn branches(group: &[String]) -> Vec<&[String]> {
    let mut depth = 0;
    let mut found = group.split(|token| {
        depth += i32::from(token == "{") - i32::from(token == "}");
        depth == 0 && token == ","
    });
    found.by_ref().filter(|branch| !branch.is_empty()).collect()
}

/// The paths in code: names joined by `::`.
fn paths(code: &[String]) -> Vec<Path> {
    let is_name =
        |at: usize| code.get(at).is_some_and(|token| token.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    let joins = |at: usize| code.get(at).is_some_and(|token| token == "::");
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let start = at;
        at += 1;
        if !is_name(start) || !joins(at) || start > 0 && joins(start - 1) {
            continue;
        }
        let mut path = vec![code[start].clone()];
        while joins(at) && is_name(at + 1) {
            path.push(code[at + 1].clone());
            at += 2;
        }
        found.push(path);
    }
    found
}
