//! Verbs: their auxiliaries, tense, voice and negation.

use super::{Parse, Relation, Tag, lemma};
use crate::text::Token;

/// When a verb says that something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "took", "has taken", "was taken", "were taking".
    Past,
    /// "takes", "is taken", "is taking".
    Present,
    /// "will take", "is going to take", "is to take".
    Future,
}

impl Parse {
    /// True for a token that opens a clause of its own: a full verb, or "be" and its like with a predicate; no auxiliary.
    pub fn is_predicate(&self, at: usize) -> bool {
        let relation = self.relation(at);
        let verbal = self.tag(at).is_verb() || self.tag(at) == Tag::MD || self.has_verb_clitic(at);
        let adjectival = matches!(
            relation,
            Relation::Aux | Relation::Auxpass | Relation::Amod | Relation::Compound | Relation::Goeswith
        );
        // "According to", "including": prepositions in the treebank's eyes.
        verbal && !adjectival && relation != Relation::Prep
    }

    /// True for "I'm" and the like, where the verb is the lesser word.
    fn has_verb_clitic(&self, at: usize) -> bool {
        self.clitics_of(at).any(|clitic| clitic.token == at && clitic.tag.is_verb())
            && !self.relation(at).is_argument()
    }

    /// The verb whose clause a token belongs to: the nearest predicate above it; for an auxiliary its verb.
    pub fn governor(&self, at: usize) -> Option<usize> {
        self.ancestors(at).find(|above| self.is_predicate(*above))
    }

    /// The auxiliaries of a verb, those of the passive among them, in order.
    pub fn auxiliaries(&self, verb: usize) -> impl Iterator<Item = usize> {
        self.children(verb).filter(|child| matches!(self.relation(*child), Relation::Aux | Relation::Auxpass))
    }

    /// True for a verb whose subject undergoes what it says: "was taken", "got hurt", "the plan *approved* today".
    pub fn is_passive(&self, verb: usize) -> bool {
        let of_passive =
            |relation| matches!(relation, Relation::Auxpass | Relation::Nsubjpass | Relation::Csubjpass);
        self.tag(verb) == Tag::VBN
            && (self.children(verb).any(|child| of_passive(self.relation(child)))
                || self.clitics_of(verb).any(|clitic| of_passive(clitic.relation))
                || self.relation(verb) == Relation::Acl
                || self.relation(verb) == Relation::Conj
                    && self.auxiliaries(verb).next().is_none()
                    && self.head(verb).is_some_and(|first| self.is_passive(first)))
    }

    /// The part of speech and the folded form of the first auxiliary; the lesser words of tokens count too.
    fn first_auxiliary<'a>(&self, tokens: &'a [Token], verb: usize) -> Option<(Tag, &'a str)> {
        let whole = self.auxiliaries(verb).map(|at| (at, self.tag(at), tokens[at].folded.as_str()));
        let lesser = self.clitics_of(verb).filter(|clitic| clitic.relation != Relation::Neg);
        let lesser = lesser
            .filter(|clitic| clitic.tag.is_verb() || clitic.tag == Tag::MD)
            .map(|clitic| (clitic.token, clitic.tag, clitic_text(&tokens[clitic.token].folded)));
        whole.chain(lesser).min_by_key(|(at, ..)| *at).map(|(_, tag, word)| (tag, word))
    }

    /// The modal of a verb: "will", "could", "must".
    pub fn modal(&self, verb: usize) -> Option<usize> {
        let whole = self.auxiliaries(verb).find(|at| self.tag(*at) == Tag::MD);
        whole.or_else(|| {
            let mut lesser = self.clitics_of(verb);
            lesser.find(|clitic| clitic.tag == Tag::MD).map(|clitic| clitic.token)
        })
    }

    /// The tense of a verb, by its first auxiliary or its own form. A verb without either of its own ("to take", "taking", "and
    /// taken") has that of the verb that it belongs to; none where that has none.
    pub fn tense(&self, tokens: &[Token], verb: usize) -> Option<Tense> {
        let mut at = verb;
        // Infinitives and participles hang on other verbs, seldom deep.
        for _ in 0..self.len() {
            if let Some(tense) = self.own_tense(tokens, at) {
                return Some(tense);
            }
            at = self.governor(at)?;
        }
        None
    }

    fn own_tense(&self, tokens: &[Token], verb: usize) -> Option<Tense> {
        if let Some((tag, word)) = self.first_auxiliary(tokens, verb) {
            return match tag {
                Tag::MD if matches!(word, "will" | "wo" | "'ll" | "won't" | "shall") => Some(Tense::Future),
                Tag::MD => Some(Tense::Present),
                Tag::VBD => Some(Tense::Past),
                Tag::VBZ | Tag::VBP => {
                    let have = matches!(word, "has" | "have" | "'ve" | "hasn't" | "haven't")
                        || word == "'s" && self.tag(verb) == Tag::VBN && !self.is_passive(verb);
                    Some(if have { Tense::Past } else { Tense::Present })
                }
                // "having taken" is over; "to take" is as its verb has it.
                Tag::VBG if word == "having" => Some(Tense::Past),
                _ => self.planned(tokens, verb),
            };
        }
        match self.tag(verb) {
            Tag::VBD => Some(Tense::Past),
            Tag::VBZ | Tag::VBP => Some(Tense::Present),
            Tag::MD => Some(Tense::Future),
            // "The man hurt on Monday": a participle tells what is over.
            Tag::VBN if self.relation(verb) == Relation::Acl => Some(Tense::Past),
            _ => self.planned(tokens, verb),
        }
    }

    /// "Is going to take", "is to take", "plans to take": still to come.
    fn planned(&self, tokens: &[Token], verb: usize) -> Option<Tense> {
        let above = self.head(verb)?;
        if self.relation(verb) != Relation::Xcomp {
            return None;
        }
        let word = lemma(&tokens[above].folded, self.tag(above));
        let present = || self.own_tense(tokens, above) == Some(Tense::Present);
        let toward =
            matches!(&*word, "be" | "go" | "plan" | "expect" | "intend" | "hope" | "want" | "aim" | "set");
        (toward && self.tag(verb) == Tag::VB && present()).then_some(Tense::Future)
    }

    /// True when a verb is denied: "did *not* take", "*never* took", "*no* one took", "took *nothing*".
    pub fn is_negated(&self, tokens: &[Token], verb: usize) -> bool {
        let negative = |at: usize| matches!(tokens[at].folded.as_str(), "never" | "neither" | "nor");
        let clitic = |at: usize| self.clitics_of(at).any(|clitic| clitic.relation == Relation::Neg);
        self.child_by(verb, Relation::Neg).is_some()
            || clitic(verb)
            || self.auxiliaries(verb).any(clitic)
            || self.children_by(verb, Relation::Advmod).any(negative)
            || self
                .children(verb)
                .filter(|child| self.relation(*child).is_argument())
                .any(|child| self.is_none(tokens, child))
    }

    /// True for "nobody", "none", "no survivors": a noun phrase that says that there is none of what it names.
    pub fn is_none(&self, tokens: &[Token], noun: usize) -> bool {
        matches!(tokens[noun].folded.as_str(), "nobody" | "none" | "nothing" | "neither")
            || self
                .children(noun)
                .filter(|child| {
                    matches!(self.relation(*child), Relation::Det | Relation::Neg | Relation::Nummod)
                })
                .any(|child| matches!(tokens[child].folded.as_str(), "no" | "neither" | "zero"))
    }
}

impl Relation {
    /// True for subjects, objects and predicates.
    pub fn is_argument(self) -> bool {
        matches!(
            self,
            Self::Nsubj | Self::Nsubjpass | Self::Dobj | Self::Dative | Self::Attr | Self::Pobj | Self::Oprd
        )
    }

    /// True for subjects that are nouns.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::Nsubjpass)
    }
}

/// The lesser word of a folded token: "'ll" of "they'll".
fn clitic_text(folded: &str) -> &str {
    folded.find('\'').map_or(folded, |at| &folded[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::fixture::Sample;

    #[test]
    fn tense_is_that_of_the_first_auxiliary_or_of_the_verb_above() {
        let tense = |text: &str, verb: &str| {
            let sample = Sample::new(text);
            sample.parse.tense(&sample.tokens, sample.at(verb))
        };
        assert_eq!(tense("The council approved the plan on Tuesday.", "approved"), Some(Tense::Past));
        assert_eq!(tense("The plan has been approved by the council.", "approved"), Some(Tense::Past));
        assert_eq!(tense("The council will approve the plan on Tuesday.", "approve"), Some(Tense::Future));
        assert_eq!(
            tense("The plan is approved by the council every year.", "approved"),
            Some(Tense::Present)
        );
        assert_eq!(tense("The council plans to approve it.", "approve"), Some(Tense::Future));
        assert_eq!(tense("The council wanted to approve it.", "approve"), Some(Tense::Past));
        assert_eq!(tense("They'll approve the plan.", "approve"), Some(Tense::Future));
    }

    #[test]
    fn negation_is_found_at_the_verb_in_its_auxiliary_and_in_its_nouns() {
        let negated = |text: &str, verb: &str| {
            let sample = Sample::new(text);
            sample.parse.is_negated(&sample.tokens, sample.at(verb))
        };
        assert!(negated("The mayor did not sign the plan.", "sign"));
        assert!(negated("The mayor didn't sign the plan.", "sign"));
        assert!(negated("The mayor never signed the plan.", "signed"));
        assert!(negated("No miners died in the fire.", "died"));
        assert!(negated("Nobody died in the fire.", "died"));
        assert!(!negated("Two miners died in the fire.", "died"));
    }

    #[test]
    fn voice_auxiliaries_and_modals() {
        let sample = Sample::new("Two miners could have been hurt by the blast.");
        let verb = sample.at("hurt");
        assert!(sample.parse.is_passive(verb));
        assert_eq!(sample.words(sample.parse.auxiliaries(verb)), "could have been");
        assert_eq!(sample.parse.modal(verb), Some(2));
        assert_eq!(sample.ask("blast", Parse::governor), "hurt");
        assert_eq!(sample.ask("been", Parse::governor), "hurt");
    }
}
