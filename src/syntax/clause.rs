//! Clauses: where one begins and ends, and who says what it says.

use std::ops::Range;

use super::{Parse, Relation};
use crate::lexicon::Class;
use crate::text::Token;

impl Parse {
    /// The stretch of a verb with its subject, objects and adverbials, without the clauses that have verbs and
    /// subjects of their own: what it says or explains, what it is joined to.
    pub fn clause(&self, verb: usize) -> Range<usize> {
        let whole = self.subtree(verb);
        let (mut start, mut end) = (whole.start, whole.end);
        let apart = |child: usize| match self.relation(child) {
            Relation::Ccomp | Relation::Parataxis | Relation::Advcl => true,
            Relation::Conj => self.is_predicate(child),
            _ => false,
        };
        for child in self.children(verb).filter(|child| apart(*child)) {
            if child < verb {
                start = start.max(self.subtree(child).end);
            } else {
                end = end.min(self.subtree(child).start);
            }
        }
        start..end
    }

    /// True for a verb that says that somebody says something.
    pub fn is_saying(&self, tokens: &[Token], verb: usize) -> bool {
        (self.is_predicate(verb) || self.relation(verb) == Relation::Prep)
            && Class::Reporting.has(&tokens[verb].folded)
    }

    /// Who says what a token says: the subject of the verb of saying above it, or the noun behind "according to".
    ///
    /// The word is the head of a noun phrase, perhaps a pronoun. The words of the speaker's name and the verb itself are
    /// said by nobody.
    pub fn speaker(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let mut below = at;
        for above in self.ancestors(at) {
            let told = matches!(
                self.relation(below),
                Relation::Ccomp | Relation::Xcomp | Relation::Parataxis | Relation::Dobj | Relation::Advcl
            );
            if told && self.is_predicate(above) && self.is_saying(tokens, above) {
                return self.doer(above);
            }
            if let Some(source) = self.source(tokens, above).filter(|source| !self.is_within(at, *source)) {
                return Some(source);
            }
            below = above;
        }
        self.source(tokens, at)
    }

    /// The noun behind "according to" at a verb.
    fn source(&self, tokens: &[Token], verb: usize) -> Option<usize> {
        let mut prepositions = self.children_by(verb, Relation::Prep);
        let according = prepositions.find(|child| tokens[*child].folded == "according")?;
        let to = self.child_by(according, Relation::Prep)?;
        self.child_by(to, Relation::Pobj)
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::fixture::Sample;

    #[test]
    fn a_clause_is_cut_where_another_begins() {
        let sample = Sample::new("The storm killed 12 people in Oslo because it hit a school, police said.");
        assert_eq!(
            sample.words(sample.parse.clause(sample.at("killed"))),
            "The storm killed 12 people in Oslo"
        );
        assert_eq!(sample.words(sample.parse.clause(sample.at("hit"))), "because it hit a school");
    }

    #[test]
    fn the_speaker_is_the_subject_of_the_verb_of_saying() {
        let speaker = |text: &str, of: &str| {
            let sample = Sample::new(text);
            sample.ask(of, |parse, at| parse.speaker(&sample.tokens, at)).to_owned()
        };
        assert_eq!(speaker("Ann Lee, Tom Lee's sister, said that the storm killed 12 people.", "12"), "Lee");
        assert_eq!(speaker("The storm killed 12 people, police said.", "12"), "police");
        assert_eq!(speaker("According to the mayor, the storm killed 12 people.", "12"), "mayor");
        assert_eq!(speaker("The storm killed 12 people.", "12"), "-");
        assert_eq!(speaker("The mayor said that 12 people died.", "mayor"), "-");
    }
}
