//! What stands around the values of a Diff: its head with the verdict, who does not say it, what is related.

use super::super::compare::shared;
use super::super::related::related;
use super::super::views::text::values_in;
use super::clauses::COMPARED;
use super::diff::{DiffLayout, DiffRole, Segment, WrappedDiff};
use super::lines_of;
use crate::model::Reading;
use crate::summary::{Section, row, verdict_sentence};
use crate::text::cells::{clip, width};
use crate::text::sanitize;
use crate::text::wrap::wrap;

impl DiffLayout<'_> {
    /// The sign and the topic, then the verdict.
    pub(super) fn head(&self, wrapped: &mut WrappedDiff, section: Section, room: usize) {
        let fact = self.fact;
        let sign = if fact.is_possible() { '?' } else { section.sign() };
        let topic = row(self.briefing, fact, section, &self.tables.outlet_of).topic;
        let lead = if sign == ' ' { 0 } else { 2 };
        for (at, line) in
            lines_of(&sanitize(&topic), room.saturating_sub(lead)).into_iter().take(3).enumerate()
        {
            let mut segments = Vec::new();
            if at == 0 && lead > 0 {
                let role = if fact.is_possible() { DiffRole::Plain } else { DiffRole::Sign(section) };
                segments.push(Segment::new(1, sign.to_string(), role));
            }
            segments.push(Segment::new(1 + lead as u16, line, DiffRole::Plain));
            wrapped.rows.push(segments);
        }
        let extent = self.tables.extents.get(fact.story);
        let all = extent.map_or(0, |extent| extent.outlets.len());
        let outlets = self.tables.outlets_of(fact.readings());
        let names: Vec<&str> = outlets
            .iter()
            .filter_map(|outlet| self.tables.outlets.get(*outlet))
            .map(|of| of.name.as_str())
            .collect();
        let verdict = sanitize(&verdict_sentence(self.briefing, fact, section, &names, all)).into_owned();
        let gravest = verdict.strip_prefix("They cannot").and_then(|_| verdict.find(':')).unwrap_or(0);
        for line in wrap(&verdict, room) {
            let mut segments = Vec::new();
            let cut = gravest.clamp(line.start, line.end);
            let parts = [(line.start..cut, DiffRole::Gravest), (cut..line.end, DiffRole::Plain)];
            let mut x = 1;
            for (part, role) in parts.into_iter().filter(|(part, _)| !part.is_empty()) {
                let text = verdict.get(part).unwrap_or_default().to_owned();
                let cells = width(&text) as u16;
                segments.push(Segment::new(x, text, role));
                x += cells;
            }
            wrapped.rows.push(segments);
        }
        if self.explain {
            for line in lines_of(&self.explanation(), room) {
                wrapped.rows.push(vec![Segment::new(1, line, DiffRole::Quiet)]);
            }
        }
    }

    /// What brought the readings together, as far as their sentences show it.
    fn explanation(&self) -> String {
        /// Words that are named; all of them are marked in the sentences.
        const WORDS: usize = 8;
        let readings: Vec<&Reading> = self.fact.readings().take(COMPARED).collect();
        let sentences: Vec<(usize, &str)> =
            readings.iter().map(|reading| (reading.article, self.briefing.sentence(reading))).collect();
        let found = shared(&sentences);
        let mut why = format!("One fact: values of one kind ({}), ", self.fact.kind.name());
        if found.words.is_empty() {
            why.push_str("in sentences that share no telling word");
        } else {
            let more = if found.words.len() > WORDS { " …" } else { "" };
            let words: Vec<&str> = found.words.iter().take(WORDS).map(String::as_str).collect();
            why.extend(["in sentences that share ", &words.join(", "), more]);
        }
        if let Some(judgement) = &self.fact.judgement {
            let percent = format!("; {:.0} percent sure", judgement.confidence * 100.0);
            why.push_str(&percent);
        }
        why.push('.');
        why
    }

    /// Who does not say it.
    pub(super) fn tail(&self, wrapped: &mut WrappedDiff, section: Section, room: usize, roomy: bool) {
        let Some(extent) = self.tables.extents.get(self.fact.story) else { return };
        let told = self.tables.outlets_of(self.fact.readings());
        let silent: Vec<&str> = extent
            .outlets
            .iter()
            .filter(|outlet| !told.contains(outlet))
            .filter_map(|outlet| self.tables.outlets.get(*outlet))
            .map(|outlet| outlet.name.as_str())
            .collect();
        let asked = matches!(section, Section::Disagree | Section::Fit | Section::Agree);
        if silent.is_empty() || !asked {
            return;
        }
        let words = match silent.len() {
            1..6 => format!("Not said by {}", silent.join(", ")),
            many => format!("Not said by {many} outlets"),
        };
        if roomy {
            wrapped.rows.push(Vec::new());
        }
        for text in lines_of(&sanitize(&words), room) {
            wrapped.rows.push(vec![Segment::new(1, text, DiffRole::Quiet)]);
        }
    }

    /// Facts that are about the same, where there is room below.
    pub(super) fn add_related(&self, wrapped: &mut WrappedDiff, number: usize, size: (u16, u16)) {
        let left = usize::from(size.1).saturating_sub(wrapped.rows.len());
        if left < 3 {
            return;
        }
        let found = related(self.briefing, self.tables, number, left.saturating_sub(2).min(3));
        if found.is_empty() {
            return;
        }
        let room = usize::from(size.0.saturating_sub(2));
        let count = found.len().to_string();
        let rule = "─".repeat(room.saturating_sub(10 + count.len()));
        wrapped.rows.push(Vec::new());
        wrapped.rows.push(vec![
            Segment::new(1, "Related ".to_owned(), DiffRole::Quiet),
            Segment::new(9, rule, DiffRole::Rule),
            Segment::new((1 + room - count.len()) as u16, count, DiffRole::Quiet),
        ]);
        for fact in found {
            let Some(of) = self.briefing.facts.get(fact) else { continue };
            let section = self.tables.section(fact);
            let row = self.tables.row(self.briefing, fact, of);
            let sign = if of.is_possible() { '?' } else { section.sign() };
            let values = values_in(&row, sign, room * 3 / 5);
            let look = if of.is_possible() { DiffRole::Plain } else { DiffRole::Sign(section) };
            let topic = clip(&row.topic, room.saturating_sub(width(&values) + 4)).into_owned();
            let x = 1 + room.saturating_sub(width(&values)) as u16;
            wrapped.rows.push(vec![
                Segment::new(1, sign.to_string(), look),
                Segment::new(3, topic, DiffRole::Plain),
                Segment::new(x, values, DiffRole::Plain),
            ]);
        }
    }
}
