//! The tree of a sentence.

use std::ops::Range;

use super::piece::Piece;
use super::state::State;
use super::{Relation, Tag};
use crate::text::{Token, TokenKind};

/// A token in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    tag: Tag,
    relation: Relation,
    /// Index of the head; its own for the root.
    head: u32,
    /// First token of its subtree.
    start: u32,
    /// Token behind its subtree.
    end: u32,
}

/// The lesser word of a token that holds two, such as the "n't" of "don't".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clitic {
    /// The token that holds it.
    pub token: usize,
    /// Its part of speech.
    pub tag: Tag,
    /// The token that it depends on; the one that holds it if it depends on the other word.
    pub head: usize,
    /// How it depends on it.
    pub relation: Relation,
}

/// Tags, heads and relations of the tokens of a sentence, told by their indices in it.
///
/// The tree is projective: each subtree is a stretch of the sentence. A token that holds two words ("don't", "they've")
/// stands for the one nearer to the root, of equals for the first; the other is a [`Clitic`]. Where one word holds
/// several tokens ("Mr" and its point), the first that is no mark stands for it and the others depend on that one by
/// [`Relation::Goeswith`].
///
/// An index beyond the sentence is a defect of the caller and panics, as with a slice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parse {
    nodes: Vec<Node>,
    clitics: Vec<Clitic>,
    root: usize,
}

impl Parse {
    /// The tree of `tokens` by that of the pieces they hold, whose tags are given by number.
    pub(super) fn new(tokens: &[Token], pieces: &[Piece], tags: &[u8], state: &State) -> Self {
        let blank = Node { tag: Tag::XX, relation: Relation::Goeswith, head: 0, start: 0, end: 0 };
        let mut out = Self { nodes: vec![blank; tokens.len()], clitics: Vec::new(), root: 0 };
        let token_of: Vec<usize> = pieces.iter().map(|piece| main_token(tokens, &piece.tokens)).collect();
        for (number, piece) in pieces.iter().enumerate() {
            let token = token_of[number];
            let tag = Tag::ALL.get(usize::from(tags[number])).copied().unwrap_or(Tag::XX);
            let relation = state.relations[number];
            let relation = Relation::ALL.get(usize::from(relation)).copied().unwrap_or(Relation::Dep);
            // The root is its own head.
            let head = token_of.get(state.heads[number] as usize).copied().unwrap_or(token);
            let twin = [number.wrapping_sub(1), number + 1]
                .into_iter()
                .find(|twin| token_of.get(*twin) == Some(&token));
            if twin.is_some_and(|twin| (depth(state, twin), twin) < (depth(state, number), number)) {
                out.clitics.push(Clitic { token, tag, head, relation });
                continue;
            }
            if relation == Relation::Root {
                out.root = token;
            }
            for part in piece.tokens.clone() {
                let mark = tokens[part].kind == TokenKind::Symbol;
                out.nodes[part] = if part == token {
                    Node { tag, relation, head: head as u32, ..blank }
                } else {
                    Node { tag: if mark { Tag::NFP } else { tag }, head: token as u32, ..blank }
                };
            }
        }
        out.measure();
        out
    }

    /// Finds where each subtree begins and ends, from the leaves up.
    fn measure(&mut self) {
        let mut open = vec![0_u32; self.nodes.len()];
        for (at, node) in self.nodes.iter_mut().enumerate() {
            (node.start, node.end) = (at as u32, at as u32 + 1);
            open[node.head as usize] += u32::from(node.head as usize != at);
        }
        for leaf in 0..self.nodes.len() {
            let mut at = leaf;
            // A word passes on what it spans when the last of its dependents has passed on its own.
            while open[at] == 0 && at != self.root {
                open[at] = u32::MAX;
                let Node { head, start, end, .. } = self.nodes[at];
                at = head as usize;
                let above = &mut self.nodes[at];
                (above.start, above.end) = (above.start.min(start), above.end.max(end));
                open[at] -= 1;
            }
        }
    }

    /// How many tokens the sentence has.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True for a sentence without tokens.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The token that all others hang on; none where there are no tokens.
    pub fn root(&self) -> Option<usize> {
        (!self.nodes.is_empty()).then_some(self.root)
    }

    /// The part of speech of a token.
    pub fn tag(&self, at: usize) -> Tag {
        self.nodes[at].tag
    }

    /// How a token depends on its head.
    pub fn relation(&self, at: usize) -> Relation {
        self.nodes[at].relation
    }

    /// The token that a token depends on; none for the root.
    pub fn head(&self, at: usize) -> Option<usize> {
        let head = self.nodes[at].head as usize;
        (head != at).then_some(head)
    }

    /// The heads above a token, the nearest first.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.head(at), |at| self.head(*at))
    }

    /// The tokens that depend on a token, in order.
    pub fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> {
        self.subtree(at).filter(move |child| *child != at && self.nodes[*child].head as usize == at)
    }

    /// The tokens that depend on a token in one way, in order.
    pub fn children_by(&self, at: usize, relation: Relation) -> impl DoubleEndedIterator<Item = usize> {
        self.children(at).filter(move |child| self.nodes[*child].relation == relation)
    }

    /// The first token that depends on a token in one way.
    pub fn child_by(&self, at: usize, relation: Relation) -> Option<usize> {
        self.children_by(at, relation).next()
    }

    /// The stretch of a token and of all that hangs on it.
    pub fn subtree(&self, at: usize) -> Range<usize> {
        let node = self.nodes[at];
        node.start as usize..node.end as usize
    }

    /// True when `below` is `above` or hangs on it.
    pub fn is_within(&self, below: usize, above: usize) -> bool {
        self.subtree(above).contains(&below)
    }

    /// The lesser words of tokens that hold two.
    pub fn clitics(&self) -> &[Clitic] {
        &self.clitics
    }

    /// The lesser words that depend on a token.
    pub fn clitics_of(&self, at: usize) -> impl Iterator<Item = Clitic> {
        self.clitics.iter().copied().filter(move |clitic| clitic.head == at)
    }
}

/// The token that stands for a piece: the first that is no mark.
fn main_token(tokens: &[Token], piece: &Range<usize>) -> usize {
    piece.clone().find(|at| tokens[*at].kind != TokenKind::Symbol).unwrap_or(piece.start)
}

/// How many heads are above a piece.
fn depth(state: &State, piece: usize) -> usize {
    let above = |at: &u32| state.heads.get(*at as usize).copied();
    std::iter::successors(above(&(piece as u32)), above).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::fixture::Sample;

    #[test]
    fn every_token_has_its_place_in_the_tree() {
        let sample = Sample::new("Mr. Lee of Oslo hasn't signed the plan.");
        let parse = &sample.parse;
        assert_eq!(parse.root(), Some(sample.at("signed")));
        assert_eq!(sample.words(parse.children(sample.at("signed"))), "Lee hasn't plan .");
        assert_eq!(sample.words(parse.subtree(sample.at("Lee"))), "Mr . Lee of Oslo");
        assert_eq!(parse.relation(1), Relation::Goeswith);
        let [clitic] = parse.clitics() else { panic!("{:?}", parse.clitics()) };
        assert_eq!((clitic.token, clitic.relation), (sample.at("hasn't"), Relation::Neg));
        assert_eq!(clitic.head, sample.at("signed"));
    }

    /// Whatever the text, the tree has one root, no circle, and subtrees without gaps.
    fn check(sample: &Sample) {
        let parse = &sample.parse;
        assert_eq!(parse.len(), sample.tokens.len());
        let roots = (0..parse.len()).filter(|at| parse.head(*at).is_none()).count();
        assert_eq!(roots, usize::from(!parse.is_empty()));
        for at in 0..parse.len() {
            assert!(parse.ancestors(at).take(parse.len()).count() < parse.len());
            let below = 1 + parse.children(at).map(|child| parse.subtree(child).len()).sum::<usize>();
            assert_eq!(parse.subtree(at).len(), below);
        }
    }

    #[test]
    fn sentences_of_any_length_have_a_tree() {
        for text in ["", "Oslo", "...", "I'm", "東京 で ok", "👩\u{200d}🚀"] {
            check(&Sample::new(text));
        }
        check(&Sample::new(&"pier ".repeat(700)));
        check(&Sample::new(&"they've don't, ".repeat(200)));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_parser_stumble(text in "([a-zA-Z0-9éñ東.,'’“”$&@:/-]{1,6}( |n't |'ll )?){0,12}") {
            check(&Sample::new(&text));
        }
    }
}
