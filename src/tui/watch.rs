//! Live folders: news of articles that come, change or go.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use super::message::Message;

/// A file that is being saved changes several times within this time.
const QUIET: Duration = Duration::from_millis(200);
/// How long quiet is waited for: a file that is written to all the time must not hide the others.
const LONGEST: Duration = Duration::from_secs(1);

/// Sends a message whenever something below `paths` has changed since `read` and then been quiet for a moment; never
/// returns while the folders can be watched. Between changes it sleeps: the system wakes it.
pub fn watch(paths: &[PathBuf], read: SystemTime, messages: &Sender<Message>) {
    let mut roots: Vec<Root> = paths.iter().map(|path| Root::new(path)).collect();
    let (sender, events) = channel();
    let seen: Vec<PathBuf> = roots.iter().map(|root| root.folder.clone()).collect();
    let handler = move |event: notify::Result<notify::Event>| {
        // Lost events are a change as well.
        if event.is_ok_and(|event| !is_change(event.kind) || !concerns(&event.paths, &seen)) {
            return;
        }
        let _ = sender.send(());
    };
    // Without a watcher (a network folder, no watches left) the reader works as before, on what it has read.
    let Ok(mut watcher) = notify::recommended_watcher(handler) else { return };
    follow(&mut roots, &mut watcher);
    // What changed before the system began to watch is seen by its time.
    let mut early = has_changed(paths, read);
    while std::mem::take(&mut early) || events.recv().is_ok() {
        wait_for_quiet(&events);
        // A folder that was removed, or made again, is another one to the system.
        if follow(&mut roots, &mut watcher) {
            wait_for_quiet(&events);
        }
        if messages.send(Message::Changed).is_err() {
            return;
        }
    }
}

/// Waits until nothing happens for a moment, though not for long.
fn wait_for_quiet(events: &Receiver<()>) {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST && events.recv_timeout(QUIET).is_ok() {}
}

/// A folder that is watched, and the one above it, which tells when it is removed or made again.
#[derive(Debug)]
struct Root {
    /// As events name it.
    folder: PathBuf,
    mode: RecursiveMode,
    /// Which folder of that name is watched; none while there is none.
    watched: Option<Mark>,
    /// The nearest folder above that there is, and which one of that name.
    above: Option<(PathBuf, Mark)>,
}

/// Tells a folder from a later one of the same name.
type Mark = (u64, u64, Option<SystemTime>);

impl Root {
    /// The folder that tells of `path`: itself, or that which a file lies in.
    fn new(path: &Path) -> Self {
        let (folder, mode) = if path.is_dir() {
            (path, RecursiveMode::Recursive)
        } else {
            (path.parent().unwrap_or(path), RecursiveMode::NonRecursive)
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // inotify names what it is asked to watch, others where that really is.
        let whole =
            if cfg!(target_os = "linux") { std::path::absolute(folder) } else { fs::canonicalize(folder) };
        let folder = whole.unwrap_or_else(|_| folder.to_owned());
        Self { folder, mode, watched: None, above: None }
    }

    /// Watches what there is of the folder now; true if that is another one than before. `folders` are those of all
    /// roots.
    fn follow(&mut self, folders: &[PathBuf], watcher: &mut RecommendedWatcher) -> bool {
        let mut changed = false;
        // A folder may come while those above it are put under watch.
        for _ in 0..self.folder.components().count() {
            let above = self.folder.ancestors().skip(1).find_map(|folder| Some((folder, mark(folder)?)));
            let above = above.map(|(folder, mark)| (folder.to_owned(), mark));
            if above != self.above {
                // A folder that is watched with all below it would be watched for less by a second watch.
                if let Some((folder, _)) = above.as_ref().filter(|(folder, _)| !folders.contains(folder)) {
                    let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
                }
                self.above = above;
            }
            let now = mark(&self.folder);
            if now == self.watched {
                break;
            }
            changed = true;
            // The watch on a folder that is gone may still be known by its name.
            let _ = watcher.unwatch(&self.folder);
            self.watched = now.filter(|_| watcher.watch(&self.folder, self.mode).is_ok());
            if self.watched.is_some() {
                break;
            }
        }
        changed
    }
}

/// Watches what there is of the folders now; true if one of them is another one than before.
fn follow(roots: &mut [Root], watcher: &mut RecommendedWatcher) -> bool {
    let folders: Vec<PathBuf> = roots.iter().map(|root| root.folder.clone()).collect();
    roots.iter_mut().fold(false, |changed, root| root.follow(&folders, watcher) | changed)
}

/// Which folder it is; none if there is none.
fn mark(folder: &Path) -> Option<Mark> {
    let found = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    #[cfg(unix)]
    let (device, number) = {
        use std::os::unix::fs::MetadataExt;
        (found.dev(), found.ino())
    };
    #[cfg(not(unix))]
    let (device, number) = (0, 0);
    // Numbers are given again.
    Some((device, number, found.created().ok()))
}

/// True if an event at `paths` may concern `folders`: it lies in one of them, and not in what is hidden there, which is
/// never read, or is one of those that they lie in.
fn concerns(paths: &[PathBuf], folders: &[PathBuf]) -> bool {
    let may = |path: &PathBuf| {
        folders.iter().any(|folder| {
            folder.starts_with(path)
                || path
                    .strip_prefix(folder)
                    .is_ok_and(|rest| !rest.iter().any(|part| part.to_string_lossy().starts_with('.')))
        })
    };
    paths.is_empty() || paths.iter().any(may)
}

/// True if a file or folder below `paths` has changed since `time`.
fn has_changed(paths: &[PathBuf], time: SystemTime) -> bool {
    /// File systems stamp by a clock that lags a little.
    const LAG: Duration = Duration::from_millis(20);
    let since = time.checked_sub(LAG).unwrap_or(time);
    paths.iter().flat_map(WalkDir::new).flatten().any(|entry| {
        entry.metadata().ok().and_then(|found| found.modified().ok()).is_some_and(|changed| changed >= since)
    })
}

/// True for events after which a file can hold something else: not for reading it, which this program does itself.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread::{self, sleep};

    use super::*;

    #[test]
    fn what_changes_before_the_folder_is_watched_is_seen_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "one").unwrap();
        sleep(Duration::from_millis(60));
        let (read, paths) = (SystemTime::now(), [folder.path().to_owned()]);
        assert!(!has_changed(&paths, read));
        fs::write(folder.path().join("b.txt"), "two").unwrap();
        assert!(has_changed(&paths, read));
    }

    /// Waits for word of a change; false if none comes.
    fn hears(messages: &Receiver<Message>) -> bool {
        messages.recv_timeout(Duration::from_secs(5)).is_ok()
    }

    /// Takes in all that is told until nothing more is.
    fn wait_for_silence(messages: &Receiver<Message>) {
        while messages.recv_timeout(Duration::from_millis(600)).is_ok() {}
    }

    fn watched(paths: &[PathBuf]) -> Receiver<Message> {
        let (sender, messages) = channel();
        let (paths, read) = (paths.to_owned(), SystemTime::now() + Duration::from_mins(1));
        thread::spawn(move || watch(&paths, read, &sender));
        sleep(Duration::from_millis(200));
        messages
    }

    #[test]
    fn a_file_that_is_written_all_the_time_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let messages = watched(std::slice::from_ref(&path));
        let stop = Arc::new(AtomicBool::new(false));
        let writer = {
            let (stop, file) = (Arc::clone(&stop), path.join("log.txt"));
            thread::spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    fs::write(&file, "more").unwrap();
                    sleep(Duration::from_millis(50));
                }
            })
        };
        let heard = (hears(&messages), hears(&messages));
        stop.store(true, Ordering::SeqCst);
        writer.join().unwrap();
        assert_eq!(heard, (true, true), "a first and a second time, while the file is written");
    }

    #[test]
    fn what_is_hidden_is_no_news() {
        let folder = tempfile::tempdir().unwrap();
        let messages = watched(&[folder.path().to_owned()]);
        fs::write(folder.path().join(".swap"), "x").unwrap();
        assert!(messages.recv_timeout(Duration::from_millis(800)).is_err());
        fs::write(folder.path().join("a.txt"), "x").unwrap();
        assert!(hears(&messages));
    }

    #[test]
    fn a_folder_that_is_removed_and_made_again_is_watched_again() {
        let home = tempfile::tempdir().unwrap();
        let top = home.path().join("top");
        let path = top.join("news");
        fs::create_dir_all(&path).unwrap();
        let messages = watched(std::slice::from_ref(&path));
        for removed in [&path, &top, &path] {
            fs::remove_dir_all(removed).unwrap();
            wait_for_silence(&messages);
            fs::create_dir_all(path.join("deep")).unwrap();
            assert!(hears(&messages), "it is there again");
            wait_for_silence(&messages);
            for name in ["a.txt", "deep/b.txt"] {
                fs::write(path.join(name), "one").unwrap();
                assert!(hears(&messages), "{name} is seen in it");
                wait_for_silence(&messages);
            }
        }
    }
}
