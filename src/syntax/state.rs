//! What a transition parser has read and built so far.

/// The index that stands for no word.
pub const NONE: u32 = u32::MAX;

/// A step of the arc-hybrid system (Kuhlmann and others 2011).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    /// Puts the next word on the stack.
    Shift,
    /// Makes the next word the head of the top of the stack, which leaves it.
    Left,
    /// Makes the second of the stack the head of its top, which leaves it.
    Right,
}

impl Transition {
    /// All transitions, each at the index that is its number.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// The nearest and the farthest dependents of a word on one side.
#[derive(Debug, Clone, Copy)]
pub struct Side {
    /// The farthest; [`NONE`] if there is none.
    pub outer: u32,
    /// The one attached before the farthest.
    pub inner: u32,
    /// How many there are, at most 255.
    pub count: u8,
    /// The relations of all of them, one bit each.
    pub relations: u64,
}

impl Side {
    const EMPTY: Self = Self { outer: NONE, inner: NONE, count: 0, relations: 0 };

    fn push(&mut self, dependent: u32, relation: u8) {
        self.inner = self.outer;
        self.outer = dependent;
        self.count = self.count.saturating_add(1);
        self.relations |= 1 << (relation & 63);
    }
}

/// Stack, next word and arcs. Behind the last word comes the root, an index of its own.
#[derive(Debug, Clone)]
pub struct State {
    /// Words without a head, those before the next one.
    pub stack: Vec<u32>,
    /// The next word; the number of words once only the root is left.
    pub next: u32,
    /// The head of each word; [`NONE`] while it has none.
    pub heads: Vec<u32>,
    /// The relation of each word that has a head.
    pub relations: Vec<u8>,
    /// Dependents before each word, and those before the root.
    pub left: Vec<Side>,
    /// Dependents behind each word.
    pub right: Vec<Side>,
}

impl State {
    /// Nothing read of `words` words.
    pub fn new(words: usize) -> Self {
        Self {
            stack: Vec::with_capacity(words),
            next: 0,
            heads: vec![NONE; words],
            relations: vec![0; words],
            left: vec![Side::EMPTY; words + 1],
            right: vec![Side::EMPTY; words + 1],
        }
    }

    /// The root's index.
    pub fn root(&self) -> u32 {
        self.heads.len() as u32
    }

    /// True when every word has a head.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.root()
    }

    /// The word at `depth` from the top of the stack.
    pub fn top(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// Whether a move can be made. Only one word ever depends on the root.
    pub fn allows(&self, step: Transition) -> bool {
        match step {
            Transition::Shift => self.next < self.root(),
            Transition::Left => !self.stack.is_empty() && (self.next < self.root() || self.stack.len() == 1),
            Transition::Right => self.stack.len() > 1,
        }
    }

    /// The arc that a move makes: head and dependent.
    pub fn arc(&self, step: Transition) -> Option<(u32, u32)> {
        match step {
            Transition::Shift => None,
            Transition::Left => Some((self.next, self.top(0))),
            Transition::Right => Some((self.top(1), self.top(0))),
        }
    }

    /// Makes an allowed move; `relation` is that of the arc, if it makes one.
    pub fn make(&mut self, step: Transition, relation: u8) {
        let Some((head, dependent)) = self.arc(step) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.heads[dependent as usize] = head;
        self.relations[dependent as usize] = relation;
        let side = if dependent < head { &mut self.left } else { &mut self.right };
        side[head as usize].push(dependent, relation);
        self.stack.pop();
    }
}
