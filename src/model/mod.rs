//! The data that the stages hand on, from article to briefing.
//!
//! Each stage of the analysis takes some of these values and returns others. Positions are byte ranges into
//! [`Article::body`] unless stated otherwise, and always lie on character boundaries.

mod article;
mod briefing;
mod corrections;
mod fact;
mod fingerprint;
mod mention;

pub use crate::text::{Block, BlockKind};
pub use article::{Article, LONGEST_HEADLINE, Language, Origin, Repair, RepairKind, Stated};
pub use briefing::{Briefing, Story, Warning};
pub use corrections::{Corrections, FingerprintSet};
pub use fact::{Fact, Judgement, Reading, Variant, Verdict};
pub use fingerprint::{Fingerprint, hash};
pub use mention::Mention;
