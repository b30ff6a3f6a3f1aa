//! The word lists are tested like code: every file parses, is sorted by id, and says nothing twice.
//!
//! Example: two pipelines with the alias "Friendship" fail, unless both name it under `shared`.

mod common;

use claims::lexicon::{Entry, Lexicon, fold};
use claims::{article, claim};
use common::{files, read, root};
use std::collections::BTreeMap;
use std::path::PathBuf;

type Lists = BTreeMap<String, Vec<Entry>>;

/// The files of lists; those in folders below have shapes of their own.
fn toml_files() -> Vec<PathBuf> {
    let folder = root().join("src/lexicon");
    let mut files = files(&folder, &["toml"]);
    files.retain(|file| file.parent() == Some(&folder));
    assert!(files.len() > 5);
    files
}

/// Each file of lists by its name.
fn lists() -> Vec<(String, Lists)> {
    let files = toml_files();
    let parse = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lists = toml::from_str(&read(path)).unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, lists)
    };
    files.iter().map(parse).collect()
}

#[test]
fn every_list_loads() {
    for path in toml_files() {
        let loaded = Lexicon::default().add_toml(&path.display().to_string(), &read(&path));
        assert!(loaded.is_ok(), "{}", loaded.err().map(|e| e.to_string()).unwrap_or_default());
    }
}

// Ids that records carry (`country:AZ`); a list of words for rules may stand in the order of their meaning.
#[test]
fn lists_with_ids_are_sorted_by_id_and_have_each_once() {
    for (file, lists) in lists() {
        for (list, entries) in lists {
            let ids: Vec<&str> =
                entries.iter().map(|e| e.id.as_str()).filter(|id| id.contains(':')).collect();
            let wrong = ids.windows(2).find(|pair| pair[0] >= pair[1]);
            assert!(wrong.is_none(), "{file}, [[{list}]]: {wrong:?} are not in order");
        }
    }
}

#[test]
fn no_alias_stands_in_two_entries_unless_both_share_it() {
    for (file, lists) in lists() {
        for (list, entries) in &lists {
            let mut owners: BTreeMap<String, (usize, String)> = BTreeMap::new();
            for (i, entry) in entries.iter().enumerate().filter(|(_, e)| !e.name.is_empty()) {
                let names = std::iter::once(&entry.name).filter(|n| !n.is_empty());
                for alias in names.chain(&entry.aliases).chain(&entry.weak) {
                    let shared = entry.shared.iter().any(|s| fold(s) == fold(alias));
                    // Case tells some words apart: "Tea" the company, "tea" the leaf.
                    let first = owners.insert(alias.to_string(), (i, alias.to_string()));
                    let twice = first.is_some_and(|(other, _)| other != i);
                    assert!(shared || !twice, "{file}, [[{list}]]: `{alias}` stands in two entries");
                }
            }
        }
    }
}

#[test]
fn every_cue_has_a_class() {
    for (file, lists) in lists() {
        for entry in lists.get("cue").into_iter().flatten() {
            let good = entry.class.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'_'));
            assert!(good && !entry.class.is_empty(), "{file}: the class `{}`", entry.class);
        }
    }
}

/// A word that many currencies share stands for one more where a user's list says so.
#[test]
fn a_currency_of_the_user_shares_the_words_of_others() {
    let list = "[[currency]]\nid = \"RUD\"\nname = \"Ruritanian dollar\"\naliases = [\"dollars\"]\nsymbols = [\"$\"]\n\
                country = [\"RU1\"]\n[[country]]\nid = \"country:RU1\"\nname = \"Ruritania\"\n";
    let mut lexicon = Lexicon::builtin();
    lexicon.add_toml("my.toml", list).expect("a list");
    let unit = |text: &str, lexicon: &Lexicon| {
        let article = article::parse("a.txt", text.to_string(), &article::Options::default());
        let claims = claim::gather::of(&article, lexicon).claims;
        claims[0]
            .fields
            .get("amount")
            .map(|amount| serde_json::to_value(amount).expect("JSON")["unit"].clone())
    };
    for sign in ["Ruritania's exports rose to $5 million.", "Ruritania's exports rose to 5 million dollars."]
    {
        assert_eq!(unit(sign, &lexicon), Some("RUD".into()));
        assert_eq!(unit(sign, &Lexicon::builtin()), Some("USD".into()));
        assert_eq!(unit(&sign.replace("Ruritania", "Canada"), &lexicon), Some("CAD".into()));
    }
}
