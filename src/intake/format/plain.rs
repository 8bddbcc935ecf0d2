//! Plain text, with or without front matter.

use crate::intake::ParseError;
use crate::intake::decode::decode;
use crate::intake::draft::Draft;
use crate::intake::metadata::front_matter;
use crate::intake::repair::mend_characters;

use super::lines;

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    let mut draft = decode(bytes)?;
    mend_characters(&mut draft);
    front_matter::take(&mut draft);
    lines::tidy(&mut draft);
    lines::unwrap(&mut draft);
    Ok(draft)
}
