//! Saves an article as a Markdown file with front matter, which intake can read back.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::fmt::Write as _;
use std::fs;
use std::hash::BuildHasher;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::model::{Article, BlockKind};
use crate::text::{self, fold};

/// The maximum length of a file name without its extension, in bytes.
const LONGEST_NAME: usize = 80;

/// Saves articles in one folder, and knows what it has there.
pub(super) struct Saver<'a> {
    folder: &'a Path,
    hasher: RandomState,
    /// What there is by names without number and extension, as far as it was looked for.
    names: HashMap<String, Saved>,
}

/// The files of one name, with and without numbers.
#[derive(Default)]
struct Saved {
    /// How many of the name there are, whatever they are.
    count: u32,
    /// By the address of the article, as it is written.
    addresses: HashMap<String, PathBuf>,
    /// By a hash of the whole text.
    texts: HashMap<u64, PathBuf>,
}

impl<'a> Saver<'a> {
    /// One for `folder`, which is created if needed.
    pub fn new(folder: &'a Path) -> Self {
        Self { folder, hasher: RandomState::new(), names: HashMap::new() }
    }

    /// Writes the article and returns its file. If `is_own`, the article came from its own address and overwrites what was
    /// saved from there before. No other file is touched, whatever it is.
    pub fn save(&mut self, article: &Article, is_own: bool) -> io::Result<PathBuf> {
        fs::create_dir_all(self.folder)?;
        let text = to_markdown(article);
        let (name, hash) = (file_name(article), self.hasher.hash_one(&text));
        loop {
            let saved = match self.names.entry(name.clone()) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(Saved::look(self.folder, &name, &self.hasher)?),
            };
            if let Some(path) = saved.texts.get(&hash) {
                return Ok(path.clone());
            }
            // Written whole or not at all: an interruption leaves no half article.
            let draft = draft(self.folder, &text)?;
            let address = article.url.as_deref().map(quoted);
            let earlier =
                address.as_ref().filter(|_| is_own).and_then(|address| saved.addresses.get(address));
            let path = if let Some(path) = earlier {
                draft.persist(path)?;
                path.clone()
            } else {
                let path = numbered(self.folder, &name, saved.count + 1);
                match draft.persist_noclobber(&path) {
                    Ok(_) => saved.count += 1,
                    Err(other) if other.error.kind() == io::ErrorKind::AlreadyExists => {
                        // Somebody else saves here as well.
                        self.names.remove(&name);
                        continue;
                    }
                    Err(other) => return Err(other.error),
                }
                path
            };
            saved.texts.insert(hash, path.clone());
            if let Some(address) = address {
                saved.addresses.entry(address).or_insert_with(|| path.clone());
            }
            return Ok(path);
        }
    }
}

impl Saved {
    /// What `folder` has of `name`.
    fn look(folder: &Path, name: &str, hasher: &RandomState) -> io::Result<Self> {
        let mut saved = Self::default();
        loop {
            let path = numbered(folder, name, saved.count + 1);
            let found = match path.symlink_metadata() {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(saved),
                found => found?,
            };
            // A link or a pipe is nothing that was saved here, and a pipe would never end.
            if let Some(text) = found.is_file().then(|| fs::read_to_string(&path).ok()).flatten() {
                saved.texts.insert(hasher.hash_one(&text), path.clone());
                if let Some(address) = address_in(&text) {
                    saved.addresses.entry(address.to_owned()).or_insert(path);
                }
            }
            saved.count += 1;
        }
    }
}

/// The address in the front matter of a file, as it is written.
fn address_in(text: &str) -> Option<&str> {
    let front = text.lines().skip(1).take_while(|line| *line != "---");
    front.take(8).find_map(|line| line.strip_prefix("url: "))
}

fn numbered(folder: &Path, name: &str, number: u32) -> PathBuf {
    match number {
        1 => folder.join(format!("{name}.md")),
        _ => folder.join(format!("{name}-{number}.md")),
    }
}

/// A file with `text` under a name that nobody can foresee; it is removed unless it becomes an article.
fn draft(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gainsay-").suffix(".part");
    // As any file that the user writes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// "norland-post-pier-opens-in-may".
fn file_name(article: &Article) -> String {
    let folded = fold(&format!("{} {}", article.outlet.value, article.headline()));
    let mut name = String::new();
    for word in text::words(&folded) {
        if name.len() + word.len() >= LONGEST_NAME {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() { "article".to_owned() } else { name }
}

fn to_markdown(article: &Article) -> String {
    let mut out = String::from("---\n");
    let title = article.title.as_ref().map(|title| title.value.as_str());
    let published = article.published.as_ref().map(|day| day.value.to_string());
    for (name, value) in [
        ("title", title),
        ("source", Some(article.outlet.value.as_str())),
        ("published", published.as_deref()),
        ("url", article.url.as_deref()),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {}", quoted(value));
        }
    }
    out.push_str("---\n");
    for block in &article.blocks {
        let text = escape(article.body.get(block.span.clone()).unwrap_or_default());
        let _ = match block.kind {
            BlockKind::Title => writeln!(out, "\n# {text}"),
            BlockKind::Heading => writeln!(out, "\n## {text}"),
            BlockKind::Caption => writeln!(out, "\n![{text}]()"),
            BlockKind::Paragraph | BlockKind::Boilerplate => writeln!(out, "\n{text}"),
        };
    }
    out
}

/// A quoted value of the front matter.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `text` with everything escaped that Markdown would take for markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_mark = matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<');
        if is_mark || at == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    #[test]
    fn what_is_saved_is_read_back() {
        let text = "---\ntitle: 'The \"*new*\" pier \\ quay'\nsource: Norland Post\npublished: 2025-03-11\n\
                    url: https://p.example/1\n---\n\n![The pier \\[left\\] in May](p.jpg)\n\n- 5 * 3 < 16 [sic] and snake_case.\n\n\
                    ## What next\n\n\\# The board meets again in May, and it will have more to say of the costs then.\n";
        let article = intake::parse("a.md", None, text).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("new");
        let save = |article: &Article, is_own| Saver::new(&into).save(article, is_own).unwrap();
        let path = save(&article, true);
        assert_eq!(path.file_name().unwrap(), "norland-post-the-new-pier-quay.md");
        let again = intake::parse("b.md", None, fs::read(&path).unwrap()).unwrap();
        assert_eq!(again.body, article.body);
        assert_eq!(again.blocks, article.blocks);
        assert_eq!(
            (again.outlet, again.published, again.url),
            (article.outlet.clone(), article.published, article.url.clone())
        );
        assert_eq!(save(&article, true), path, "the same article");
        let other = Article { url: Some("https://p.example/2".into()), ..article.clone() };
        assert_ne!(save(&other, true), path, "another of the same name");
        let changed = intake::parse("a.md", None, text.replace("in May and", "in June and")).unwrap();
        let changed = Article { blocks: changed.blocks[1..].to_vec(), ..changed };
        let beside = save(&changed, false);
        assert_ne!(beside, path, "who only claims the address overwrites nothing");
        assert_eq!(
            (save(&changed, false), save(&article, false)),
            (beside, path.clone()),
            "and adds nothing twice"
        );
        assert_eq!(save(&changed, true).file_name(), Some("norland-post-the-new-pier-quay-3.md".as_ref()));
    }

    #[test]
    fn many_of_one_name_are_saved_in_a_moment() {
        let folder = tempfile::tempdir().unwrap();
        let article = intake::parse("a.md", None, "# Pier\n\nThe pier was closed for two days.\n").unwrap();
        let mut saver = Saver::new(folder.path());
        let time = |saver: &mut Saver<'_>, numbers: std::ops::Range<u32>| {
            let begun = std::time::Instant::now();
            for number in numbers {
                let url = Some(format!("https://p.example/{number}"));
                saver.save(&Article { url, ..article.clone() }, true).unwrap();
            }
            begun.elapsed()
        };
        let (first, second) = (time(&mut saver, 0..500), time(&mut saver, 500..1000));
        assert!(second < first * 2 + std::time::Duration::from_millis(200), "{first:?} {second:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1000);
    }

    #[test]
    #[cfg(unix)]
    fn nothing_that_lies_in_the_way_is_touched_or_waited_for() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let text = "---\nsource: Post\nurl: https://p.example/1\n---\n\n# Pier\n\nThe pier was closed for two days.\n";
        let article = intake::parse("a.md", None, text).unwrap();
        fs::write(at("victim"), "mine").unwrap();
        fs::write(at("post-pier.md.part"), "mine").unwrap();
        let name = std::ffi::CString::new(at("post-pier.md").to_str().unwrap()).unwrap();
        let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR);
        rustix::fs::mknodat(rustix::fs::CWD, &name, kind, mode, 0).unwrap();
        symlink(at("victim"), at("post-pier-2.md")).unwrap();
        symlink(at("nowhere"), at("post-pier-3.md")).unwrap();
        fs::create_dir(at("post-pier-4.md")).unwrap();
        let path = Saver::new(folder.path()).save(&article, true).unwrap();
        assert_eq!(path, at("post-pier-5.md"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o600, 0o600);
        for name in ["victim", "post-pier.md.part"] {
            assert_eq!(fs::read_to_string(at(name)).unwrap(), "mine");
        }
        assert!(!at("nowhere").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 7, "no draft is left");
    }

    #[test]
    fn several_at_once_do_not_get_in_each_others_way() {
        let folder = tempfile::tempdir().unwrap();
        let article = intake::parse("a.md", None, "# Pier\n\nThe pier was closed for two days.\n").unwrap();
        std::thread::scope(|scope| {
            for number in 0..6 {
                let (into, article) = (folder.path(), &article);
                scope.spawn(move || {
                    for each in 0..20 {
                        let url = Some(format!("https://p.example/{}", number * 20 + each));
                        Saver::new(into).save(&Article { url, ..article.clone() }, true).unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 120);
    }
}
