//! Draws the pictures of the README from the program as it is: `cargo test --test pictures -- --ignored`.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // A script, in the clothes of a test.

mod session;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use session::Session;
use vt100::{Cell, Color, Screen};

const WIDTH: f64 = 8.4;
const HEIGHT: f64 = 18.0;
const MARGIN: f64 = 12.0;
const PAPER: &str = "#1c1f26";
const INK: &str = "#d5d9e0";
/// The terminal's sixteen colours.
const PALETTE: [&str; 16] = [
    "#2b303b", "#f07178", "#a5c77f", "#f2cc60", "#7aa2f7", "#c792ea", "#7fdbca", "#d5d9e0", "#697080",
    "#ff8b92", "#c3e88d", "#ffe08a", "#9ec1ff", "#e2b6ff", "#a7f0e4", "#ffffff",
];

#[test]
#[ignore = "writes files into the repository"]
fn the_pictures_of_the_readme() {
    let mut session = Session::open(&[], &[]);
    session.resize(40, 120);
    session.see("5 outlets");
    session.see("? all keys");
    session.settle();
    save("reader", session.screen.screen());

    session.resize(24, 80);
    session.see("Articles: ");
    session.settle();
    save("small", session.screen.screen());

    session.press("/trade volume");
    session.see("/ trade volume");
    session.see("━ Found");
    session.settle();
    save("search", session.screen.screen());

    session.press("\x1b");
    session.lose("━ Found");
    session.resize(30, 110);
    session.press("mddmap");
    session.see("note: p");
    session.press("\x08ask both ministries which year the figure is for\r");
    session.press("ddmp");
    session.see("━ Pins");
    session.settle();
    save("pins", session.screen.screen());
    session.leave();
}

fn save(name: &str, screen: &Screen) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name).with_extension("svg"), svg(screen)).unwrap();
}

/// The screen as a picture: text stays text, so that it can be searched and read aloud.
fn svg(screen: &Screen) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let (width, height) =
        (f64::from(columns) * WIDTH + 2.0 * MARGIN, f64::from(rows) * HEIGHT + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-size=\"14\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for row in 0..rows {
        let cells: Vec<&Cell> = (0..columns).filter_map(|column| screen.cell(row, column)).collect();
        let mut start = 0;
        while start < cells.len() {
            let look = look(cells[start]);
            let length = cells[start..].iter().take_while(|cell| self::look(cell) == look).count();
            let text: String =
                cells[start..start + length].iter().map(|cell| text(cell)).collect::<Vec<_>>().concat();
            stretch(&mut out, (row, start, length), &text, &look);
            start += length;
        }
    }
    out.push_str("</svg>\n");
    out
}

fn text(cell: &Cell) -> &str {
    if cell.has_contents() { cell.contents() } else { " " }
}

/// Ink, paper, and the attributes of a stretch of text.
fn look(cell: &Cell) -> (String, String, String) {
    let mut attributes = String::new();
    for (is_so, attribute) in [
        (cell.bold(), " font-weight=\"bold\""),
        (cell.dim(), " opacity=\"0.6\""),
        (cell.underline(), " text-decoration=\"underline\""),
    ] {
        if is_so {
            attributes.push_str(attribute);
        }
    }
    let (ink, paper) = (color(cell.fgcolor(), INK), color(cell.bgcolor(), PAPER));
    if cell.inverse() { (paper, ink, attributes) } else { (ink, paper, attributes) }
}

fn color(color: Color, default: &str) -> String {
    match color {
        Color::Idx(index) if usize::from(index) < PALETTE.len() => PALETTE[usize::from(index)].to_owned(),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => default.to_owned(),
    }
}

fn stretch(
    out: &mut String,
    (row, column, length): (u16, usize, usize),
    text: &str,
    (ink, paper, attributes): &(String, String, String),
) {
    let (x, y) = (MARGIN + column as f64 * WIDTH, MARGIN + f64::from(row) * HEIGHT);
    let width = length as f64 * WIDTH;
    if paper != PAPER {
        writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{HEIGHT}\" fill=\"{paper}\" shape-rendering=\"crispEdges\"/>"
        )
        .unwrap();
    }
    if !text.trim().is_empty() {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace(' ', "\u{a0}");
        let y = y + HEIGHT * 0.75;
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{width:.1}\" fill=\"{ink}\"{attributes}>{text}</text>"
        )
        .unwrap();
    }
}
