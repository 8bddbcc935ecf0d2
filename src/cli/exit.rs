//! The exit codes of the program.

/// `diff --exit-code` found outlets that conflict.
pub(super) const CONFLICT: u8 = 1;

/// Something could not be read, written or understood.
pub(super) const TROUBLE: u8 = 2;

/// `find` found nothing.
pub(super) const NOTHING: u8 = 1;
