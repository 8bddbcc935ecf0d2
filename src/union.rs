//! Joins numbered things into groups, two at a time (union-find).

/// Numbered things in groups that can be joined. The least number of a group stands for it.
pub(crate) struct Union {
    parent: Vec<usize>,
}

impl Union {
    /// `count` things, each in a group of its own.
    pub(crate) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// The number that stands for the group of `at`. Halves the path to it, so that later calls are faster.
    pub(crate) fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Joins the groups of `a` and `b`; false if they are one already.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
        a != b
    }

    /// For each thing the number that stands for its group.
    pub(crate) fn roots(mut self) -> Vec<usize> {
        (0..self.parent.len()).map(|at| self.root(at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_a_group_stands_for_it() {
        let mut union = Union::new(6);
        assert!(union.join(4, 2) && union.join(5, 4) && union.join(3, 1));
        assert!(!union.join(2, 5));
        assert_eq!(union.roots(), [0, 1, 2, 1, 2, 2]);
    }
}
