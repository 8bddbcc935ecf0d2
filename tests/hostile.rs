//! What a folder can hold that is broken, endless, or made to do harm: one warning with the file and the cause, and the
//! rest is read.

#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use gainsay::intake::{self, Intake, Options};
use gainsay::text::is_safe;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const GOOD: &[u8] = b"The ministers met on Tuesday in the capital.";
/// Far more than any of these takes, and far less than for ever.
const PATIENCE: Duration = Duration::from_mins(1);

/// A folder with one good article beside the given files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Reads on a thread of its own, so that a reading that hangs fails the test.
fn read_with(path: &Path, options: Options) -> Intake {
    let path = path.to_owned();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(intake::read(&[path], &options)));
    receiver.recv_timeout(PATIENCE).unwrap()
}

fn read(path: &Path) -> Intake {
    read_with(path, Options::default())
}

/// The cause of the only warning, which must name `file`; the good article must be there.
fn only_warning(folder: &TempDir, file: &str) -> String {
    let intake = read(folder.path());
    assert!(intake.articles.iter().any(|article| article.id == "good.txt"));
    assert_eq!(intake.warnings.len(), 1, "{:?}", intake.warnings);
    let warning = &intake.warnings[0];
    assert!(warning.file.contains(file), "{warning:?}");
    warning.message.clone()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn what_unpacks_to_far_more_than_its_size_is_not_unpacked() {
    let zeros = vec![b'a'; 30_000_000];
    for (name, bytes) in [("a.gz", gz(&zeros)), ("a.zip", zip(&[("a.txt", &zeros)]))] {
        assert!(only_warning(&folder(&[(name, &bytes)]), name).contains("unpacks to more"), "{name}");
    }
}

#[test]
fn all_of_an_archive_counts_together() {
    let days: Vec<String> = (0..60_000).map(|day| format!("The board met on day {day}.")).collect();
    let text = days.join("\n");
    let names: Vec<String> = (0..6).map(|number| format!("{number}.txt")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&[("all.zip", &zip(&members))]);
    let intake = read_with(folder.path(), Options { max_bytes: 2_000_000, ..Options::default() });
    assert!(intake.warnings[0].message.contains("left out, for want of memory"), "{:?}", intake.warnings);
}

#[test]
fn one_member_that_is_too_much_does_not_cost_the_others() {
    let zeros = vec![b'a'; 30_000_000];
    let bytes = zip(&[
        ("a.txt", GOOD),
        ("b.txt", &zeros),
        ("c.mp4", &zeros),
        ("d", b"<html>The pier."),
        ("e.txt", GOOD),
    ]);
    let intake = read(folder(&[("mixed.zip", &bytes)]).path());
    let found: Vec<&str> = intake.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(found, ["good.txt", "mixed.zip/a.txt", "mixed.zip/d", "mixed.zip/e.txt"]);
    assert!(intake.warnings.len() == 1 && intake.warnings[0].file.ends_with("mixed.zip/b.txt"));
}

#[test]
fn archives_in_archives_come_to_an_end() {
    let mut bytes = zip(&[("a.txt", GOOD)]);
    for _ in 0..5 {
        bytes = zip(&[("a.zip", &bytes)]);
    }
    assert!(only_warning(&folder(&[("nest.zip", &bytes)]), "nest.zip").contains("too deep"));
    // What follows it is read all the same, as deep as anything may lie.
    let third = zip(&[("b.zip", &zip(&[("b.txt", GOOD)]))]);
    let both = folder(&[("both.zip", &zip(&[("a.zip", &bytes), ("b.zip", &third)]))]);
    let intake = read(both.path());
    assert!(intake.articles.iter().any(|article| article.id == "both.zip/b.zip/b.zip/b.txt"));
}

#[test]
fn deep_nesting_is_read_as_far_as_it_makes_sense() {
    let depth = 100_000;
    let page = format!("<html><body>{}<p>The pier opens in May.</p>", "<div>".repeat(depth));
    let crossed =
        format!("<html><body><!-->{}The pier opens in May.", "<svg><path></p></span>".repeat(depth));
    let fonts: Vec<String> = (0..200).map(|size| format!("<font size={size}>")).collect();
    let styled = format!("<p>{}{}The pier opens in May.", fonts.concat(), "<p>x".repeat(depth / 10));
    let spaces = format!("<html><body><h1>{}</h1>The pier opens in May.", "<b> </b>".repeat(depth * 4));
    let attributes = format!("<html><body><p {}>The pier opens in May.</p>", "a ".repeat(depth));
    let formats = format!("<html><body>{}The pier opens in May.", "<p><b id=1><i><u>".repeat(depth));
    let folder = folder(&[
        ("deep.html", page.as_bytes()),
        ("wide.html", attributes.as_bytes()),
        ("open.html", formats.as_bytes()),
        ("crossed.html", crossed.as_bytes()),
        ("styled.html", styled.as_bytes()),
        ("spaces.html", spaces.as_bytes()),
        ("deep.json", "[".repeat(depth).as_bytes()),
        ("deep.md", ["[".repeat(depth), "> ".repeat(depth), "*".repeat(depth)].join("\n").as_bytes()),
        ("endings.txt", format!("x-{}", "s".repeat(1_000_000)).as_bytes()),
        ("ly.txt", format!("x-{}", "ly".repeat(500_000)).as_bytes()),
        ("marks.md", ["*a ".repeat(depth), "x** ".repeat(depth)].concat().as_bytes()),
        ("deep.xml", "<rss>".repeat(depth).as_bytes()),
        (
            "deep.pdf",
            format!("%PDF-1.4\n1 0 obj {} endobj trailer <</Root 1 0 R>>", "[".repeat(depth)).as_bytes(),
        ),
        ("deep.eml", format!("MIME-Version: 1.0\nSubject: {}\n\nThe pier.", "(".repeat(depth)).as_bytes()),
    ]);
    let intake = read(folder.path());
    for page in ["deep.html", "wide.html", "open.html", "crossed.html", "styled.html", "spaces.html"] {
        let article = intake.articles.iter().find(|article| article.id == page).unwrap();
        assert!(article.body.contains("The pier opens in May."), "{page}");
    }
    let named = |name: &str| intake.warnings.iter().filter(|warning| warning.file.ends_with(name)).count();
    assert_eq!((named("deep.json"), named("deep.pdf")), (1, 1), "{:?}", intake.warnings);
}

#[test]
fn one_line_may_be_long() {
    let line = "The harbour board said on Tuesday that the pier opens. ".repeat(40_000);
    let folder = folder(&[
        ("line.txt", line.as_bytes()),
        ("line.md", line.as_bytes()),
        ("line.html", format!("<html><body><p>{line}</p></body></html>").as_bytes()),
        ("line.json", format!("{{\"title\": \"Pier\", \"text\": \"{line}\"}}").as_bytes()),
    ]);
    let intake = read(folder.path());
    assert_eq!((intake.articles.len(), intake.warnings.len()), (5, 0), "{:?}", intake.warnings);
    assert!(intake.articles.iter().filter(|article| article.body.len() > 2_000_000).count() == 4);
}

/// Minutes or gigabytes, if each figure, quotation, title or day of a line looked at all the others.
#[test]
fn a_line_without_end_takes_no_longer_than_prose() {
    for piece in [
        "Pier opens in May in town ",
        "3 May 2027, ",
        "1 2 3 ",
        "$5 million ",
        "a \"b\" ",
        "'a b' ",
        "\"The pier is safe\" said Ann Lee ",
        "President Ann Lee and minister Ann Lee ",
    ] {
        let line = piece.repeat(1_000_000 / piece.len());
        let folder = folder(&[("a.txt", line.as_bytes()), ("b.txt", format!("{line} again").as_bytes())]);
        let mut brief = Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .args(["brief", "--format", "json"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while brief.try_wait().unwrap().is_none() && started.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        brief.kill().unwrap();
        let ended = brief.wait().unwrap();
        assert!(ended.success(), "{piece:?}: {ended}");
    }
}

#[test]
fn of_an_endless_line_as_much_is_read_as_the_longest_article_has() {
    let line = "The harbour board said on Tuesday that the pier opens. ".repeat(200_000);
    let folder = folder(&[
        ("line.txt", line.as_bytes()),
        ("line.json", format!("{{\"title\": \"Pier\", \"text\": \"{line}\"}}").as_bytes()),
    ]);
    let intake = read(folder.path());
    assert_eq!((intake.articles.len(), intake.warnings.len()), (3, 2), "{:?}", intake.warnings);
    for warning in &intake.warnings {
        assert!(warning.file.contains("line."), "{warning:?}");
        assert!(warning.message.contains("the last 7.0 MB are left out"), "{warning:?}");
    }
    let lengths = intake.articles.iter().map(|article| article.body.len());
    assert!(lengths.max().is_some_and(|longest| (3_900_000..=4_000_000).contains(&longest)));
}

#[test]
fn a_file_over_the_limit_is_not_even_opened() {
    let folder = folder(&[]);
    File::create(folder.path().join("huge.txt")).unwrap().set_len(100_000_000_000).unwrap();
    assert!(only_warning(&folder, "huge.txt").contains("larger than the limit of 64 MB"));
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_not_waited_for() {
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(only_warning(&folder, "pipe.txt").contains("no regular file"));
    // One that nobody can expect to be an article is no trouble.
    fs::rename(pipe, folder.path().join("pipe")).unwrap();
    let pipe = folder.path().join("pipe");
    assert_eq!(read(folder.path()).warnings, []);
    let named = read(&pipe);
    assert!(named.warnings[0].message.contains("no regular file"));
    let endless = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["text", "-"])
        .stdin(Stdio::from(File::open("/dev/zero").unwrap()))
        .output()
        .unwrap();
    assert_eq!(endless.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&endless.stderr).contains("larger than the limit"));
}

/// Some files of the system look like any other, and whoever reads them waits for news.
#[cfg(target_os = "linux")]
#[test]
fn a_link_to_the_log_of_the_system_is_passed_over() {
    let folder = folder(&[]);
    std::os::unix::fs::symlink("/proc/kmsg", folder.path().join("log.txt")).unwrap();
    only_warning(&folder, "log.txt");
    std::os::unix::fs::symlink("/proc/kmsg", folder.path().join("log")).unwrap();
    only_warning(&folder, "log.txt");
}

#[test]
fn all_articles_of_a_run_have_so_much_text_together() {
    let text = "The board met on Tuesday. ".repeat(2000);
    let names: Vec<String> = (0..8).map(|number| format!("{number}.txt")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
    let archive = zip(&members);
    let all = folder(&[("a.zip", &archive), ("b.zip", &archive), ("c.txt", text.as_bytes())]);
    let intake = read_with(all.path(), Options { max_bytes: 160_000, ..Options::default() });
    // Twice the limit for one file is room for six, whichever of the files is read first.
    let found: Vec<&str> = intake.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(
        found,
        ["a.zip/0.txt", "a.zip/1.txt", "a.zip/2.txt", "a.zip/3.txt", "a.zip/4.txt", "a.zip/5.txt"]
    );
    let [warning] = intake.warnings.as_slice() else { panic!("{:?}", intake.warnings) };
    assert!(warning.file.ends_with("a.zip/6.txt") && warning.message.contains("11 others"), "{warning:?}");
}

#[test]
fn small_objects_that_would_fill_the_memory_are_not_built() {
    let objects = format!("[{}0]", "{\"a\":0},".repeat(200_000));
    let cause = only_warning(&folder(&[("a.json", objects.as_bytes())]), "a.json");
    assert!(cause.contains("more values than gainsay reads"), "{cause}");
}

#[test]
fn bytes_behind_a_packed_file_and_a_missing_end_cost_themselves_alone() {
    let whole = gz("The ministers met on Tuesday. It cost 40 million. ".repeat(20).as_bytes());
    for bytes in [[&whole, b"and more".as_slice()].concat(), whole[..whole.len() - 5].to_vec()] {
        let folder = folder(&[("a.txt.gz", &bytes)]);
        let warning = only_warning(&folder, "a.txt.gz");
        assert!(warning.contains("only what stands before the damage is read"), "{warning}");
        let intake = read(folder.path());
        let article = intake.articles.iter().find(|article| article.id == "a.txt.gz").unwrap();
        assert!(article.body.contains("40 million"));
    }
}

#[test]
fn so_many_repairs_are_listed_and_the_others_counted() {
    let folder = folder(&[("a.txt", &b"caf\xC3\xA9 t\xC3\xAAte na\xC3\xAFve \xFF ".repeat(12_000))]);
    assert!(only_warning(&folder, "a.txt").contains("2000 of them are made without being listed"));
    let intake = read(folder.path());
    assert_eq!(intake.articles[0].repairs.len(), 10_000);
    assert_eq!(intake.articles[0].body.matches('\u{FFFD}').count(), 12_000);
}

#[test]
fn an_address_with_characters_that_cannot_be_seen_is_refused_and_told() {
    for hidden in ["\u{1b}]0;x", "\u{200b}", "\u{7}"] {
        let text = format!(
            "---\ntitle: Pier{hidden} opens\nurl: https://a.example/{hidden}b\n---\n\nThe pier opens in May.\n"
        );
        let folder = folder(&[("a.md", text.as_bytes())]);
        assert!(only_warning(&folder, "a.md").contains("address"));
        let article = read(folder.path()).articles.remove(0);
        assert_eq!(article.url, None);
        assert!(article.title.unwrap().value.chars().all(is_safe));
    }
}

#[test]
fn ten_thousand_tiny_files_are_as_good_as_one() {
    let folder = folder(&[]);
    for number in 0..10_000 {
        let text = if number % 100 == 0 { "" } else { "Ok." };
        fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
    }
    let intake = read(folder.path());
    assert_eq!((intake.articles.len(), intake.warnings.len()), (9_901, 100));
}

#[test]
fn a_parser_that_quotes_what_it_stumbles_over_does_not_steer_the_terminal() {
    let page = zip(&[("content.xml", b"<text:p>A pier</\x1b[2J>")]);
    let warning = only_warning(&folder(&[("a.odt", &page)]), "a.odt");
    assert!(warning.contains("cannot be read") && warning.chars().all(is_safe), "{warning:?}");
}

#[cfg(unix)]
#[test]
fn names_cannot_break_lines_or_steer_the_terminal() {
    let folder = folder(&[
        ("two\nlines\u{1b}[2J\u{202e}.txt", b""),
        ("a\nb.html", b"<html><p>A\x1b[31m pier\xe2\x80\xae.</p>"),
    ]);
    let intake = read(folder.path());
    let mut shown = vec![&intake.warnings[0].file, &intake.articles[0].id, &intake.articles[0].body];
    shown.extend(intake.articles.iter().map(|article| &article.outlet.value));
    for text in shown {
        assert!(text.chars().all(|c| is_safe(c) && c != '\n' && c != '\t'), "{text:?}");
    }
}

#[test]
fn a_path_that_leads_nowhere_is_named() {
    let intake = intake::read(&[PathBuf::from("gone.html")], &Options::default());
    assert!(intake.warnings[0].message.contains("does not exist"));
}

/// Every format with bytes changed, cut off and doubled: what comes out may be anything but a crash or a hang.
#[test]
fn damaged_files_of_every_format_do_no_harm() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let target = tempfile::tempdir().unwrap();
    let mut seed = 1_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut made = 0;
    for folder in ["one", "two"] {
        for entry in fs::read_dir(fixtures.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            for round in 0..30 {
                let mut damaged = bytes.clone();
                for _ in 0..=round {
                    let at = random(damaged.len());
                    match random(4) {
                        0 => damaged[at] = random(256) as u8,
                        1 => damaged[at] ^= 1 << random(8),
                        2 => damaged.truncate(at.max(8)),
                        _ => damaged.extend_from_within(at..),
                    }
                }
                let name = path.file_name().unwrap().to_string_lossy();
                fs::write(target.path().join(format!("{round}-{folder}-{name}")), damaged).unwrap();
                made += 1;
            }
        }
    }
    let intake = read(target.path());
    assert!(intake.articles.len() + intake.warnings.len() >= made / 2, "{made}");
}
