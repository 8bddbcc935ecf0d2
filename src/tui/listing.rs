//! A list as it stands on the screen: its items in groups under headings, some of them closed or cut short.

use super::cursor::Clicked;

/// A row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListRow {
    /// The heading with this number; a place to stand on only where its group is closed.
    Heading(usize),
    /// An item, by its number in the briefing.
    Item(usize),
    /// Stands for the items of the group with this number that are not shown.
    More(usize),
}

/// What stands over a group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The number of the group, as its owner counts them.
    pub group: usize,
    /// The row where it stands.
    pub row: usize,
    /// How many items the group has.
    pub items: usize,
    /// How many of them are shown.
    pub shown: usize,
}

/// Items that belong together.
#[derive(Debug, Clone, Default)]
pub struct ListGroup {
    /// Its number.
    pub number: usize,
    /// Its items in their order.
    pub items: Vec<usize>,
    /// How many of them are shown.
    pub shown: usize,
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
    pub rows: Vec<ListRow>,
    /// In the order of the rows.
    pub headings: Vec<Heading>,
    /// For each item its row.
    places: Vec<Option<u32>>,
}

impl Listing {
    /// Lists `items`, of all that have numbers below `count`, without headings.
    pub fn fill(&mut self, items: Vec<usize>, count: usize) {
        self.clear(count);
        for item in items {
            self.push(item);
        }
        self.at = self.row_of(self.selected).unwrap_or_else(|| self.standing(0, true));
    }

    /// Lists `groups`, each under a heading; items have numbers below `count`. A place that is not an item stays on its row.
    pub fn fill_groups(&mut self, groups: Vec<ListGroup>, count: usize) {
        let stood_on = self.group_at();
        self.clear(count);
        for (number, group) in groups.into_iter().enumerate() {
            let (items, shown) = (group.items.len(), group.shown.min(group.items.len()));
            self.headings.push(Heading { group: group.number, row: self.rows.len(), items, shown });
            self.rows.push(ListRow::Heading(number));
            for item in group.items.into_iter().take(shown) {
                self.push(item);
            }
            if 0 < shown && shown < items {
                self.rows.push(ListRow::More(number));
            }
        }
        let group = stood_on.and_then(|group| self.stop_of(group));
        self.at = group.or(self.row_of(self.selected)).unwrap_or_else(|| self.standing(0, true));
    }

    fn clear(&mut self, count: usize) {
        self.rows.clear();
        self.headings.clear();
        self.places.clear();
        self.places.resize(count, None);
    }

    fn push(&mut self, item: usize) {
        if let Some(place) = self.places.get_mut(item) {
            *place = u32::try_from(self.rows.len()).ok();
        }
        self.rows.push(ListRow::Item(item));
    }

    /// The items that are listed.
    pub fn items(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(|row| match row {
            ListRow::Item(item) => Some(*item),
            ListRow::Heading(_) | ListRow::More(_) => None,
        })
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
            Some(ListRow::Item(item)) => Some(*item),
            _ => None,
        }
    }

    /// The item that the keys act on.
    pub fn current(&self) -> Option<usize> {
        self.item(self.at)
    }

    /// The group that the keys act on, where they stand on its heading or on the row for what is not shown of it.
    pub fn group_at(&self) -> Option<usize> {
        match self.rows.get(self.at)? {
            ListRow::Heading(number) | ListRow::More(number) => {
                self.headings.get(*number).map(|heading| heading.group)
            }
            ListRow::Item(_) => None,
        }
    }

    /// The row of a group on which one can stand beside its items.
    fn stop_of(&self, group: usize) -> Option<usize> {
        let number = self.headings.iter().position(|heading| heading.group == group)?;
        let heading = self.headings.get(number)?;
        let more = heading.row + heading.shown + 1;
        match self.rows.get(more) {
            Some(ListRow::More(of)) if *of == number => Some(more),
            _ => (heading.shown == 0).then_some(heading.row),
        }
    }

    /// The heading of the group that the keys are in.
    pub fn heading_above(&self) -> Option<&Heading> {
        let number = self.headings.partition_point(|heading| heading.row <= self.at).checked_sub(1)?;
        self.headings.get(number)
    }

    /// Chooses `item`; the keys act on it if it is listed.
    pub fn choose(&mut self, item: usize) {
        self.selected = item;
        if let Some(row) = self.row_of(item) {
            self.at = row;
        }
    }

    /// True if `item` has a row.
    pub fn has(&self, item: usize) -> bool {
        self.row_of(item).is_some()
    }

    /// True when the chosen item is the one that the keys act on.
    pub fn is_chosen(&self) -> bool {
        self.current() == Some(self.selected)
    }

    /// How many items there are, in groups that are open at least in part.
    pub fn len(&self) -> usize {
        if self.headings.is_empty() {
            return self.rows.len();
        }
        self.headings.iter().filter(|heading| heading.shown > 0).map(|heading| heading.items).sum()
    }

    /// How many of those stand above the one that the keys act on.
    pub fn rank(&self) -> usize {
        let Some(here) = self.heading_above() else { return self.at };
        let before = self.headings.iter().take_while(|heading| heading.row < here.row);
        let items = before.filter(|heading| heading.shown > 0).map(|heading| heading.items).sum::<usize>();
        items + (self.at - here.row).saturating_sub(1)
    }

    /// How many rows in sight stand above the one that the keys act on.
    pub fn height(&self) -> usize {
        self.at.saturating_sub(self.top)
    }

    /// Moves by `by` rows, passing over the headings of open groups; returns the item there.
    pub fn step(&mut self, by: isize) -> Option<usize> {
        let last = self.rows.len().checked_sub(1)?;
        let to = self.at.saturating_add_signed(by).min(last);
        self.at = self.standing(to, by >= 0);
        let item = self.current()?;
        self.selected = item;
        Some(item)
    }

    /// Moves to the first row of the next group, or back to that of this one and the one before it.
    pub fn step_group(&mut self, on: bool) -> Option<usize> {
        let mut firsts = self.headings.iter().map(|heading| self.standing(heading.row, true));
        let to = if on { firsts.find(|row| *row > self.at) } else { firsts.rev().find(|row| *row < self.at) };
        self.at = to?;
        let item = self.current()?;
        self.selected = item;
        Some(item)
    }

    /// `ListRow` `row`, or where one cannot stand on it the next one in the direction of going.
    fn standing(&self, row: usize, on: bool) -> usize {
        let row = row.min(self.rows.len().saturating_sub(1));
        let is_open = |number: usize| self.headings.get(number).is_some_and(|heading| heading.shown > 0);
        match self.rows.get(row) {
            Some(ListRow::Heading(number)) if is_open(*number) && (on || row == 0) => row + 1,
            Some(ListRow::Heading(number)) if is_open(*number) => row - 1,
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

    /// What was clicked on in row `row` of the `visible` ones.
    pub fn clicked(&self, row: usize, visible: usize) -> Clicked {
        Clicked { to: self.row_at(row, visible), from: self.at, count: self.rows.len() }
    }

    /// The rows in sight with their numbers, where `visible` ones are shown.
    pub fn in_sight(&self, visible: usize) -> impl Iterator<Item = (usize, ListRow)> {
        let numbers = (0..visible).map(move |row| self.row_at(row, visible));
        numbers.filter_map(|number| Some((number, *self.rows.get(number)?)))
    }

    /// Keeps the row that the keys act on in sight where `visible` rows are shown, with its heading above it.
    pub fn keep_in_sight(&mut self, visible: usize) {
        let visible = visible.max(1);
        let above = usize::from(!self.headings.is_empty() && visible > 1);
        let first = self.at.saturating_sub(above);
        self.top = self.top.min(first).max((self.at + 1).saturating_sub(visible));
        self.top = self.top.min(self.rows.len().saturating_sub(visible));
    }
}

/// A group before it is known how much of it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// How many items it has.
    pub items: usize,
    /// How the reader has left it.
    pub opened: Opened,
}

/// How much of a group is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// As much as there is room for.
    AsRoomAllows,
    /// All of it.
    Whole,
    /// Its heading alone.
    Closed,
}

/// How many items of each group are shown where there are `rows` rows.
///
/// From 30 rows on all headings shall be in sight: each group has three rows first, and what is left is dealt from the top.
/// A lower list shows all and scrolls.
pub fn deal(groups: &[Demand], rows: usize) -> Vec<usize> {
    /// Rows from which on nothing scrolls that need not.
    const TALL: usize = 30;
    /// Items of a group that are shown before others have more.
    const FIRST: usize = 3;
    let all = |demand: &Demand| if demand.opened == Opened::Closed { 0 } else { demand.items };
    if rows < TALL {
        return groups.iter().map(all).collect();
    }
    // What the reader has opened makes the list scroll, and takes nothing from the others.
    let first = |demand: &Demand| match demand.opened {
        Opened::AsRoomAllows => demand.items.min(FIRST),
        Opened::Whole | Opened::Closed => 0,
    };
    let mut shown: Vec<usize> = groups.iter().map(first).collect();
    let cut = |demand: &Demand, shown: usize| usize::from(0 < shown && shown < demand.items);
    let used: usize = groups.iter().zip(&shown).map(|(demand, shown)| 1 + shown + cut(demand, *shown)).sum();
    let mut left = rows.saturating_sub(used);
    for (demand, shown) in groups.iter().zip(&mut shown) {
        if demand.opened == Opened::Whole {
            *shown = demand.items;
        }
        let missing = all(demand) - *shown;
        if missing == 0 {
            continue;
        }
        // The last item takes the row of the line that stands for it.
        if missing <= left + 1 {
            *shown += missing;
            left = left + 1 - missing;
        } else {
            *shown += left;
            left = 0;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped() -> Listing {
        let mut listing = Listing::default();
        let group = |number, items: &[usize], shown| ListGroup { number, items: items.to_vec(), shown };
        listing.fill_groups(vec![group(0, &[4, 1], 2), group(1, &[0, 3, 5], 2), group(7, &[2, 6], 0)], 7);
        listing
    }

    #[test]
    fn the_keys_pass_over_open_headings_and_stop_at_what_can_be_opened() {
        let mut listing = grouped();
        listing.step(isize::MIN);
        assert_eq!(listing.current(), Some(4));
        let mut walk = |by| {
            listing.step(by);
            (listing.current(), listing.group_at())
        };
        let there: Vec<_> = [1, 1, 1, 1, 1].map(&mut walk).into();
        assert_eq!(
            there,
            [(Some(1), None), (Some(0), None), (Some(3), None), (None, Some(1)), (None, Some(7))]
        );
        assert_eq!(walk(-3).0, Some(0));
        assert_eq!(walk(-1).0, Some(1), "back over the heading");
    }

    #[test]
    fn items_are_counted_whether_their_group_is_cut_or_not() {
        let mut listing = grouped();
        assert_eq!(listing.len(), 5, "a closed group does not count");
        listing.choose(3);
        assert_eq!(listing.rank(), 3);
    }

    #[test]
    fn a_choice_that_is_not_listed_leaves_the_place_in_the_list() {
        let mut listing = grouped();
        listing.choose(3);
        listing.choose(2);
        assert!(!listing.is_chosen());
        assert_eq!((listing.selected, listing.rank()), (2, 3));
    }

    #[test]
    fn a_heading_stays_in_sight_while_its_rows_are_scrolled_past_it() {
        let mut listing = grouped();
        let shown = |listing: &mut Listing, item: usize, visible: usize| {
            listing.choose(item);
            listing.keep_in_sight(visible);
            listing.in_sight(visible).map(|(number, _)| number).collect::<Vec<_>>()
        };
        assert_eq!(shown(&mut listing, 0, 3), [0, 3, 4], "the first group goes on above the second");
        assert_eq!(shown(&mut listing, 3, 3), [3, 4, 5]);
        assert_eq!(shown(&mut listing, 3, 1), [5], "one row is for what is chosen");
    }

    #[test]
    fn rows_are_dealt_from_the_top_and_every_heading_is_in_sight() {
        let open = |items| Demand { items, opened: Opened::AsRoomAllows };
        let closed = |items| Demand { items, opened: Opened::Closed };
        let groups = [open(3), open(5), open(12), open(18), open(8), closed(30)];
        for rows in [30, 39, 43, 60] {
            let shown = deal(&groups, rows);
            let cut = groups.iter().zip(&shown).filter(|(group, shown)| 0 < **shown && **shown < group.items);
            let used = groups.len() + shown.iter().sum::<usize>() + cut.count();
            assert!(used <= rows && shown.iter().take(5).all(|shown| *shown >= 3), "{rows}: {shown:?}");
            assert!(used == rows || shown[..5] == [3, 5, 12, 18, 8], "{rows}: {shown:?}");
        }
        assert_eq!(deal(&groups, 29), [3, 5, 12, 18, 8, 0], "a low list scrolls");
    }
}
