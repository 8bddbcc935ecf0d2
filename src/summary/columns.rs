//! Where the columns of the list of facts stand. They are the same for all rows of a story, whatever is in sight.

/// Cells of each column, and of the gap before the outlets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns {
    /// The topic.
    pub topic: usize,
    /// The value at the left of the sign.
    pub left: usize,
    /// The value at the right of it.
    pub right: usize,
    /// Blanks between the values and the outlets.
    pub gap: usize,
    /// Who gives them.
    pub outlets: usize,
}

impl Columns {
    /// Cells before the topic: the mark of the selected row, and that of a pin.
    pub const BAR: usize = 2;
    /// Cells of the sign with a blank at either side.
    pub const SIGN: usize = 3;

    /// The columns of a list of `width` cells whose widest cell of outlets would take `widest`.
    pub fn new(width: usize, widest: usize) -> Self {
        let gap = if width < 72 { 1 } else { 2 };
        let outlets = widest.min(width * 26 / 100);
        let rest = width.saturating_sub(Self::BAR + Self::SIGN + gap + outlets);
        // On a very narrow list each of the three columns has a third.
        let right = ((rest * 28 + 50) / 100).clamp(12.min(rest / 3), 22);
        let left = right.saturating_sub(1);
        Self { topic: rest - right - left, left, right, gap, outlets }
    }

    /// Where the sign stands.
    pub fn sign_at(&self) -> usize {
        Self::BAR + self.topic + self.left + 1
    }

    /// Where the values at the right begin.
    pub fn right_at(&self) -> usize {
        Self::BAR + self.topic + self.left + Self::SIGN
    }

    /// Where the outlets begin.
    pub fn outlets_at(&self) -> usize {
        self.right_at() + self.right + self.gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_stands_where_it_is_drawn_at_each_size() {
        for (width, sign, right, outlets) in [(74, 38, 40, 56), (70, 36, 38, 52), (80, 43, 45, 62)] {
            let columns = Columns::new(width, 18);
            assert_eq!(
                (columns.sign_at(), columns.right_at(), columns.outlets_at()),
                (sign, right, outlets),
                "{width}"
            );
        }
    }

    #[test]
    fn the_columns_fill_the_list_and_no_more() {
        for width in 20..240 {
            for widest in [0, 4, 18, 60] {
                let columns = Columns::new(width, widest);
                assert_eq!(columns.outlets_at() + columns.outlets, width, "{widest}");
            }
        }
    }
}
