//! The Diff as it stands on the screen: its rows, and where the reader is in them.

use ratatui::layout::Rect;

use super::briefing_tables::BriefingTables;
use super::layout::inner;
use super::wrapped::WrappedDiff;
use crate::model::Briefing;

/// What the outlets say on the chosen fact, as laid out now.
#[derive(Debug, Default)]
pub struct Diff {
    /// The fact, if there is one.
    pub fact: Option<usize>,
    /// What the Diff was laid out for: fact, place, whether it says why the readings are one fact, reading.
    pub laid: Option<(Option<usize>, Rect, bool, usize)>,
    /// The reading that the keys act on.
    pub reading: usize,
    /// The first row in sight.
    pub top: usize,
    /// True when the reading that the keys act on is to be brought into sight.
    pub reveal: bool,
    /// The rows.
    pub wrapped: WrappedDiff,
}

/// What a Diff is laid out from.
#[derive(Debug, Clone, Copy)]
pub struct Laying<'a> {
    /// What was found.
    pub briefing: &'a Briefing,
    /// Tables over it.
    pub tables: &'a BriefingTables,
    /// The place of the panel.
    pub area: Rect,
    /// True when it says why its clauses are one fact.
    pub explain: bool,
}

impl Diff {
    /// Lays out fact number `fact`, and keeps what is in sight within its rows.
    pub fn lay_out(&mut self, laying: &Laying<'_>, fact: Option<usize>) {
        let fact = fact.filter(|fact| *fact < laying.briefing.facts.len());
        let is_other = fact != self.fact;
        if is_other {
            self.top = 0;
        }
        let body = inner(laying.area);
        let laid = (fact, laying.area, laying.explain, self.reading);
        if self.laid != Some(laid) {
            let is_same = self.laid.is_some_and(|(of, area, explain, _)| {
                (of, area, explain) == (fact, laying.area, laying.explain)
            });
            self.fact = fact;
            self.laid = Some(laid);
            if !is_same {
                self.wrapped = match fact {
                    Some(fact) if body.width > 0 => WrappedDiff::new(
                        laying.briefing,
                        laying.tables,
                        fact,
                        (body.width, body.height),
                        laying.explain,
                    ),
                    _ => WrappedDiff::default(),
                };
            }
            if is_other {
                self.reading = self.wrapped.readings.first().map_or(0, |region| region.reading);
                self.laid = Some((fact, laying.area, laying.explain, self.reading));
            }
        }
        let height = usize::from(body.height);
        let place = self.wrapped.readings.iter().find(|region| region.reading == self.reading);
        if std::mem::take(&mut self.reveal)
            && let Some(of) = place.map(|region| &region.rows)
        {
            self.top = self.top.max(of.end.saturating_sub(height)).min(of.start);
        }
        self.top = self.top.min(self.wrapped.rows.len().saturating_sub(height));
    }

    /// Makes reading number `reading` the one that the keys act on, and brings it into sight.
    pub fn choose(&mut self, reading: usize) {
        self.reading = reading;
        self.reveal = true;
    }

    /// The place of the chosen reading among those that one can go to.
    pub fn place(&self) -> usize {
        let readings = &self.wrapped.readings;
        readings.iter().position(|region| region.reading == self.reading).unwrap_or_default()
    }

    /// Moves by `by` clauses; at the last one scrolls on, for what does not fit.
    pub fn step(&mut self, by: isize) {
        let at = self.place();
        let places = &self.wrapped.readings;
        let to = at.saturating_add_signed(by).min(places.len().saturating_sub(1));
        match places.get(to).map(|region| region.reading) {
            Some(reading) if to != at => self.choose(reading),
            _ => self.scroll(by.signum()),
        }
    }

    /// Moves by `by` rows without choosing another clause.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.wrapped.rows.len());
    }
}
