//! Live folders: news of articles that come, change or go.

use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecursiveMode, Watcher};
use walkdir::WalkDir;

use super::update::Message;

/// A file that is being saved changes several times within this time.
const QUIET: Duration = Duration::from_millis(200);

/// Sends a message whenever something below `paths` has changed since `read` and then been quiet for a moment; never
/// returns while the folders can be watched. Between changes it sleeps: the system wakes it.
pub fn watch(paths: &[PathBuf], read: SystemTime, bell: &Sender<Message>) {
    let (sender, events) = channel();
    let handler = move |event: notify::Result<notify::Event>| {
        // Lost events are a change as well.
        if event.is_ok_and(|event| !is_change(event.kind)) {
            return;
        }
        let _ = sender.send(());
    };
    // Without a watcher (a network folder, no watches left) the reader works as before, on what it has read.
    let Ok(mut watcher) = notify::recommended_watcher(handler) else { return };
    for path in paths {
        let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
        let folder = folder.map(|it| if it.as_os_str().is_empty() { std::path::Path::new(".") } else { it });
        let mode = if path.is_dir() { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        if let Some(folder) = folder {
            let _ = watcher.watch(folder, mode);
        }
    }
    // What changed before the system began to watch is seen by its time.
    let mut early = has_changed(paths, read);
    while std::mem::take(&mut early) || events.recv().is_ok() {
        while events.recv_timeout(QUIET).is_ok() {}
        if bell.send(Message::Changed).is_err() {
            return;
        }
    }
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
    use std::fs;
    use std::thread::sleep;

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
}
