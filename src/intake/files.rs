//! Which documents the given paths name, and their bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::model::Warning;
use crate::text::sanitize;

use super::format::{self, UNREAD, extension};

/// How much of a file whose name says nothing is looked at, in bytes.
const START: u64 = 4096;

/// What is said of a file that may have no end, or of which nothing comes until somebody writes to it.
const NO_FILE: &str = "is no regular file (a device, a pipe or a socket); save its text to a file first";

/// A file that is to be read, or standard input.
#[derive(Debug)]
pub(super) struct InputFile {
    /// None for standard input.
    pub path: Option<PathBuf>,
    /// Unique and safe to print.
    pub id: String,
    /// The folder it was found in, as a number that documents of one folder share; none when named by itself.
    pub folder: Option<usize>,
}

/// The documents under `paths` in the order found, each once, and what could not be opened.
pub(super) fn find(paths: &[PathBuf], warnings: &mut Vec<Warning>) -> Vec<InputFile> {
    let mut found = Finder::default();
    for (number, path) in paths.iter().enumerate() {
        if path.as_os_str() == "-" {
            found.add(None, "stdin", "", None);
            continue;
        }
        match fs::metadata(path) {
            Err(error) => warnings.push(warning(path, cause(&error))),
            Ok(entry) if entry.is_dir() => found.walk(path, number, warnings),
            Ok(entry) if entry.is_file() => {
                let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                let parent = path.parent().map(folder_name).unwrap_or_default();
                found.add(Some(path.clone()), &name, &parent, None);
            }
            Ok(_) => warnings.push(warning(path, NO_FILE)),
        }
    }
    found.documents
}

#[derive(Default)]
struct Finder {
    documents: Vec<InputFile>,
    /// Canonical paths, so that a file given twice is read once.
    seen: BTreeSet<PathBuf>,
    ids: BTreeSet<String>,
    /// The last number behind each id that others have, too.
    last: BTreeMap<String, usize>,
}

impl Finder {
    fn walk(&mut self, root: &Path, number: usize, warnings: &mut Vec<Warning>) {
        let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let entries = WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let message = error.io_error().map_or_else(|| "cannot be read".to_owned(), cause);
                    warnings.push(warning(error.path().unwrap_or(root), message));
                    continue;
                }
            };
            let path = entry.path();
            // A link to a file counts as the file; links to folders are not followed, so they cannot form a loop.
            match fs::metadata(path) {
                Ok(found) if found.is_file() => {}
                Err(error) if format::is_known(&path.to_string_lossy()) => {
                    warnings.push(warning(path, cause(&error)));
                    continue;
                }
                Ok(found) if !found.is_dir() && format::is_known(&path.to_string_lossy()) => {
                    warnings.push(warning(path, NO_FILE));
                    continue;
                }
                _ => continue,
            }
            let below = path.strip_prefix(root).unwrap_or(path);
            let id = below
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            if is_wanted(path, &id) {
                self.add(Some(path.to_owned()), &id, &folder_name(root), Some(number));
            } else if extension(&id).is_some_and(|extension| UNREAD.contains(&extension.as_str())) {
                warnings
                    .push(warning(path, "is in no format that gainsay reads; save its text as .txt or .md"));
            }
        }
    }

    fn add(&mut self, path: Option<PathBuf>, id: &str, parent: &str, folder: Option<usize>) {
        let canonical = path.as_ref().map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone()));
        if !self.seen.insert(canonical.unwrap_or_else(|| PathBuf::from("-"))) {
            return;
        }
        let id = self.unique(&sanitize(id), &sanitize(parent));
        self.documents.push(InputFile { path, id, folder });
    }

    /// `id`, or with its folder before it, or with a number after it: whichever is free first.
    fn unique(&mut self, id: &str, parent: &str) -> String {
        let mut candidate = id.to_owned();
        if self.ids.contains(&candidate) && !parent.is_empty() {
            candidate = format!("{parent}/{id}");
        }
        let base = candidate.clone();
        // A thousand files may have names that print alike; none of them counts from the start.
        let last = self.last.entry(base.clone()).or_insert(1);
        while !self.ids.insert(candidate.clone()) {
            *last += 1;
            candidate = format!("{base} ({last})");
        }
        candidate
    }
}

/// Warns of each folder among `paths` in which no article was found, unless a file in it is already complained about;
/// `folders` says for each article which path it was found below.
pub(super) fn name_empty_folders(paths: &[PathBuf], folders: &[Option<usize>], warnings: &mut Vec<Warning>) {
    for (number, path) in paths.iter().enumerate() {
        let name = sanitize(&path.to_string_lossy()).into_owned();
        let told = || warnings.iter().any(|warning| Path::new(&warning.file).starts_with(&name));
        if path.is_dir() && !folders.contains(&Some(number)) && !told() {
            let message = format!("holds no articles; gainsay reads {}", format::names());
            warnings.push(warning(path, message));
        }
    }
}

/// True for a file that may hold an article.
fn is_wanted(path: &Path, id: &str) -> bool {
    if format::is_known(id) {
        return true;
    }
    let mut start = Vec::new();
    // What cannot be opened and has a name that says nothing is nothing that anybody misses.
    let read = open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    read.is_ok() && format::is_wanted(id, &start)
}

/// Opens a file without ever waiting for what another program may write into it: some files of the system look like
/// any other, and a pipe may have taken the place of a file.
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other(NO_FILE)) }
}

/// What all of the files take on the disk, in bytes, as far as that can be told.
pub(super) fn bytes_on_disk(files: &[InputFile]) -> u64 {
    let sizes = files.iter().filter_map(|file| fs::metadata(file.path.as_ref()?).ok());
    sizes.map(|metadata| metadata.len()).sum()
}

/// The bytes of a document. Before they are read, `prepare` is told how many there are.
///
/// # Errors
///
/// The cause in words, when it cannot be read or is larger than `max_bytes`.
pub(super) fn read(
    document: &InputFile,
    max_bytes: u64,
    prepare: impl FnOnce(u64),
) -> Result<Vec<u8>, String> {
    let too_large = || format!("is larger than the limit of {} MB", (max_bytes / 1_000_000).max(1));
    let mut bytes = Vec::new();
    let result = if let Some(path) = &document.path {
        let length = fs::metadata(path).map_err(|error| cause(&error))?.len();
        if length > max_bytes {
            return Err(too_large());
        }
        prepare(length);
        bytes.reserve(length as usize);
        open(path).and_then(|file| file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes))
    } else {
        io::stdin().lock().take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)
    };
    result.map_err(|error| cause(&error))?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large());
    }
    Ok(bytes)
}

/// What is wrong with a file. Both may hold what steers a terminal: parsers quote what they stumble over.
pub(super) fn warning(file: &Path, message: impl AsRef<str>) -> Warning {
    Warning {
        file: sanitize(&file.to_string_lossy()).into_owned(),
        message: sanitize(message.as_ref()).into_owned(),
    }
}

fn folder_name(folder: &Path) -> String {
    let name = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What went wrong, in words that tell what to do.
fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "does not exist; check the spelling of the path".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".to_owned(),
        io::ErrorKind::WouldBlock => NO_FILE.to_owned(),
        // Words of our own.
        io::ErrorKind::Other if error.raw_os_error().is_none() => error.to_string(),
        _ => format!("cannot be read ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_vanishes_after_it_was_found_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("gone.txt");
        fs::write(&file, "Text.").unwrap();
        let mut warnings = Vec::new();
        let found = find(&[folder.path().to_owned()], &mut warnings);
        fs::remove_file(file).unwrap();
        assert!(read(&found[0], 100, |_| ()).unwrap_err().contains("does not exist"));
    }

    #[test]
    fn an_empty_folder_is_named_even_beside_one_with_a_longer_name() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["news", "news2"].map(|name| folder.path().join(name));
        for path in &paths {
            fs::create_dir(path).unwrap();
        }
        let mut warnings = vec![warning(&paths[1].join("a.txt"), "is empty")];
        name_empty_folders(&paths, &[], &mut warnings);
        assert_eq!(warnings.len(), 2);
        assert_eq!(warnings[1].file, paths[0].to_string_lossy());
    }
}
