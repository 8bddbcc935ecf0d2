//! Measures gainsay on public test suites: `cargo bench --bench suites -- FOLDER [SUITE]`.
//!
//! FOLDER holds the suites of recognizers-text, quantulum3, duckling, chrono, ftfy and the golden rules as JSON. With
//! the name of a SUITE the cases that it fails are listed. What the columns mean, what is left out and what others
//! reach stands in `docs/suites.md`.

mod figures;
mod repairs;
mod score;

use std::path::Path;

use gainsay::model::{Article, Block, BlockKind, Origin, Stated};
use gainsay::value::Kind;
use serde_json::Value as Json;

use score::Case;

/// How the cases of a file are read.
enum Load {
    /// Mentions with values and units.
    Mentions(&'static [Kind], fn(&Json) -> Vec<Case>),
    /// Texts that must come out as the suite says.
    Texts(fn(&Json) -> repairs::Outcome),
}

const FIGURES: &[Kind] = &[
    Kind::Money,
    Kind::Percent,
    Kind::Quantity,
    Kind::Distance,
    Kind::Duration,
    Kind::Age,
    Kind::Count,
    Kind::Rank,
];
const MEASURES: &[Kind] =
    &[Kind::Money, Kind::Percent, Kind::Quantity, Kind::Distance, Kind::Duration, Kind::Age];

const SUITES: [(&str, &str, Load); 24] = [
    (
        "recognizers currency",
        "recognizers-text/NumberWithUnit/English/CurrencyModel.json",
        Load::Mentions(&[Kind::Money], figures::recognizers),
    ),
    (
        "recognizers percent",
        "recognizers-text/Number/English/PercentModel.json",
        Load::Mentions(&[Kind::Percent], figures::recognizers),
    ),
    (
        "recognizers age",
        "recognizers-text/NumberWithUnit/English/AgeModel.json",
        Load::Mentions(&[Kind::Age], figures::recognizers),
    ),
    (
        "recognizers number range",
        "recognizers-text/Number/English/NumberRangeModel.json",
        Load::Mentions(FIGURES, figures::recognizers),
    ),
    (
        "recognizers date",
        "recognizers-text/DateTime/English/DateParser.json",
        Load::Mentions(&[Kind::Date], figures::recognizers),
    ),
    (
        "recognizers date period",
        "recognizers-text/DateTime/English/DatePeriodParser.json",
        Load::Mentions(&[Kind::Date], figures::recognizers),
    ),
    (
        "recognizers duration",
        "recognizers-text/DateTime/English/DurationParser.json",
        Load::Mentions(&[Kind::Duration], figures::recognizers),
    ),
    ("quantulum3", "quantulum3/quantities.json", Load::Mentions(MEASURES, figures::quantulum)),
    (
        "quantulum3, known units",
        "quantulum3/quantities.json",
        Load::Mentions(MEASURES, figures::quantulum_known),
    ),
    ("duckling money", "duckling/AmountOfMoney.json", Load::Mentions(&[Kind::Money], figures::duckling)),
    ("duckling duration", "duckling/Duration.json", Load::Mentions(&[Kind::Duration], figures::duckling)),
    ("duckling numeral", "duckling/Numeral.json", Load::Mentions(FIGURES, figures::duckling)),
    ("duckling distance", "duckling/Distance.json", Load::Mentions(&[Kind::Distance], figures::duckling)),
    ("duckling quantity", "duckling/Quantity.json", Load::Mentions(&[Kind::Quantity], figures::duckling)),
    ("duckling volume", "duckling/Volume.json", Load::Mentions(&[Kind::Quantity], figures::duckling)),
    (
        "duckling temperature",
        "duckling/Temperature.json",
        Load::Mentions(&[Kind::Quantity], figures::duckling),
    ),
    ("duckling dates", "duckling/Time.json", Load::Mentions(&[Kind::Date], figures::duckling_dates)),
    ("chrono dates", "chrono/chrono-en.json", Load::Mentions(&[Kind::Date], figures::chrono)),
    ("chrono: no date", "chrono/chrono-en-negative.json", Load::Texts(repairs::no_date)),
    ("ftfy in the wild", "ftfy/in-the-wild.json", Load::Texts(repairs::mojibake)),
    ("ftfy synthetic", "ftfy/synthetic.json", Load::Texts(repairs::mojibake)),
    ("ftfy language names", "ftfy/language-names.json", Load::Texts(repairs::mojibake)),
    ("ftfy: nothing to mend", "ftfy/negative.json", Load::Texts(repairs::mojibake)),
    ("golden rules", "segmentation/golden-rules-en.json", Load::Texts(repairs::sentences)),
];

fn main() {
    // Cargo adds an option of its own to the arguments of a bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: suites FOLDER [SUITE]");
        std::process::exit(2);
    };
    println!("{:26} {:>6} {:>7} {:>9} {:>11}", "suite", "cases", "span", "value F1", "+unit F1");
    for (name, file, load) in SUITES {
        let show = arguments.get(1).is_some_and(|wanted| name.contains(wanted.as_str()));
        let json = match read(&Path::new(folder).join(file)) {
            Ok(json) => json,
            Err(error) => {
                eprintln!("{file}: {error}");
                continue;
            }
        };
        match load {
            Load::Mentions(kinds, load) => score::report(name, &load(&json), kinds, show),
            Load::Texts(run) => run(&json).report(name, show),
        }
    }
}

fn read(path: &Path) -> Result<Json, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(std::fs::read_to_string(path)?.trim_start_matches('\u{feff}'))?)
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

/// An article of one paragraph.
fn article(text: &str) -> Article {
    Article {
        id: String::new(),
        path: None,
        title: None,
        outlet: Stated::new(String::new(), Origin::Text),
        published: None,
        url: None,
        language: None,
        body: text.to_owned(),
        blocks: vec![Block { span: 0..text.len(), kind: BlockKind::Paragraph }],
        repairs: Vec::new(),
        digest: 0,
    }
}
