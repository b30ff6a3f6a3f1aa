//! `claims explain`: every figure is in a claim, or a condition is told that kept it out.
//!
//! Example: of a profit of $3 billion it says that "profit", the nearest measure, is none of trade.

mod common;

use claims::article::{Options, parse};
use claims::claim;
use claims::extract::{EXTRACTORS, Kind, Trail};
use claims::mention;
use common::{LEXICON, files, program, read, root};

/// What is said of a sentence.
fn explained(sentence: &str) -> String {
    let mut run = program();
    run.args(["explain", "-"]).write_stdin(format!(" date 2024-03-12\n\n{sentence}\n"));
    String::from_utf8_lossy(&run.assert().success().get_output().stdout).into_owned()
}

#[test]
fn the_condition_that_failed_is_named() {
    for (sentence, rule, why) in [
        ("The firm made a profit of $3 billion.", "trade_figure/measured", "\"profit\", is none of trade"),
        ("The firm made a profit of $3 billion.", "trade_figure/contract", "no contract"),
        ("A loan of $50 was given.", "trade_figure/measured", "less than 1,000"),
        ("The tower is made of $4 billion.", "trade_figure/measured", "no measure of trade"),
        ("The tower is made of $4 billion.", "trade_figure/carried", "no trade figure"),
        ("Crude cost $80 a barrel.", "any", "the price of one"),
        ("The refinery has a capacity of 14 million tonnes a year.", "any", "can do or hold"),
        ("Carbon emissions were 30 million tonnes.", "oil_volume/moved", "names none of them"),
        ("It bought 40 tonnes.", "cargo_volume/moved", "no goods are named"),
        ("It bought 40 tonnes.", "oil_volume/by_unit", "measures other things"),
        ("The farm grew 40 tonnes of wheat.", "cargo_volume/moved", "moved, traded or handled"),
        ("Exports rose by 5 percent.", "any", "a share or a multiple"),
        ("Two ministers came.", "any", "a bare number"),
    ] {
        let told = explained(sentence);
        let line = told.lines().find(|line| line.trim_start().starts_with(rule) && line.contains(why));
        assert!(told.contains("nothing from") && line.is_some(), "{rule}, {why}: {told}");
    }
}

#[test]
fn numbers_that_are_no_quantity_say_why() {
    for (sentence, why) in [
        (
            "It emitted 30 million tonnes of carbon dioxide.",
            "\"30 million tonnes of carbon dioxide\"  its unit",
        ),
        ("Flight 714 left at 10:45.", "\"45\"  it is a time of day"),
        ("Flight 714 left at 10:45.", "\"714\"  it is part of a name or numbers"),
        ("A half of it was sold.", "\"A half\"  it is a part of something"),
    ] {
        let told = explained(sentence);
        assert!(told.contains(&format!("no quantity  {why}")), "{told}");
    }
}

#[test]
fn kinds_without_a_claim_say_why() {
    for (sentence, kind, why) in [
        ("Minister Ali went home.", "official", "\"Minister\": nobody is named in full"),
        ("Anna Berg met Minister Ali.", "official", "\"Minister\": it stands with nobody"),
        ("Rain fell.", "official", "no office is named"),
        ("The agreement is nice.", "agreement", "\"The agreement\": nothing is told to happen"),
        ("The pipeline is long.", "pipeline", "no pipeline is named"),
        ("Oil is dear.", "oil_volume", "no figure is told"),
    ] {
        let told = explained(sentence);
        let line = told.lines().find(|line| line.contains(&format!("no {kind}")));
        assert!(line.is_some_and(|line| line.contains(why)), "{told}");
    }
}

#[test]
fn every_figure_is_in_a_claim_or_has_a_reason() {
    let ends = ["txt"];
    for file in [files(&root().join("seeds"), &ends), files(&root().join("fixtures/eval"), &ends)].concat() {
        let article = parse("a.txt", read(&file), &Options::default());
        let document = mention::read(&article, &LEXICON);
        let trail = Trail::asked();
        let claims = claim::explained(&document, &trail);
        assert_eq!(claims, claim::all(&document), "asking changes nothing");
        let misses = trail.misses();
        for miss in &misses {
            let rules = || EXTRACTORS.iter().flat_map(|e| e.rules).any(|r| r.name == miss.rule);
            let known = miss.rule == "any" || Kind::named(miss.rule).is_some() || rules();
            assert!(known && !miss.why.is_empty(), "{miss:?}");
        }
        for (n, sentence) in document.sentences.iter().enumerate() {
            for quantity in &sentence.mentions.quantities {
                let span = document.span(quantity.run);
                let told =
                    claims.iter().flat_map(|c| &c.fields.0).flat_map(|(_, v)| v.each()).any(|v| {
                        v.words().is_some_and(|(_, start, end)| start <= span.start && span.end <= end)
                    });
                let missed = misses.iter().any(|m| m.sentence == n && m.at == Some(quantity.run));
                assert!(told || missed, "{}: {}", file.display(), span.of(&article.text));
            }
        }
    }
}

#[test]
fn what_cannot_be_explained_is_told() {
    for (place, why) in [
        ("seeds/001_357ab2dfbe48025c.txt:9999", "its lines are 1 to"),
        ("seeds/001_357ab2dfbe48025c.txt:2", "no sentence stands on line 2"),
        ("seeds", "is a folder"),
    ] {
        let run = program().args(["explain", place]).assert().code(2);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(told.contains(why), "{told}");
    }
}
