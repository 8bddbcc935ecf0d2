//! What a reader corrected in the stories and facts of a folder.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Fingerprint;

/// Articles, or readings of facts, that one correction is about.
pub type FingerprintSet = BTreeSet<Fingerprint>;

/// The corrections of a folder. The analysis obeys them: the same articles and corrections always give the same briefing.
///
/// They are about content, not about numbers or names, so they hold when files are renamed and articles come or go. Each is
/// plain data: without it everything is as if it had never been made. A correction whose articles are gone does nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    /// Readings that are taken off the fact that they were matched with; each is a fact of its own, unless it is put
    /// together with others.
    #[serde(rename = "apart")]
    pub split: FingerprintSet,
    /// Readings whose facts are one. Only readings of one kind of value can be; others are not joined.
    pub merged: BTreeSet<FingerprintSet>,
    /// Readings whose values do not differ, as the reader sees it. A value that comes later is compared with them.
    pub dismissed: BTreeSet<FingerprintSet>,
    /// The readings of a fact that the reader does not want to see.
    pub hidden: BTreeSet<FingerprintSet>,
    /// Articles that are taken out of their story; each is a story of its own, unless it is joined with others.
    pub parted: FingerprintSet,
    /// Articles whose stories are one.
    pub joined: BTreeSet<FingerprintSet>,
}

impl Corrections {
    /// How many there are.
    pub fn count(&self) -> usize {
        let Self { split, merged, dismissed, hidden, parted, joined } = self;
        split.len() + merged.len() + dismissed.len() + hidden.len() + parted.len() + joined.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Takes a reading off its fact, also where it was put together with that.
    pub fn split_off(&mut self, reading: Fingerprint) {
        take_out(&mut self.merged, reading);
        self.split.insert(reading);
    }

    /// Makes one fact of those that have `readings`: all readings of these facts, so that it still holds when some of their
    /// articles are gone.
    pub fn merge_facts(&mut self, readings: impl IntoIterator<Item = Fingerprint>) {
        insert_several(&mut self.merged, readings);
    }

    /// Says that the values of the fact with `readings` do not differ.
    pub fn dismiss(&mut self, readings: impl IntoIterator<Item = Fingerprint>) {
        insert_several(&mut self.dismissed, readings);
    }

    /// Takes back that values of the fact with `readings` do not differ.
    pub fn undismiss(&mut self, readings: &[Fingerprint]) {
        self.dismissed.retain(|group| !holds_any(group, readings));
    }

    /// Hides the fact with `readings`.
    pub fn hide(&mut self, readings: impl IntoIterator<Item = Fingerprint>) {
        let readings: FingerprintSet = readings.into_iter().collect();
        if !readings.is_empty() {
            self.hidden.insert(readings);
        }
    }

    /// Shows the fact with `readings` again.
    pub fn unhide(&mut self, readings: &[Fingerprint]) {
        self.hidden.retain(|group| !holds_any(group, readings));
    }

    /// Takes an article out of its story, also where it was joined with that.
    pub fn part_article(&mut self, article: Fingerprint) {
        take_out(&mut self.joined, article);
        self.parted.insert(article);
    }

    /// Makes one story of those that have `articles`: all articles of these stories, so that it still holds when some of
    /// them are gone.
    pub fn join_stories(&mut self, articles: impl IntoIterator<Item = Fingerprint>) {
        insert_several(&mut self.joined, articles);
    }

    /// The readings whose facts may be others under `other`, in stories of the same articles.
    pub(crate) fn readings_changed_in(&self, other: &Self) -> FingerprintSet {
        let groups = |of: fn(&Self) -> &BTreeSet<FingerprintSet>| {
            of(self).symmetric_difference(of(other)).flatten().copied().collect::<Vec<_>>()
        };
        let mut changed: FingerprintSet = self.split.symmetric_difference(&other.split).copied().collect();
        changed.extend(groups(|corrections| &corrections.merged));
        changed.extend(groups(|corrections| &corrections.dismissed));
        changed.extend(groups(|corrections| &corrections.hidden));
        changed
    }
}

/// Adds a group of at least two.
fn insert_several(groups: &mut BTreeSet<FingerprintSet>, members: impl IntoIterator<Item = Fingerprint>) {
    let group: FingerprintSet = members.into_iter().collect();
    if group.len() > 1 {
        groups.insert(group);
    }
}

/// Takes `member` out of all groups; what is then left alone is no group any more.
fn take_out(groups: &mut BTreeSet<FingerprintSet>, member: Fingerprint) {
    let (with, mut rest): (BTreeSet<_>, BTreeSet<_>) =
        std::mem::take(groups).into_iter().partition(|group| group.contains(&member));
    let without = with.into_iter().map(|mut group| {
        group.remove(&member);
        group
    });
    rest.extend(without.filter(|group| group.len() > 1));
    *groups = rest;
}

fn holds_any(group: &FingerprintSet, members: &[Fingerprint]) -> bool {
    members.iter().any(|member| group.contains(member))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(name: &str) -> Fingerprint {
        Fingerprint::new([name])
    }

    #[test]
    fn the_last_correction_of_a_reading_or_an_article_holds() {
        let [a, b, c] = ["a", "b", "c"].map(print);
        let mut corrections = Corrections::default();
        corrections.merge_facts([a, b, c]);
        corrections.split_off(c);
        assert_eq!(corrections.merged, BTreeSet::from([FingerprintSet::from([a, b])]));
        corrections.split_off(b);
        assert_eq!((corrections.merged.len(), &corrections.split), (0, &FingerprintSet::from([b, c])));
        corrections.merge_facts([b, c]);
        assert_eq!(corrections.merged.len(), 1, "what was taken off one fact is put together with another");
        corrections.join_stories([a, b]);
        corrections.part_article(a);
        assert_eq!((corrections.joined.len(), corrections.parted.len()), (0, 1));
    }

    #[test]
    fn what_was_dismissed_or_hidden_comes_back_by_any_of_its_readings() {
        let [a, b, c] = ["a", "b", "c"].map(print);
        let mut corrections = Corrections::default();
        corrections.dismiss([a, b]);
        corrections.hide([a]);
        corrections.hide([]);
        corrections.dismiss([c]);
        assert_eq!(corrections.count(), 2, "one reading cannot differ from itself");
        corrections.undismiss(&[c]);
        corrections.unhide(&[b]);
        assert_eq!(corrections.count(), 2);
        corrections.undismiss(&[b, c]);
        corrections.unhide(&[a]);
        assert!(corrections.is_empty());
    }

    #[test]
    fn only_the_readings_of_other_corrections_change() {
        let [a, b, c, d] = ["a", "b", "c", "d"].map(print);
        let mut before = Corrections::default();
        before.merge_facts([a, b]);
        before.part_article(d);
        let mut after = before.clone();
        assert_eq!(after.readings_changed_in(&before), FingerprintSet::new());
        after.hide([c]);
        after.parted.clear();
        assert_eq!(after.readings_changed_in(&before), FingerprintSet::from([c]));
        after.merged.clear();
        assert_eq!(before.readings_changed_in(&after), FingerprintSet::from([a, b, c]));
    }
}
