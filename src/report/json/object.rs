//! The objects of a document.

use jiff::civil::Date;
use serde::Serialize;

use crate::lookup::Hit;
use crate::model::{Article, Briefing, Fact, Mention, Reading, Repair, RepairKind, Stated, Verdict, Warning};
use crate::report::content::{Resolved, resolve};
use crate::text::Document;
use crate::value::{Kind, Modality, Value};

pub(super) const SCHEMA: u32 = 1;

/// A document. Lists that the report does not have are left out.
#[derive(Serialize)]
pub(super) struct Object<'a> {
    pub schema: u32,
    /// How many corrections of the reader were obeyed.
    pub corrections: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<&'a str>,
    /// False where no value is sure to be what was asked, or the words were found in other forms only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<bool>,
    pub articles: Vec<ArticleObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stories: Option<Vec<StoryObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Vec<FactObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disagreements: Option<Vec<FactObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible: Option<Vec<FactObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hits: Option<Vec<HitObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Vec<MentionObject<'a>>>,
    pub warnings: &'a [Warning],
}

impl<'a> Object<'a> {
    pub fn bare(warnings: &'a [Warning]) -> Self {
        Self {
            schema: SCHEMA,
            corrections: 0,
            query: None,
            sure: None,
            articles: Vec::new(),
            stories: None,
            facts: None,
            disagreements: None,
            possible: None,
            hits: None,
            mentions: None,
            warnings,
        }
    }

    pub fn print(&self) -> String {
        json_line(self)
    }
}

/// An object on a line of its own.
pub(super) fn json_line(object: &impl Serialize) -> String {
    // Serialising plain structs with string keys into memory cannot fail.
    let mut out = serde_json::to_string(object).unwrap_or_default();
    out.push('\n');
    out
}

#[derive(Serialize)]
pub(super) struct ArticleObject<'a> {
    pub id: &'a str,
    pub title: Option<&'a str>,
    pub source: &'a str,
    pub published: Option<String>,
    pub url: Option<&'a str>,
    /// ISO 639-3.
    pub language: Option<&'static str>,
    pub words: usize,
    /// Index into `stories`.
    pub story: Option<usize>,
    /// The fields whose values the document does not state: they were inferred.
    pub inferred: Vec<&'static str>,
    pub repairs: Vec<RepairObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
}

impl<'a> ArticleObject<'a> {
    pub fn new(article: &'a Article, published: Option<Stated<Date>>, story: Option<usize>) -> Self {
        let inferred = [
            ("title", article.title.as_ref().is_some_and(Stated::is_inferred)),
            ("source", article.outlet.is_inferred()),
            ("published", published.as_ref().is_some_and(Stated::is_inferred)),
        ];
        Self {
            id: &article.id,
            title: article.title.as_ref().map(|title| title.value.as_str()),
            source: &article.outlet.value,
            published: published.map(|published| published.value.to_string()),
            url: article.url.as_deref(),
            language: article.language.map(|language| language.code),
            words: article.words(),
            story,
            inferred: inferred.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect(),
            repairs: article.repairs.iter().map(RepairObject::new).collect(),
            text: None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct RepairObject<'a> {
    kind: RepairKind,
    before: &'a str,
    after: &'a str,
}

impl<'a> RepairObject<'a> {
    pub fn new(repair: &'a Repair) -> Self {
        Self { kind: repair.kind, before: &repair.before, after: &repair.after }
    }
}

#[derive(Serialize)]
pub(super) struct StoryObject<'a> {
    pub articles: Vec<&'a str>,
    pub sources: usize,
    pub copies: Vec<CopyObject<'a>>,
}

#[derive(Serialize)]
pub(super) struct CopyObject<'a> {
    pub article: &'a str,
    pub of: &'a str,
}

#[derive(Serialize)]
pub(super) struct FactObject<'a> {
    pub id: &'a str,
    pub topic: &'a str,
    pub kind: Kind,
    pub story: usize,
    pub corroboration: usize,
    /// Null when the readings agree; of a fact among the possible disagreements, what it would be.
    pub verdict: Option<Verdict>,
    pub why: Option<&'a str>,
    /// The word for `why`, which never changes.
    pub reason: Option<&'static str>,
    pub confidence: Option<f64>,
    /// True where the reader does not see a difference, so that there is no verdict.
    pub dismissed: bool,
    /// True where the reader does not want to see it; it is then not among the disagreements.
    pub hidden: bool,
    pub readings: Vec<ReadingObject<'a>>,
}

impl<'a> FactObject<'a> {
    pub fn new(briefing: &'a Briefing, fact: &'a Fact) -> Self {
        let judgement = fact.judgement.as_ref();
        Self {
            id: &fact.id,
            topic: &fact.topic,
            kind: fact.kind,
            story: fact.story,
            corroboration: fact.corroboration,
            verdict: fact.verdict(),
            why: judgement.map(|judgement| judgement.why.as_str()),
            reason: judgement.map(|judgement| judgement.reason.code()),
            // More digits would suggest a precision that it does not have.
            confidence: judgement.map(|judgement| (judgement.confidence * 1000.0).round() / 1000.0),
            dismissed: fact.dismissed,
            hidden: fact.hidden,
            readings: fact
                .variants
                .iter()
                .enumerate()
                .flat_map(|(index, variant)| variant.readings.iter().map(move |reading| (index, reading)))
                .map(|(index, reading)| ReadingObject::new(briefing, index, reading))
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ReadingObject<'a> {
    article: &'a str,
    source: &'a str,
    /// Readings of one variant give the same value.
    variant: usize,
    value: &'a str,
    normalized: String,
    value_normalized: &'a Value,
    sentence: &'a str,
    span: [usize; 2],
    modality: Modality,
    as_of: Option<String>,
    speaker: Option<&'a str>,
}

impl<'a> ReadingObject<'a> {
    pub fn new(briefing: &'a Briefing, variant: usize, reading: &'a Reading) -> Self {
        let article = briefing.article(reading);
        Self {
            article: &article.id,
            source: &article.outlet.value,
            variant,
            value: briefing.value(reading),
            normalized: reading.value.to_string(),
            value_normalized: &reading.value,
            sentence: briefing.sentence(reading),
            span: span_in_characters(&article.body, &reading.sentence, &reading.span),
            modality: reading.modality,
            as_of: reading.as_of.map(|day| day.to_string()),
            speaker: reading.speaker.as_deref(),
        }
    }
}

/// Turns `span` from bytes of `body` into characters of `sentence`.
fn span_in_characters(
    body: &str,
    sentence: &std::ops::Range<usize>,
    span: &std::ops::Range<usize>,
) -> [usize; 2] {
    let upto = |end: usize| body.get(sentence.start..end).map_or(0, |text| text.chars().count());
    [upto(span.start), upto(span.end)]
}

#[derive(Serialize)]
pub(super) struct HitObject<'a> {
    /// False if the words only resemble those of the query.
    exact: bool,
    /// True for the most likely answer.
    answer: bool,
    /// Null if the hit is a sentence.
    fact: Option<FactObject<'a>>,
    /// Null if the hit is a fact.
    passage: Option<PassageObject<'a>>,
}

/// A document with one hit.
#[derive(Serialize)]
pub(super) struct AnswerObject<'a> {
    schema: u32,
    corrections: usize,
    query: &'a str,
    sure: bool,
    #[serde(flatten)]
    hit: HitObject<'a>,
}

impl<'a> AnswerObject<'a> {
    pub fn new(corrections: usize, query: &'a str, sure: bool, hit: HitObject<'a>) -> Self {
        Self { schema: SCHEMA, corrections, query, sure, hit }
    }

    pub fn print(&self) -> String {
        json_line(self)
    }
}

#[derive(Serialize)]
pub(super) struct PassageObject<'a> {
    article: &'a str,
    source: &'a str,
    sentence: &'a str,
}

impl<'a> HitObject<'a> {
    pub fn new(briefing: &'a Briefing, hit: &'a Hit) -> Option<Self> {
        let (fact, passage) = match resolve(briefing, hit)? {
            Resolved::Fact(fact) => (Some(FactObject::new(briefing, fact)), None),
            Resolved::Passage { article, sentence, .. } => {
                (None, Some(PassageObject { article: &article.id, source: &article.outlet.value, sentence }))
            }
        };
        Some(Self { exact: hit.exact, answer: hit.answer, fact, passage })
    }
}

/// A value as `normalized` of a mention has it, where a name and a quotation are both a text.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Untyped<'a> {
    Text(&'a str),
    Title {
        title: &'a str,
        holder: &'a str,
    },
    #[serde(untagged)]
    Typed(&'a Value),
}

impl<'a> Untyped<'a> {
    fn new(value: &'a Value) -> Self {
        match value {
            Value::Name(name) => Self::Text(&name.text),
            Value::Quote(quote) => Self::Text(&quote.text),
            Value::Title(title) => Self::Title { title: &title.title, holder: &title.holder },
            _ => Self::Typed(value),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MentionObject<'a> {
    article: &'a str,
    kind: Kind,
    value: &'a str,
    normalized: Untyped<'a>,
    value_normalized: &'a Value,
    sentence: &'a str,
    span: [usize; 2],
}

impl<'a> MentionObject<'a> {
    pub fn new(article: &'a Article, text: &Document, mention: &'a Mention) -> Option<Self> {
        let sentence = &text.sentences.get(mention.sentence)?.span;
        Some(Self {
            article: &article.id,
            kind: mention.kind,
            value: article.body.get(mention.span.clone())?,
            normalized: Untyped::new(&mention.value),
            value_normalized: &mention.value,
            sentence: article.body.get(sentence.clone())?,
            span: span_in_characters(&article.body, sentence, &mention.span),
        })
    }
}
