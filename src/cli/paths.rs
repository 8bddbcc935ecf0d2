//! The paths on the command line, each taken once however often and in whatever spelling it is given.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::text::sanitize;

/// `paths` without those that others give as well: the same file or folder in another spelling or through a link, and
/// folders that lie in another of the folders. Before a file comes the folder that it lies in, which gives the rest.
pub(super) fn each_once(paths: &[PathBuf]) -> Vec<PathBuf> {
    let given: Vec<Given<'_>> = paths.iter().map(Given::new).collect();
    let folders: Vec<&Given<'_>> = given.iter().filter(|path| path.is_folder).collect();
    let mut taken = BTreeSet::new();
    let mut kept = Vec::new();
    for path in &given {
        let mut around =
            folders.iter().copied().filter(|folder| folder.below(&path.whole).is_some()).peekable();
        if path.is_folder && around.peek().is_some() {
            continue;
        }
        // Of folders in one another only the outermost is left.
        let outermost =
            around.filter(|folder| !folders.iter().any(|other| other.below(&folder.whole).is_some()));
        let first = outermost.chain([path]).filter(|path| taken.insert(path.whole.clone()));
        kept.extend(first.map(|path| path.path.clone()));
    }
    kept
}

/// The names that warnings may give to each of `paths`: its own, and those that it has below folders among them.
pub(super) fn names(paths: &[PathBuf]) -> Vec<Vec<String>> {
    let given: Vec<Given<'_>> = paths.iter().map(Given::new).collect();
    let folders: Vec<&Given<'_>> = given.iter().filter(|path| path.is_folder).collect();
    let names = |path: &Given<'_>| {
        let below = folders.iter().filter_map(|folder| Some(folder.path.join(folder.below(&path.whole)?)));
        std::iter::once(safe_name(path.path)).chain(below.map(|name| safe_name(&name))).collect()
    };
    given.iter().map(names).collect()
}

/// The name of a path in warnings.
pub(super) fn safe_name(path: &Path) -> String {
    sanitize(&path.to_string_lossy()).into_owned()
}

struct Given<'a> {
    path: &'a PathBuf,
    /// Without links and dots; as it is given if there is no such file.
    whole: PathBuf,
    is_folder: bool,
}

impl<'a> Given<'a> {
    fn new(path: &'a PathBuf) -> Self {
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        Self { path, is_folder: whole.is_dir(), whole }
    }

    /// The way from this folder down to `whole`, if one gets there by walking through it: hidden folders are left out.
    fn below<'b>(&self, whole: &'b Path) -> Option<&'b Path> {
        let rest = whole.strip_prefix(&self.whole).ok()?;
        let hidden = rest.iter().any(|part| part.to_string_lossy().starts_with('.'));
        (!hidden && rest.iter().next().is_some()).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once_in_all_its_spellings() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        for folder in ["news/deep", "news/.hidden", "news2"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        fs::write(at("news/a.txt"), "").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("news"), at("link")).unwrap();
        #[cfg(not(unix))]
        fs::create_dir(at("link")).unwrap();
        for (given, kept) in [
            (&["news", "news"][..], &["news"][..]),
            (&["news", "news/../news/."], &["news"]),
            (&["news", "news2"], &["news", "news2"]),
            (&["news/deep", "news"], &["news"]),
            (&["news/deep", ".", "news"], &["."]),
            (&["news/.hidden", "news"], &["news/.hidden", "news"]),
            (&["news2", "news/a.txt", "news/./a.txt", "news"], &["news2", "news", "news/a.txt"]),
            (&["news/a.txt", "news/deep", "."], &[".", "news/a.txt"]),
            (&["none", "none"], &["none"]),
        ] {
            let paths = |names: &[&str]| names.iter().map(|name| at(name)).collect::<Vec<_>>();
            assert_eq!(each_once(&paths(given)), paths(kept), "{given:?}");
        }
        if cfg!(unix) {
            assert_eq!(
                each_once(&[at("link"), at("news"), at("link/a.txt")]),
                [at("link"), at("link/a.txt")]
            );
            let names = names(&[at("link"), at("news/a.txt")]);
            assert_eq!(names[1][1], at("link/a.txt").to_str().unwrap());
        }
        let input = [PathBuf::from("-"), PathBuf::from("-")];
        assert_eq!(each_once(&input), input[..1]);
    }
}
