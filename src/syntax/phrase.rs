//! Noun phrases: their heads, numbers, appositions and lists.

use std::ops::Range;

use super::{Parse, Relation, Tag};

impl Relation {
    /// True for what stands before a noun and belongs to it.
    fn is_premodifier(self) -> bool {
        matches!(
            self,
            Self::Det
                | Self::Predet
                | Self::Amod
                | Self::Compound
                | Self::Nmod
                | Self::Nummod
                | Self::Quantmod
                | Self::Poss
                | Self::Case
                | Self::Goeswith
        )
    }
}

impl Parse {
    /// The head of the noun phrase that a token stands in: "miners" for any token of "the 30 trapped miners".
    pub fn noun(&self, at: usize) -> usize {
        let mut noun = at;
        while self.relation(noun).is_premodifier()
            && let Some(head) = self.head(noun)
        {
            noun = head;
        }
        noun
    }

    /// The stretch of a noun with all that stands before it and belongs to it: "the 30 trapped miners", without clauses,
    /// prepositions, appositions and lists behind it.
    pub fn noun_phrase(&self, noun: usize) -> Range<usize> {
        let before =
            self.children(noun).filter(|child| *child < noun && self.relation(*child).is_premodifier());
        let start = before.map(|child| self.subtree(child).start).min().unwrap_or(noun);
        let behind = self.children_by(noun, Relation::Goeswith).filter(|child| *child > noun);
        start..behind.max().map_or(noun + 1, |last| last + 1)
    }

    /// The noun whose number a figure is: "people" for "12" in "12 people", "12 million people", "12 of the people" and
    /// "the 12 injured people".
    pub fn counted(&self, number: usize) -> Option<usize> {
        let mut at = number;
        // "12" belongs to "million", and that to "people".
        while matches!(self.relation(at), Relation::Quantmod | Relation::Compound)
            && self.head(at).is_some_and(|head| self.tag(head) == Tag::CD)
        {
            at = self.head(at)?;
        }
        let relation = self.relation(at);
        if matches!(relation, Relation::Nummod | Relation::Amod | Relation::Compound | Relation::Nmod)
            || relation == Relation::Quantmod && self.head(at).is_some_and(|head| self.tag(head).is_noun())
        {
            return self.head(at);
        }
        self.part_of(at)
    }

    /// What a number, "some", "most" or "dozens" is a part of: "people" in "12 of the people".
    pub fn part_of(&self, at: usize) -> Option<usize> {
        let of = self.child_by(at, Relation::Prep).filter(|of| *of == at + 1)?;
        self.child_by(of, Relation::Pobj)
    }

    /// The numbers of a noun, in order.
    pub fn numbers(&self, noun: usize) -> impl Iterator<Item = usize> {
        self.children_by(noun, Relation::Nummod)
    }

    /// The owner of a noun: "Lee" in "Lee's sister", "their".
    pub fn owner(&self, noun: usize) -> Option<usize> {
        self.child_by(noun, Relation::Poss)
    }

    /// The nouns set beside a noun: "mayor" for "Lee" in "Lee, the mayor of Oslo".
    pub fn appositions(&self, noun: usize) -> impl Iterator<Item = usize> {
        self.children_by(noun, Relation::Appos)
    }

    /// The first member of the list that a token is a member of; itself where there is none before it.
    pub fn first_conjunct(&self, at: usize) -> usize {
        let mut first = at;
        while self.relation(first) == Relation::Conj
            && let Some(head) = self.head(first)
        {
            first = head;
        }
        first
    }

    /// All members of the list that a token is a member of, in order; itself alone where there is none.
    pub fn conjuncts(&self, at: usize) -> Vec<usize> {
        let mut out = vec![self.first_conjunct(at)];
        let mut known = 0;
        while let Some(member) = out.get(known).copied() {
            out.extend(self.children_by(member, Relation::Conj));
            known += 1;
        }
        out.sort_unstable();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::fixture::Sample;

    #[test]
    fn a_number_counts_its_noun() {
        let counted = |text: &str, number: &str| Sample::new(text).ask(number, Parse::counted).to_owned();
        assert_eq!(counted("The storm killed about 12 people in Oslo.", "12"), "people");
        assert_eq!(counted("The storm hit 12 million people.", "12"), "people");
        assert_eq!(counted("Two of the miners died.", "Two"), "miners");
        assert_eq!(counted("The 30 trapped miners were freed.", "30"), "miners");
    }

    #[test]
    fn a_noun_phrase_has_a_head_and_ends_before_what_follows_it() {
        let sample = Sample::new("The 30 trapped miners in the shaft, who had no food, were freed.");
        assert_eq!(sample.ask("trapped", |parse, at| Some(parse.noun(at))), "miners");
        assert_eq!(sample.words(sample.parse.noun_phrase(sample.at("miners"))), "The 30 trapped miners");
    }

    #[test]
    fn appositions_owners_and_lists() {
        let sample = Sample::new("Ann Lee, the mayor of Oslo, met Tom's sister.");
        assert_eq!(sample.words(sample.parse.appositions(sample.at("Lee"))), "mayor");
        assert_eq!(sample.ask("sister", Parse::owner), "Tom");
        let sample = Sample::new("The fire destroyed houses, shops and a school.");
        for member in ["houses", "shops", "school"] {
            assert_eq!(sample.words(sample.parse.conjuncts(sample.at(member))), "houses shops school");
        }
    }
}
