//! Articles: dates, titles, datelines, bylines, debris and blocks, in the shapes that pages have.

use claims::article::{Article, BlockKind, DateSource, Options, parse};
use claims::text::{Stretch, sentences};

fn read(text: &str) -> Article {
    parse("article.txt", text.to_string(), &Options::default())
}

fn cut(article: &Article) -> Vec<&str> {
    sentences(article).iter().map(|s| s.span.of(&article.text)).collect()
}

fn body(text: &str) -> Vec<String> {
    cut(&read(text)).iter().map(|s| s.to_string()).collect()
}

fn dated(text: &str) -> (Option<String>, DateSource) {
    let article = read(text);
    (article.date.map(|d| d.to_string()), article.date_source)
}

fn seed(name: &str) -> Article {
    let path = format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    parse(name, std::fs::read_to_string(path).unwrap(), &Options::default())
}

#[test]
fn seeds() {
    let first = seed("000_4b89f9ee8b676db5.txt");
    assert_eq!(first.date.unwrap().to_string(), "2022-08-25");
    assert_eq!(first.title, None);
    assert!(cut(&first)[0].starts_with("Azerbaijani State Oil Company"));
    let heading = first.body.iter().find(|b| b.kind == BlockKind::Heading).unwrap();
    assert_eq!(heading.span.of(&first.text), "Kazakh oil transportation");
    assert!(cut(&seed("001_357ab2dfbe48025c.txt"))[0].starts_with("Kazakh Ambassador to Azerbaijan"));
    let wrapped = seed("002_e7550f7cb48ea517.txt");
    assert!(cut(&wrapped)[0].starts_with("The economic and cultural relations"));
    assert!(
        cut(&wrapped)
            .contains(&"This is\nan impressive dynamic, and the sides plan to continue increasing\nvolumes.")
    );
    let titled = seed("003_0ad15f31edf2e01b.txt");
    assert_eq!(
        titled.title.as_deref(),
        Some("Kazakhstan-Azerbaijan economic cooperation moves to new level")
    );
    assert!(cut(&titled)[0].starts_with("The economic cooperation"), "{}", cut(&titled)[0]);
    let buttons = seed("004_e3ca18a798fff7ee.txt");
    assert!(cut(&buttons)[0].starts_with("Top Azerbaijani"));
    assert!(cut(&buttons).last().unwrap().ends_with("next year."));
}

#[test]
fn dates() {
    let full = |d: &str, source| (Some(d.to_string()), source);
    for (text, day, source) in [
        (" date 2023-09-29 Trade grows\n\nIt grew.", "2023-09-29", DateSource::Header),
        ("date 2023-09-29\n\nIt grew.", "2023-09-29", DateSource::Header),
        ("\u{feff} date 2023-09-29T10:00:00Z Trade\r\n\r\nIt grew.", "2023-09-29", DateSource::Header),
        (
            "---\ntitle: \"Trade\"\ndate: 2023-09-29T23:00:00+06:00\n---\nIt grew.",
            "2023-09-29",
            DateSource::Meta,
        ),
        ("Title: Trade\nDate: 29 Sep 2023\nURL: https://a.kz/1\n\nIt grew.", "2023-09-29", DateSource::Meta),
        ("Date: Fri, 29 Sep 2023 10:00:00 GMT\n\nIt grew.", "2023-09-29", DateSource::Meta),
        (
            "Trade\n\nASTANA, Kazakhstan, March 9, 2024 (Agency) -- It grew.",
            "2024-03-09",
            DateSource::Dateline,
        ),
        ("Trade\n\nABU DHABI, 16th May, 2023 (GNA) -- It grew.", "2023-05-16", DateSource::Dateline),
        ("Trade\n\nALAT, Azerbaijan, 14 July 2025 – It grew.", "2025-07-14", DateSource::Dateline),
        ("Trade\n\nPublished: 14 July 2025, 10:30\n\nIt grew.", "2025-07-14", DateSource::Dateline),
        ("Trade\n\nTuesday, March 9, 2024\n\nIt grew.", "2024-03-09", DateSource::Dateline),
        ("BAHIA COCOA\nDATE: 26-FEB-1987 15:01\n\nIt grew.", "1987-02-26", DateSource::Dateline),
        ("BAHIA COCOA\n\nIt grew.", "2024-01-01", DateSource::Flag),
        ("DATE: 26-FEB-1987 15:01\nTITLE: BAHIA COCOA\n\nIt grew.", "1987-02-26", DateSource::Meta),
    ] {
        let options = Options { date: Some("2024-01-01".parse().unwrap()) };
        let got = parse("a.txt", text.to_string(), &options);
        assert_eq!((got.date.map(|d| d.to_string()), got.date_source), full(day, source), "{text}");
    }
    assert_eq!(dated("LONDON/ERBIL, Nov 21 (Agency) - Oil fell."), (None, DateSource::None));
}

#[test]
fn dates_of_file_names() {
    for (path, day) in [
        ("news/2023-09-29-foo.txt", Some("2023-09-29")),
        ("20230929.txt", Some("2023-09-29")),
        ("a_2023_09_29_b.md", Some("2023-09-29")),
        ("2023/09/29/foo.txt", Some("2023-09-29")),
        ("20231399.txt", None),
        ("000_4b89f9ee8b676db5.txt", None),
        ("1234567890.txt", None),
    ] {
        let got = parse(path, "It grew.".to_string(), &Options::default());
        assert_eq!(got.date.map(|d| d.to_string()).as_deref(), day, "{path}");
    }
}

#[test]
fn day_that_does_not_exist() {
    let article = read("\n date 2023-02-30 Trade grows\n\nIt grew.");
    assert_eq!((article.date, article.title.as_deref()), (None, Some("Trade grows")));
    assert_eq!(article.warnings.len(), 1);
    assert_eq!(article.warnings[0].to_string(), "line 2: there is no day 2023-02-30; this date is not used");
    assert_eq!(cut(&article), ["It grew."]);
}

#[test]
fn titles() {
    for (text, title) in [
        (" date 2023-09-29 Trade grows\nIt grew by 5%.", Some("Trade grows")),
        (" date 2023-09-29 (MENAFN - Wire) Trade grows\n\nIt grew.", Some("Trade grows")),
        (
            " date 2023-09-29 Kazakh oil exports\nto Germany grow\n\nIt grew by 5%.",
            Some("Kazakh oil exports to Germany grow"),
        ),
        (" date 2023-09-29 Who pays for it?\n\nThey pay.", Some("Who pays for it?")),
        (" date 2023-09-29\n\nTrade grows\n\nIt grew.", Some("Trade grows")),
        (" date 2023-09-29 ISLAMABAD: It grew, said the\nminister.", None),
        (" date 2023-09-29 FOR IMMEDIATE RELEASE\n\nTrade grows\n\nIt grew.", None),
        ("# Trade grows\n\nIt *grew* by [5%](https://a.kz).", Some("Trade grows")),
        ("Trade grows\n===========\n\nIt grew.", Some("Trade grows")),
        ("BAHIA COCOA REVIEW\n    SALVADOR, Feb 26 - Showers continued.\n", Some("BAHIA COCOA REVIEW")),
        ("---\ntitle: 'Trade grows'\n---\n\n# Trade grows\n\nIt grew.", Some("Trade grows")),
        (
            "Economy\n\nKazakh trade with Baku: Trade grows\n\nIt grew.",
            Some("Kazakh trade with Baku: Trade grows"),
        ),
        ("It grew.", None),
        ("Trade", None),
    ] {
        let article = read(text);
        assert_eq!(article.title.as_deref(), title, "{text}");
        if title.is_some() {
            assert!(
                !cut(&article).iter().any(|s| s.contains("Trade grows") || s.contains("BAHIA")),
                "{text}"
            );
        }
    }
}

#[test]
fn datelines() {
    for line in [
        "BAKU. KAZINFORM ",
        "BAKU, Azerbaijan, May 10. ",
        "ABU DHABI, 16th May, 2023 (GNA) -- ",
        "TBILISI, Oct. 19 – ",
        "LA PAZ – ",
        "NEW DELHI: ",
        "New Delhi: ",
        "MOSCOW. April 26 (Agency) - ",
        "MOSCOW, April 26. /TASS/. ",
        "Houston, 30 June — ",
        "CAIRO/TEL AVIV — ",
        "ISLAMABAD: ",
        "TEHRAN (Agency) – ",
        "Budapest, September 9 (Agency) – ",
        "ABERDEEN, Scotland (Agency) - ",
        "AKTAU, Kazakhstan – ",
        "LONDON/ERBIL, Nov 21 (Agency) - ",
        "ST LOUIS, Mo., March 20 - ",
        "RIO DE JANEIRO, April 9 - ",
        "WASHINGTON, D.C., Jan. 5, 2021 -- ",
        "LONDON--(BUSINESS WIRE)--",
        "Paris (AFP) – ",
        "KUWAIT, Dec 5 (KUNA) -- ",
        "Baku, May 10, AZERTAC\n\n",
        "Astana. 5 May. KazTAG – ",
        "PORT-AU-PRINCE, Haiti (AP) _ ",
        "ANKARA\n\n",
        "(Reuters) - ",
        "Oct 5 (Reuters) - ",
        "9 March 2024 (Argus) — ",
        "Baku. 10 May. REPORT.AZ/ ",
        "SINGAPORE -(Dow Jones)- ",
        "ALMATY. April 5. KAZINFORM /Dana Omar/ ",
        "DUBAI, UAE, 5th March, 2024: ",
        "[ANI] ",
        "By Ajoy Sen\nNEW DELHI, June 3 - ",
    ] {
        let text = format!(
            " date 2023-09-29 Trade grows\n\n{line}Crude exports rose by 5% in the first half of the year, the ministry said."
        );
        assert_eq!(
            body(&text),
            ["Crude exports rose by 5% in the first half of the year, the ministry said."],
            "{line}"
        );
    }
}

#[test]
fn not_datelines() {
    for text in [
        "SOCAR – the state oil company – signed a contract with BP.",
        "Kazakhstan – the largest producer of the region – raised exports.",
        "Baku, Tbilisi and Ankara signed a memorandum.",
        "OPEC (the group of exporters) cut output.",
        "Gazprom, BP and Shell - all of them - left.",
        "On May 10, 2023, Iran signed a contract.",
        "May 10 was the day of the signing.",
        "May 10 (a Friday) was the day of the signing.",
        "BTC, the main line, carried 5 mln tons.",
    ] {
        assert_eq!(body(&format!(" date 2023-09-29 Trade grows\n\n{text}")), [text]);
    }
}

#[test]
fn debris_goes() {
    for line in [
        "By Azernews",
        "By Rania Haddad and Tom Verbeeck",
        "By Hélène Dubois-Marchetti in Brussels and Oliver Kent in London",
        "By Chinedu Okafor, Abuja",
        "BY ELENA PETROVA",
        "+ ↺ − 16 px",
        "FOR IMMEDIATE RELEASE",
        "Share on Facebook",
        "Read also: Baku signs a contract with Astana",
        "Photo: Ministry of Energy",
        "Follow the author on Twitter",
        "(Reporting by Rania Haddad; Editing by Mark van der Velde)",
        "Enditem",
        "News.Az",
        " Reuter\n&#3;",
        "* * *",
        "14:05 - 9 March 2024",
    ] {
        let text = format!(" date 2023-09-29 Trade grows\n\n{line}\n\nIt grew.");
        assert_eq!(body(&text), ["It grew."], "{line}");
    }
    for end in
        [" (Reporting by A. Roe; Editing by B. Poe)", " Enditem", "\n Reuter", " Reuter\n&#3;", "\n\n###"]
    {
        assert_eq!(body(&format!("Trade\n\nIt grew by 5%.{end}")), ["It grew by 5%."], "{end}");
    }
    for text in
        ["By contrast, Kazakhstan raised output.", "Shares fell 5% (by volume).", "Print volumes fell."]
    {
        assert_eq!(body(&format!(" date 2023-09-29 Trade\n\n{text}")), [text]);
    }
}

#[test]
fn lists_and_headings() {
    let article = read(
        " date 2017-11-21 Flows slip\n\n* Kurdish flows at 240,000 bpd\n* No deal yet\n\nIt slipped by\n5%.\n\nAbout the Port\nIt was founded in 1902.\n1) First thing\n",
    );
    let kinds: Vec<_> = sentences(&article).iter().map(|s| (s.kind, s.span.of(&article.text))).collect();
    use BlockKind::{Heading, ListItem, Paragraph};
    assert_eq!(
        kinds[..5],
        [
            (ListItem, "Kurdish flows at 240,000 bpd"),
            (ListItem, "No deal yet"),
            (Paragraph, "It slipped by\n5%."),
            (Heading, "About the Port"),
            (Paragraph, "It was founded in 1902."),
        ]
    );
}

#[test]
fn old_newswire() {
    let text = "ARGENTINE GRAIN SHIPMENTS\n    BUENOS AIRES, Feb 26 - Argentine grain board figures show\ncrop registrations of grains to Feb 11, in\nthousands of tonnes.\n    Bread wheat prev 1,655.8.\n    &lt;YPF> shipped Feb 87\n2.5 mln tonnes.\n Reuter\n&#3;";
    let article = read(text);
    assert_eq!(article.title.as_deref(), Some("ARGENTINE GRAIN SHIPMENTS"));
    assert_eq!(
        cut(&article),
        [
            "Argentine grain board figures show\ncrop registrations of grains to Feb 11, in\nthousands of tonnes.",
            "Bread wheat prev 1,655.8.",
            "&lt;YPF> shipped Feb 87\n2.5 mln tonnes.",
        ]
    );
    assert_eq!(article.body.len(), 3);
}

#[test]
fn old_newswire_with_indented_lines() {
    let text = " date 1987-04-08\nASIAN EXPORTERS FEAR DAMAGE FROM U.S.-JAPAN RIFT\n  Mounting trade friction between the\n  U.S. And Japan has raised fears among many of Asia's exporting\n  nations, officials said.\n      The U.S. Has said it will impose 300 mln dlrs of tariffs.\n      It began.\n\n\n";
    let article = read(text);
    assert_eq!(article.title.as_deref(), Some("ASIAN EXPORTERS FEAR DAMAGE FROM U.S.-JAPAN RIFT"));
    let wanted = [
        "Mounting trade friction between the\n  U.S. And Japan has raised fears among many of Asia's exporting\n  nations, officials said.",
        "The U.S. Has said it will impose 300 mln dlrs of tariffs.",
        "It began.",
    ];
    assert_eq!(cut(&article), wanted);
    assert_eq!(article.body.len(), 3);
}

#[test]
fn offsets_count_from_the_first_byte() {
    let text = "\u{feff} date 2023-09-29 Trade\r\n\r\nIt grew.\r\nIt fell.\r\n";
    let article = read(text);
    for sentence in sentences(&article) {
        assert_eq!(&text[sentence.span.start..sentence.span.end], sentence.span.of(&article.text));
    }
    assert_eq!(cut(&article), ["It grew.", "It fell."]);
    assert_eq!(article.sha256().len(), 64);
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "---",
        "---\n",
        " date ",
        " date 2023",
        "(",
        "By",
        "#",
        "- ",
        "\r\r\r",
        "&#3;",
        "“”",
    ] {
        sentences(&read(text));
    }
}

#[test]
fn a_long_article_is_read_in_stretches() {
    let paragraph = "Exports to China rose to 5 million tons of oil in May. The hall was full.";
    for (between, least) in [("\n\n", 256 << 10), (" ", 512 << 10)] {
        let text = vec![paragraph; 20_000].join(between);
        let article = parse("", text, &Options::default());
        let stretches = Stretch::all(&article);
        assert!(stretches.len() > 2);
        let all: Vec<_> = stretches.iter().flat_map(|stretch| stretch.sentences.clone()).collect();
        assert_eq!(all, sentences(&article));
        let ends = |own: &Stretch| Some((own.sentences.first()?.span.start, own.sentences.last()?.span.end));
        let lengths = stretches.iter().filter_map(ends).map(|(start, end)| end - start);
        let most = least + paragraph.len();
        assert!({ lengths }.take(stretches.len() - 1).all(|length| (least + 1..=most).contains(&length)));
    }
    let short = parse("", paragraph.to_string(), &Options::default());
    assert!(matches!(&Stretch::all(&short)[..], [all] if all.sentences.len() == 2));
    assert!(matches!(&Stretch::all(&Article::default())[..], [all] if all.sentences.is_empty()));
}
