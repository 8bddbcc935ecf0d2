//! From files to articles.
