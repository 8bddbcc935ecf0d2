//! The file that a memory is saved in.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Memory, merge};
use crate::model::Fingerprint;

/// The version of the format that is written.
const VERSION: u32 = 1;

/// How long a save waits for another reader of the same folder. That one needs milliseconds, unless it was stopped or the
/// disk is gone.
const PATIENCE: Duration = Duration::from_secs(3);

/// Why a memory cannot be saved.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file or its folder cannot be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// Another program has the file and does not let go of it.
    #[error("another program holds {} and does not let go of it", .0.display())]
    Locked(PathBuf),
    /// The memory cannot be written as JSON.
    #[error("{0}")]
    Format(#[from] serde_json::Error),
}

/// The content of the file.
#[derive(Serialize, Deserialize)]
struct StateFile {
    version: u32,
    /// The paths that were opened, for people who look at the file.
    of: String,
    #[serde(flatten)]
    memory: Memory,
}

/// Read first: a newer format may have another memory.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// Saves and loads the memory of one set of paths.
#[derive(Debug, Clone)]
pub struct Store {
    file: PathBuf,
    of: String,
}

impl Store {
    /// The store for `paths` in the user's state folder (`$XDG_STATE_HOME/gainsay`); none without a home folder, and none
    /// for standard input (`-`), whose articles cannot be found again.
    pub fn for_user(paths: &[PathBuf]) -> Option<Self> {
        if paths.iter().any(|path| path.as_os_str() == "-") {
            return None;
        }
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(Self::new(&folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("gainsay"), paths))
    }

    /// The store for `paths` in `folder`; without paths, the one for the built-in articles.
    pub fn new(folder: &Path, paths: &[PathBuf]) -> Self {
        let mut whole: Vec<String> = paths
            .iter()
            .map(|path| {
                fs::canonicalize(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned()
            })
            .collect();
        whole.sort();
        whole.dedup();
        let name = match whole.as_slice() {
            [] => "built-in".to_owned(),
            [first, ..] => {
                let last = Path::new(first).file_name().unwrap_or_default().to_string_lossy();
                let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
                let last: String = last.chars().take(40).map(plain).collect();
                format!("{last}-{}", Fingerprint::new(whole.iter().map(String::as_str)))
            }
        };
        Self { file: folder.join(name + ".json"), of: whole.join("\n") }
    }

    /// True if something is kept of other articles than these.
    pub fn has_others(&self) -> bool {
        let others = self.file.parent().and_then(|folder| fs::read_dir(folder).ok());
        let is_other = |path: &Path| path != self.file && path.extension().is_some_and(|of| of == "json");
        others.into_iter().flatten().flatten().any(|entry| is_other(&entry.path()))
    }

    /// Loads what was saved, with a message if something went wrong. A file that cannot be parsed is renamed, not
    /// overwritten.
    pub fn load(&self) -> (Memory, Option<String>) {
        let message = match self.read() {
            Ok(memory) => return (memory, None),
            Err(Damage::File(error)) => format!("{} cannot be read: {error}", self.file.display()),
            Err(Damage::Content(what)) => self.set_aside(what).unwrap_or_else(|error| {
                format!("{} {what} and cannot be set aside: {error}", self.file.display())
            }),
        };
        (Memory::default(), Some(message))
    }

    /// Loads what was saved, with a message if it cannot be used, and leaves the file as it is in any case: whoever only
    /// asks moves nothing.
    pub fn look(&self) -> (Memory, Option<String>) {
        let message = match self.read() {
            Ok(memory) => return (memory, None),
            Err(Damage::File(error)) => format!("{} cannot be read: {error}", self.file.display()),
            Err(Damage::Content(what)) => {
                format!("what was kept of these articles {what} and is left out: {}", self.file.display())
            }
        };
        (Memory::default(), Some(message))
    }

    fn read(&self) -> Result<Memory, Damage> {
        let mut bytes = Vec::new();
        match open(&self.file, OpenOptions::new().read(true)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Memory::default()),
            opened => opened.and_then(|mut file| file.read_to_end(&mut bytes)).map_err(Damage::File)?,
        };
        match serde_json::from_slice::<Version>(&bytes) {
            Ok(of) if of.version > VERSION => return Err(Damage::Content("was written by a newer gainsay")),
            _ => {}
        }
        match serde_json::from_slice::<StateFile>(&bytes) {
            Ok(kept) if kept.version == VERSION => Ok(kept.memory),
            _ => Err(Damage::Content("could not be understood")),
        }
    }

    /// Renames a file that cannot be used to a name that is free, and returns a message; `what` says what is wrong with it.
    fn set_aside(&self, what: &str) -> io::Result<String> {
        let name = |number: u32| match number {
            1 => self.file.with_extension("damaged"),
            _ => self.file.with_extension(format!("damaged-{number}")),
        };
        let aside = (1..u32::MAX).map(name).find(|file| file.symlink_metadata().is_err());
        let aside = aside.ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))?;
        fs::rename(&self.file, &aside)?;
        Ok(format!("what was kept of this folder {what}; set aside as {}", aside.display()))
    }

    /// Applies the changes from `base` to `mine` to what the file holds by now. Returns the merged memory, with a message if
    /// a file had to be set aside.
    ///
    /// Another reader of the same folder waits meanwhile, though not for ever, and never sees half a file.
    ///
    /// # Errors
    /// If the state folder cannot be written, or another program holds the file. The file is then unchanged.
    pub fn save(&self, base: &Memory, mine: &Memory) -> Result<(Memory, Option<String>), StoreError> {
        let fault = |source| StoreError::File { file: self.file.clone(), source };
        let folder = self.file.parent().unwrap_or(Path::new("."));
        create_folder(folder).map_err(fault)?;
        let _guard = self.lock()?;
        let (memory, message) = match self.read() {
            Ok(theirs) => (merge(base, mine, &theirs), None),
            Err(Damage::Content(what)) => (mine.clone(), Some(self.set_aside(what).map_err(fault)?)),
            Err(Damage::File(error)) => return Err(fault(error)),
        };
        let kept = StateFile { version: VERSION, of: self.of.clone(), memory };
        let text = serde_json::to_vec_pretty(&kept)?;
        self.replace(folder, &text).map_err(fault)?;
        Ok((kept.memory, message))
    }

    /// Waits for its turn; what comes back holds the file until it is dropped.
    fn lock(&self) -> Result<File, StoreError> {
        /// Between two looks.
        const NAP: Duration = Duration::from_millis(10);
        let name = self.file.with_extension("lock");
        let file = open(&name, OpenOptions::new().write(true).create(true))
            .map_err(|source| StoreError::File { file: name.clone(), source })?;
        let begun = Instant::now();
        while let Err(TryLockError::WouldBlock) = file.try_lock() {
            if begun.elapsed() > PATIENCE {
                return Err(StoreError::Locked(name));
            }
            sleep(NAP);
        }
        // Some network file systems have no locks; even there the file is never half written.
        Ok(file)
    }

    /// Writes the file whole or not at all: beside it, for nobody but its owner, and waits until it is on the disk, so that
    /// the rename does not happen first.
    fn replace(&self, folder: &Path, text: &[u8]) -> io::Result<()> {
        let mut fresh = tempfile::Builder::new().prefix(".gainsay-").suffix(".tmp").tempfile_in(folder)?;
        fresh.write_all(text)?;
        fresh.as_file().sync_all()?;
        fresh.persist(&self.file)?;
        Ok(())
    }
}

enum Damage {
    File(io::Error),
    /// What is wrong with the content.
    Content(&'static str),
}

/// Opens a file of the state folder, none but its owner's, and neither through a link nor anything that is no file: a pipe
/// would be waited for without end.
fn open(file: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;

        use rustix::fs::OFlags;
        options.mode(0o600).custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    let no_file = || io::Error::other("it is a link or no regular file, and is left alone");
    let opened = match options.open(file) {
        Err(_) if file.symlink_metadata().is_ok_and(|found| !found.is_file()) => return Err(no_file()),
        opened => opened?,
    };
    if opened.metadata()?.is_file() { Ok(opened) } else { Err(no_file()) }
}

/// Creates the state folder for nobody but its owner.
fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::memory::Pin;

    fn pin(name: String) -> Pin {
        Pin { readings: vec![Fingerprint::new([name.as_str()])], topic: name, ..Pin::default() }
    }

    #[test]
    fn readers_that_run_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path(), &[]);
        thread::scope(|scope| {
            for reader in 0..4 {
                let store = &store;
                scope.spawn(move || {
                    let mut base = Memory::default();
                    for number in 0..8 {
                        let mut mine = base.clone();
                        mine.pins.push(pin(format!("{reader}.{number}")));
                        store.save(&base, &mine).unwrap();
                        base = mine;
                    }
                });
            }
        });
        let (memory, trouble) = store.load();
        assert_eq!((memory.pins.len(), trouble), (32, None));
        let left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "the file and its lock: {left:?}");
    }

    #[test]
    fn a_damaged_file_is_set_aside_with_a_message() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path(), &[PathBuf::from("/news/port strike")]);
        let broken = "{\"version\": 1, \"pins\": [";
        let newer = "{\"version\": 99, \"pins\": 3}";
        let mine = Memory { pins: vec![pin("mine".to_owned())], ..Memory::default() };
        for (damage, what, aside) in [
            (broken, "could not be understood", "damaged"),
            (newer, "was written by a newer gainsay", "damaged-2"),
        ] {
            fs::write(&store.file, damage).unwrap();
            let (memory, trouble) = store.look();
            assert_eq!((memory, store.file.exists()), (Memory::default(), true));
            assert!(trouble.unwrap().contains(what), "{damage}");
            let (memory, trouble) = store.load();
            assert_eq!(memory, Memory::default());
            assert!(trouble.unwrap().contains(&format!("{what}; set aside")), "{damage}");
            assert_eq!(fs::read_to_string(store.file.with_extension(aside)).unwrap(), damage);
            assert!(!store.file.exists());
        }
        // The same holds for a file that was damaged while a reader was open.
        fs::write(&store.file, newer).unwrap();
        let (memory, trouble) = store.save(&Memory::default(), &mine).unwrap();
        assert_eq!((&memory, trouble.is_some()), (&mine, true));
        assert_eq!(fs::read_to_string(store.file.with_extension("damaged-3")).unwrap(), newer);
        assert_eq!(store.load(), (mine, None));
    }

    #[test]
    #[cfg(unix)]
    fn what_is_kept_is_nobody_elses_to_read_and_links_are_not_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(&folder.path().join("state"), &[]);
        let mine = Memory { pins: vec![pin("mine".to_owned())], ..Memory::default() };
        let save = || store.save(&Memory::default(), &mine).map_err(|error| error.to_string());
        save().unwrap();
        let lock = store.file.with_extension("lock");
        for (path, mode) in [(&*store.file, 0o600), (&lock, 0o600), (store.file.parent().unwrap(), 0o700)] {
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
        }
        let precious = folder.path().join("precious");
        fs::write(&precious, "mine").unwrap();
        for name in [&lock, &store.file] {
            fs::remove_file(name).unwrap();
            symlink(&precious, name).unwrap();
            assert!(save().unwrap_err().contains("is a link"));
            fs::remove_file(name).unwrap();
            rustix::fs::mknodat(
                rustix::fs::CWD,
                name,
                rustix::fs::FileType::Fifo,
                rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
                0,
            )
            .unwrap();
            assert!(save().unwrap_err().contains("no regular file"), "a pipe is not waited for");
            fs::remove_file(name).unwrap();
            save().unwrap();
        }
        assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
    }

    #[test]
    fn a_lock_that_another_holds_is_waited_for_but_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path(), &[]);
        let guard = store.lock().unwrap();
        let error = store.save(&Memory::default(), &Memory::default()).unwrap_err();
        assert!(matches!(error, StoreError::Locked(_)), "{error}");
        assert!(!store.file.exists());
        drop(guard);
        store.save(&Memory::default(), &Memory::default()).unwrap();
    }

    #[test]
    fn folders_have_files_of_their_own_with_names_to_know_them_by() {
        let name = |paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            Store::new(Path::new("state"), &paths).file.file_name().unwrap().to_string_lossy().into_owned()
        };
        assert_eq!(name(&[]), "built-in.json");
        assert!(name(&["/news/port strike"]).starts_with("port-strike-"));
        assert_ne!(name(&["/news/port"]), name(&["/old/port"]));
        assert_eq!(name(&["/a", "/b"]), name(&["/b", "/a"]));
    }

    #[test]
    fn what_is_kept_of_other_articles_is_known_of() {
        let folder = tempfile::tempdir().unwrap();
        let (built_in, own) = (Store::new(folder.path(), &[]), Store::new(folder.path(), &["news".into()]));
        let save = |store: &Store| drop(store.save(&Memory::default(), &Memory::default()).unwrap());
        assert!(!built_in.has_others());
        save(&built_in);
        assert!(!built_in.has_others() && own.has_others());
        save(&own);
        assert!(built_in.has_others());
    }
}
