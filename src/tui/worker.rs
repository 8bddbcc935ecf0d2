//! The thread that analyses: at the start, after a correction, and when the folder has changed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::briefing_tables::BriefingTables;
use super::message::Message;
use crate::intake::{self, Intake};
use crate::lookup::{Index, Sentences};
use crate::model::{Briefing, Corrections};
use crate::{Analysis, analyze_again, story};

/// Of a folder with no more articles everything is shown at once: it takes a blink.
const BLINK: usize = 256;
/// Articles whose stories are compared before something is shown of a larger folder.
const FIRST: usize = 32;
/// How many times as many articles each further step has: what is shown on the way is worked out anew each time.
const GROWTH: usize = 4;

/// Something for the thread to do.
#[derive(Debug)]
pub enum Task {
    /// Analyse with these corrections.
    Correct(Corrections),
    /// Read the files again.
    Reread,
}

/// Where articles are read from again when files change.
#[derive(Debug)]
pub struct WatchedFiles {
    /// The files and folders.
    pub paths: Vec<PathBuf>,
    /// True if texts that are no news are compared as well, where they are most of what is read.
    pub all: bool,
}

impl WatchedFiles {
    fn read(&self) -> Intake {
        let mut intake = intake::read(&self.paths, &intake::Options::default());
        if !self.all {
            story::leave_out_other_texts(&mut intake.articles);
        }
        intake
    }
}

/// Analyses `intake`, sends the briefing, that of many articles part by part, and then does its tasks until nobody can
/// give it any more.
pub fn work(
    intake: Intake,
    source: &WatchedFiles,
    mut corrections: Corrections,
    tasks: &Receiver<Task>,
    sender: &Sender<Message>,
) {
    let mut briefing = open(intake, &corrections, sender);
    while let Ok(first) = tasks.recv() {
        let mut reread = false;
        let mut next = None;
        // Of what came in meanwhile only the last state matters.
        for task in std::iter::once(first).chain(tasks.try_iter()) {
            match task {
                Task::Correct(corrections) => next = Some(corrections),
                Task::Reread => reread = true,
            }
        }
        let corrected = next.is_some();
        let earlier = corrections.clone();
        corrections = next.unwrap_or(corrections);
        let fresh = reread.then(|| source.read());
        briefing = match fresh.filter(|intake| !intake.articles.is_empty() && differs(intake, &briefing)) {
            Some(Intake { articles, warnings }) => {
                let mut analysis = Analysis::new(articles, &corrections);
                analysis.reuse(&briefing, &earlier);
                Arc::new(Briefing { warnings, ..analysis.finish() })
            }
            None if corrected => Arc::new(analyze_again(&briefing, &earlier, &corrections)),
            None => continue,
        };
        replace(&briefing, sender);
    }
}

/// Analyses what was read first.
fn open(intake: Intake, corrections: &Corrections, sender: &Sender<Message>) -> Arc<Briefing> {
    let Intake { articles, warnings } = intake;
    let mut step = if articles.len() > BLINK { FIRST } else { articles.len() };
    let (parts, found) = channel();
    // What is found is made ready for the screen while more is looked for.
    thread::scope(|scope| {
        scope.spawn(move || publish(&found, sender));
        // Nobody takes them any more when the user has left.
        let give = |briefing, compared| drop(parts.send((briefing, compared)));
        let mut analysis = Analysis::new(articles, corrections);
        loop {
            analysis.step(step);
            let (done, all) = analysis.done();
            if done == all {
                break;
            }
            let briefing = Briefing { warnings: warnings.clone(), ..analysis.briefing() };
            give(Arc::new(briefing), Some((done, all)));
            step *= GROWTH;
        }
        let briefing = Arc::new(Briefing { warnings, ..analysis.finish() });
        give(Arc::clone(&briefing), None);
        drop(parts);
        briefing
    })
}

/// A briefing, and how many stories are compared in it of how many; none for all.
type Part = (Arc<Briefing>, Option<(usize, usize)>);

/// Sends each briefing that comes, the last of those that come together, with its search. The first one does not wait
/// for the search, which is not what one looks at first; each later one comes together with it, since the search of the
/// one before finds nothing in it.
fn publish(parts: &Receiver<Part>, sender: &Sender<Message>) {
    let mut sentences: Option<Sentences> = None;
    let mut next = parts.recv().ok();
    while let Some((briefing, compared)) = next {
        let tables = Box::new(BriefingTables::new(&briefing));
        let mut messages = vec![match compared {
            Some(compared) => Message::Partly(Arc::clone(&briefing), tables, compared),
            None => Message::Loaded(Arc::clone(&briefing), tables),
        }];
        // A closed channel means that the user has left already.
        let send = |message| drop(sender.send(message));
        if sentences.is_none() {
            messages.drain(..).for_each(send);
        }
        let sentences = sentences.get_or_insert_with(|| Sentences::new(&briefing.articles));
        // What has become old meanwhile needs no search any more.
        let newer = parts.try_iter().last();
        if newer.is_none() {
            messages.push(Message::Indexed(Box::new(Index::over(&briefing, sentences))));
            messages.into_iter().for_each(send);
        }
        next = newer.or_else(|| parts.recv().ok());
    }
}

/// Sends a briefing that takes the place of another, and its search with it.
fn replace(briefing: &Arc<Briefing>, sender: &Sender<Message>) {
    let (tables, index) = (Box::new(BriefingTables::new(briefing)), Box::new(Index::new(briefing)));
    let _ = sender.send(Message::Loaded(Arc::clone(briefing), tables));
    let _ = sender.send(Message::Indexed(index));
}

/// True if other articles or other warnings were read than the briefing has.
fn differs(intake: &Intake, briefing: &Briefing) -> bool {
    let same = intake.articles.len() == briefing.articles.len()
        && intake.warnings == briefing.warnings
        && intake.articles.iter().zip(&briefing.articles).all(|(a, b)| a.id == b.id && a.digest == b.digest);
    !same
}
