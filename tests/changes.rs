//! The table of changes: a verb or noun of change with its figure.

mod support;

use claims::mention::Change;

/// "up 50 %", "down 2 x Almost"
fn told(change: &Change) -> String {
    let q = &change.quantity;
    let mut told = format!("{} {}", format!("{:?}", change.direction).to_lowercase(), q.value);
    if let Some(max) = q.max {
        told += &format!("..{max}");
    }
    told += &format!(" {}", q.unit);
    if let Some(comparator) = q.comparator {
        told += &format!(" {comparator:?}");
    }
    told
}

#[test]
fn changes() {
    support::check("changes.toml", |document| {
        let all = document.sentences.iter().flat_map(|s| &s.mentions.changes);
        all.map(|c| (told(c), c.run)).collect()
    });
}
