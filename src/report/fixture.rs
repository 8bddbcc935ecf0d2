//! A small invented briefing for tests: two of each verdict's shapes, agreements, a repair, a warning, wide letters.

use jiff::civil::{Date, date};

use crate::model::{
    Article, Block, BlockKind, Briefing, Fact, Judgement, Origin, Reading, Repair, RepairKind, Stated, Story,
    Variant, Verdict, Warning,
};
use crate::value::{Kind, Modality, Reason, Statement, Value};

/// Five articles on one invented visit. Disagreements: trade (conflict), last visit (explained), order (variant).
pub(crate) fn briefing() -> Briefing {
    let articles = articles();
    let mut briefing = Briefing {
        stories: vec![Story {
            articles: (0..articles.len()).collect(),
            outlets: 5,
            inferred: [(3, date(2026, 2, 4))].into(),
            ..Story::default()
        }],
        inferred: [(3, date(2026, 2, 4))].into(),
        articles,
        warnings: vec![Warning { file: "empty.txt".into(), message: "the file is empty".into() }],
        ..Briefing::default()
    };
    briefing.articles[0].repairs.push(Repair {
        kind: RepairKind::Hyphen,
        before: "coun-tries".into(),
        after: "countries".into(),
        at: 50,
    });
    briefing.facts = facts(&briefing);
    briefing.disagreements = vec![0, 1, 3];
    briefing
}

fn articles() -> Vec<Article> {
    vec![
        article(
            "a-courier.txt",
            ("Courier", Origin::Text),
            Some("Ministers seek closer trade"),
            Some((date(2025, 3, 10), Origin::Text)),
            "Ministers seek closer trade\n\
             Trade between the two countries stands at around $239 million.\n\
             The last presidential visit was almost 22 years ago.\n\
             Both sides want to lift trade to $1 billion.",
        ),
        article(
            "b-herald.txt",
            ("Harbour Herald", Origin::Metadata),
            Some("Strategic ties agreed after state visit"),
            Some((date(2026, 2, 4), Origin::Metadata)),
            "Strategic ties agreed after state visit\n\
             It was the first state visit in 23 years.\n\
             Speakers noted that, despite warm words and decades of good relations between the two capitals, the \
             existing trade volume of $250 million last year does not reflect what the partnership could bring to \
             the farmers, shippers and young engineers of both countries in the years that lie ahead of them.\n\
             The goal is $1 billion within the next year.\n\
             The ministers exchanged 37 memoranda.",
        ),
        article(
            "c-depeche.txt",
            ("La Dépêche", Origin::Metadata),
            Some("Tête-à-tête à l’aéroport"),
            Some((date(2026, 2, 5), Origin::Metadata)),
            "Tête-à-tête à l’aéroport\n\
             No head of state had come in over two decades.\n\
             The guest received the Sun-e-Marvo, the highest order.",
        ),
        article(
            "d-tokyo.txt",
            ("東京新報", Origin::Metadata),
            Some("代表団が到着"),
            None,
            "代表団が到着\n\
             The two-day visit ended at the 東京 pavilion.\n\
             The president was given the Sun-i-Marvo.",
        ),
        article(
            "e-004.txt",
            ("004", Origin::FileName),
            None,
            None,
            "A two-day visit was to follow, and several memoranda were expected.",
        ),
    ]
}

fn facts(briefing: &Briefing) -> Vec<Fact> {
    vec![
        fact(
            briefing,
            "bilateral trade",
            Kind::Money,
            &[
                ("$239 million", &[(0, "around $239 million", "239000000 USD", Modality::Asserted)]),
                ("$250 million", &[(1, "$250 million", "250000000 USD", Modality::Asserted)]),
            ],
            Some((Verdict::Conflict, "not a rounding of each other (4.6% apart); only one names its year")),
        ),
        fact(
            briefing,
            "last visit",
            Kind::Duration,
            &[
                ("23 years", &[(1, "23 years", "23 year", Modality::Asserted)]),
                ("almost 22 years", &[(0, "almost 22 years", "22 year", Modality::Asserted)]),
                ("over two decades", &[(2, "over two decades", ">20 year", Modality::Asserted)]),
            ],
            Some((Verdict::Explained, "counted from different days; over two decades holds both")),
        ),
        fact(
            briefing,
            "trade target",
            Kind::Money,
            &[(
                "$1 billion",
                &[
                    (0, "$1 billion", "1000000000 USD", Modality::Targeted),
                    (1, "$1 billion", "1000000000 USD", Modality::Targeted),
                ],
            )],
            None,
        ),
        fact(
            briefing,
            "order conferred",
            Kind::Name,
            &[
                ("Sun-e-Marvo", &[(2, "Sun-e-Marvo", "sun e marvo", Modality::Asserted)]),
                ("Sun-i-Marvo", &[(3, "Sun-i-Marvo", "sun i marvo", Modality::Asserted)]),
            ],
            Some((Verdict::Variant, "one name, two spellings")),
        ),
        fact(
            briefing,
            "length of the visit",
            Kind::Duration,
            &[(
                "two-day",
                &[(3, "two-day", "2 day", Modality::Asserted), (4, "two-day", "2 day", Modality::Planned)],
            )],
            None,
        ),
        fact(briefing, "memoranda", Kind::Count, &[("37", &[(1, "37", "37", Modality::Asserted)])], None),
    ]
}

fn article(
    id: &str,
    source: (&str, Origin),
    title: Option<&str>,
    published: Option<(Date, Origin)>,
    body: &str,
) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in body.split('\n') {
        let kind = if title == Some(line) { BlockKind::Title } else { BlockKind::Paragraph };
        blocks.push(Block { span: start..start + line.len(), kind });
        start += line.len() + 1;
    }
    Article {
        id: id.into(),
        path: None,
        title: title.map(|title| Stated::new(title.into(), Origin::Metadata)),
        outlet: Stated::new(source.0.into(), source.1),
        published: published.map(|(day, origin)| Stated::new(day, origin)),
        url: None,
        language: None,
        body: body.into(),
        blocks,
        repairs: Vec::new(),
        digest: 0,
    }
}

/// Article, words in its body, normal form, modality.
type Told<'a> = (usize, &'a str, &'a str, Modality);

fn fact(
    briefing: &Briefing,
    topic: &str,
    kind: Kind,
    variants: &[(&str, &[Told<'_>])],
    judgement: Option<(Verdict, &str)>,
) -> Fact {
    let variants: Vec<Variant> = variants
        .iter()
        .map(|(value, told)| Variant {
            value: (*value).into(),
            readings: told.iter().map(|told| reading(briefing, *told)).collect(),
            corroboration: told.len(),
        })
        .collect();
    let corroboration = variants.iter().map(|variant| variant.corroboration).sum();
    Fact {
        id: topic.replace(' ', "-"),
        topic: topic.into(),
        kind,
        story: 0,
        variants,
        corroboration,
        weight: 1.0,
        judgement: judgement.map(|(verdict, why)| Judgement {
            verdict,
            reason: Reason::Different,
            why: why.into(),
            confidence: 0.9,
        }),
        dismissed: false,
        hidden: false,
    }
}

/// The reading where `words` stand in the body; its sentence is the whole line.
fn reading(briefing: &Briefing, (article, words, normalized, modality): Told<'_>) -> Reading {
    let told = &briefing.articles[article];
    let at = told.body.find(words).expect("the words stand in the body");
    let block = told.blocks.iter().find(|block| block.span.contains(&at)).expect("blocks cover the body");
    Reading {
        article,
        sentence: block.span.clone(),
        span: at..at + words.len(),
        // It prints as it stands, and no report looks into it.
        value: Value::Statement(Statement(normalized.into())),
        modality,
        as_of: briefing.published(article).map(|published| published.value),
        speaker: None,
    }
}
