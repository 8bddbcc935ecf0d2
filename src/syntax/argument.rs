//! Who does what to whom: the subject and the objects of a verb.

use super::{Parse, Relation, Tag};

/// A noun that a preposition ties to a verb or a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Oblique {
    /// The preposition.
    pub preposition: usize,
    /// The noun, or the verb of a clause, behind it.
    pub object: usize,
}

impl Parse {
    /// The subject of a verb, wherever it stands: beside it, or at the verb that it is joined to or completes ("wants to
    /// *leave*", "came and *left*", "after *leaving*"), or the noun that a relative clause or a participle describes.
    ///
    /// Of a passive verb it is what undergoes it, see [`Parse::is_passive`]. Of several joined nouns it is the first.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..self.len() {
            if let Some(subject) = self.own_subject(at) {
                return Some(self.antecedent(subject, at));
            }
            let above = self.head(at)?;
            at = match self.relation(at) {
                Relation::Relcl | Relation::Acl => return self.described(at),
                // "told him to leave": he leaves.
                Relation::Xcomp | Relation::Ccomp if self.child_by(above, Relation::Dobj).is_some() => {
                    return self.child_by(above, Relation::Dobj);
                }
                Relation::Conj
                | Relation::Xcomp
                | Relation::Advcl
                | Relation::Ccomp
                | Relation::Acomp
                | Relation::Aux
                | Relation::Auxpass => above,
                Relation::Pcomp => self.governor(above)?,
                Relation::Appos | Relation::Attr if self.tag(above).is_noun() => return Some(above),
                _ => return None,
            };
        }
        None
    }

    /// The subject that stands at the verb itself.
    pub fn own_subject(&self, verb: usize) -> Option<usize> {
        let subject = self.children(verb).find(|child| self.relation(*child).is_subject());
        subject.or_else(|| {
            let mut clitics = self.clitics_of(verb);
            clitics.find(|clitic| clitic.relation.is_subject()).map(|clitic| clitic.token)
        })
    }

    /// What "who", "which" or "that" as an argument of `verb` stands for; another word stands for itself.
    fn antecedent(&self, word: usize, verb: usize) -> usize {
        if matches!(self.tag(word), Tag::WDT | Tag::WP) || self.tag(word) == Tag::IN {
            self.relative(verb).and_then(|clause| self.head(clause)).unwrap_or(word)
        } else {
            word
        }
    }

    /// The verb of the relative clause that `verb` is, or is joined to.
    fn relative(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        while self.relation(at) == Relation::Conj {
            at = self.head(at)?;
        }
        (self.relation(at) == Relation::Relcl).then_some(at)
    }

    /// The noun that a relative clause or a participle describes, where the clause has no subject beside it.
    fn described(&self, verb: usize) -> Option<usize> {
        self.head(verb).filter(|noun| !self.is_predicate(*noun))
    }

    /// The direct object of a verb; in a relative clause with a subject of its own perhaps the noun that it describes
    /// ("the plan that they *approved*").
    pub fn object(&self, verb: usize) -> Option<usize> {
        if let Some(object) = self.child_by(verb, Relation::Dobj) {
            return Some(self.antecedent(object, verb));
        }
        let bare = self.relation(verb) == Relation::Relcl
            && self.own_subject(verb).is_some_and(|subject| self.antecedent(subject, verb) == subject)
            && !self.is_passive(verb)
            && !self.children(verb).any(|child| {
                let relation = self.relation(child);
                let hanging = relation == Relation::Prep && self.children(child).next().is_none();
                hanging
                    || matches!(
                        relation,
                        Relation::Attr | Relation::Acomp | Relation::Ccomp | Relation::Xcomp | Relation::Prt
                    )
                    || matches!(self.tag(child), Tag::WRB)
            });
        bare.then(|| self.head(verb)).flatten()
    }

    /// To whom: "gave *them* aid", "gave aid *to them*".
    pub fn recipient(&self, verb: usize) -> Option<usize> {
        let dative = self.child_by(verb, Relation::Dative)?;
        Some(self.child_by(dative, Relation::Pobj).unwrap_or(dative))
    }

    /// Who or what does what a verb says: its subject or, of a passive verb, the noun behind "by".
    pub fn doer(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            self.child_by(verb, Relation::Agent).and_then(|by| self.child_by(by, Relation::Pobj))
        } else {
            self.subject(verb)
        }
    }

    /// Who or what undergoes it: the direct object or, of a passive verb, the subject.
    pub fn undergoer(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) { self.subject(verb) } else { self.object(verb) }
    }

    /// What "be" and its like say of their subject: "is a *doctor*", "is *late*".
    pub fn predicative(&self, verb: usize) -> Option<usize> {
        self.children(verb).find(|child| matches!(self.relation(*child), Relation::Attr | Relation::Acomp))
    }

    /// The prepositions at a verb or a noun, each with what stands behind it.
    pub fn obliques(&self, at: usize) -> impl Iterator<Item = Oblique> {
        let prepositions = self.children(at).filter(|child| {
            matches!(self.relation(*child), Relation::Prep | Relation::Agent | Relation::Dative)
        });
        prepositions.filter_map(|preposition| {
            let mut behind = self.children(preposition);
            let object =
                behind.find(|child| matches!(self.relation(*child), Relation::Pobj | Relation::Pcomp))?;
            Some(Oblique { preposition, object })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::fixture::Sample;

    #[test]
    fn subjects_are_found_wherever_they_stand() {
        let subject = |text: &str, verb: &str| Sample::new(text).ask(verb, Parse::subject).to_owned();
        assert_eq!(subject("The mayor signed the plan and left the hall.", "left"), "mayor");
        assert_eq!(subject("The mayor wants to leave the city.", "leave"), "mayor");
        assert_eq!(subject("The mayor, who signed the plan, left.", "signed"), "mayor");
        assert_eq!(subject("The plan signed on Monday will cost millions.", "signed"), "plan");
        assert_eq!(subject("The mayor died after signing the plan.", "signing"), "mayor");
        assert_eq!(subject("The storm has killed two miners.", "killed"), "storm");
        assert_eq!(subject("They've killed two miners.", "killed"), "They've");
        assert_eq!(subject("I'm sure of it.", "I'm"), "I'm");
    }

    #[test]
    fn active_passive_and_relative_clauses_have_the_same_doer_and_undergoer() {
        for (text, verb) in [
            ("The storm killed the miners.", "killed"),
            ("The miners were killed by the storm.", "killed"),
            ("It was the storm that killed the miners.", "killed"),
            ("The miners killed by the storm were young.", "killed"),
        ] {
            let sample = Sample::new(text);
            assert_eq!(sample.ask(verb, Parse::doer), "storm", "{text}");
            assert_eq!(sample.ask(verb, Parse::undergoer), "miners", "{text}");
        }
        let sample = Sample::new("This is the plan which the council approved.");
        assert_eq!(sample.ask("approved", Parse::object), "plan");
    }

    #[test]
    fn recipients_predicatives_and_obliques() {
        let sample = Sample::new("The council gave them two houses in Oslo.");
        assert_eq!(sample.ask("gave", Parse::recipient), "them");
        assert_eq!(sample.ask("gave", Parse::object), "houses");
        let sample = Sample::new("Lee is a doctor.");
        assert_eq!(sample.ask("is", Parse::predicative), "doctor");
        let sample = Sample::new("The bus arrived in Oslo on Monday.");
        let objects: Vec<_> =
            sample.parse.obliques(sample.at("arrived")).map(|oblique| oblique.object).collect();
        assert_eq!(sample.words(objects), "Oslo Monday");
    }
}
