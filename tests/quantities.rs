//! The table of quantities: number, unit, rate and hedge.

mod support;

use claims::mention::Quantity;

/// "1500000..2000000 t per year about", with "elided" and "price".
fn told(quantity: &Quantity) -> String {
    let mut told = quantity.value.to_string();
    if let Some(max) = quantity.max {
        told += &format!("..{max}");
    }
    told += &format!(" {}", quantity.unit);
    if let Some(per) = quantity.per {
        told += &format!(" per {}", format!("{per:?}").to_lowercase());
    }
    if let Some(comparator) = quantity.comparator {
        told += &format!(" {comparator:?}");
    }
    for (is, word) in [(quantity.elided, " elided"), (quantity.price, " price")] {
        told += if is { word } else { "" };
    }
    told
}

#[test]
fn quantities() {
    support::check("quantities.toml", |document| {
        let all = document.sentences.iter().flat_map(|s| &s.mentions.quantities);
        all.map(|q| (told(q), q.run)).collect()
    });
}
