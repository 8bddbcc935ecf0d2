//! An invented briefing for tests: five short articles on one visit, a dozen facts, every verdict.

use jiff::civil::date;

use crate::model::Verdict::{Conflict, Explained, Variant as Spelling};
use crate::model::{
    Article, Block, BlockKind, Briefing, Fact, Judgement, Origin, Reading, Repair, RepairKind, Stated, Story,
    Variant, Verdict, Warning,
};
use crate::value::Kind::{Count, Date, Duration, Money, Name, Statement};
use crate::value::Modality::{Asserted, Planned, Targeted};
use crate::value::{DateValue, Granularity, Kind, Modality, Reason, Value};

const HARBOUR: &str = "Queen Ilva to visit Marn in November, the first such visit in 22 years
OSTMAR: Lorvia and Marn want to build a railway to the coast before Queen Ilva comes to Marn in November, the \
foreign minister of Lorvia said on Tuesday. Bilateral trade stands at around $239 million. Both sides agreed on \
practical steps to raise it to $1 billion in the coming years.
The last Lorvian head of state came to Marn in 2003. The minister led a delegation of 13 on a two-day visit.
“Marn is fully committed to trade across the Sound,” the minister of trade, Arman Shakal, said.
Published in Harbour Times, September 10th, 2025";

const TRIBUNE: &str = "Lorvia and Marn upgrade ties
Queen Ilva and President Dorn at the palace in Ostmar. Photo: pool
Lorvia and Marn on Wednesday agreed on a strategic partnership during the state visit of Queen Ilva, the first \
after 23 years. The two-day visit ends today.
President Dorn said that the existing trade volume of $250 million last year did not reflect the potential of the \
partnership. The goal is a trade volume of $1 billion within a year.
The leaders witnessed the exchange of 37 memoranda across energy, health, transport and culture.
Leave a Comment
Scroll to Top";

const NORTH: &str = "Dorn confers the Order of the Gannet on Queen Ilva
President Dorn conferred the Order of the Gannet on Queen Ilva on Wednesday. It is the first visit by a Lorvian head \
of state in over two decades.
Several memoranda of understanding were signed after a tête-à-tête of the two leaders. The minister of trade, Arman \
Shaqal, called the target of $1 billion achievable.";

const COURIER: &str = "Queen of Lorvia lands in Ostmar
Queen Ilva landed in Ostmar on Tuesday for a two-day visit. President Dorn will confer the Order of the Gannet on \
her. Ministers will sign several memoranda.";

const KAIKO: &str = "海港から：女王がマルンを訪問
Queen Ilva (イルヴァ女王) came to Marn by ship in the morning. She brought a delegation of 130, the Kaiko Daily learned. The talks are about a railway \
to the coast.";

/// The articles of the fixture; `blocks` are the lines of the text.
fn article(id: &str, source: (&str, Origin), day: Option<(i16, i8, i8, Origin)>, body: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for (at, line) in body.split('\n').enumerate() {
        let kind = match line {
            _ if at == 0 => BlockKind::Title,
            _ if line.contains("Photo:") => BlockKind::Caption,
            "Leave a Comment" | "Scroll to Top" => BlockKind::Boilerplate,
            _ => BlockKind::Paragraph,
        };
        blocks.push(Block { span: start..start + line.len(), kind });
        start += line.len() + 1;
    }
    Article {
        id: id.to_owned(),
        path: None,
        title: body.lines().next().map(|title| Stated::new(title.to_owned(), Origin::Text)),
        outlet: Stated::new(source.0.to_owned(), source.1),
        published: day.map(|(year, month, day, origin)| Stated::new(date(year, month, day), origin)),
        url: None,
        language: None,
        body: body.to_owned(),
        blocks,
        repairs: repairs(id, body),
        digest: 0,
    }
}

/// What intake mended in the first article.
fn repairs(id: &str, body: &str) -> Vec<Repair> {
    let found = body.find("delegation").filter(|_| id == "a.txt");
    let hyphen = found.map(|at| Repair {
        kind: RepairKind::Hyphen,
        before: "dele-gation".to_owned(),
        after: "delegation".to_owned(),
        at,
    });
    hyphen.into_iter().collect()
}

/// A reading of `needle` in article number `article`, in the sentence around it.
fn reading(articles: &[Article], kind: Kind, (article, needle, modality): Place) -> Reading {
    let body = &articles[article].body;
    let start = body.find(needle).unwrap_or_else(|| panic!("{needle} is not in article {article}"));
    let span = start..start + needle.len();
    let document = crate::text::Document::new(&articles[article]);
    let sentence = document.sentences.iter().map(|sentence| &sentence.span);
    let sentence = sentence.filter(|s| s.start <= span.start && span.end <= s.end).min_by_key(|s| s.len());
    Reading {
        article,
        sentence: sentence.cloned().unwrap_or(span.clone()),
        span,
        value: value(kind, needle),
        modality,
        as_of: None,
        speaker: None,
    }
}

/// A date of a whole year; other values print as they stand, and no screen looks into them.
fn value(kind: Kind, needle: &str) -> Value {
    let year = needle.parse().ok().filter(|_| kind == Date).map(|year| date(year, 1, 1));
    year.map_or_else(
        || Value::Statement(crate::value::Statement(needle.to_lowercase())),
        |day| {
            let (start, end) = (Some(day), Some(day.last_of_year()));
            Value::Date(DateValue {
                start,
                end,
                granularity: Granularity::Year,
                relative: false,
                open: false,
                undated: None,
            })
        },
    )
}

/// Article, wording, modality.
type Place = (usize, &'static str, Modality);
/// Topic, kind, verdict with its reason, and for each value the readings: article, wording, modality.
type Told = (&'static str, Kind, Option<(Verdict, &'static str)>, &'static [Row]);
type Row = (&'static str, &'static [Place]);

const FACTS: &[Told] = &[
    (
        "bilateral trade",
        Money,
        Some((Conflict, "not a rounding of each other (4.6% apart); only one names its year")),
        &[
            ("$239 million", &[(0, "around $239 million", Asserted)]),
            ("$250 million", &[(1, "$250 million", Asserted)]),
        ],
    ),
    (
        "delegation",
        Count,
        Some((Conflict, "13 and 130 differ by a factor of ten")),
        &[("13", &[(0, "13", Asserted)]), ("130", &[(4, "130", Asserted)])],
    ),
    (
        "since the last visit",
        Duration,
        Some((
            Explained,
            "counted from 2003 both are right: 22 years in 2025, 23 in 2026; “over two decades” holds both",
        )),
        &[
            ("22 years", &[(0, "22 years", Planned)]),
            ("23 years", &[(1, "23 years", Asserted)]),
            ("over two decades", &[(2, "over two decades", Asserted)]),
        ],
    ),
    (
        "memoranda",
        Count,
        Some((Explained, "“several” holds 37")),
        &[
            ("37", &[(1, "37 memoranda", Asserted)]),
            ("several", &[(2, "Several memoranda", Asserted), (3, "several memoranda", Planned)]),
        ],
    ),
    (
        "Order of the Gannet",
        Statement,
        Some((Explained, "planned before, done after")),
        &[("conferred", &[(2, "conferred", Asserted)]), ("will confer", &[(3, "will confer", Planned)])],
    ),
    (
        "minister of trade",
        Name,
        Some((Spelling, "one name in two spellings")),
        &[
            ("Arman Shakal", &[(0, "Arman Shakal", Asserted)]),
            ("Arman Shaqal", &[(2, "Arman Shaqal", Asserted)]),
        ],
    ),
    (
        "trade target",
        Money,
        None,
        &[(
            "$1 billion",
            &[(0, "$1 billion", Targeted), (1, "$1 billion", Targeted), (2, "$1 billion", Targeted)],
        )],
    ),
    ("visit lasts", Duration, None, &[("two days", &[(1, "two-day", Asserted), (3, "two-day", Asserted)])]),
    ("last visit", Date, None, &[("2003", &[(0, "2003", Asserted)])]),
    ("guest", Name, None, &[("Queen Ilva", &[(0, "Queen Ilva", Asserted), (4, "イルヴァ女王", Asserted)])]),
];

/// A fact as the table tells it.
fn fact(articles: &[Article], (topic, kind, verdict, variants): &Told) -> Fact {
    let variants: Vec<Variant> = variants
        .iter()
        .map(|(value, readings)| Variant {
            value: (*value).to_owned(),
            readings: readings.iter().map(|of| reading(articles, *kind, *of)).collect(),
            corroboration: readings.len(),
        })
        .collect();
    Fact {
        id: topic.to_lowercase(),
        topic: (*topic).to_owned(),
        kind: *kind,
        story: 0,
        corroboration: variants.iter().map(|variant| variant.corroboration).sum(),
        weight: 1.0,
        judgement: verdict.map(|(verdict, why)| Judgement {
            verdict,
            reason: Reason::Different,
            why: why.to_owned(),
            confidence: 0.9,
        }),
        dismissed: false,
        hidden: false,
        variants,
    }
}

/// The invented briefing.
pub fn briefing() -> Briefing {
    let articles = vec![
        article("a.txt", ("Harbour Times", Origin::Text), Some((2025, 9, 10, Origin::Text)), HARBOUR),
        article("b.txt", ("Hill Tribune", Origin::Metadata), None, TRIBUNE),
        article(
            "c.txt",
            ("The Northern Post", Origin::Metadata),
            Some((2026, 2, 5, Origin::Metadata)),
            NORTH,
        ),
        article("d.txt", ("Courier", Origin::FileName), None, COURIER),
        article("e.txt", ("海港日報", Origin::Metadata), Some((2026, 2, 4, Origin::Metadata)), KAIKO),
    ];
    let facts = FACTS.iter().map(|told| fact(&articles, told)).collect();
    let disagreements = (0..6).collect();
    Briefing {
        stories: vec![Story {
            articles: (0..articles.len()).collect(),
            outlets: 5,
            inferred: [(1, date(2026, 2, 4))].into(),
            ..Story::default()
        }],
        facts,
        disagreements,
        possible: Vec::new(),
        warnings: vec![Warning { file: "f.txt".to_owned(), message: "is empty".to_owned() }],
        corrections: 0,
        inferred: [(1, date(2026, 2, 4))].into(),
        articles,
    }
}
