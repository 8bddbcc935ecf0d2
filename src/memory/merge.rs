//! Merges the changes of two readers that have one folder open at the same time.

use std::collections::BTreeSet;

use super::{Memory, Pin, SEARCHES};
use crate::model::Corrections;

/// Applies the changes from `base` to `mine` and from `base` to `theirs`: what either added is there, what either removed
/// is gone. Where both changed one thing (a note, the order of pins, the last place), `mine` wins.
pub fn merge(base: &Memory, mine: &Memory, theirs: &Memory) -> Memory {
    let mut searches = mine.searches.clone();
    searches.extend(theirs.searches.iter().filter(|query| !mine.searches.contains(query)).cloned());
    searches.truncate(SEARCHES);
    Memory {
        pins: merge_pins(&base.pins, &mine.pins, &theirs.pins),
        corrections: merge_corrections(&base.corrections, &mine.corrections, &theirs.corrections),
        read: merge_sets(&base.read, &mine.read, &theirs.read),
        searches,
        place: mine.place.clone().or_else(|| theirs.place.clone()),
    }
}

fn merge_corrections(base: &Corrections, mine: &Corrections, theirs: &Corrections) -> Corrections {
    Corrections {
        split: merge_sets(&base.split, &mine.split, &theirs.split),
        merged: merge_sets(&base.merged, &mine.merged, &theirs.merged),
        dismissed: merge_sets(&base.dismissed, &mine.dismissed, &theirs.dismissed),
        hidden: merge_sets(&base.hidden, &mine.hidden, &theirs.hidden),
        parted: merge_sets(&base.parted, &mine.parted, &theirs.parted),
        joined: merge_sets(&base.joined, &mine.joined, &theirs.joined),
    }
}

fn merge_sets<T: Ord + Clone>(base: &BTreeSet<T>, mine: &BTreeSet<T>, theirs: &BTreeSet<T>) -> BTreeSet<T> {
    let kept = |item: &&T| !base.contains(item) || (mine.contains(item) && theirs.contains(item));
    mine.union(theirs).filter(kept).cloned().collect()
}

fn merge_pins(base: &[Pin], mine: &[Pin], theirs: &[Pin]) -> Vec<Pin> {
    fn find<'a>(pins: &'a [Pin], pin: &Pin) -> Option<&'a Pin> {
        pins.iter().find(|known| known.readings == pin.readings)
    }
    let mut out = Vec::new();
    for pin in mine {
        let (before, there) = (find(base, pin), find(theirs, pin));
        if before.is_some() && there.is_none() {
            continue;
        }
        let unchanged = before.is_some_and(|before| before.note == pin.note);
        out.push(there.filter(|_| unchanged).unwrap_or(pin).clone());
    }
    let added = theirs.iter().filter(|pin| find(base, pin).is_none() && find(mine, pin).is_none());
    out.extend(added.cloned());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fingerprint;

    fn pin(name: &str, note: &str) -> Pin {
        Pin { readings: vec![Fingerprint::new([name])], note: note.to_owned(), ..Pin::default() }
    }

    #[test]
    fn changes_of_both_readers_are_kept() {
        let [read, unread] = ["read", "unread"].map(|name| Fingerprint::new([name]));
        let base = Memory {
            pins: vec![pin("first", ""), pin("second", ""), pin("third", "old")],
            read: BTreeSet::from([unread]),
            ..Memory::default()
        };
        let mine = Memory {
            pins: vec![pin("third", "old"), pin("first", "mine"), pin("fourth", "")],
            read: BTreeSet::new(),
            searches: vec!["rail".to_owned()],
            ..base.clone()
        };
        let theirs = Memory {
            pins: vec![pin("first", "theirs"), pin("second", ""), pin("third", "new"), pin("fifth", "")],
            read: BTreeSet::from([unread, read]),
            searches: vec!["trade".to_owned()],
            ..base.clone()
        };
        let merged = merge(&base, &mine, &theirs);
        assert_eq!(
            merged.pins,
            [pin("third", "new"), pin("first", "mine"), pin("fourth", ""), pin("fifth", "")]
        );
        assert_eq!(merged.read, BTreeSet::from([read]));
        assert_eq!(merged.searches, ["rail", "trade"]);
    }

    #[test]
    fn corrections_of_both_readers_are_kept_and_what_either_took_back_is_gone() {
        let [a, b, c] = ["a", "b", "c"].map(|name| Fingerprint::new([name]));
        let every = |one: Fingerprint, other: Fingerprint| {
            let mut all = Corrections::default();
            all.merge_facts([one, other]);
            all.split_off(c);
            all.dismiss([one, other]);
            all.hide([one]);
            all.join_stories([one, other]);
            all.part_article(c);
            Memory { corrections: all, ..Memory::default() }
        };
        let (none, mine, theirs) = (Memory::default(), every(a, b), every(b, a));
        assert_eq!((mine.corrections.count(), &mine.corrections.hidden.len()), (6, &1));
        let both = merge(&none, &mine, &theirs);
        assert_eq!(both.corrections.count(), 7, "{both:?}");
        assert_eq!(both.corrections.hidden.len(), 2);
        assert_eq!(merge(&mine, &none, &both).corrections.hidden, theirs.corrections.hidden);
        assert_eq!(merge(&both, &both, &none), none);
    }
}
