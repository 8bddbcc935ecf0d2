//! How a word depends on its head.

use super::tag::named;

named! {
    /// What a word is to its head: the labels of `ClearNLP` (Choi and Palmer 2012), close to the Stanford
    /// dependencies of those years.
    Relation {
        /// No head: the word that the sentence hangs on.
        Root = "root",
        /// Mark.
        Punct = "punct",
        /// Subject of an active verb.
        Nsubj = "nsubj",
        /// Subject of a passive verb.
        Nsubjpass = "nsubjpass",
        /// Clause that is the subject.
        Csubj = "csubj",
        /// Clause that is the subject of a passive verb.
        Csubjpass = "csubjpass",
        /// Direct object.
        Dobj = "dobj",
        /// Indirect object, or its preposition: "gave *them* aid".
        Dative = "dative",
        /// Noun that "be" and its like link to the subject: "is a *doctor*".
        Attr = "attr",
        /// Adjective that a verb links to its subject: "is *late*".
        Acomp = "acomp",
        /// Predicate of an object: "named him *minister*".
        Oprd = "oprd",
        /// "By" of a passive verb.
        Agent = "agent",
        /// "There" in "there is".
        Expl = "expl",
        /// Clause with a subject of its own that completes a verb: "said that he *left*".
        Ccomp = "ccomp",
        /// Clause without a subject that completes a verb: "wants to *leave*".
        Xcomp = "xcomp",
        /// Clause that tells when, why or how.
        Advcl = "advcl",
        /// Relative clause.
        Relcl = "relcl",
        /// Clause without a subject behind a noun: "a plan to *leave*", "the man *hurt*".
        Acl = "acl",
        /// Clause set beside another.
        Parataxis = "parataxis",
        /// Clause behind a preposition: "after *leaving*".
        Pcomp = "pcomp",
        /// Word that opens a clause: "that", "because".
        Mark = "mark",
        /// Auxiliary: "has", "will", "to".
        Aux = "aux",
        /// Auxiliary of the passive: "*was* taken".
        Auxpass = "auxpass",
        /// Negation: "not".
        Neg = "neg",
        /// Particle: "broke *out*".
        Prt = "prt",
        /// Preposition.
        Prep = "prep",
        /// Noun behind a preposition.
        Pobj = "pobj",
        /// Adverb.
        Advmod = "advmod",
        /// Noun used as an adverb: "left *Monday*", "two *years* old".
        Npadvmod = "npadvmod",
        /// Determiner.
        Det = "det",
        /// Determiner before another.
        Predet = "predet",
        /// Adjective before a noun.
        Amod = "amod",
        /// Noun before a noun that is its head: "*trade* talks", "*Ann* Lee".
        Compound = "compound",
        /// Other modifier of a noun.
        Nmod = "nmod",
        /// Number of a noun.
        Nummod = "nummod",
        /// Word that belongs to a number: "*about* 12", "12 *million*".
        Quantmod = "quantmod",
        /// Owner.
        Poss = "poss",
        /// Possessive ending.
        Case = "case",
        /// Apposition: "Ann Lee, the *mayor*".
        Appos = "appos",
        /// Further member of a list; its head is the member before it.
        Conj = "conj",
        /// "And", "or".
        Cc = "cc",
        /// "Both", "either".
        Preconj = "preconj",
        /// Interjection.
        Intj = "intj",
        /// Other remark.
        Meta = "meta",
        /// Anything else.
        Dep = "dep",
        /// Not of the treebank: a further token of what the treebank takes for one word ("Mr" and its point).
        Goeswith = "goeswith",
    }
}
