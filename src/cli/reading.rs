//! Articles in, with what cannot be read told on standard error.

use std::path::{Path, PathBuf};

use super::args::{Common, OfArchive};
use super::console;
use super::paths::{names, safe_name};
use crate::Analysis;
use crate::intake::{self, Intake};
use crate::memory::Store;
use crate::model::{Article, Briefing, Corrections, Warning};
use crate::report::{counted, language_note, warning_line};
use crate::story::{self, ArchiveCounts};

/// What is to be compared, and how.
pub(super) struct ReadNews {
    pub intake: Intake,
    pub corrections: Corrections,
    /// What the archive counts that the articles are cut out of.
    pub archive: Option<ArchiveCounts>,
}

impl ReadNews {
    /// Reads the articles of `paths`, with what the user corrected in them, or as part of an archive; none if there is no
    /// article, or if what the archive counts cannot be read.
    pub(super) fn read(paths: &[PathBuf], common: Common, archive: &OfArchive) -> Option<Self> {
        if let Some(file) = archive.frequencies.as_ref().filter(|_| archive.one_group) {
            let archived = Some(read_counts(file)?);
            // What is left out as documentation has been left out of the archive.
            let intake = read(paths, common, archive.own_ids)?;
            return Some(Self { intake, corrections: Corrections::default(), archive: archived });
        }
        let intake = read_news(paths, common, archive.own_ids)?;
        Some(Self { intake, corrections: corrections(paths, common), archive: None })
    }

    /// Everything that is found.
    pub(super) fn briefing(self) -> Briefing {
        let Self { intake: Intake { articles, warnings }, corrections, archive } = self;
        let analysis = match &archive {
            Some(archive) => Analysis::of_part(articles, archive),
            None => Analysis::new(articles, &corrections),
        };
        Briefing { warnings, ..analysis.finish() }
    }
}

/// Reads `paths` and warns about what cannot be read; none if there is no article.
pub(super) fn read(paths: &[PathBuf], common: Common, own_ids: bool) -> Option<Intake> {
    let intake = if paths.is_empty() {
        intake::built_in()
    } else {
        let options = intake::Options { own_ids, ..intake::Options::default() };
        let line = console::CountLine::new(common.quiet);
        intake::read_counted(paths, &options, |done, of| line.tell("files read", done, of))
    };
    if !common.quiet {
        for warning in &intake.warnings {
            console::warn(&warning_line(warning));
        }
        if let Some(note) = language_note(&intake.articles) {
            console::warn(&note);
        }
    }
    if intake.articles.is_empty() {
        console::warn(
            "nothing to read: give files or folders of articles, '-' for standard input, \
             or nothing for the articles that come with gainsay",
        );
        return None;
    }
    Some(intake)
}

/// The same without texts that are no news, where those are most of what was read.
pub(super) fn read_news(paths: &[PathBuf], common: Common, own_ids: bool) -> Option<Intake> {
    let mut intake = read(paths, common, own_ids)?;
    let all = intake.articles.len();
    let others = if common.all { 0 } else { story::leave_out_other_texts(&mut intake.articles) };
    if others > 0 {
        let texts = format!("{others} of {all} texts look like documentation, not news");
        if others == all {
            console::warn(&format!("{texts}: there is nothing to compare; --all compares them all the same"));
            return None;
        }
        if !common.quiet {
            console::warn(&format!("{texts}; they are left out: --all compares them"));
        }
    }
    Some(intake)
}

/// What an archive counts; none, with word of it on standard error, if `file` does not say so.
fn read_counts(file: &Path) -> Option<ArchiveCounts> {
    let read = || {
        let text = std::fs::read(file).map_err(|error| error.to_string())?;
        serde_json::from_slice(&text).map_err(|error| error.to_string())
    };
    let trouble =
        |cause| console::warn(&format!("cannot read the frequencies of {}: {cause}", file.display()));
    read().map_err(trouble).ok()
}

/// What the user corrected in `paths`, with word of it on standard error.
fn corrections(paths: &[PathBuf], common: Common) -> Corrections {
    let Some(store) = Store::for_user(paths).filter(|_| !common.uncorrected) else {
        return Corrections::default();
    };
    let (memory, trouble) = store.look();
    let corrections = memory.corrections;
    let told = trouble.or_else(|| corrections_note(corrections.count()));
    if let Some(told) = told.filter(|_| !common.quiet) {
        console::warn(&told);
    }
    corrections
}

/// Says that corrections are applied; none where there are none.
fn corrections_note(count: usize) -> Option<String> {
    let (are, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
    let kept = counted(count, "correction", "corrections");
    (count > 0)
        .then(|| format!("{kept} kept for these articles {are} applied; --uncorrected leaves {them} out"))
}

/// True if one of the given `paths` could not be read, or no part of a given file that has several; a stray file in a
/// folder does not matter.
pub(super) fn is_any_unread(paths: &[PathBuf], intake: &Intake) -> bool {
    let failed = |(path, given): (&PathBuf, Vec<String>)| {
        let is_part = |warning: &Warning| {
            let part = |name: &String| warning.file.strip_prefix(name);
            given.iter().filter_map(part).any(|part| part.starts_with(['/', '#']))
        };
        // Articles from standard input have no path.
        let is_own = |article: &Article| match &article.path {
            Some(path) => given.contains(&safe_name(path)),
            None => path.as_os_str() == "-",
        };
        intake.warnings.iter().any(|warning| given.contains(&warning.file))
            || !path.is_dir() && intake.warnings.iter().any(is_part) && !intake.articles.iter().any(is_own)
    };
    paths.iter().zip(names(paths)).any(failed)
}
