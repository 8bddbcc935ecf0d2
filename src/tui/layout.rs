//! Where things stand on the screen, for every size of it.

use ratatui::layout::Rect;

use super::state::Way;

/// A panel that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The articles.
    Articles,
    /// All facts.
    Facts,
    /// The facts with a judgement.
    Disagreements,
    /// The readings of the chosen fact.
    Evidence,
}

impl Panel {
    /// In the order of the Tab key and of their numbers.
    pub const ALL: [Self; 4] = [Self::Articles, Self::Facts, Self::Disagreements, Self::Evidence];

    /// The number and name that stand over the panel.
    pub fn title(self) -> &'static str {
        match self {
            Self::Articles => "1 Articles",
            Self::Facts => "2 Facts",
            Self::Disagreements => "3 Disagreements",
            Self::Evidence => "4 Evidence",
        }
    }

    /// The next panel, around the ring.
    pub fn next(self, way: Way) -> Self {
        let at = Self::ALL.iter().position(|panel| *panel == self).unwrap_or_default();
        Self::ALL.get(way.around(at, Self::ALL.len())).copied().unwrap_or(self)
    }
}

/// How much a screen of some width can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breakpoint {
    /// Not even one panel.
    #[default]
    TooSmall,
    /// One panel, with a line that names all.
    Narrow,
    /// Articles or facts; disagreements over evidence.
    Middle,
    /// Articles; facts; disagreements over evidence.
    Wide,
}

impl Breakpoint {
    /// Columns and rows below which nothing is shown.
    pub const LEAST: (u16, u16) = (20, 6);

    /// The breakpoint of a screen of `width` by `height` cells.
    pub fn of(width: u16, height: u16) -> Self {
        match width {
            _ if width < Self::LEAST.0 || height < Self::LEAST.1 => Self::TooSmall,
            0..80 => Self::Narrow,
            80..120 => Self::Middle,
            _ => Self::Wide,
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
    /// A table over the evidence of what is chosen in it.
    Table,
}

/// How far the reader has moved the borders of panels, in steps to either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Wider articles, on a wide screen.
    pub articles: i16,
    /// Wider disagreements and evidence, or article beside them.
    pub side: i16,
    /// Taller disagreements.
    pub upper: i16,
}

impl Sizes {
    /// Steps that a border can be moved.
    const MOST: i16 = 8;
    /// Percent of the screen that a step is wide.
    const STEP: i16 = 4;

    /// Makes `panel` wider by `steps`; with negative ones narrower.
    pub fn widen(&mut self, panel: Panel, breakpoint: Breakpoint, steps: i16) {
        let (border, steps) = match panel {
            Panel::Articles if breakpoint == Breakpoint::Wide => (&mut self.articles, steps),
            Panel::Articles | Panel::Facts => (&mut self.side, -steps),
            Panel::Disagreements | Panel::Evidence => (&mut self.side, steps),
        };
        *border = (*border + steps).clamp(-Self::MOST, Self::MOST);
    }

    /// Makes `panel` taller by `steps`; only disagreements and evidence share a column.
    pub fn heighten(&mut self, panel: Panel, steps: i16) {
        let steps = if panel == Panel::Evidence { -steps } else { steps };
        self.upper = (self.upper + steps).clamp(-Self::MOST, Self::MOST);
    }

    /// `percent` of `width`, moved by `steps`.
    fn share(width: u16, percent: i16, steps: i16) -> u16 {
        let percent = (percent + steps * Self::STEP).clamp(12, 72).unsigned_abs();
        (u32::from(width) * u32::from(percent) / 100) as u16
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
    /// True when that panel, or the article or search, takes the whole screen.
    pub zoomed: bool,
    /// What fills the middle.
    pub base: Base,
    /// How many disagreements there are to list.
    pub disagreements: usize,
    /// Rows that the pins would take.
    pub pins: usize,
    /// How far the borders were moved.
    pub sizes: Sizes,
}

/// The places of everything; an empty rectangle for what is not shown. Panels include their title row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// What the width allows.
    pub breakpoint: Breakpoint,
    /// The line at the top.
    pub header: Rect,
    /// The line that names the panels of a narrow screen.
    pub tabs: Rect,
    /// All between header and bottom bar.
    pub middle: Rect,
    /// The articles.
    pub articles: Rect,
    /// The facts.
    pub facts: Rect,
    /// The disagreements.
    pub disagreements: Rect,
    /// The evidence.
    pub evidence: Rect,
    /// The text of an article, or a search.
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
            Panel::Disagreements => self.disagreements,
            Panel::Evidence => self.evidence,
        }
    }

    fn place(&mut self, panel: Panel, area: Rect) {
        match panel {
            Panel::Articles => self.articles = area,
            Panel::Facts => self.facts = area,
            Panel::Disagreements => self.disagreements = area,
            Panel::Evidence => self.evidence = area,
        }
    }
}

/// Cells between two columns.
const GAP: u16 = 2;
/// Percent of a wide screen for disagreements and evidence.
const SIDE: i16 = 38;
/// The same for a screen of two columns.
const HALF: i16 = 52;
/// Headlines need no more cells.
const MOST_ARTICLES: u16 = 44;
/// Facts need as many.
const LEAST_FACTS: u16 = 20;

/// Places everything.
pub fn arrange(shape: Shape) -> Areas {
    let mut areas = Areas { breakpoint: Breakpoint::of(shape.width, shape.height), ..Areas::default() };
    if areas.breakpoint == Breakpoint::TooSmall {
        return areas;
    }
    let screen = Rect::new(0, 0, shape.width, shape.height);
    let (header, rest) = rows(screen, 1);
    let (middle, bar) = rows(rest, rest.height - 1);
    areas.header = header;
    areas.middle = middle;
    areas.bar = bar;
    let alone = shape.zoomed || areas.breakpoint == Breakpoint::Narrow;
    if shape.base == Base::Table {
        const LEAST: u16 = 20;
        let below = if alone || middle.height < LEAST { 0 } else { middle.height * 40 / 100 };
        (areas.page, areas.evidence) = rows(middle, middle.height - below);
        return areas;
    }
    if shape.base != Base::Panels {
        if shape.zoomed || areas.breakpoint != Breakpoint::Wide {
            areas.page = middle;
            if shape.base == Base::Pins && !shape.zoomed && middle.height >= 16 {
                let wanted = u16::try_from(shape.pins).unwrap_or(u16::MAX).saturating_add(2);
                (areas.page, areas.evidence) = rows(middle, wanted.clamp(4, middle.height / 2));
            }
            return areas;
        }
        let (page, side) = columns(middle, middle.width - Sizes::share(middle.width, SIDE, shape.sizes.side));
        areas.page = page;
        if shape.base == Base::Article {
            stack(&mut areas, side, shape, 4);
        } else {
            areas.evidence = side;
        }
        return areas;
    }
    if alone {
        let mut body = middle;
        if areas.breakpoint == Breakpoint::Narrow {
            (areas.tabs, body) = rows(middle, 1);
        }
        let stacked = matches!(shape.focus, Panel::Disagreements | Panel::Evidence) && !shape.zoomed;
        if stacked {
            stack(&mut areas, body, shape, 14);
        } else {
            areas.place(shape.focus, body);
        }
        return areas;
    }
    if areas.breakpoint == Breakpoint::Middle {
        let side = Sizes::share(middle.width, HALF, shape.sizes.side);
        let (left, right) = columns(middle, middle.width - side - GAP);
        let first = if shape.focus == Panel::Articles { Panel::Articles } else { Panel::Facts };
        areas.place(first, left);
        stack(&mut areas, right, shape, 4);
    } else {
        let side_width = Sizes::share(middle.width, SIDE, shape.sizes.side);
        let (left, side) = columns(middle, middle.width - side_width);
        let most = MOST_ARTICLES + shape.sizes.articles.max(0).unsigned_abs() * 4;
        let first = Sizes::share(middle.width, 22, shape.sizes.articles).min(most);
        let (articles, facts) = columns(left, first.min(left.width.saturating_sub(LEAST_FACTS)));
        areas.articles = articles;
        areas.facts = facts;
        stack(&mut areas, side, shape, 4);
    }
    areas
}

/// Disagreements over evidence where both have height enough, the one with the keys otherwise; `least` are the rows that
/// must be left beside the evidence.
fn stack(areas: &mut Areas, area: Rect, shape: Shape, least: u16) {
    const EVIDENCE: u16 = 8;
    if area.height < EVIDENCE + least {
        let panel = if shape.focus == Panel::Disagreements { shape.focus } else { Panel::Evidence };
        areas.place(panel, area);
        return;
    }
    let wanted = u16::try_from(shape.disagreements).unwrap_or(u16::MAX).saturating_add(2);
    let most = (area.height * 2 / 5).min(area.height - EVIDENCE).max(least);
    let usual = wanted.clamp(4, most.max(4));
    let moved = usual.saturating_add_signed(2 * shape.sizes.upper);
    (areas.disagreements, areas.evidence) = rows(area, moved.clamp(4, area.height - EVIDENCE / 2));
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
            focus: Panel::Disagreements,
            zoomed: false,
            base: Base::Panels,
            disagreements: 9,
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
                        let moved = i16::try_from((width + height) % 17).unwrap() - 8;
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
    fn a_wide_screen_shows_every_panel() {
        let areas = arrange(shape(120, 40));
        assert!(Panel::ALL.iter().all(|panel| areas.panel(*panel).height > 3));
    }

    #[test]
    fn borders_move_to_either_side_and_stop_at_the_edge() {
        let width = |panel, steps: i16| {
            let mut sizes = Sizes::default();
            sizes.widen(panel, Breakpoint::Wide, steps);
            arrange(Shape { sizes, ..shape(160, 40) }).panel(panel).width
        };
        for panel in Panel::ALL {
            assert!(width(panel, -1) < width(panel, 0) && width(panel, 0) < width(panel, 1), "{panel:?}");
            assert_eq!(width(panel, 8), width(panel, 99));
        }
        let mut sizes = Sizes::default();
        sizes.heighten(Panel::Evidence, 2);
        let areas = arrange(Shape { sizes, ..shape(160, 40) });
        assert!(areas.evidence.height > arrange(shape(160, 40)).evidence.height);
    }
}
