//! The brief: what a story comes to on one page, whatever the format.
//!
//! What happened, where the outlets differ, what one of them alone says, spellings, sources. What has no room is counted.

use jiff::civil::Date;

use super::content::outlets;
use super::words::{counted, day_text};
use crate::model::{Briefing, Fact, Reading, Story};
use crate::summary::{
    EventDay, Headline, Placed, Row, Section, clause, event_day, headline, lead, number_word, place_facts,
    row, short_form, variants_in_order, verdict_sentence,
};
use crate::text::cells::width;
use crate::text::without_dateline;

/// A story on one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OnePage {
    /// The headline, with `≠` before it if another one denies it.
    pub headline: String,
    /// The day, the outlets, from when to when they published.
    pub about: String,
    /// The lead sentence, and the outlet that it is of.
    pub lead: Option<(String, String)>,
    /// What they agree on, each with its outlets.
    pub agreed: Vec<(String, String)>,
    /// How many more they agree on.
    pub agreed_more: usize,
    /// Where they disagree, or may.
    pub disagreements: Vec<Dispute>,
    /// How many more of those there are.
    pub disagreements_more: usize,
    /// What differs but fits: the topic, the values, the reason.
    pub fitting: Vec<Fitting>,
    /// How many more of those there are.
    pub fitting_more: usize,
    /// For each outlet what it alone says, and how much more.
    pub alone: Vec<(String, Vec<String>, usize)>,
    /// Names that are spelled differently.
    pub spellings: Vec<String>,
    /// Each outlet with its day.
    pub sources: Vec<String>,
    /// True where a day was worked out from the other articles.
    pub has_inferred_days: bool,
}

/// A disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dispute {
    /// `≠`, or `?` where it is not sure.
    pub sign: char,
    /// What it is about.
    pub topic: String,
    /// The verdict as the middle of a sentence, without a full stop.
    pub verdict: String,
    /// The values, each with its outlets and the words of the first of them.
    pub values: Vec<(String, String, QuotedClause)>,
}

/// Values that differ and can all be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fitting {
    /// What they are about.
    pub topic: String,
    /// The values with their outlets.
    pub values: String,
    /// Why they fit.
    pub why: String,
}

/// The words of an outlet around a value: what stands before it, the value, what stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct QuotedClause {
    pub before: String,
    pub value: String,
    pub after: String,
}

/// Lines of a page, and characters of a line, as small as they come: 10 points on A4.
const LINES: usize = 56;
const LINE: usize = 96;
/// Facts of each part that are listed at most.
const AGREED: usize = 5;
const DISPUTES: usize = 8;
const ALONE: usize = 3;
/// Outlets that are listed by name with what they alone say.
const ALONE_OUTLETS: usize = 8;
const SPELLINGS: usize = 8;
/// Cells of an outlet's words beside a value.
const CLAUSE: usize = 84;
/// Outlets that are named before they are counted.
const NAMED: usize = 4;

/// What is asked again and again while a page is filled.
struct Source<'a> {
    briefing: &'a Briefing,
    outlet_of: Vec<usize>,
    names: Vec<&'a str>,
    /// How many outlets report the story.
    all: usize,
}

/// The articles that report what no other one does, where there are stories of several: outlet, day and headline.
pub(super) fn on_their_own(briefing: &Briefing) -> Vec<String> {
    let is_alone = |story: &&Story| story.articles.len() == 1;
    if briefing.stories.iter().all(|story| is_alone(&story)) && briefing.stories.len() < 2 {
        return Vec::new();
    }
    let articles = briefing.stories.iter().filter(is_alone).flat_map(|story| &story.articles);
    let line = |number: &usize| {
        let article = briefing.articles.get(*number)?;
        let day =
            briefing.published(*number).map(|day| format!(", {}", day_text(day.value))).unwrap_or_default();
        Some(format!("{} ({}{day})", super::words::headline(article), article.outlet.value))
    };
    articles.filter_map(line).collect()
}

/// A page for each story of `briefing` that several articles report, the latest first; for one article its own.
pub(super) fn pages(briefing: &Briefing) -> Vec<OnePage> {
    let placed = place_facts(briefing);
    let (names, outlet_of) = briefing.outlets();
    let mut stories: Vec<usize> = (0..briefing.stories.len()).collect();
    let latest = |story: &usize| {
        let story = briefing.stories.get(*story);
        let articles = story.map_or(&[][..], |story| &story.articles);
        let day = |article: &usize| briefing.published(*article).map(|published| published.value);
        (articles.len() < 2, std::cmp::Reverse(articles.iter().filter_map(day).max()))
    };
    stories.sort_by_cached_key(latest);
    if briefing.stories.len() > 1 {
        stories.retain(|story| briefing.stories.get(*story).is_some_and(|story| story.articles.len() > 1));
    }
    let mut by_story: Vec<Vec<Placed>> = briefing.stories.iter().map(|_| Vec::new()).collect();
    for at in placed {
        let story = briefing.facts.get(at.fact).and_then(|fact| by_story.get_mut(fact.story));
        if let Some(of) = story {
            of.push(at);
        }
    }
    let mut source = Source { briefing, outlet_of, names, all: 0 };
    stories
        .into_iter()
        .map(|story| source.page(story, by_story.get(story).map_or(&[], Vec::as_slice)))
        .collect()
}

impl Source<'_> {
    fn page(&mut self, number: usize, placed: &[Placed]) -> OnePage {
        let briefing = self.briefing;
        let Some(story) = briefing.stories.get(number) else { return OnePage::default() };
        let mut outlets: Vec<usize> =
            story.articles.iter().filter_map(|of| self.outlet_of.get(*of).copied()).collect();
        outlets.sort_unstable();
        outlets.dedup();
        self.all = outlets.len();
        let facts = placed.iter().filter_map(|at| briefing.facts.get(at.fact));
        let day = event_day(briefing, story, facts);
        let of = |section: Section| {
            let facts = placed.iter().filter(move |at| at.section == section);
            facts.filter_map(|at| briefing.facts.get(at.fact)).collect::<Vec<&Fact>>()
        };
        let mut page = OnePage::default();
        if let Some(Headline { article, text, is_denied }) = headline(briefing, story) {
            page.headline = if is_denied { format!("≠ {text}") } else { text.clone() };
            page.lead = self.lead_of(article).filter(|(lead, _)| *lead != text);
        }
        page.about = self.about(day, &story.articles);
        self.fill_sources(&mut page, &story.articles);
        let agreed = of(Section::Agree);
        page.agreed_more = agreed.len().saturating_sub(AGREED);
        page.agreed = agreed.iter().take(AGREED).map(|fact| self.agreed(fact)).collect();
        let disputes = of(Section::Disagree);
        page.disagreements_more = disputes.len().saturating_sub(DISPUTES);
        page.disagreements = disputes.iter().take(DISPUTES).map(|fact| self.dispute(fact)).collect();
        page.alone = self.alone(&of(Section::Alone));
        page.spellings = self.spellings(&of(Section::Who));
        // What differs but fits has the rest of the page.
        let mut left = LINES.saturating_sub(page.lines());
        let fitting = of(Section::Fit);
        for fact in &fitting {
            let entry = self.fitting(fact);
            let cells = width(&entry.topic) + width(&entry.values) + width(&entry.why) + 8;
            let lines = cells.div_ceil(LINE);
            if lines > left {
                break;
            }
            left -= lines;
            page.fitting.push(entry);
        }
        page.fitting_more = fitting.len() - page.fitting.len();
        page
    }

    fn name(&self, article: usize) -> &str {
        self.outlet_of.get(article).and_then(|outlet| self.names.get(*outlet)).copied().unwrap_or_default()
    }

    fn lead_of(&self, article: usize) -> Option<(String, String)> {
        let of = self.briefing.articles.get(article)?;
        let lead = of.body.get(lead(of)?)?;
        Some((lead.to_owned(), self.name(article).to_owned()))
    }

    /// "Wednesday 4 February 2026 · five outlets, 10 September 2025 to 5 February 2026".
    fn about(&self, day: Option<EventDay>, articles: &[usize]) -> String {
        let long = |day: Date| day.strftime("%-d %B %Y").to_string();
        let day = match day {
            Some(EventDay::Happened(day)) => format!("{} · ", day.strftime("%A %-d %B %Y")),
            Some(EventDay::Published(_)) | None => String::new(),
        };
        let days = || articles.iter().filter_map(|at| self.briefing.published(*at)).map(|day| day.value);
        let published = match (days().min(), days().max()) {
            (Some(first), Some(last)) if first == last => format!(", published {}", long(first)),
            (Some(first), Some(last)) => format!(", {} to {}", long(first), long(last)),
            _ => String::new(),
        };
        let count = number_word(self.all);
        let outlets = if self.all == 1 { "outlet" } else { "outlets" };
        format!("{day}{count} {outlets}{published}")
    }

    fn fill_sources(&self, page: &mut OnePage, articles: &[usize]) {
        for article in articles {
            let published = self.briefing.published(*article);
            let mark = if published.is_some_and(|day| day.is_inferred()) { "?" } else { "" };
            page.has_inferred_days |= !mark.is_empty();
            let day = published.map(|day| format!(" {}{mark}", day_text(day.value))).unwrap_or_default();
            page.sources.push(format!("{}{day}", self.name(*article)));
        }
    }

    fn row(&self, fact: &Fact, section: Section) -> Row {
        row(self.briefing, fact, section, &self.outlet_of)
    }

    /// The outlets of `readings`: all of them, their names, or how many.
    fn told_by<'b>(&self, readings: impl Iterator<Item = &'b Reading>) -> String {
        let readings: Vec<&Reading> = readings.collect();
        let names = outlets(self.briefing, readings.iter().copied());
        match names.len() {
            count if count == self.all && count > 2 => format!("all {}", number_word(count)),
            count if count > NAMED => counted(count, "outlet", "outlets"),
            _ => names.join(", "),
        }
    }

    fn agreed(&self, fact: &Fact) -> (String, String) {
        let row = self.row(fact, Section::Agree);
        let value = row.right.map(|side| format!(": {}", side.value)).unwrap_or_default();
        (format!("{}{value}", row.topic), self.told_by(fact.readings()))
    }

    fn dispute(&self, fact: &Fact) -> Dispute {
        let names = outlets(self.briefing, fact.readings());
        let verdict = verdict_sentence(self.briefing, fact, Section::Disagree, &names, self.all);
        let mut verdict = verdict.trim_end_matches('.').to_owned();
        if let Some(rest) = verdict.strip_prefix("They") {
            verdict = format!("they{rest}");
        }
        let values = variants_in_order(self.briefing, fact, &self.outlet_of).into_iter().filter_map(|at| {
            let variant = fact.variants.get(at)?;
            let first = variant.readings.first()?;
            let value = without_dateline(&variant.value).to_owned();
            Some((value, self.told_by(variant.readings.iter()), self.clause(first)))
        });
        Dispute {
            sign: if fact.is_possible() { '?' } else { Section::Disagree.sign() },
            topic: self.row(fact, Section::Disagree).topic,
            verdict,
            values: values.collect(),
        }
    }

    fn clause(&self, reading: &Reading) -> QuotedClause {
        let body = &self.briefing.article(reading).body;
        let (part, before, after) = clause(body, &reading.sentence, &reading.span, CLAUSE);
        let text = |from: usize, to: usize| body.get(from..to).unwrap_or_default();
        let value = reading.span.start.max(part.start)..reading.span.end.min(part.end);
        QuotedClause {
            before: format!("{}{}", if before { "… " } else { "" }, text(part.start, value.start)),
            value: text(value.start, value.end).to_owned(),
            after: format!("{}{}", text(value.end, part.end), if after { " …" } else { "" }),
        }
    }

    fn fitting(&self, fact: &Fact) -> Fitting {
        let values = variants_in_order(self.briefing, fact, &self.outlet_of).into_iter().filter_map(|at| {
            let variant = fact.variants.get(at)?;
            let value = short_form(fact.kind, without_dateline(&variant.value)).into_owned();
            Some(format!("{value} ({})", self.told_by(variant.readings.iter())))
        });
        Fitting {
            topic: self.row(fact, Section::Fit).topic,
            values: values.collect::<Vec<_>>().join(", "),
            why: fact.judgement.as_ref().map(|judgement| judgement.why.clone()).unwrap_or_default(),
        }
    }

    /// For each outlet what it alone says, those with most first.
    fn alone(&self, facts: &[&Fact]) -> Vec<(String, Vec<String>, usize)> {
        let mut by_outlet: Vec<(String, Vec<String>, usize)> = Vec::new();
        for fact in facts {
            let Some(reading) = fact.readings().next() else { continue };
            let name = self.name(reading.article);
            // Outlets that print one report in the same words corroborate nothing, but none of them says it alone.
            if fact.readings().any(|other| self.name(other.article) != name) {
                continue;
            }
            let row = self.row(fact, Section::Alone);
            let value = row.right.map(|side| format!(": {}", side.value)).unwrap_or_default();
            let words = format!("{}{value}", row.topic);
            match by_outlet.iter_mut().find(|(outlet, ..)| outlet == name) {
                Some((_, facts, _)) if facts.len() < ALONE => facts.push(words),
                Some((_, _, more)) => *more += 1,
                None => by_outlet.push((name.to_owned(), vec![words], 0)),
            }
        }
        by_outlet.sort_by_key(|(_, facts, more)| std::cmp::Reverse(facts.len() + more));
        by_outlet.truncate(ALONE_OUTLETS);
        by_outlet
    }

    /// "Arman Shakkaliyev: Shaqqaliev in CPEC News".
    fn spellings(&self, facts: &[&Fact]) -> Vec<String> {
        let differently = facts.iter().filter(|fact| fact.judgement.is_some()).take(SPELLINGS);
        let spelling = |fact: &&Fact| {
            let (usual, others) = fact.variants.split_first()?;
            let others = others
                .iter()
                .map(|other| format!("{} in {}", other.value, self.told_by(other.readings.iter())));
            Some(format!("{}: {}", usual.value, others.collect::<Vec<_>>().join(", ")))
        };
        differently.filter_map(spelling).collect()
    }
}

impl OnePage {
    /// Lines that the page takes without what differs but fits.
    fn lines(&self) -> usize {
        let wrapped = |cells: usize| cells.div_ceil(LINE).max(1);
        let joined = |parts: &[String]| {
            let cells: usize = parts.iter().map(|part| width(part) + 2).sum();
            if parts.is_empty() { 0 } else { wrapped(cells) }
        };
        let lead = self.lead.as_ref().map_or(0, |(lead, outlet)| wrapped(width(lead) + width(outlet) + 3));
        let agreed: usize = self.agreed.iter().map(|(fact, who)| wrapped(width(fact) + width(who) + 4)).sum();
        let dispute = |of: &Dispute| {
            let values = of.values.iter().map(|(value, who, clause)| {
                let clause = width(&clause.before) + width(&clause.value) + width(&clause.after);
                wrapped(width(value) + width(who) + clause + 8)
            });
            wrapped(width(&of.topic) + width(&of.verdict) + 4) + values.sum::<usize>()
        };
        let alone: usize = self
            .alone
            .iter()
            .map(|(who, facts, _)| wrapped(width(who) + facts.iter().map(|of| width(of) + 2).sum::<usize>()))
            .sum();
        let parts = 5 * 2 + 4;
        parts
            + lead
            + agreed
            + self.disagreements.iter().map(dispute).sum::<usize>()
            + alone
            + joined(&self.spellings)
            + joined(&self.sources)
    }

    /// What to say where nothing differs.
    pub fn nothing_differs(&self) -> Option<&'static str> {
        let none = self.disagreements.is_empty() && self.fitting.is_empty() && self.fitting_more == 0;
        (none && self.sources.len() > 1).then_some("No difference found in what could be compared.")
    }

    /// The last sentence of the page.
    pub fn note(&self) -> &'static str {
        if self.has_inferred_days {
            "(? = day worked out from the other articles) A difference not shown may still exist."
        } else {
            "A difference not shown may still exist."
        }
    }
}

/// "and 7 more", nothing for none.
pub(super) fn and_more(count: usize) -> Option<String> {
    (count > 0).then(|| format!("and {count} more"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    #[test]
    fn what_two_outlets_print_in_the_same_words_is_said_by_neither_alone() {
        let texts = [
            (
                "a",
                "Fourteen people died when a bus fell into the Orla river on Monday, police said. Nine others were taken to hospital.",
            ),
            (
                "b",
                "At least 16 people were killed when a bus fell into the Orla river on Monday, the rescue service said. Eleven others were taken to hospital.",
            ),
        ];
        let articles =
            texts.iter().flat_map(|(name, text)| intake::parse(&format!("{name}.txt"), None, text));
        let pages = pages(&crate::analyze(articles.collect()));
        let alone: Vec<&String> =
            pages.iter().flat_map(|page| &page.alone).flat_map(|(_, facts, _)| facts).collect();
        assert!(pages.len() == 1 && !alone.iter().any(|fact| fact.contains("hospital")), "{alone:?}");
    }

    #[test]
    fn a_page_holds_every_part_and_no_more_than_fits() {
        let briefing = crate::analyze(intake::built_in().articles);
        let pages = pages(&briefing);
        let [page] = pages.as_slice() else { panic!("one story, one page") };
        assert!(!page.headline.is_empty() && page.lead.is_some());
        assert_eq!(page.agreed.len(), AGREED);
        assert_eq!(page.disagreements.len(), 3);
        assert!(!page.fitting.is_empty() && !page.alone.is_empty() && !page.spellings.is_empty());
        assert_eq!(page.sources.len(), 5);
        let fitting: usize = page
            .fitting
            .iter()
            .map(|of| (width(&of.topic) + width(&of.values) + width(&of.why) + 8).div_ceil(LINE))
            .sum();
        assert!(page.lines() + fitting <= LINES, "{}", page.lines() + fitting);
        let clause = &page.disagreements[0].values[0].2;
        assert!(clause.value.contains("$239 million"), "{clause:?}");
    }
}
