//! The table of numbers: figures and words.

mod support;

use claims::mention::Run;
use claims::mention::number::{self, Role};

#[test]
fn numbers() {
    support::check("numbers.toml", |document| {
        let numbers = document.sentences.iter().flat_map(|sentence| number::read(document, sentence));
        let told = |n: number::Number| -> Option<(String, Run)> {
            let role = match n.role {
                Role::Plain => String::new(),
                Role::Year => " year".into(),
                Role::Fraction => " share".into(),
                Role::Fold => " fold".into(),
                Role::Label | Role::Clock | Role::Ordinal => return None,
            };
            Some((format!("{}{role}", n.value), n.run))
        };
        numbers.filter_map(told).collect()
    });
}
