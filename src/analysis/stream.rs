//! A folder of any size, story by story: the outlines of all articles are held, and the texts of the stories at work.

use std::io;
use std::path::PathBuf;

use crate::model::{Article, Briefing, Corrections, Fact, Story};
use crate::story::{ArchiveCounts, ArticleCard, Outline, StoryTraits};
use crate::text::Document;
use crate::{parallel, story};

use super::compare::{ComparedStory, facts_of};
use super::order::{latest_last, ordered};
use super::spool::{Spool, SpoolWriter, packed};

/// Articles whose outlines are taken, and that are put aside, in one go.
const PART: usize = 512;
/// About so many articles are at work at a time.
const AT_WORK: usize = 64;
/// A larger story has enough articles for all processors.
const LARGE: usize = 32;

/// Stories that are compared one after the other, the latest first, while the texts of all others wait in a temporary
/// file.
pub struct StoryStream {
    spool: Spool,
    /// For each article the file that it was read from.
    paths: Vec<Option<PathBuf>>,
    /// For each story the numbers of its articles.
    groups: Vec<Vec<usize>>,
    corrections: Corrections,
    /// The stories still to be compared, the next one last.
    ahead: Vec<usize>,
}

impl StoryStream {
    /// Groups `articles` into stories, as [`Analysis`](super::Analysis) does; those of an `archive` as among all of its
    /// articles. `count` is told how many articles have been put aside.
    ///
    /// # Errors
    ///
    /// If the temporary file cannot be made or written.
    pub fn new(
        mut articles: Vec<Article>,
        corrections: &Corrections,
        archive: Option<&ArchiveCounts>,
        count: impl Fn(usize),
    ) -> io::Result<Self> {
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        let mut spool = SpoolWriter::new()?;
        let (mut cards, mut outlines) = (Vec::new(), Vec::new());
        let mut paths = Vec::new();
        let mut waiting = articles.into_iter();
        loop {
            let part: Vec<Article> = waiting.by_ref().take(PART).collect();
            if part.is_empty() {
                break;
            }
            let read = parallel::map(part.len(), |at| {
                let outline = Outline::new(&part[at], &Document::new(&part[at]));
                (ArticleCard::new(&part[at]), outline, packed(&part[at]))
            });
            for (card, outline, packed) in read {
                spool.add(&packed?)?;
                cards.push(card);
                outlines.push(outline);
            }
            paths.extend(part.into_iter().map(|article| article.path));
            count(paths.len());
        }
        let groups = story::group(&cards, outlines, corrections, archive);
        let ahead = latest_last(&groups, &cards);
        Ok(Self { spool: spool.finish()?, paths, groups, corrections: corrections.clone(), ahead })
    }

    /// How many stories have been compared, and how many there are.
    pub fn done(&self) -> (usize, usize) {
        (self.groups.len() - self.ahead.len(), self.groups.len())
    }

    /// Compares the next stories, as many as keep all processors busy; none once all are compared. Each is a briefing of its
    /// own, as if there were no other articles.
    ///
    /// # Errors
    ///
    /// If the temporary file can no longer be read.
    pub fn next_stories(&mut self) -> io::Result<Vec<Briefing>> {
        let mut sum = 0;
        let mut here = Vec::new();
        while sum < AT_WORK
            && let Some(story) = self.ahead.pop()
        {
            sum += self.groups[story].len();
            here.push(story);
        }
        // A large story is alone: its articles are shared out among the processors.
        let alone = here.iter().position(|story| self.groups[*story].len() > LARGE);
        if let Some(at) = alone {
            self.ahead.extend(here.drain(at.max(1)..).rev());
        }
        parallel::map(here.len(), |at| self.briefing(here[at])).into_iter().collect()
    }

    /// What is found in story number `number`.
    fn briefing(&self, number: usize) -> io::Result<Briefing> {
        let group = &self.groups[number];
        let articles = parallel::map(group.len(), |at| {
            let path = self.paths[group[at]].clone();
            self.spool.article(group[at]).map(|article| Article { path, ..article })
        });
        let articles: Vec<Article> = articles.into_iter().collect::<io::Result<_>>()?;
        let (story, facts) = self.compared(&articles);
        let corrections = self.corrections.count();
        Ok(Briefing { corrections, ..ordered(articles, vec![story], facts) })
    }

    fn compared(&self, articles: &[Article]) -> (Story, Vec<Fact>) {
        let read = parallel::map(articles.len(), |at| {
            let document = Document::new(&articles[at]);
            (StoryTraits::new(&articles[at], &document), document)
        });
        let (traits, documents): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let numbers: Vec<usize> = (0..articles.len()).collect();
        let (articles, documents): (Vec<&Article>, Vec<&Document>) =
            (articles.iter().collect(), documents.iter().collect());
        let (story, independent) = story::story(&numbers, &articles, &traits);
        let compared =
            ComparedStory { story: &story, number: 0, articles: &articles, independent: &independent };
        let facts = facts_of(compared, &documents, &self.corrections);
        (story, facts)
    }
}
