//! The thread that writes down what is kept, so that no key waits for a disk.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::message::Message;
use crate::memory::{Memory, Store};

/// How long the end of the program waits for the last change: a save waits a few seconds for its turn, a disk that is gone
/// answers never.
const PATIENCE: Duration = Duration::from_secs(10);

/// Writes each memory that comes, the last of those that come together, until nobody can send any more, and then says how
/// it went.
///
/// `base` is what the file held when it was read.
pub fn keep(store: &Store, mut base: Memory, work: &Work, sender: &Sender<Message>) {
    let mut unsaved = None;
    while let Ok(first) = work.memories.recv() {
        let memory = work.memories.try_iter().last().unwrap_or(first);
        match store.save(&base, &memory) {
            Ok((_, trouble)) => {
                (base, unsaved) = (memory, None);
                if let Some(trouble) = trouble {
                    let _ = sender.send(Message::Notice(trouble));
                }
            }
            Err(error) => {
                let told = format!("pins and notes are not kept: {error}");
                unsaved = Some(told.clone());
                let _ = sender.send(Message::Notice(told));
            }
        }
    }
    let _ = work.done.send(unsaved.map_or(Ok(()), Err));
}

/// The save thread's end of the two channels.
#[derive(Debug)]
pub struct Work {
    memories: Receiver<Memory>,
    done: Sender<Result<(), String>>,
}

/// The reader's end. Whatever way the reader ends, it waits here until what was kept is on the disk.
#[derive(Debug)]
pub struct SaveThread {
    /// None once nothing more will come, and without a file to write to.
    memories: Option<Sender<Memory>>,
    done: Receiver<Result<(), String>>,
}

impl SaveThread {
    /// Both ends.
    pub fn new() -> (Self, Work) {
        let ((memories, kept), (done, told)) = (channel(), channel());
        (Self { memories: Some(memories), done: told }, Work { memories: kept, done })
    }

    /// Hands on what is to be kept.
    pub fn keep(&self, memory: &Memory) {
        if let Some(memories) = &self.memories {
            // A save thread that died is told of at the end.
            let _ = memories.send(memory.clone());
        }
    }

    /// Waits until all is written, though not for ever.
    ///
    /// # Errors
    /// Why it is not, in words.
    pub fn finish(&mut self) -> Result<(), String> {
        if self.memories.take().is_none() {
            return Ok(());
        }
        match self.done.recv_timeout(PATIENCE) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => {
                Err("pins and notes are not kept: the disk does not answer".to_owned())
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err("pins and notes may not be kept: the part that keeps them failed".to_owned())
            }
        }
    }
}

impl Drop for SaveThread {
    /// After a panic as well what was kept is on the disk before the program ends.
    fn drop(&mut self) {
        let _ = self.finish();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;

    #[test]
    fn the_end_waits_for_what_was_kept_and_hears_of_what_was_not() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory { searches: vec!["rail".to_owned()], ..Memory::default() };
        let run = |store: Store, memories: &[&Memory]| {
            let (sender, told) = channel();
            let (mut save_thread, work) = SaveThread::new();
            thread::spawn(move || keep(&store, Memory::default(), &work, &sender));
            for memory in memories {
                save_thread.keep(memory);
            }
            (save_thread.finish(), told.iter().count())
        };
        let store = Store::new(folder.path(), &[]);
        assert_eq!(run(store.clone(), &[&memory]), (Ok(()), 0));
        assert_eq!(store.load(), (memory.clone(), None));
        assert_eq!(run(store, &[]), (Ok(()), 0), "nothing to keep");
        fs::write(folder.path().join("file"), "").unwrap();
        let (result, told) = run(Store::new(&folder.path().join("file/below"), &[]), &[&memory]);
        assert!(result.unwrap_err().starts_with("pins and notes are not kept: "));
        assert_eq!(told, 1);
    }

    #[test]
    fn a_save_thread_that_died_is_told_of() {
        let (mut save_thread, work) = SaveThread::new();
        drop(work);
        assert!(save_thread.finish().unwrap_err().contains("failed"));
    }
}
