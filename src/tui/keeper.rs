//! The thread that writes down what is kept, so that no key waits for a disk.

use std::sync::mpsc::{Receiver, Sender};

use super::update::Message;
use crate::memory::{Memory, Store};

/// Writes each memory that comes, the last of those that come together, until nobody can send any more.
///
/// `base` is what the file held when it was read.
pub fn keep(store: &Store, mut base: Memory, memories: &Receiver<Memory>, bell: &Sender<Message>) {
    while let Ok(first) = memories.recv() {
        let memory = memories.try_iter().last().unwrap_or(first);
        match store.save(&base, &memory) {
            Ok((_, trouble)) => {
                base = memory;
                if let Some(trouble) = trouble {
                    let _ = bell.send(Message::Notice(trouble));
                }
            }
            Err(error) => {
                let _ = bell.send(Message::Notice(format!("pins and notes are not kept: {error}")));
            }
        }
    }
}
