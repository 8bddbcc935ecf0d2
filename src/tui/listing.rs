//! A list as it stands on the screen: its items in some order, some of them left out, under headings or not.

/// A row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading with this number; no place to stand on.
    Heading(usize),
    /// An item, by its number in the briefing.
    Item(usize),
}

/// What stands over a group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its words.
    pub title: String,
    /// The row where it stands.
    pub row: usize,
    /// How many items stand under it.
    pub items: usize,
}

/// The rows of a list, and where the reader stands in it.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The chosen item, by its number in the briefing; it need not be among the rows.
    pub selected: usize,
    /// The row that the keys act on.
    pub at: usize,
    /// The first row in sight.
    pub top: usize,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// In the order of the rows.
    pub headings: Vec<Heading>,
    /// For each item its row.
    places: Vec<Option<u32>>,
}

impl Listing {
    /// Lists `items`, of all that have numbers below `count`; each comes with the number of its group in `titles`, and
    /// items of one group follow each other. Without titles there are no headings.
    pub fn fill(
        &mut self,
        items: impl Iterator<Item = (usize, usize)>,
        count: usize,
        titles: impl Fn(usize) -> Option<String>,
    ) {
        self.rows.clear();
        self.headings.clear();
        self.places.clear();
        self.places.resize(count, None);
        let mut open = None;
        for (group, item) in items {
            if open != Some(group) {
                open = Some(group);
                if let Some(title) = titles(group) {
                    self.headings.push(Heading { title, row: self.rows.len(), items: 0 });
                    self.rows.push(Row::Heading(self.headings.len() - 1));
                }
            }
            if let Some(heading) = self.headings.last_mut() {
                heading.items += 1;
            }
            if let Some(place) = self.places.get_mut(item) {
                *place = u32::try_from(self.rows.len()).ok();
            }
            self.rows.push(Row::Item(item));
        }
        self.at = self.row_of(self.selected).unwrap_or_else(|| self.standing(0, true));
    }

    /// Chooses the item that the keys act on, where the chosen one is not listed.
    pub fn choose_listed(&mut self) {
        if let Some(item) = self.current() {
            self.selected = item;
        }
    }

    /// The row of `item`, if it is listed.
    fn row_of(&self, item: usize) -> Option<usize> {
        self.places.get(item).copied().flatten().map(|row| row as usize)
    }

    /// The item in row `row`.
    fn item(&self, row: usize) -> Option<usize> {
        match self.rows.get(row) {
            Some(Row::Item(item)) => Some(*item),
            _ => None,
        }
    }

    /// The item that the keys act on.
    pub fn current(&self) -> Option<usize> {
        self.item(self.at)
    }

    /// Chooses `item`; the keys act on it if it is listed.
    pub fn choose(&mut self, item: usize) {
        self.selected = item;
        if let Some(row) = self.row_of(item) {
            self.at = row;
        }
    }

    /// True when the chosen item is the one that the keys act on.
    pub fn is_chosen(&self) -> bool {
        self.current() == Some(self.selected)
    }

    /// How many items are listed.
    pub fn len(&self) -> usize {
        self.rows.len() - self.headings.len()
    }

    /// How many items stand above the one that the keys act on.
    pub fn rank(&self) -> usize {
        self.at - self.headings.partition_point(|heading| heading.row < self.at)
    }

    /// How many rows in sight stand above the one that the keys act on.
    pub fn height(&self) -> usize {
        self.at.saturating_sub(self.top)
    }

    /// Moves by `by` rows, passing over headings, and chooses the item there.
    pub fn step(&mut self, by: isize) -> Option<usize> {
        let last = self.rows.len().checked_sub(1)?;
        let to = self.at.saturating_add_signed(by).min(last);
        self.at = self.standing(to, by >= 0);
        let item = self.current()?;
        self.selected = item;
        Some(item)
    }

    /// Row `row`, or where that is a heading the next item in the direction of going.
    fn standing(&self, row: usize, on: bool) -> usize {
        let row = row.min(self.rows.len().saturating_sub(1));
        match self.rows.get(row) {
            Some(Row::Heading(_)) if on || row == 0 => row + 1,
            Some(Row::Heading(_)) => row - 1,
            _ => row,
        }
    }

    /// The row of the list that is shown as number `row` of the `visible` ones: the first one is the heading of the group
    /// that is in sight below, as long as its rows are scrolled past it.
    pub fn row_at(&self, row: usize, visible: usize) -> usize {
        let under = |heading: &Heading| heading.row <= self.top;
        let heading = self.headings.partition_point(under).checked_sub(1);
        match heading.and_then(|heading| self.headings.get(heading)) {
            Some(heading) if row == 0 && visible > 1 => heading.row,
            _ => self.top + row,
        }
    }

    /// The rows in sight with their numbers, where `visible` ones are shown.
    pub fn in_sight(&self, visible: usize) -> impl Iterator<Item = (usize, Row)> {
        let numbers = (0..visible).map(move |row| self.row_at(row, visible));
        numbers.filter_map(|number| Some((number, *self.rows.get(number)?)))
    }

    /// Keeps the row that the keys act on in sight where `visible` rows are shown, with its heading above it.
    pub fn settle(&mut self, visible: usize) {
        let visible = visible.max(1);
        let above = usize::from(!self.headings.is_empty() && visible > 1);
        let first = self.at.saturating_sub(above);
        self.top = self.top.min(first).max((self.at + 1).saturating_sub(visible));
        self.top = self.top.min(self.rows.len().saturating_sub(visible));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped() -> Listing {
        let mut listing = Listing::default();
        let items = [(0, 4), (0, 1), (1, 0), (1, 3), (1, 5)];
        listing.fill(items.into_iter(), 6, |group| Some(format!("group {group}")));
        listing
    }

    #[test]
    fn the_keys_pass_over_headings() {
        let mut listing = grouped();
        listing.step(isize::MIN);
        assert_eq!(listing.current(), Some(4));
        let walk: Vec<_> =
            [1, 1, 1, -1, -1, isize::MAX, isize::MIN].map(|by| listing.step(by).unwrap()).into();
        assert_eq!(walk, [1, 0, 3, 0, 1, 5, 4]);
        assert_eq!((listing.len(), listing.rank()), (5, 0));
    }

    #[test]
    fn a_choice_that_is_not_listed_leaves_the_place_in_the_list() {
        let mut listing = grouped();
        listing.choose(3);
        listing.choose(2);
        assert!(!listing.is_chosen());
        assert_eq!((listing.selected, listing.rank()), (2, 3));
        listing.settle(2);
        assert_eq!(listing.top, 4);
        listing.choose(0);
        listing.settle(2);
        assert_eq!(listing.top, 3, "with its heading");
    }

    #[test]
    fn a_heading_stays_in_sight_while_its_rows_are_scrolled_past_it() {
        let mut listing = grouped();
        let shown = |listing: &mut Listing, item: usize, visible: usize| {
            listing.choose(item);
            listing.settle(visible);
            listing.in_sight(visible).map(|(number, _)| number).collect::<Vec<_>>()
        };
        assert_eq!(shown(&mut listing, 0, 3), [0, 3, 4], "the first group goes on above the second");
        assert_eq!(shown(&mut listing, 5, 3), [3, 5, 6]);
        assert_eq!(shown(&mut listing, 0, 3), [3, 4, 5], "not hidden by its heading");
        assert_eq!(shown(&mut listing, 5, 1), [6], "one row is for what is chosen");
    }
}
