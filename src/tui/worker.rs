//! The thread that analyses: at the start, after a split, and when the folder has changed.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::digest::Digest;
use super::update::Message;
use crate::intake::{self, Intake};
use crate::lookup::Index;
use crate::model::{Briefing, Fingerprint};
use crate::{analyze_again, analyze_apart};

/// Something for the thread to do.
#[derive(Debug)]
pub enum Task {
    /// Analyse with these readings apart.
    Apart(BTreeSet<Fingerprint>),
    /// Read the files again.
    Reread,
}

/// Analyses `intake`, sends the briefing, and then does its tasks until nobody can give it any more.
pub fn work(
    intake: Intake,
    paths: &[PathBuf],
    mut apart: BTreeSet<Fingerprint>,
    tasks: &Receiver<Task>,
    bell: &Sender<Message>,
) {
    let mut briefing = Arc::new(brief(intake, &apart));
    publish(&briefing, bell);
    while let Ok(first) = tasks.recv() {
        let mut reread = false;
        let mut next = None;
        // Of what came in meanwhile only the last state matters.
        for task in std::iter::once(first).chain(tasks.try_iter()) {
            match task {
                Task::Apart(readings) => next = Some(readings),
                Task::Reread => reread = true,
            }
        }
        let divided = next.is_some();
        apart = next.unwrap_or(apart);
        let fresh = reread.then(|| intake::read(paths, &intake::Options::default()));
        briefing = match fresh.filter(|intake| !intake.articles.is_empty() && differs(intake, &briefing)) {
            Some(intake) => Arc::new(brief(intake, &apart)),
            None if divided => Arc::new(analyze_again(&briefing, &apart)),
            None => continue,
        };
        publish(&briefing, bell);
    }
}

fn brief(intake: Intake, apart: &BTreeSet<Fingerprint>) -> Briefing {
    Briefing { warnings: intake.warnings, ..analyze_apart(intake.articles, apart) }
}

/// True if other articles or other warnings were read than the briefing has.
fn differs(intake: &Intake, briefing: &Briefing) -> bool {
    let same = intake.articles.len() == briefing.articles.len()
        && intake.warnings == briefing.warnings
        && intake
            .articles
            .iter()
            .zip(&briefing.articles)
            .all(|(a, b)| a.id == b.id && a.original == b.original);
    !same
}

fn publish(briefing: &Arc<Briefing>, bell: &Sender<Message>) {
    let digest = Box::new(Digest::new(briefing));
    // A closed channel means that the user has left already.
    let _ = bell.send(Message::Loaded(Arc::clone(briefing), digest));
    let _ = bell.send(Message::Indexed(Index::new(briefing)));
}
