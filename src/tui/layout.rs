//! Where things stand on the screen, for every size of it.

use ratatui::layout::Rect;

use super::cursor::Way;

/// A panel that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// The articles of the story.
    Articles,
    /// Its facts.
    #[default]
    Facts,
    /// What the outlets say on the chosen fact.
    Diff,
}

impl Panel {
    /// From left to right, in the order of the Tab key and of their numbers.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Facts, Self::Diff];

    /// The number and name that stand over the panel.
    pub fn title(self) -> &'static str {
        match self {
            Self::Articles => "1 Articles",
            Self::Facts => "2 Facts",
            Self::Diff => "3 Diff",
        }
    }

    /// The next panel, around the ring.
    pub fn next(self, way: Way) -> Self {
        let at = Self::ALL.iter().position(|panel| *panel == self).unwrap_or_default();
        Self::ALL.get(way.around(at, Self::ALL.len())).copied().unwrap_or(self)
    }
}

/// How much a screen can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breakpoint {
    /// Not even one panel.
    #[default]
    TooSmall,
    /// One panel, under a line that names all.
    Narrow,
    /// Articles in one line; facts over Diff.
    Middle,
    /// Articles over facts; Diff beside them.
    Wide,
    /// Articles, facts and Diff side by side.
    Widest,
}

impl Breakpoint {
    /// Columns and rows below which nothing is shown.
    pub const LEAST: (u16, u16) = (20, 6);

    /// The breakpoint of a screen of `width` by `height` cells.
    pub fn of(width: u16, height: u16) -> Self {
        match width {
            _ if width < Self::LEAST.0 || height < Self::LEAST.1 => Self::TooSmall,
            _ if width < 70 || height < 20 => Self::Narrow,
            70..110 => Self::Middle,
            110..140 => Self::Wide,
            _ => Self::Widest,
        }
    }
}

/// What fills the middle of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The panels.
    Panels,
    /// The text of an article.
    Article,
    /// The search and its results.
    Search,
    /// The pins.
    Pins,
    /// A table over the Diff of what is chosen in it.
    Table,
    /// A list that has the whole middle.
    List,
}

/// How far the reader has moved the borders of panels, in steps to either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Wider articles, on the widest screen.
    pub articles: i16,
    /// Wider Diff, or text beside it.
    pub side: i16,
    /// Taller facts or articles, where they stand over something.
    pub upper: i16,
}

impl Sizes {
    /// Steps that a border can be moved.
    const MOST: i16 = 6;
    /// Percent of the screen that a step is wide.
    const STEP: i16 = 4;

    /// Makes `panel` wider by `steps`; with negative ones narrower.
    pub fn widen(&mut self, panel: Panel, breakpoint: Breakpoint, steps: i16) {
        let (border, steps) = match panel {
            Panel::Articles if breakpoint == Breakpoint::Widest => (&mut self.articles, steps),
            Panel::Articles | Panel::Facts => (&mut self.side, -steps),
            Panel::Diff => (&mut self.side, steps),
        };
        *border = (*border + steps).clamp(-Self::MOST, Self::MOST);
    }

    /// Makes `panel` taller by `steps`.
    pub fn heighten(&mut self, panel: Panel, breakpoint: Breakpoint, steps: i16) {
        let is_lower = match breakpoint {
            Breakpoint::Middle => panel == Panel::Diff,
            _ => panel == Panel::Facts,
        };
        let steps = if is_lower { -steps } else { steps };
        self.upper = (self.upper + steps).clamp(-Self::MOST, Self::MOST);
    }

    /// `percent` of `width`, moved by `steps`.
    fn share(width: u16, percent: i16, steps: i16) -> u16 {
        let percent = (percent + steps * Self::STEP).clamp(12, 76).unsigned_abs();
        ((u32::from(width) * u32::from(percent) + 50) / 100) as u16
    }
}

/// What an arrangement depends on.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
    /// The panel that has the keys.
    pub focus: Panel,
    /// True when that panel, or the text or search, takes the whole screen.
    pub zoomed: bool,
    /// What fills the middle.
    pub base: Base,
    /// How many articles there are to list.
    pub articles: usize,
    /// Lines of the lead sentence.
    pub lead: u16,
    /// Rows that the pins would take.
    pub pins: usize,
    /// How far the borders were moved.
    pub sizes: Sizes,
}

/// The places of everything; an empty rectangle for what is not shown. Panels include their title row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// What the size allows.
    pub breakpoint: Breakpoint,
    /// The headline, the counts, and the lead where there is room.
    pub header: Rect,
    /// The line that names the panels of a narrow screen.
    pub tabs: Rect,
    /// The articles in one line.
    pub line: Rect,
    /// All between header and bottom bar.
    pub middle: Rect,
    /// The articles.
    pub articles: Rect,
    /// The facts.
    pub facts: Rect,
    /// What the outlets say on the chosen fact.
    pub diff: Rect,
    /// The text of an article, a search or a table.
    pub page: Rect,
    /// The line at the bottom.
    pub bar: Rect,
}

impl Areas {
    /// The place of a panel.
    pub fn panel(&self, panel: Panel) -> Rect {
        match panel {
            Panel::Articles => self.articles,
            Panel::Facts => self.facts,
            Panel::Diff => self.diff,
        }
    }

    fn place(&mut self, panel: Panel, area: Rect) {
        match panel {
            Panel::Articles => self.articles = area,
            Panel::Facts => self.facts = area,
            Panel::Diff => self.diff = area,
        }
    }
}

/// Rows of a pin: the fact, and its note or its sources.
pub const PIN_ROWS: u16 = 2;
/// Cells between two columns.
const GAP: u16 = 2;
/// Cells of the articles on the widest screen.
const ARTICLES: u16 = 32;
/// Percent of the widest screen for the facts.
const FACTS: i16 = 46;
/// The same where the articles stand over them.
const LEFT: i16 = 58;
/// Rows from which on the lead sentence has room.
const TALL: u16 = 36;
/// Rows of articles in one line each.
const LISTED: u16 = 7;

/// Places everything.
pub fn arrange(shape: Shape) -> Areas {
    let mut areas = Areas { breakpoint: Breakpoint::of(shape.width, shape.height), ..Areas::default() };
    if areas.breakpoint == Breakpoint::TooSmall {
        return areas;
    }
    let screen = Rect::new(0, 0, shape.width, shape.height);
    let lead = if shape.height >= TALL && shape.base != Base::Article { shape.lead.min(2) } else { 0 };
    let header = if shape.height < 10 { 1 } else { 2 };
    let (header, rest) = rows(screen, header + lead);
    let (middle, bar) = rows(rest, rest.height - 1);
    areas.header = header;
    areas.middle = middle;
    areas.bar = bar;
    let alone = shape.zoomed || areas.breakpoint == Breakpoint::Narrow;
    match shape.base {
        Base::Panels if alone => {
            let mut body = middle;
            if areas.breakpoint == Breakpoint::Narrow {
                (areas.tabs, body) = rows(middle, 1);
            }
            areas.place(shape.focus, body);
        }
        Base::Panels => panels(&mut areas, shape),
        Base::List => areas.page = middle,
        Base::Table if alone || middle.height < 16 => areas.page = middle,
        Base::Table => (areas.page, areas.diff) = rows(middle, middle.height * 60 / 100),
        // Without pins there is no Diff of one.
        Base::Pins if shape.pins == 0 => areas.page = middle,
        Base::Pins if !alone && middle.height >= 14 => {
            let wanted = u16::try_from(shape.pins).unwrap_or(u16::MAX).saturating_add(2);
            (areas.page, areas.diff) = rows(middle, wanted.clamp(4, middle.height / 2));
        }
        _ if alone => areas.page = middle,
        _ => match areas.breakpoint {
            Breakpoint::Widest | Breakpoint::Wide => {
                let side = Sizes::share(middle.width, 100 - LEFT, shape.sizes.side);
                (areas.page, areas.diff) = columns(middle, middle.width - side - GAP);
            }
            // The search keeps the place of the facts; a text is read at full height.
            _ if shape.base == Base::Search && middle.height >= 14 => {
                (areas.page, areas.diff) = rows(middle, (middle.height / 2).max(8));
            }
            _ => areas.page = middle,
        },
    }
    areas
}

/// Places the panels of a screen that has room for more than one.
fn panels(areas: &mut Areas, shape: Shape) {
    let middle = areas.middle;
    match areas.breakpoint {
        Breakpoint::Widest => {
            let wanted = i32::from(ARTICLES) + 4 * i32::from(shape.sizes.articles);
            let first = u16::try_from(wanted).unwrap_or(ARTICLES).clamp(16, middle.width / 3);
            let (articles, rest) = columns(middle, first);
            let facts = Sizes::share(middle.width, FACTS, -shape.sizes.side);
            let (facts, diff) = columns(rest, facts.min(rest.width.saturating_sub(28)));
            (areas.articles, areas.facts, areas.diff) = (articles, facts, diff);
        }
        Breakpoint::Wide => {
            let left = Sizes::share(middle.width, LEFT, -shape.sizes.side);
            let (left, diff) = columns(middle, left);
            let listed = u16::try_from(shape.articles).unwrap_or(u16::MAX).clamp(1, LISTED) + 1;
            let listed = listed.saturating_add_signed(shape.sizes.upper).clamp(2, left.height - 6);
            (areas.articles, areas.facts) = rows(left, listed);
            areas.diff = diff;
        }
        _ => {
            let (line, body) = rows(middle, 1);
            areas.line = line;
            let half = (body.height / 2).saturating_add_signed(2 * shape.sizes.upper);
            let (upper, diff) = rows(body, half.clamp(4, body.height - 4));
            let first = if shape.focus == Panel::Articles { Panel::Articles } else { Panel::Facts };
            areas.place(first, upper);
            areas.diff = diff;
        }
    }
}

fn rows(area: Rect, first: u16) -> (Rect, Rect) {
    let first = first.min(area.height);
    (Rect { height: first, ..area }, Rect { y: area.y + first, height: area.height - first, ..area })
}

fn columns(area: Rect, first: u16) -> (Rect, Rect) {
    let first = first.min(area.width);
    let gap = GAP.min(area.width - first);
    (Rect { width: first, ..area }, Rect { x: area.x + first + gap, width: area.width - first - gap, ..area })
}

/// A panel without its title row.
pub fn inner(area: Rect) -> Rect {
    rows(area, 1).1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(width: u16, height: u16) -> Shape {
        Shape {
            width,
            height,
            focus: Panel::Facts,
            zoomed: false,
            base: Base::Panels,
            articles: 5,
            lead: 2,
            pins: 0,
            sizes: Sizes::default(),
        }
    }

    #[test]
    fn the_panel_with_the_keys_is_on_every_screen_that_is_large_enough() {
        for width in 20..220 {
            for height in 6..70 {
                for focus in Panel::ALL {
                    for zoomed in [false, true] {
                        let moved = i16::try_from((width + height) % 13).unwrap() - 6;
                        let sizes = Sizes { articles: moved, side: -moved, upper: moved };
                        let areas = arrange(Shape { focus, zoomed, sizes, ..shape(width, height) });
                        let area = areas.panel(focus);
                        assert!(area.height > 1 && area.width > 9, "{focus:?} {width}x{height} {zoomed}");
                    }
                }
            }
        }
    }

    #[test]
    fn panels_stand_where_the_size_has_room_for_them() {
        let widths = |width, height| {
            let areas = arrange(shape(width, height));
            Panel::ALL.map(|panel| areas.panel(panel).width)
        };
        assert_eq!(widths(160, 45), [32, 74, 50]);
        assert_eq!(widths(120, 40), [70, 70, 48]);
        assert_eq!(widths(80, 24), [0, 80, 80]);
        assert_eq!(widths(60, 24), [0, 60, 0]);
        let low = arrange(shape(80, 24));
        assert_eq!((low.line.y, low.facts.y, low.facts.height, low.diff.y), (2, 3, 10, 13));
    }

    #[test]
    fn borders_move_to_either_side_and_stop_at_the_edge() {
        let width = |panel, steps: i16| {
            let mut sizes = Sizes::default();
            sizes.widen(panel, Breakpoint::Widest, steps);
            arrange(Shape { sizes, ..shape(160, 40) }).panel(panel).width
        };
        for panel in Panel::ALL {
            assert!(width(panel, -1) < width(panel, 0) && width(panel, 0) < width(panel, 1), "{panel:?}");
            assert_eq!(width(panel, 6), width(panel, 99));
        }
    }
}
