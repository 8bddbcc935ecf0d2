//! Which file of `src/` imports which, read from the tokens of the files; code that only tests see is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module and what its file says.
#[derive(Debug)]
pub struct Module {
    /// The file, from `src/` on: `report/text/mod.rs`.
    pub file: String,
    /// Names of the types that it defines.
    pub types: Vec<String>,
    parent: usize,
    children: BTreeMap<String, usize>,
    imports: Vec<Import>,
    /// Paths with two segments or more that stand in the code.
    paths: BTreeSet<Vec<String>>,
    /// Names that stand alone in the code.
    names: BTreeSet<String>,
}

/// One name that a `use` brings in.
#[derive(Debug)]
struct Import {
    name: String,
    path: Vec<String>,
    /// True for `pub use`, whatever its reach.
    hands_on: bool,
}

/// Where a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// To a module itself.
    Module(usize),
    /// To something that a module defines.
    Item(usize),
}

/// All modules below `src/lib.rs`, the root first.
#[derive(Debug, Default)]
pub struct Modules(pub Vec<Module>);

impl Modules {
    /// Reads the modules of the crate in the folder `src`.
    pub fn read(src: &Path) -> Self {
        let mut modules = Self::default();
        modules.add(src, &src.join("lib.rs"), 0);
        modules
    }

    fn add(&mut self, src: &Path, file: &Path, parent: usize) -> usize {
        let text = fs::read_to_string(file).unwrap();
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let at = self.0.len();
        self.0.push(Module {
            file: file.strip_prefix(src).unwrap().to_str().unwrap().replace('\\', "/"),
            types: Vec::new(),
            parent,
            children: BTreeMap::new(),
            imports: Vec::new(),
            paths: BTreeSet::new(),
            names: BTreeSet::new(),
        });
        let mut declared = Vec::new();
        self.0[at].scan(tokens, false, &mut declared);
        for name in declared {
            let child = self.add(src, &file_of(file, &name), at);
            self.0[at].children.insert(name, child);
        }
        at
    }

    /// The files that each file imports something from, by their places in the list. A name that a module only hands on
    /// leads to where it is defined.
    pub fn edges(&self) -> Vec<BTreeSet<usize>> {
        (0..self.0.len()).map(|at| self.imported_by(at)).collect()
    }

    fn imported_by(&self, at: usize) -> BTreeSet<usize> {
        let module = &self.0[at];
        let imports = module
            .imports
            .iter()
            .filter(|import| !import.hands_on || module.names.contains(&import.name))
            .map(|import| &import.path);
        imports
            .chain(&module.paths)
            .filter_map(|path| match self.resolve(at, path, 0)? {
                Target::Item(file) => Some(file),
                Target::Module(_) => None,
            })
            .filter(|file| *file != at)
            .collect()
    }

    /// What `path` means in module `at`; none for what is not of this crate.
    fn resolve(&self, at: usize, path: &[String], depth: usize) -> Option<Target> {
        assert!(depth < 32, "{}: {path:?} leads in a ring", self.0[at].file);
        let (first, mut rest) = path.split_first()?;
        let mut target = match first.as_str() {
            "crate" => Target::Module(0),
            "self" => Target::Module(at),
            "super" => Target::Module(self.0[at].parent),
            name => self.named(at, name, depth)?,
        };
        while let (Target::Module(module), Some((name, after))) = (target, rest.split_first()) {
            target = match name.as_str() {
                "super" => Target::Module(self.0[module].parent),
                "self" => target,
                name => self.named(module, name, depth).unwrap_or(Target::Item(module)),
            };
            rest = after;
        }
        Some(target)
    }

    /// What module `at` knows under `name` that it does not define itself.
    fn named(&self, at: usize, name: &str, depth: usize) -> Option<Target> {
        let module = &self.0[at];
        if let Some(child) = module.children.get(name) {
            return Some(Target::Module(*child));
        }
        // A path that begins with the name that it brings in is one of another crate: `use serde_json::{self, Value}`.
        let import = module.imports.iter().find(|import| import.name == name && import.path[0] != name)?;
        self.resolve(at, &import.path, depth + 1)
    }
}

/// The file of the module `name` that is declared in `file`.
fn file_of(file: &Path, name: &str) -> PathBuf {
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let folder = file.parent().unwrap();
    let folder = if matches!(stem, "lib" | "mod") { folder.to_owned() } else { folder.join(stem) };
    let flat = folder.join(format!("{name}.rs"));
    if flat.exists() { flat } else { folder.join(name).join("mod.rs") }
}

impl Module {
    /// Takes in what `tokens` say; `declared` gets the names of the modules in files of their own. Within an `impl` or a
    /// trait a `type` is no type of its own.
    fn scan(&mut self, tokens: TokenStream, associated: bool, declared: &mut Vec<String>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut within = false;
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Punct(punct) if punct.as_char() == '#' && is_test(tokens.get(at + 1)) => {
                    at += 2;
                    while !ends_item(&tokens[at]) {
                        at += 1;
                    }
                }
                TokenTree::Group(group) => {
                    let braced = group.delimiter() == Delimiter::Brace;
                    self.scan(group.stream(), within && braced, declared);
                    within &= !braced;
                }
                TokenTree::Ident(ident) => match ident.to_string().as_str() {
                    "use" => {
                        let end = (at..tokens.len()).find(|at| is_punct(tokens.get(*at), ';')).unwrap();
                        let hands_on = at > 0 && follows_pub(&tokens[..at]);
                        self.import(&tokens[at + 1..end], &[], hands_on);
                        at = end;
                    }
                    "mod" if is_punct(tokens.get(at + 2), ';') => {
                        declared.push(tokens[at + 1].to_string());
                        at += 2;
                    }
                    "impl" => within = true,
                    keyword @ ("struct" | "enum" | "trait" | "type") => {
                        within |= keyword == "trait";
                        if !(keyword == "type" && associated) {
                            self.types.push(tokens[at + 1].to_string());
                        }
                    }
                    _ => at = self.path(&tokens, at),
                },
                _ => {}
            }
            at += 1;
        }
    }

    /// Takes in the path that begins at `at`, if one does; returns where it ends.
    fn path(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let mut path = vec![tokens[at].to_string()];
        let mut end = at;
        while let Some(TokenTree::Ident(next)) = tokens.get(end + 3).filter(|_| is_separator(tokens, end + 1))
        {
            path.push(next.to_string());
            end += 3;
        }
        let is_start =
            at == 0 || !is_punct(tokens.get(at - 1), '.') && !is_separator(tokens, at.wrapping_sub(2));
        if is_start {
            self.names.insert(path[0].clone());
            if path.len() > 1 {
                self.paths.insert(path);
            }
        }
        end
    }

    /// Takes in a tree of imports: `a::{b, c::d as e}`.
    fn import(&mut self, tree: &[TokenTree], before: &[String], hands_on: bool) {
        let mut path = before.to_vec();
        let mut name = None;
        let mut tokens = tree.iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "as" => name = tokens.next().map(ToString::to_string),
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Group(group) => {
                    let all: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in all.split(|token| is_punct(Some(token), ',')).filter(|part| !part.is_empty())
                    {
                        self.import(part, &path, hands_on);
                    }
                    return;
                }
                TokenTree::Punct(punct) => {
                    assert_ne!(punct.as_char(), '*', "{}: a glob hides what is imported", self.file);
                }
                TokenTree::Literal(_) => {}
            }
        }
        path.dedup_by(|later, _| later == "self");
        let name = name.unwrap_or_else(|| path.last().unwrap().clone());
        self.imports.push(Import { name, path, hands_on });
    }
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at.wrapping_add(1)), ':')
}

/// True for the brackets of `#[cfg(test)]` and of `#[cfg(all(test, unix))]`.
fn is_test(token: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = token else { return false };
    let text = group.stream().to_string().replace(' ', "");
    text.starts_with("cfg(test") || text.starts_with("cfg(all(test,")
}

fn ends_item(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
        || is_punct(Some(token), ';')
}

/// True when `before` ends in `pub` or `pub(...)`.
fn follows_pub(before: &[TokenTree]) -> bool {
    let before = match before {
        [before @ .., TokenTree::Group(reach)] if reach.delimiter() == Delimiter::Parenthesis => before,
        _ => before,
    };
    matches!(before.last(), Some(TokenTree::Ident(ident)) if ident == "pub")
}
