//! Where the articles come from.

/// Where the articles come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum OpenedPlace {
    /// They were given as no place that has a name.
    #[default]
    Unnamed,
    /// They come with gainsay.
    BuiltIn {
        /// True for whoever has opened articles of their own before.
        has_own: bool,
    },
    /// A place, as the top line names it.
    Named(String),
}

impl OpenedPlace {
    /// What the top line calls it; empty where it has no name.
    pub fn name(&self) -> &str {
        match self {
            Self::Unnamed => "",
            Self::BuiltIn { .. } => "built-in articles",
            Self::Named(name) => name,
        }
    }
}
