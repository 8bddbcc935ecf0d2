//! `gainsay fetch` against a server on this machine.

#![cfg(feature = "fetch")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

const PAGE: &str = "<html><head><title>Pier opens in May</title><meta property='og:site_name' content='Norland Post'>\
    <meta property='article:published_time' content='2025-03-11T08:00:00Z'></head><body><nav><a href=/>Home</a></nav>\
    <article><h1>Pier opens in May</h1><p>The harbour board said on Tuesday that the new pier will be open to all ships \
    from May, and that the work had cost $4 million, less than the members had feared.</p><p>The pier is 310 metres long, \
    the board said, and 14 ships can lie at it at the same time.</p></article></body></html>";

/// A server that answers `requests` requests; returns its address. Its robots.txt forbids `/private`.
fn serve(requests: usize) -> String {
    serve_with(requests, "200 OK", "User-agent: *\nDisallow: /private\n")
}

/// The same, with its own answer to the request for its robots.txt: a status, perhaps more headers, and the body.
fn serve_with(requests: usize, status: &'static str, robots: impl AsRef<[u8]>) -> String {
    let robots = robots.as_ref().to_vec();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().take(requests) {
            let robots = robots.clone();
            thread::spawn(move || answer(stream.unwrap(), status, &robots));
        }
    });
    address
}

fn answer(mut stream: TcpStream, robots_status: &str, robots: &[u8]) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut request = String::new();
    reader.read_line(&mut request).unwrap();
    let mut agent = false;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header).unwrap() <= 2 {
            break;
        }
        agent |= header.to_lowercase().starts_with("user-agent: gainsay/");
    }
    let path = request.split(' ').nth(1).unwrap();
    if path == "/robots.txt" && agent {
        let length = robots.len();
        let head =
            format!("HTTP/1.1 {robots_status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        let _ = stream.write_all(&[head.as_bytes(), robots].concat());
        return;
    }
    let (status, more, body) = match path {
        _ if !agent => ("400 Bad Request", String::new(), String::new()),
        "/rules" => ("200 OK", String::new(), "User-agent: *\nDisallow: /".to_owned()),
        "/consent" => ("302 Found", "Location: /pier?return=http://x.example/\r\n".to_owned(), String::new()),
        "/raw" => ("302 Found", "Location: /p\u{e4}ge\r\n".to_owned(), "no page".to_owned()),
        "/nowhere" => ("302 Found", String::new(), "no page".to_owned()),
        "/around" => ("302 Found", "Location: /x/../private\r\n".to_owned(), String::new()),
        _ if path.starts_with("/claims?") => {
            let link = format!("<head><link rel=canonical href='{}'>", &path["/claims?".len()..]);
            ("200 OK", String::new(), PAGE.replace("<head>", &link).replace("$4 million", "$9 million"))
        }
        "/pier" | "/private" | "/pier?return=http://x.example/" | "/p%C3%A4ge" | "/%70rivate" => {
            ("200 OK", String::new(), PAGE.to_owned())
        }
        "/old" => ("302 Found", "Location: /pier\r\n".to_owned(), String::new()),
        "/away" => ("302 Found", "Location: /private\r\n".to_owned(), String::new()),
        "/loop" => ("302 Found", "Location: /loop\r\n".to_owned(), String::new()),
        "/feed" => ("200 OK", String::new(), feed()),
        "/bare" => ("200 OK", String::new(), feed().replace("link>", "guid>").replace("Story 2", "Story 1")),
        "/huge" => ("200 OK", "X-Length: no\r\n".to_owned(), "a".repeat(70_000_000)),
        _ => ("404 Not Found", String::new(), String::new()),
    };
    // A client that has seen enough hangs up.
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\n{more}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
}

fn feed() -> String {
    let item = |number: u8| {
        format!(
            "<item><title>Story {number}</title><link>http://p.example/{number}</link>\
             <description>The pier of Norland is {number}00 metres long, the board said.</description></item>"
        )
    };
    format!("<rss version='2.0'><channel><title>Norland Post</title>{}{}</channel></rss>", item(1), item(2))
}

fn fetch(urls: &[String], into: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .arg("fetch")
        .args(urls)
        .arg("--into")
        .arg(into)
        .output()
        .unwrap()
}

#[test]
fn a_page_and_a_feed_become_files_that_are_read_at_once() {
    let site = serve(4);
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("news");
    let output = fetch(&[format!("{site}/old"), format!("{site}/feed")], &into);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().count(), 3);
    let page = fs::read_to_string(into.join("norland-post-pier-opens-in-may.md")).unwrap();
    assert!(page.contains(&format!("url: \"{site}/pier\"")), "{page}");
    assert!(page.contains("published: \"2025-03-11\"") && !page.contains("Home"));
    let articles = Command::new(env!("CARGO_BIN_EXE_gainsay")).arg("articles").arg(&into).output().unwrap();
    let listed = String::from_utf8(articles.stdout).unwrap();
    assert!(listed.contains("Pier opens in May") && listed.contains("Story 2"), "{listed}");
}

#[test]
fn entries_of_one_headline_and_no_address_are_saved_apart() {
    let site = serve(4);
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let output = fetch(&[format!("{site}/bare")], folder.path());
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "a second time nothing is new");
    }
}

#[test]
fn a_site_that_may_forbid_it_is_left_alone() {
    let long: &str =
        Box::leak(["User-agent: *\nDisallow: /\n", &"# filler\n".repeat(100_000)].concat().into());
    let cut: &str =
        Box::leak([&"#".repeat(500 * 1024 - 26), "\nUser-agent: *\nDisallow: /private"].concat().into());
    for (status, robots, fetched) in [
        ("503 Service Unavailable", "", false),
        ("200 OK", long, false),
        ("200 OK", cut, true),
        ("404 Not Found", "", true),
    ] {
        let site = serve_with(2, status, robots);
        let folder = tempfile::tempdir().unwrap();
        let output = fetch(&[format!("{site}/pier")], folder.path());
        assert_eq!(output.status.success(), fetched, "{status}: {output:?}");
        let warning = String::from_utf8(output.stderr).unwrap();
        assert_eq!(warning.contains("robots.txt"), !fetched, "{warning}");
    }
}

#[test]
fn what_cannot_be_fetched_is_named_and_the_rest_is_fetched() {
    let site = serve(30);
    let folder = tempfile::tempdir().unwrap();
    let urls =
        ["gone", "private", "away", "huge", "loop", "nowhere", "pier", "%70rivate", "x/../private", "around"]
            .map(|path| format!("{site}/{path}"));
    let output = fetch(
        &[&urls[..], &["ftp://x.example/a".to_owned(), "no address".to_owned()]].concat(),
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(2));
    let warnings = String::from_utf8(output.stderr).unwrap();
    for (url, cause) in [
        ("/gone", "404"),
        ("/private", "robots.txt"),
        ("/away", "robots.txt"),
        ("/huge", "larger than the limit of 64 MB"),
        ("/loop", "redirect"),
        ("/nowhere", "302"),
        ("/%70rivate", "robots.txt"),
        ("/around", "robots.txt"),
        ("ftp://", "not a web address"),
        ("no address", "not a web address"),
    ] {
        let line = warnings.lines().find(|line| line.contains(url));
        assert!(line.is_some_and(|line| line.contains(cause)), "{url}: {warnings}");
    }
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
}

#[test]
fn the_rules_of_a_site_are_read_whatever_their_form() {
    let gzip = |text: &str| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (status, robots) in [
        ("200 OK", b"\xef\xbb\xbfUser-agent: *\nDisallow: /".to_vec()),
        ("200 OK", b"User-agent: *\rDisallow: /".to_vec()),
        ("200 OK", wide("\u{feff}User-agent: *\nDisallow: /")),
        ("200 OK", gzip("User-agent: *\nDisallow: /")),
        ("200 OK\r\nContent-Encoding: gzip", gzip("User-agent: *\nDisallow: /")),
        ("200 OK\r\nContent-Encoding: br", b"what nobody here can unpack".to_vec()),
        ("302 Found\r\nLocation: rules", Vec::new()),
    ] {
        let site = serve_with(3, status, &robots);
        let folder = tempfile::tempdir().unwrap();
        let output = fetch(&[format!("{site}/pier")], folder.path());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), told.contains("robots.txt")),
            (Some(2), true),
            "{status} {robots:?}"
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn a_redirect_is_followed_wherever_it_points() {
    let site = serve(10);
    let folder = tempfile::tempdir().unwrap();
    let output = fetch(&[format!("{site}/consent"), format!("{site}/raw")], folder.path());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let first = fs::read_to_string(folder.path().join("norland-post-pier-opens-in-may.md")).unwrap();
    assert!(first.contains(&format!("url: \"{site}/pier?return=http://x.example/\"")), "{first}");
    let second = fs::read_to_string(folder.path().join("norland-post-pier-opens-in-may-2.md")).unwrap();
    assert!(second.contains(&format!("url: \"{site}/p%C3%A4ge\"")), "{second}");
}

#[test]
fn an_article_is_replaced_only_from_its_own_address() {
    let (site, other) = (serve(10), serve(10));
    let folder = tempfile::tempdir().unwrap();
    let page = || fs::read_to_string(folder.path().join("norland-post-pier-opens-in-may.md")).unwrap();
    fetch(&[format!("{site}/pier")], folder.path());
    let saved = page();
    let output = fetch(&[format!("{other}/claims?{site}/pier")], folder.path());
    assert_eq!((output.status.code(), page()), (Some(0), saved), "another site only claims the address");
    let beside = fs::read_to_string(folder.path().join("norland-post-pier-opens-in-may-2.md")).unwrap();
    assert!(beside.contains(&format!("url: \"{other}/claims?{site}/pier\"")), "{beside}");
    fetch(&[format!("{site}/claims?{site}/pier")], folder.path());
    assert!(page().contains("$9 million"), "its own site has a newer text");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_password_in_an_address_is_neither_saved_nor_shown() {
    let site = serve(10).replace("http://", "http://reader:secret@");
    let folder = tempfile::tempdir().unwrap();
    let output = fetch(&[format!("{site}/pier"), format!("{site}/gone")], folder.path());
    assert!(!String::from_utf8(output.stderr).unwrap().contains("secret"));
    let page = fs::read_to_string(folder.path().join("norland-post-pier-opens-in-may.md")).unwrap();
    assert!(page.contains("/pier\"") && !page.contains("secret") && !page.contains("reader"), "{page}");
}
