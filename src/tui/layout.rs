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
    /// The breakpoint of a screen of `width` by `height` cells.
    pub fn of(width: u16, height: u16) -> Self {
        match width {
            _ if height < 6 => Self::TooSmall,
            0..20 => Self::TooSmall,
            20..80 => Self::Narrow,
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
    if shape.base != Base::Panels {
        if shape.zoomed || areas.breakpoint != Breakpoint::Wide {
            areas.page = middle;
            if shape.base == Base::Pins && !shape.zoomed && middle.height >= 16 {
                let wanted = u16::try_from(shape.pins).unwrap_or(u16::MAX).saturating_add(2);
                (areas.page, areas.evidence) = rows(middle, wanted.clamp(4, middle.height / 2));
            }
            return areas;
        }
        let (page, side) = columns(middle, middle.width - side_width(middle.width));
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
        let (left, right) = columns(middle, middle.width * 46 / 100);
        let first = if shape.focus == Panel::Articles { Panel::Articles } else { Panel::Facts };
        areas.place(first, left);
        stack(&mut areas, right, shape, 4);
    } else {
        let (left, side) = columns(middle, middle.width - side_width(middle.width));
        let (articles, facts) = columns(left, (middle.width * 22 / 100).min(44));
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
    (areas.disagreements, areas.evidence) = rows(area, wanted.clamp(4, most.max(4)));
}

fn side_width(width: u16) -> u16 {
    width * 38 / 100
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
        }
    }

    #[test]
    fn the_panel_with_the_keys_is_on_every_screen_that_is_large_enough() {
        for width in 20..220 {
            for height in 6..70 {
                for focus in Panel::ALL {
                    for zoomed in [false, true] {
                        let areas = arrange(Shape { focus, zoomed, ..shape(width, height) });
                        assert!(areas.panel(focus).height > 1, "{focus:?} {width}x{height} {zoomed}");
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
}
