//! Reports story by story, each printed as soon as it is there.

use std::io;

use super::args::Common;
use super::console::{self, CountLine};
use super::reading::ReadNews;
use crate::StoryStream;
use crate::intake::Intake;
use crate::model::{Briefing, Verdict};
use crate::report::Print;

/// Prints the report on each story, the latest story first; returns how many conflicts they have.
///
/// # Errors
///
/// If standard output or the temporary file in which articles wait cannot be written. Where nobody reads any longer what is
/// printed, the rest is left out.
pub(super) fn print(news: ReadNews, common: Common, format: Print<Briefing>) -> io::Result<usize> {
    let ReadNews { intake: Intake { articles, mut warnings }, corrections, archive } = news;
    let line = CountLine::new(common.quiet);
    let all = articles.len();
    let mut stream = StoryStream::new(articles, &corrections, archive.as_ref(), |done| {
        line.tell("articles outlined", done, all);
    })?;
    let page = console::page(common.color);
    let mut conflicts = 0;
    loop {
        let stories = stream.next_stories()?;
        if stories.is_empty() {
            return Ok(conflicts);
        }
        let mut text = String::new();
        for briefing in stories {
            // The first line has them.
            let briefing = Briefing { warnings: std::mem::take(&mut warnings), ..briefing };
            conflicts += briefing.count(Verdict::Conflict);
            text.push_str(&format(page, &briefing));
        }
        let (done, of) = stream.done();
        if console::is_terminal() {
            line.clear();
        }
        if !console::print_part(&text)? {
            return Ok(conflicts);
        }
        line.tell("stories compared", done, of);
    }
}
