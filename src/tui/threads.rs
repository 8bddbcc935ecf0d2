//! Threads that work while one reads.

use std::io;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use super::message::Message;

/// Starts a thread that the reader depends on: if it dies of a panic, the reader hears of it.
///
/// # Errors
/// When the system gives no thread.
pub fn spawn(
    name: &str,
    sender: Sender<Message>,
    work: impl FnOnce(&Sender<Message>) + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    struct LastWords(Sender<Message>);
    impl Drop for LastWords {
        fn drop(&mut self) {
            if thread::panicking() {
                let _ = self.0.send(Message::Failed);
            }
        }
    }
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        let sender = LastWords(sender);
        work(&sender.0);
    })
}
