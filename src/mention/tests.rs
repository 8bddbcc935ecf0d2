//! What a reader relies on: values, units, bounds and spans of real wordings.

use jiff::civil::{date, time};

use super::*;
use crate::model::{Block, BlockKind, Origin, Stated};

fn article(body: &str) -> Article {
    Article {
        id: "test".to_owned(),
        path: None,
        title: None,
        source: Stated::new("Test".to_owned(), Origin::Metadata),
        published: None,
        url: None,
        body: body.to_owned(),
        blocks: vec![Block { span: 0..body.len(), kind: BlockKind::Paragraph }],
        repairs: Vec::new(),
        original: Vec::new(),
    }
}

/// Every mention as "span = kind value", against Wednesday, 4 February 2026.
fn found(body: &str) -> Vec<String> {
    let article = article(body);
    let reference = date(2026, 2, 4).to_datetime(time(12, 0, 0, 0));
    find(&article, &Document::new(&article), Some(reference))
        .into_iter()
        .map(|mention| format!("{} = {} {}", &body[mention.span], mention.kind.name(), show(&mention.value)))
        .collect()
}

fn show(value: &Value) -> String {
    match value {
        Value::Quantity(q) => {
            let figure = q.point.map_or_else(|| format!("{}..{}", q.low, q.high), |point| point.to_string());
            let bound = match q.bound {
                Bound::Exact | Bound::Range | Bound::Vague => String::new(),
                bound => format!("{bound:?} "),
            };
            format!("{bound}{figure} {}", q.unit).trim_end().to_owned()
        }
        Value::Date(d) => {
            let day = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
            if d.start == d.end { day(d.start) } else { format!("{}..{}", day(d.start), day(d.end)) }
        }
        Value::Time(t) => {
            let clock = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
            let to = if t.start == t.end { String::new() } else { format!("..{}", clock(t.end)) };
            format!("{}{to} {}", clock(t.start), t.zone.as_deref().unwrap_or_default()).trim_end().to_owned()
        }
        other => format!("{other:?}"),
    }
}

use crate::model::Bound;

#[test]
fn hedged_money_keeps_hedge_and_currency() {
    assert_eq!(found("It paid nearly $44 million."), ["nearly $44 million = money Nearly 44000000 $"]);
    assert_eq!(found("around $239 million"), ["around $239 million = money About 239000000 $"]);
    assert_eq!(found("US$1 billion"), ["US$1 billion = money 1000000000 USD"]);
    assert_eq!(found("boost trade to $1bn"), ["$1bn = money 1000000000 $"]);
    assert_eq!(found("£3.5m"), ["£3.5m = money 3500000 GBP"]);
    assert_eq!(found("Rs 20 billion"), ["Rs 20 billion = money 20000000000 Rs"]);
}
