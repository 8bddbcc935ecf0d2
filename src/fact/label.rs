//! What a figure or date is the figure or date of, in the words of its clause: the noun that is counted with what
//! restricts it, what has a price, the event that a date dates.

use std::ops::Range;

use crate::claim::{Claim, Texts, is_link, tokens_in};
use crate::lexicon::{self, Class};
use crate::syntax::{Parse, Relation, Tag, lemma};
use crate::text::{Token, TokenKind, one_line};
use crate::value::Kind;

/// Most words of a label.
const MOST: usize = 5;

/// Tokens at the beginning of a sentence among which the place of a dateline stands.
const DATELINE: usize = 3;

/// The tokens of a label, by their place in the sentence, in its order.
type Label = Vec<usize>;

/// True for an adverb that makes another verb of the verb before it: "stepped down".
fn is_particle(folded: &str) -> bool {
    matches!(folded, "away" | "back" | "down" | "in" | "off" | "out" | "over" | "up")
}

/// What a claim is called.
pub(super) struct Named {
    /// Words of its sentence, by their places among its tokens.
    pub words: Vec<usize>,
    /// The last word of the owner that they begin with: "Smith" in "Smith's points".
    pub owner: Option<usize>,
    /// What of it is measured ("width"), in a word that need not stand there.
    pub dimension: Option<&'static str>,
}

/// The label of a claim by the grammar of its sentence; none where that names nothing.
pub(super) fn of(claim: &Claim<'_>, texts: Texts<'_>) -> Option<Named> {
    let tokens = texts.documents[claim.article].tokens_of(claim.mention.sentence);
    let parse = &texts.parses[claim.article][claim.mention.sentence];
    let mention = tokens_in(tokens, &claim.mention.span);
    let body = texts.articles[claim.article].body.as_str();
    let dated = matches!(claim.mention.kind, Kind::Date | Kind::Time);
    let clause = FigureInClause { body, tokens, parse, mention, dated };
    let label = match claim.mention.kind {
        _ if dated => clause.event(),
        Kind::Duration => clause.measured().or_else(|| clause.event()),
        Kind::Count => clause.counted(),
        _ => clause.counted().or_else(|| clause.measured()),
    };
    let mut words = label.filter(|label| clause.tells(label))?;
    // What somebody does says nothing of who is so old.
    if claim.mention.kind == Kind::Age && words.iter().any(|at| parse.is_predicate(*at)) {
        return None;
    }
    let dimension = clause.dimension();
    if dimension.is_some() {
        // "The well is 12 inches wide" tells the width of the well.
        let measures = |at: usize| Class::Dimension.has(&tokens[at].folded) || clause.is_unit(at);
        words.retain(|at| !parse.tag(*at).is_verb() && !measures(*at));
    }
    let first = words.iter().position(|at| clause.may_open(*at));
    words.drain(..first.unwrap_or(words.len()));
    while words.last().is_some_and(|at| tokens[*at].folded == "-") {
        words.pop();
    }
    let owner = words.get(1).and_then(|_| clause.owner_in_front(&words));
    (!words.is_empty()).then_some(Named { words, owner, dimension })
}

/// Most words of a clause before its figure and behind it, where a clause stands for a label.
const BEFORE: usize = 4;
const BEHIND: usize = 3;

/// The words around a figure with "…" for it; none where it stands alone.
pub(super) fn clause(claim: &Claim<'_>, texts: Texts<'_>) -> Option<String> {
    let parts = |token: &Token| token.kind == TokenKind::Symbol && (token.spaced || !is_joint(token));
    let ends = |token: &Token| matches!(token.folded.as_str(), "." | ";" | ":");
    around(claim, texts, parts).or_else(|| around(claim, texts, ends))
}

/// A mark inside a word.
fn is_joint(token: &Token) -> bool {
    matches!(token.folded.as_str(), "-" | "'" | "&" | "/")
}

/// The words around a figure up to a token that `breaks`, without words at either end that only join.
fn around(claim: &Claim<'_>, texts: Texts<'_>, breaks: impl Fn(&Token) -> bool) -> Option<String> {
    let tokens = texts.documents[claim.article].tokens_of(claim.mention.sentence);
    let body = texts.articles[claim.article].body.as_str();
    let span = &claim.mention.span;
    let mention = tokens_in(tokens, span);
    let goes_on = |token: &&Token| !breaks(token);
    let before = tokens[..mention.start].iter().rev().take_while(goes_on).take(BEFORE);
    let behind = tokens[mention.end..].iter().take_while(goes_on).take(BEHIND);
    let tells = |token: &&Token| {
        token.kind == TokenKind::Word && !Class::Function.has(&token.folded) && !is_joined(body, token)
    };
    let first = before.filter(tells).last();
    let last = behind.filter(tells).last();
    if first.is_none() && last.is_none() {
        return None;
    }
    let start = first.map_or(span.start, |token| token.span.start);
    let end = last.map_or(span.end, |token| token.span.end);
    Some(one_line(&format!("{}…{}", body.get(start..span.start)?, body.get(span.end..end)?)))
}

/// True for the latter part of a word with a hyphen.
fn is_joined(body: &str, token: &Token) -> bool {
    !token.spaced && body[..token.span.start].ends_with(['-', '‐', '‑', '–'])
}

/// A figure or date among the tokens of its sentence.
struct FigureInClause<'a> {
    body: &'a str,
    tokens: &'a [Token],
    parse: &'a Parse,
    mention: Range<usize>,
    dated: bool,
}

impl FigureInClause<'_> {
    /// The token of the mention on which the others of it hang.
    fn top(&self) -> Option<usize> {
        let outside = |head: usize| !self.mention.contains(&head);
        self.mention.clone().find(|at| self.parse.head(*at).is_none_or(outside))
    }

    /// True for the place of a dateline ("OSLO, May 3 - Police said"), which does nothing.
    fn is_dateline(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1).map_or("", |token| token.folded.as_str());
        let word = self.tokens[at].text(self.body);
        let shouted = word.len() > 2 && word.chars().all(char::is_uppercase);
        at < DATELINE && shouted && matches!(next, ":" | "," | "(" | "-")
    }

    /// What of a thing a length is: its width where "wide" stands behind the figure.
    fn dimension(&self) -> Option<&'static str> {
        let next = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let joined = usize::from(next(self.mention.end) == Some("-"));
        Class::Dimension.meaning(next(self.mention.end + joined)?)
    }

    /// Where a distance leads to: "east of Oslo".
    fn place(&self) -> Option<Label> {
        let (toward, of) = (self.mention.end, self.mention.end + 1);
        let leads =
            Class::Direction.has(&self.tokens.get(toward)?.folded) && self.tokens.get(of)?.folded == "of";
        let noun = leads.then(|| self.parse.child_by(of, Relation::Pobj)).flatten()?;
        Some([vec![toward, of], self.phrase(noun, MOST - 2)].concat())
    }

    /// Those who are counted, and what is said of them: "miners freed".
    fn counted(&self) -> Option<Label> {
        let top = self.top()?;
        if let Some(noun) = self.before_bracket(top) {
            return Some(self.noun(noun, MOST));
        }
        let noun = self.parse.counted(top).filter(|noun| self.is_outside(*noun) && !self.is_unit(*noun))?;
        let bare = self.phrase(noun, MOST);
        if self.is_thin(&bare) {
            // "People killed" says more than "people in Oslo".
            let whole = self.with_verb(noun, bare);
            if !self.is_thin(&whole) {
                return Some(whole);
            }
        }
        Some(self.owned(noun))
    }

    /// The noun that a figure alone in brackets follows: "Rovers" in "Rovers (3-9) lost again".
    fn before_bracket(&self, top: usize) -> Option<usize> {
        let bracket = self.mention.start.checked_sub(1).filter(|at| self.tokens[*at].folded == "(")?;
        let ends = |token: &Token| matches!(token.folded.as_str(), ")" | ",");
        let alone = self.tokens.get(self.mention.end).is_some_and(ends);
        let inside = self.parse.counted(top).is_some_and(|noun| noun > bracket);
        let noun = bracket.checked_sub(1).filter(|at| alone && !inside && self.is_noun(*at))?;
        Some(self.parse.noun(noun))
    }

    /// What has the price, share, length or distance: the noun that the figure belongs to, or the subject of its verb.
    fn measured(&self) -> Option<Label> {
        if let Some(place) = self.place() {
            return Some(place);
        }
        let top = self.top()?;
        // "$5 million in taxes", "60 percent of its revenue".
        let mut behind = self.parse.obliques(top).filter(|oblique| {
            self.is_outside(oblique.object)
                && matches!(self.tokens[oblique.preposition].folded.as_str(), "of" | "in" | "for")
                && oblique.preposition >= self.mention.end
        });
        if let Some(oblique) = behind.next().filter(|oblique| self.is_noun(oblique.object)) {
            return Some(self.owned(oblique.object));
        }
        let mut at = top;
        while let Some(head) = self.parse.head(at) {
            if self.is_outside(head) {
                if self.parse.is_predicate(head) {
                    return self.happening(head);
                }
                if self.is_noun(head) && !self.is_unit(head) {
                    return Some(self.owned(head));
                }
            }
            at = head;
        }
        None
    }

    /// A noun, of whom it is where it says little by itself ("revenue").
    fn owned(&self, noun: usize) -> Label {
        let named = self.noun(noun, MOST);
        let whole = if self.is_thin(&named) { self.with_verb(noun, named) } else { named };
        if self.is_thin(&whole) { self.with_owner(noun, whole) } else { whole }
    }

    /// True for a label of one word.
    fn is_thin(&self, label: &[usize]) -> bool {
        label.iter().filter(|at| self.is_telling(**at)).count() < 2
    }

    /// The last word of a name at the beginning of a label that a verb parts from what stands behind it there: whose that
    /// is.
    fn owner_in_front(&self, label: &[usize]) -> Option<usize> {
        let verb = |at: &usize| self.parse.tag(*at).is_verb();
        let owns = |pair: &&[usize]| {
            let (name, thing) = (pair[0], pair[1]);
            let mut between = (name..thing).filter(verb);
            let first = between.next().map(|at| lemma(&self.tokens[at].folded, self.parse.tag(at)));
            self.parse.tag(name).is_proper() && first.is_some_and(|first| &*first != "be")
        };
        let pair = label.windows(2).find(owns).filter(|_| !label.iter().any(verb))?;
        pair.first().copied()
    }

    /// A noun with the name before it that is the subject of its clause: "Smith points" in "Smith has scored 20 points".
    fn with_owner(&self, noun: usize, label: Label) -> Label {
        let verb = self.parse.governor(noun);
        let subject = verb.and_then(|verb| self.parse.subject(verb)).map(|subject| self.parse.noun(subject));
        let named = |at: &usize| {
            self.parse.tag(*at).is_proper() && self.is_outside(*at) && *at < noun && self.is_noun(*at)
        };
        let owner = subject.filter(named).filter(|subject| !label.contains(subject));
        owner.map_or(label.clone(), |owner| [self.noun(owner, 2), label].concat())
    }

    /// The event that a date or time dates: a noun ("visit to Oslo"), or what happens ("plan signed").
    fn event(&self) -> Option<Label> {
        let mut at = self.top()?;
        while let Some(head) = self.parse.head(at) {
            if self.is_outside(head) {
                if self.parse.is_predicate(head) {
                    return self.happening(head);
                }
                let name = self.parse.tag(head).is_proper();
                // "Climbed to 5 percent in May": the month is that of the verb.
                if self.is_noun(head) && !name && !self.is_unit(head) {
                    return Some(self.noun(head, MOST));
                }
            }
            at = head;
        }
        self.parse.root().filter(|root| self.parse.is_predicate(*root)).and_then(|root| self.happening(root))
    }

    /// What a verb says, with who does it or undergoes it.
    fn happening(&self, verb: usize) -> Option<Label> {
        let telling = |noun: &usize| self.is_outside(*noun) && self.is_noun(*noun);
        // What a parser takes for a subject behind its verb, or for an object before it, it seldom is.
        let subject = self.parse.subject(verb).map(|noun| self.parse.noun(noun)).filter(|noun| *noun < verb);
        let object = self.parse.object(verb).map(|noun| self.parse.noun(noun));
        // "the parade that the army held": what undergoes it stands before the clause.
        if let Some(parade) = object.filter(|noun| *noun < verb && Some(*noun) == self.parse.head(verb))
            && telling(&parade)
            && self.parse.obliques(verb).all(|oblique| oblique.preposition != verb + 1)
        {
            return Some([self.noun(parade, MOST - 1), self.verb(verb)].concat());
        }
        let object = object.filter(|noun| *noun > verb && self.is_in_one_clause(verb, *noun));
        let object = object.filter(|noun| telling(noun) && !self.is_unit(*noun));
        // "Unemployment climbed": what is the subject is a noun, whatever the tagger takes it for.
        let subject = subject
            .filter(|noun| telling(noun) || self.is_outside(*noun) && self.parse.tag(*noun) == Tag::JJ);
        let light = is_link(&self.tokens[verb]) || self.is_auxiliary(verb);
        let said = Class::Reporting.has(&self.tokens[verb].folded);
        let mut label = match (subject, object) {
            (Some(subject), Some(object)) if light => {
                let owner = self.noun(subject, 2);
                let verb = if self.is_auxiliary(verb) { None } else { Some(verb) };
                let thing = self.noun(object, MOST - owner.len() - usize::from(verb.is_some()));
                if self.parse.tag(subject).is_proper() {
                    owner.into_iter().chain(verb).chain(thing).collect()
                } else {
                    thing
                }
            }
            (Some(subject), _) if light => {
                let beside = self.parse.predicative(verb).filter(|noun| self.is_outside(*noun));
                let mut label = self.noun(subject, MOST - usize::from(beside.is_some()));
                label.extend(beside);
                label
            }
            (Some(subject), object) => {
                let mut label = self.noun(subject, if object.is_some() { 2 } else { MOST - 1 });
                label.extend(self.verb(verb));
                label.extend(self.aim(verb).filter(|_| object.is_none()).into_iter().flatten());
                if let Some(object) = object {
                    let room = MOST - label.len().min(MOST);
                    label.extend(self.noun(object, room));
                }
                label
            }
            (None, Some(object)) => {
                let mut label = if light { Vec::new() } else { self.verb(verb) };
                label.extend(self.noun(object, MOST - label.len()));
                label
            }
            (None, None) if light || said => return None,
            (None, None) => {
                let mut beside = self.parse.obliques(verb);
                let beside =
                    beside.find(|oblique| telling(&oblique.object) && !self.is_unit(oblique.object))?;
                let mut label = self.verb(verb);
                label.push(beside.preposition);
                label.extend(self.noun(beside.object, MOST - 2));
                label
            }
        };
        label.sort_unstable();
        label.dedup();
        Some(label)
    }

    /// A verb with its "not", its "to" and its particle: "set off", "to leave".
    fn verb(&self, verb: usize) -> Label {
        let belongs = |child: &usize| match self.parse.relation(*child) {
            Relation::Neg | Relation::Prt => true,
            // "She stepped down last week."
            Relation::Advmod => *child == verb + 1 && is_particle(&self.tokens[*child].folded),
            Relation::Aux => self.dated && *child + 1 == verb && self.parse.tag(*child) == Tag::TO,
            _ => false,
        };
        let mut label: Label = self.parse.children(verb).filter(belongs).collect();
        label.push(verb);
        label
    }

    /// True where no mark that ends a clause stands between two tokens.
    fn is_in_one_clause(&self, from: usize, to: usize) -> bool {
        self.tokens[from..to].iter().all(|token| !matches!(token.folded.as_str(), ";" | ":"))
    }

    /// What a verb aims at: "to open" in "threatened to open".
    fn aim(&self, verb: usize) -> Option<[usize; 2]> {
        let aim = self.parse.child_by(verb, Relation::Xcomp).filter(|aim| self.is_outside(*aim))?;
        let to = self.parse.child_by(aim, Relation::Aux).filter(|to| self.parse.tag(*to) == Tag::TO)?;
        Some([to, aim])
    }

    /// Some words of a noun phrase, at most `room` of them, without articles, pronouns, numbers and the mention.
    fn phrase(&self, noun: usize, room: usize) -> Label {
        let mut label: Label = self.parse.noun_phrase(noun).filter(|at| self.belongs(*at)).collect();
        let cut = label.len().saturating_sub(room);
        // The cut leaves no possessive ending or hyphen in front.
        let opens = |at: &usize| {
            let token = &self.tokens[label[*at]];
            let joined = label[*at] > 0 && self.tokens[label[*at] - 1].folded == "-" && !token.spaced;
            token.kind == TokenKind::Word && !token.is_possessive() && !joined
        };
        let first = (cut..label.len()).find(opens);
        label.drain(..first.unwrap_or(cut));
        label
    }

    /// The same with the preposition that restricts it, where there is room.
    fn noun(&self, noun: usize, room: usize) -> Label {
        let mut label = self.phrase(noun, room);
        let listed = self.parse.relation(noun) == Relation::Conj;
        let behind = self.parse.obliques(noun).find(|oblique| {
            oblique.preposition == noun + 1
                && self.is_noun(oblique.object)
                && self.is_outside(oblique.object)
                && !self.parse.is_within(self.mention.start, oblique.preposition)
        });
        if let Some(oblique) = behind.filter(|_| !listed && label.len() + 2 <= room) {
            let object: Label =
                self.parse.noun_phrase(oblique.object).filter(|at| self.belongs(*at)).collect();
            if label.len() + 1 + object.len() <= room && !object.is_empty() {
                label.push(oblique.preposition);
                label.extend(object);
            }
        }
        label
    }

    /// A noun phrase with the verb that says what became of those it names, or what they do.
    fn with_verb(&self, noun: usize, mut label: Label) -> Label {
        let Some(verb) =
            self.parse.governor(noun).filter(|verb| self.is_telling(*verb) || self.is_having(*verb))
        else {
            return label;
        };
        let undergoes = self.parse.undergoer(verb) == Some(noun);
        let does = self.parse.subject(verb) == Some(noun) && self.parse.object(verb).is_none();
        let participle = self.parse.tag(verb) == Tag::VBN
            || (self.parse.tag(verb) == Tag::VBD && (does || self.tokens[verb].folded.ends_with("ed")));
        let said = Class::Reporting.has(&self.tokens[verb].folded);
        if (undergoes || does) && participle && !said && label.len() < MOST {
            label.push(verb);
        } else if !said && self.parse.subject(verb) == Some(noun) && noun < verb {
            // "Twelve guests had mild burns."
            let object = self.parse.object(verb).map(|object| self.parse.noun(object));
            let object = object.filter(|object| *object > verb && self.is_outside(*object));
            if let Some(object) = object.filter(|object| self.is_noun(*object) && label.len() + 2 <= MOST) {
                let room = MOST - label.len() - 1;
                label.push(verb);
                label.extend(self.phrase(object, room));
            }
        }
        label
    }

    /// True for a token of a noun phrase that says what it is.
    fn belongs(&self, at: usize) -> bool {
        let (token, tag) = (&self.tokens[at], self.parse.tag(at));
        let left_out = matches!(
            self.parse.relation(at),
            Relation::Det | Relation::Predet | Relation::Nummod | Relation::Quantmod | Relation::Neg
        );
        let number = tag.is_pronoun() || tag == Tag::PRPPossessive || tag == Tag::CD;
        let mark = token.kind == TokenKind::Symbol
            && (token.spaced || !matches!(token.folded.as_str(), "-" | "." | "'" | "&" | "/"));
        // "inch" in "the 4-inch screen" is a part of the figure.
        let joined = at > 1 && self.tokens[at - 1].folded == "-" && !self.is_plain_word(at - 2);
        self.is_outside(at) && !left_out && !number && !mark && !joined
    }

    /// True for a word that a hyphen may join to the next one, and no figure.
    fn is_plain_word(&self, at: usize) -> bool {
        self.is_outside(at) && self.tokens[at].kind == TokenKind::Word
    }

    /// True for forms of "be", "have" and "do".
    fn is_auxiliary(&self, verb: usize) -> bool {
        matches!(&*lemma(&self.tokens[verb].folded, self.parse.tag(verb)), "be" | "have" | "do")
    }

    /// True for forms of "have" as a verb of its own.
    fn is_having(&self, verb: usize) -> bool {
        &*lemma(&self.tokens[verb].folded, self.parse.tag(verb)) == "have"
            && self.parse.object(verb).is_some()
    }

    /// True for a word in which something is measured ("km", "percent").
    fn is_unit(&self, at: usize) -> bool {
        let folded = self.tokens[at].folded.as_str();
        lexicon::unit(folded).is_some() || matches!(folded, "percent" | "cent")
    }

    fn is_outside(&self, at: usize) -> bool {
        !self.mention.contains(&at)
    }

    /// True for a noun or name, but no pronoun, weekday, month, dateline or letters of a currency.
    fn is_noun(&self, at: usize) -> bool {
        let folded = &self.tokens[at].folded;
        let is_name = !lexicon::is_calendar(folded) && !Class::CurrencySign.has(folded);
        self.parse.tag(at).is_noun() && is_name && !self.is_dateline(at)
    }

    /// True for a word that tells something by itself.
    fn is_telling(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == TokenKind::Word && token.folded.len() > 1 && !lexicon::is_common(&token.folded)
    }

    /// True for a word that a label may begin with: none that only joins, and no latter part of a word with a hyphen.
    fn may_open(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let joins = matches!(
            self.parse.tag(at),
            Tag::IN | Tag::TO | Tag::CC | Tag::DT | Tag::WDT | Tag::WP | Tag::WPPossessive | Tag::WRB
        );
        let joins = joins || self.parse.tag(at).is_adverb() && Class::Function.has(&token.folded);
        token.kind == TokenKind::Word && !joins && !is_joined(self.body, token)
    }

    /// True for a label that names something.
    fn tells(&self, label: &[usize]) -> bool {
        label.iter().any(|at| self.is_telling(*at) || self.is_noun(*at))
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::parse;
    use crate::value::Kind;

    /// The topics of the facts of `kind` in an article of one sentence.
    fn topics(kind: Kind, sentence: &str) -> Vec<String> {
        let article = parse("a.txt", None, format!("On the pier\n\n{sentence}\n")).unwrap();
        let facts = crate::analyze(vec![article]).facts;
        facts.into_iter().filter(|fact| fact.kind == kind).map(|fact| fact.topic).collect()
    }

    #[test]
    fn a_count_is_named_by_what_is_counted_and_what_became_of_it() {
        assert_eq!(topics(Kind::Count, "In the end 30 miners were freed."), ["miners freed"]);
        assert_eq!(topics(Kind::Count, "The storm killed 12 people in Tarnford."), ["people killed"]);
        assert_eq!(
            topics(Kind::Count, "They are looking for 40 members of the harbour board."),
            ["members of harbour board"]
        );
    }

    #[test]
    fn a_sum_is_named_by_what_it_is_the_price_of() {
        assert_eq!(topics(Kind::Money, "The new pier cost $5 million."), ["new pier"]);
        assert_eq!(topics(Kind::Money, "They agreed on a trade volume of $5 million."), ["trade volume"]);
        assert_eq!(topics(Kind::Percent, "The town pays 60 percent of the upkeep."), ["upkeep"]);
    }

    #[test]
    fn a_date_is_named_by_its_event() {
        assert_eq!(topics(Kind::Date, "The plan was signed on 3 May 2026."), ["plan signed, when"]);
        assert_eq!(
            topics(Kind::Date, "Unemployment climbed to 5 percent in May 2026."),
            ["Unemployment climbed, when"]
        );
        assert_eq!(
            topics(Kind::Date, "Anna Holm visited Tarnford in May 2026."),
            ["Anna Holm visited Tarnford, when"]
        );
        assert_eq!(
            topics(Kind::Duration, "It began with a two-day official visit."),
            ["official visit, how long"]
        );
        assert_eq!(
            topics(Kind::Date, "The harbour master stepped down on 3 May 2026."),
            ["harbour master stepped down, when"]
        );
        assert_eq!(
            topics(Kind::Date, "They spoke of the drills that the army held on 3 May 2026."),
            ["drills held, when"]
        );
    }

    #[test]
    fn what_somebody_has_is_theirs() {
        assert_eq!(topics(Kind::Count, "Anna Holm gave 12 lectures."), ["Anna Holm's lectures"]);
        assert_eq!(topics(Kind::Vote, "The Rovers (3-9) lost again."), ["Rovers"]);
    }

    #[test]
    fn where_nothing_is_named_the_clause_stands_with_a_gap() {
        assert_eq!(topics(Kind::Distance, "She fell into the 60-metre-deep shaft."), ["shaft depth"]);
        assert_eq!(topics(Kind::Count, "It was enough to reach 46."), ["enough to reach …"]);
        assert_eq!(topics(Kind::Age, "The 71-year-old said so."), ["unnamed person, age"]);
    }

    #[test]
    fn a_show_has_no_date_and_a_team_no_count() {
        assert_eq!(topics(Kind::Date, "She was on the \"Tonight\" programme."), [""; 0]);
        assert_eq!(topics(Kind::Count, "They lost after a two-on-one break."), [""; 0]);
        assert_eq!(topics(Kind::Date, "They will send up to 1400 more volunteers."), [""; 0]);
    }
}
