//! From files to articles, as a user relies on it: the built-in articles to the letter, and nothing that a folder can
//! hold stops the reading of the rest.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::intake::{self, Intake, Options};
use gainsay::model::{Article, BlockKind, Origin, RepairKind};
use gainsay::text::{Document, is_safe};
use proptest::prelude::*;
use tempfile::TempDir;

fn seed(number: &str) -> Article {
    let intake = intake::built_in();
    assert!(intake.warnings.is_empty());
    intake.articles.into_iter().find(|article| article.id.starts_with(number)).unwrap()
}

fn blocks(article: &Article, kind: BlockKind) -> Vec<&str> {
    let of_kind = article.blocks.iter().filter(|block| block.kind == kind);
    of_kind.map(|block| &article.body[block.span.clone()]).collect()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(path: &Path) -> Intake {
    intake::read(&[path.to_owned()], &Options::default())
}

fn ids(intake: &Intake) -> Vec<&str> {
    intake.articles.iter().map(|article| article.id.as_str()).collect()
}

fn article(id: &str, bytes: &[u8]) -> Article {
    intake::parse(id, None, bytes).unwrap()
}

#[test]
fn lost_quotes_of_seed_000_are_restored() {
    let article = seed("000");
    for restored in [
        "the Kazakh leader’s two-day official visit",
        "Pakistan’s leading export destination",
        "Dar “underscored Pakistan’s appreciation for the growing momentum of high-level political exchanges.”",
        "also “reaffirmed the shared commitment",
        "development in the region,” the FO said",
        "strengthening Pakistan–Kazakhstan trade",
        "“Both ministers reaffirmed",
        "transforming Pakistan–Kazakhstan economic relations from potential to performance,” the statement said",
        "the President’s Secretariat",
        "the country’s highest civilian award",
        "as “an important and timely opportunity” for both sides",
    ] {
        assert!(article.body.contains(restored), "{restored}");
    }
    assert!(!article.body.contains('â'));
    assert_eq!(article.repairs.iter().filter(|repair| repair.kind == RepairKind::Mojibake).count(), 19);
    assert_eq!(article.title, None);
}

#[test]
fn broken_words_of_seed_003_are_joined_and_compounds_kept() {
    let article = seed("003");
    let broken: Vec<(&str, &str)> = article
        .repairs
        .iter()
        .filter(|repair| repair.kind == RepairKind::Hyphen)
        .map(|repair| (repair.before.as_str(), repair.after.as_str()))
        .collect();
    assert_eq!(broken.len(), 29);
    for pair in [
        ("Kaza-k--h-s-tan", "Kazakhstan"),
        ("Mi---n-i-s-ter", "Minister"),
        ("Isla-m-abad", "Islamabad"),
        ("te--chnology", "technology"),
        ("me--morandums", "memorandums"),
        ("Tra-de", "Trade"),
        ("Agree-ment", "Agreement"),
        ("Kazakh-Pak-istani", "Kazakh-Pakistani"),
        ("Nurtl-eu", "Nurtleu"),
    ] {
        assert!(broken.contains(&pair), "{pair:?}");
    }
    for kept in [
        "two-day",
        "high-level",
        "13-member",
        "Jomart-Tokayev",
        "2025-26",
        "delegation-level",
        "people-to-people",
    ] {
        assert!(article.body.contains(kept), "{kept}");
    }
    assert!(!article.body.contains("--"));
}

#[test]
fn metadata_in_the_text_of_the_seeds_is_found_and_leaves_the_body() {
    let dawn = seed("003");
    assert_eq!((dawn.outlet.value.as_str(), dawn.outlet.origin), ("Dawn", Origin::Text));
    let published = dawn.published.unwrap();
    assert_eq!((published.value.to_string().as_str(), published.origin), ("2025-09-10", Origin::Text));
    assert!(!dawn.body.contains("Published in"));

    let stamped = seed("002");
    let headline = "President Zardari confers Nishan-e-Pakistan on Kazakh President Tokayev, pledges stronger bilateral \
                    ties";
    assert_eq!(stamped.headline(), headline);
    assert!(stamped.body.starts_with(headline));
    let cut = stamped.repairs.iter().find(|repair| repair.kind == RepairKind::Metadata).unwrap();
    assert_eq!((cut.before.as_str(), cut.at), ("date 2026-02-05 ", 0));
    assert_eq!(stamped.published.unwrap().value.to_string(), "2026-02-05");

    // Their files do not name them: gainsay knows the outlets of the articles that come with it.
    for (number, outlet) in [("000", "CPEC News"), ("001", "Read.pk"), ("004", "Pakinomist")] {
        let article = seed(number);
        assert_eq!((article.outlet.value.as_str(), article.outlet.origin), (outlet, Origin::Metadata));
        assert_eq!(article.published, None);
    }
}

#[test]
fn every_line_of_the_seeds_is_known_for_what_it_is() {
    let tribune = seed("004");
    assert_eq!(blocks(&tribune, BlockKind::Title), ["Pakistan, Kazakhstan upgrade ties to strategic level"]);
    assert_eq!(
        blocks(&tribune, BlockKind::Heading),
        [
            "Trade and connection",
            "Memorandums and agreements",
            "Working committee",
            "Commemorative plaques and infrastructure"
        ]
    );
    assert!(blocks(&tribune, BlockKind::Caption)[0].ends_with("looks on. Photo: APP"));
    assert_eq!(
        blocks(&tribune, BlockKind::Boilerplate),
        [
            "Leave a Comment",
            "Your email address will not be published. Required fields are marked *",
            "Scroll to Top"
        ]
    );
    assert_eq!(blocks(&seed("003"), BlockKind::Boilerplate), ["Join our Whatsapp channel"]);
    assert_eq!(
        blocks(&seed("003"), BlockKind::Heading),
        ["Islamabad, Astana agree practical steps needed to boost trade to $1bn"]
    );
    assert_eq!(blocks(&seed("002"), BlockKind::Heading).len(), 3);
    assert!(seed("002").body.contains("tête-à-tête"));
    assert!(seed("001").blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
}

#[test]
fn repairs_and_blocks_point_at_what_stands_in_the_body() {
    for article in intake::built_in().articles {
        for repair in &article.repairs {
            assert!(article.body[repair.at..].starts_with(&repair.after), "{}: {repair:?}", article.id);
        }
        let covered: usize = article.blocks.iter().map(|block| block.span.len()).sum();
        assert_eq!(covered + article.body.matches('\n').count(), article.body.len(), "{}", article.id);
    }
}

#[test]
fn front_matter_gives_metadata_and_its_headline_stands_in_the_body() {
    let bytes = "\u{FEFF}---\r\ntitle: Talks: ministers’ day two\r\nsource: https://www.theguardian.com/world/x\r\n\
                 published: \"2021-06-03T18:30:05\"\r\n---\r\n\r\nThe ministers met again on Wednesday.\r\n";
    let article = article("a.md", bytes.as_bytes());
    let title = article.title.as_ref().unwrap();
    assert_eq!((title.value.as_str(), title.origin), ("Talks: ministers’ day two", Origin::Metadata));
    assert_eq!(article.outlet.value, "The Guardian");
    assert_eq!(article.published.as_ref().unwrap().value.to_string(), "2021-06-03");
    assert_eq!(article.url.as_deref(), Some("https://www.theguardian.com/world/x"));
    assert_eq!(article.body, "Talks: ministers’ day two\n\nThe ministers met again on Wednesday.");
    assert_eq!(article.blocks[0].kind, BlockKind::Title);
}

#[test]
fn markdown_headings_and_pictures_are_known_by_their_marks() {
    let text = "# The **bridge** falls\n\n![The bridge in May](b.jpg)\n\nA [bridge](http://x.y) fell.\n\n\
                ## What next?\n\n- Repairs begin.\n";
    let article = article("a.md", text.as_bytes());
    assert_eq!(
        article.body,
        "The bridge falls\n\nThe bridge in May\n\nA bridge fell.\n\nWhat next?\n\nRepairs begin."
    );
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Title,
            BlockKind::Caption,
            BlockKind::Paragraph,
            BlockKind::Heading,
            BlockKind::Paragraph
        ]
    );
    assert_eq!(article.title.unwrap().origin, Origin::Text);
}

#[test]
fn wrapped_text_is_read_as_paragraphs() {
    let text = "The ministers met on Tuesday in the capital to speak about the\nrailway that both sides want to build \
                until 2030, the ministry\nsaid in a statement, and agreed on a first treaty on transit\nthrough the \
                mountains.\n";
    let article = article("a.txt", text.as_bytes());
    assert_eq!(article.blocks.len(), 1);
    assert_eq!(Document::new(&article).sentences.len(), 1);
}

#[test]
fn any_common_encoding_is_read() {
    let text = "The president’s “new” café opened – at last – in Zürich; it wasn’t full.";
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let windows =
        b"The president\x92s \x93new\x94 caf\xE9 opened \x96 at last \x96 in Z\xFCrich; it wasn\x92t full.";
    for bytes in [text.as_bytes(), &little, &big, windows] {
        assert_eq!(article("x.txt", bytes).body, text);
    }
    little.splice(0..0, [0xFF, 0xFE]);
    assert_eq!(article("x.txt", &little).body, text);
    assert_eq!(article("x.txt", "The cafÃ© wasnâ€™t full.".as_bytes()).body, "The café wasn’t full.");

    let damaged = article("x.txt", b"A t\xC3\xAAte-\xC3\xA0-t\xC3\xAAte \xFF was held.");
    assert_eq!(damaged.body, "A tête-à-tête \u{FFFD} was held.");
    assert_eq!(damaged.repairs[0].kind, RepairKind::Encoding);
}

#[test]
fn nothing_that_steers_a_terminal_gets_into_any_field() {
    let text = "---\ntitle: \"A \u{1b}[31mred\u{1b}[0m title\"\nsource: \"Out\u{202e}let\u{7}\"\n\
                url: \"http://x/\u{1b}]0;t\u{7}\"\n---\nA\u{1b}[2J body\u{9b}1m with\u{0} \
                every\u{1b}]8;;http://y\u{1b}\\trick\u{200f} in\ta line.\r\nNext\u{c}line.\n";
    let article = article("bad\u{1b}[31m\nname.md", text.as_bytes());
    assert_eq!(article.body, "A red title\n\nA body with everytrick in a line.\nNext\nline.");
    let title = &article.title.as_ref().unwrap().value;
    assert_eq!(article.url, None, "an address without what cannot be seen in it is another one");
    let mut fields = vec![&article.id, &article.outlet.value, title];
    fields.extend(article.repairs.iter().flat_map(|repair| [&repair.before, &repair.after]));
    for field in fields {
        assert!(field.chars().all(|c| is_safe(c) && c != '\t' && c != '\n'), "{field:?}");
    }
    assert!(article.repairs.iter().any(|repair| repair.before == "␛[2J"));
}

#[test]
fn what_cannot_be_read_is_a_warning_and_the_rest_is_read() {
    let folder = folder(&[
        ("good.txt", b"The ministers met on Tuesday."),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("page.txt", b"Leave a Comment\nScroll to Top\n"),
        ("binary.txt", b"\x00\x01\x02\x03\xFF\xFEabc\x00\x00\x10\x11"),
        ("scan.pdf", b"%PDF-1.7 ..."),
        ("letter.doc", b"\xD0\xCF\x11\xE0"),
        ("large.txt", &[b'a'; 4096]),
        ("gold.json", b"{}"),
        (".hidden.txt", b"Hidden."),
        ("deep/er/more.md", b"More text of the story."),
    ]);
    let missing = folder.path().join("missing\u{1b}.txt");
    let again = folder.path().join("good.txt");
    let named = folder.path().join("scan.pdf");
    let paths = [folder.path().to_owned(), missing, again, named];
    let intake = intake::read(&paths, &Options { max_bytes: 4000, ..Options::default() });
    assert_eq!(ids(&intake), ["deep/er/more.md", "good.txt"]);
    let about = |name: &str| {
        let found = intake.warnings.iter().filter(|warning| warning.file.ends_with(name));
        found.map(|warning| warning.message.as_str()).collect::<Vec<_>>().join(" + ")
    };
    assert_eq!(about("/empty.txt"), "is empty");
    assert_eq!(about("/blank.txt"), "is empty");
    assert!(about("/page.txt").contains("only leftovers of a web page"));
    assert!(about("/binary.txt").contains("not text"));
    assert!(about("/large.txt").contains("larger than the limit"));
    assert!(about("/scan.pdf").contains("a PDF file"), "{}", about("/scan.pdf"));
    assert!(about("/letter.doc").contains("in no format that gainsay reads"));
    assert!(about("missing\u{FFFD}.txt").contains("does not exist"));
    // Where PDF is no format, `scan.pdf` is told of twice: as found in the folder, and as named.
    let told: BTreeSet<&str> = intake.warnings.iter().map(|warning| warning.file.as_str()).collect();
    assert_eq!(told.len(), 8, "{told:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("good.txt", b"The ministers met on Tuesday."), ("locked.txt", b"Secret.")]);
    let locked = folder.path().join("locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_ok() {
        // Root may read everything.
        return;
    }
    let intake = read(folder.path());
    assert_eq!(ids(&intake), ["good.txt"]);
    assert_eq!(intake.warnings[0].file, locked.to_string_lossy());
    assert_eq!(intake.warnings[0].message, "may not be read (permission denied)");
}

#[test]
fn a_folder_without_articles_says_so() {
    let folder = folder(&[("notes.json", b"{}")]);
    let intake = read(folder.path());
    assert!(intake.articles.is_empty());
    assert!(intake.warnings[0].message.contains("no articles"));
}

#[cfg(unix)]
#[test]
fn links_and_devices_do_not_hang_the_reading() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("one/a.txt", b"The ministers met on Tuesday.")]);
    let root = folder.path();
    symlink(root, root.join("one/loop")).unwrap();
    symlink(root.join("one/a.txt"), root.join("one/b.txt")).unwrap();
    symlink("/dev/zero", root.join("one/zero.txt")).unwrap();
    symlink(root.join("gone"), root.join("one/gone.txt")).unwrap();
    let intake = intake::read(&[root.join("one"), PathBuf::from("/dev/zero")], &Options::default());
    assert_eq!(ids(&intake), ["a.txt"]);
    let about: Vec<&str> = intake.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert!(about.len() == 3 && about[0].contains("does not exist"), "{about:?}");
    assert!(about[1..].iter().all(|about| about.contains("no regular file")), "{about:?}");
}

#[test]
fn articles_of_two_folders_with_the_same_names_are_told_apart() {
    let folder = folder(&[
        ("north/report.txt", b"The ministers met on Tuesday in the north."),
        ("south/report.txt", b"The ministers met on Tuesday in the south."),
    ]);
    let paths = [folder.path().join("north"), folder.path().join("south")];
    let intake = intake::read(&paths, &Options::default());
    assert_eq!(ids(&intake), ["report.txt", "south/report.txt"]);
    let labels: Vec<&str> = intake.articles.iter().map(|article| article.outlet.value.as_str()).collect();
    assert_eq!(labels, ["Report", "Report 2"]);
}

#[test]
fn lines_that_all_pages_of_a_folder_share_are_leftovers() {
    let page =
        |text: &str| format!("Weather and traffic\n{text}\nTell the editors about this\n").into_bytes();
    let files = [
        ("a.txt", page("A bridge fell into the river on Tuesday, the police in the city said.")),
        ("b.txt", page("The minister resigned on Wednesday after a vote in parliament, officials said.")),
        ("c.txt", page("Prices rose by three percent in May, the bank said in its monthly report.")),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    for article in read(folder(&files).path()).articles {
        let leftovers = blocks(&article, BlockKind::Boilerplate);
        assert_eq!(leftovers, ["Weather and traffic", "Tell the editors about this"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_document_gives_an_article_that_holds_together(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "---\n", "title: x\n", "\n", "\n\n", " ", "# ", "* ", "**", "_", "`", "[a](b)", "![", "](", ")", "> ", "\\", "â",
                "â€", "™", "Ã", "©", "“", "”", "?", ".", "...", "-", "--", "Mi--nister", "te-ch", "minister", "U.S.", "Mr.",
                "2026-02-05", "By Jo | May 4, 2026", "Published in ", "(Reuters) - ", "LONDON", "\u{1b}[", "\u{1b}]0;", "\u{7}",
                "\u{202e}", "\u{200d}", "\t", "\r", "東京。", "é", "s", "Photo: ", "Share this", "3/34 ", "=", "===", "\0", "'", "’",
            ]),
            0..60,
        ),
        tail in prop::collection::vec(any::<u8>(), 0..8),
    ) {
        let mut bytes = pieces.concat().into_bytes();
        bytes.extend(tail);
        for id in ["x.txt", "x.md"] {
            let Ok(article) = intake::parse(id, None, bytes.clone()) else { continue };
            prop_assert!(article.body.chars().all(|c| is_safe(c) && c != '\t'));
            for repair in &article.repairs {
                prop_assert!(article.body.get(repair.at..).is_some_and(|rest| rest.starts_with(&repair.after)), "{repair:?}");
            }
            let mut outside = article.body.clone();
            for block in article.blocks.iter().rev() {
                prop_assert!(!article.body[block.span.clone()].contains('\n'));
                outside.replace_range(block.span.clone(), "");
            }
            prop_assert_eq!(outside.trim(), "");
            for sentence in &Document::new(&article).sentences {
                prop_assert!(!article.body[sentence.span.clone()].trim().is_empty());
            }
        }
    }
}

#[test]
fn files_are_counted_while_they_are_read() {
    let files = folder(&[("a.txt", b"The pier was closed."), ("b.txt", b""), ("c.txt", b"The pier opens.")]);
    let told = std::sync::Mutex::new(Vec::new());
    let paths = [files.path().to_owned()];
    let count = |done, of| told.lock().unwrap().push((done, of));
    gainsay::intake::read_counted(&paths, &gainsay::intake::Options::default(), count);
    let mut told = told.into_inner().unwrap();
    told.sort_unstable();
    assert_eq!(told, [(0, 3), (1, 3), (2, 3)]);
}
