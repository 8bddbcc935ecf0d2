//! Articles brought together group by group, the most alike first.
//!
//! Two groups are as alike as their articles are on average (average linkage, Sokal and Michener 1958), so that one
//! article which speaks of two events does not make one of them. The mean of all cosines between two groups is the product of the
//! sums of their vectors over the numbers of their articles, so no pair of articles has to be looked at again. How alike
//! two groups are is worked out when it is their turn, not each time that one of them grows: a story takes about as many
//! steps as it has articles.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use jiff::civil::Date;

use super::likeness::{Profiles, nearness, product};
use crate::text::Vector;

/// How alike two groups of articles must be to tell of one event.
const ONE_EVENT: f64 = 0.15;

/// A number for each article, the same for those that tell of one event, counted in the order of their first articles;
/// `published` gives the day on which each was published, where it states one, `neighbours` the pairs that are compared
/// though they may have nothing but common terms in common.
pub(super) fn of_articles(
    profiles: Profiles,
    published: &[Option<Date>],
    neighbours: BTreeSet<(usize, usize)>,
) -> Vec<usize> {
    let links = profiles.alike(published, neighbours, ONE_EVENT);
    let mut groups = Linkage::new(profiles.vectors, published, links);
    while let Some(link) = groups.waiting.pop() {
        groups.join(link);
    }
    groups.numbers()
}

/// Two groups that may be one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    likeness: f64,
    first: usize,
    second: usize,
    /// How many articles both had together when their likeness was worked out; none before.
    size: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let pair = |link: &Self| (link.first.min(link.second), link.first.max(link.second), link.size);
        self.likeness.total_cmp(&other.likeness).then_with(|| pair(other).cmp(&pair(self)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A group of articles that tell of one event, as far as is known.
struct Event {
    articles: Vec<usize>,
    /// The sum of their vectors.
    sum: Vector,
    /// How many of them were published on each day.
    days: BTreeMap<Option<Date>, usize>,
    /// The groups that may be one with it, with the likeness last known.
    links: BTreeMap<usize, f64>,
}

struct Linkage {
    /// By their first names; none for a group that has become part of another.
    groups: Vec<Option<Event>>,
    waiting: BinaryHeap<Candidate>,
}

impl Linkage {
    /// Each article by itself, linked with those that are alike enough to belong to it; `links` has their cosines.
    fn new(vectors: Vec<Vector>, published: &[Option<Date>], links: BTreeMap<(usize, usize), f64>) -> Self {
        let alone = |(article, sum): (usize, Vector)| {
            Some(Event {
                articles: vec![article],
                sum,
                days: BTreeMap::from([(published[article], 1)]),
                links: BTreeMap::new(),
            })
        };
        let mut all =
            Self { groups: vectors.into_iter().enumerate().map(alone).collect(), waiting: BinaryHeap::new() };
        for ((first, second), cosine) in links {
            let likeness = cosine * nearness(published[first], published[second]);
            all.link(first, second, likeness, 2);
        }
        all
    }

    fn link(&mut self, first: usize, second: usize, likeness: f64, size: usize) {
        for (group, other) in [(first, second), (second, first)] {
            if let Some(group) = &mut self.groups[group] {
                group.links.insert(other, likeness);
            }
        }
        self.waiting.push(Candidate { likeness, first, second, size });
    }

    /// Makes one group of the two of a link that are alike enough; where they have grown since they were compared, compares
    /// them again and lets them wait for their turn.
    fn join(&mut self, link: Candidate) {
        let Candidate { likeness, first, second, size } = link;
        let (Some(a), Some(b)) = (&self.groups[first], &self.groups[second]) else { return };
        if a.links.get(&second) != Some(&likeness) {
            return;
        }
        let grown = a.articles.len() + b.articles.len();
        if size != grown {
            let likeness = a.likeness(b);
            if likeness >= ONE_EVENT {
                self.link(first, second, likeness, grown);
            } else {
                // Both may grow towards each other yet, but by way of other links.
                self.unlink(first, second);
            }
        } else if likeness >= ONE_EVENT {
            self.merge(first, second);
        }
    }

    fn unlink(&mut self, first: usize, second: usize) {
        for (group, other) in [(first, second), (second, first)] {
            if let Some(group) = &mut self.groups[group] {
                group.links.remove(&other);
            }
        }
    }

    /// Makes the group with fewer links part of the other, and hands its links on.
    fn merge(&mut self, first: usize, second: usize) {
        let links = |group: usize| self.groups[group].as_ref().map_or(0, |group| group.links.len());
        let (kept, gone) = if links(first) >= links(second) { (first, second) } else { (second, first) };
        let Some(part) = self.groups[gone].take() else { return };
        let Some(whole) = &mut self.groups[kept] else { return };
        whole.links.remove(&gone);
        whole.articles.extend(part.articles);
        whole.sum = sum(&whole.sum, &part.sum);
        for (day, count) in part.days {
            *whole.days.entry(day).or_default() += count;
        }
        for (other, likeness) in part.links {
            if other == kept {
                continue;
            }
            if let Some(group) = &mut self.groups[other] {
                group.links.remove(&gone);
            }
            let known = self.groups[kept].as_ref().and_then(|whole| whole.links.get(&other).copied());
            // What both parts were linked with waits under the better of the two; that it is out of date shows in the size.
            if known.is_none_or(|known| known < likeness) {
                self.link(kept, other, likeness, 0);
            }
        }
    }

    fn numbers(self) -> Vec<usize> {
        let mut of_article = vec![0; self.groups.len()];
        let mut stories: Vec<Vec<usize>> =
            self.groups.into_iter().flatten().map(|group| group.articles).collect();
        stories.sort_by_key(|articles| articles.iter().copied().min());
        for (number, articles) in stories.iter().enumerate() {
            for article in articles {
                of_article[*article] = number;
            }
        }
        of_article
    }
}

impl Event {
    /// The mean likeness of its articles to those of another group; of the two factors, words and time, the mean is taken
    /// for itself.
    fn likeness(&self, other: &Self) -> f64 {
        let pairs = (self.articles.len() * other.articles.len()) as f64;
        let near = |(a, x): (&Option<Date>, &usize)| -> f64 {
            other.days.iter().map(|(b, y)| nearness(*a, *b) * (x * y) as f64).sum()
        };
        let time: f64 = self.days.iter().map(near).sum();
        product(&self.sum, &other.sum) / pairs * time / pairs
    }
}

/// The sum of two vectors, both ordered by term.
fn sum(a: &Vector, b: &Vector) -> Vector {
    let mut out = Vector::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    while let (Some((x, first)), Some((y, second))) = (a.peek().copied(), b.peek().copied()) {
        match x.cmp(&y) {
            Ordering::Less => out.extend(a.next()),
            Ordering::Greater => out.extend(b.next()),
            Ordering::Equal => {
                out.push((x, first + second));
                a.next();
                b.next();
            }
        }
    }
    out.extend(a);
    out.extend(b);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles with words of equal weight, grouped.
    fn grouped(words: &[&[u32]]) -> Vec<usize> {
        let vector = |words: &&[u32]| {
            let weight = 1.0 / (words.len() as f64).sqrt();
            words.iter().map(|word| (*word, weight)).collect()
        };
        let profiles = Profiles::of_vectors(words.iter().map(vector).collect());
        let undated = vec![None; words.len()];
        let neighbours = profiles.neighbours(&undated);
        of_articles(profiles, &undated, neighbours)
    }

    #[test]
    fn an_article_on_two_events_does_not_make_one_of_them() {
        let numbers = grouped(&[
            &[1, 2, 3],
            &[1, 2, 4],
            &[1, 2, 5],
            &[7, 8, 9],
            &[6, 7, 8],
            &[7, 8, 12],
            &[1, 2, 7, 8, 10],
        ]);
        assert_eq!(numbers[..6], [0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn a_story_of_many_articles_is_one() {
        let words: Vec<Vec<u32>> = (0..300).map(|own| vec![1, 2, 3, 10 + own]).collect();
        assert_eq!(grouped(&words.iter().map(Vec::as_slice).collect::<Vec<_>>()), [0; 300]);
    }
}
