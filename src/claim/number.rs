//! Decimals as JSON numbers: whole ones as integers, others in their shortest form.
//!
//! 4.20 is written as 4.2 and 520000.0 as 520000; exact for numbers of up to 15 digits.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// A decimal that is a JSON number outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value.normalize())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.0.normalize();
        if let Some(whole) = (value.scale() == 0).then(|| value.to_i64()).flatten() {
            return serializer.serialize_i64(whole);
        }
        match short(value).map_or_else(|| value.to_string().parse(), Ok) {
            Ok(nearest) => serializer.serialize_f64(nearest),
            Err(e) => Err(serde::ser::Error::custom(e)),
        }
    }
}

impl Number {
    /// The same as a whole number, where it is one and not below zero.
    pub(super) fn whole(self) -> Option<u64> {
        let value = self.0.normalize();
        (value.scale() == 0).then(|| value.to_i64()?.try_into().ok()).flatten()
    }
}

/// The nearest float of a decimal of few digits: where neither the digits nor the power of ten that they are divided
/// by is rounded, the quotient is the nearest.
fn short(value: Decimal) -> Option<f64> {
    const EXACT: i128 = 1 << f64::MANTISSA_DIGITS;
    const POWERS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let digits = value.mantissa();
    let power = POWERS.get(value.scale() as usize)?;
    (digits.abs() < EXACT).then(|| digits as f64 / power)
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
        Ok(Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
        Ok(Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Number, E> {
        let written = format!("{value:e}");
        Decimal::from_scientific(&written).map(Number::from).map_err(E::custom)
    }
}

impl schemars::JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::Number;
    use rust_decimal::Decimal;

    fn json(decimal: &str) -> String {
        let number = Number(decimal.parse::<Decimal>().unwrap_or_default());
        serde_json::to_string(&number).unwrap_or_default()
    }

    #[test]
    fn decimals_come_out_as_written() {
        for (told, written) in [
            ("4.2", "4.2"),
            ("4.20", "4.2"),
            ("520000", "520000"),
            ("1057000.0", "1057000"),
            ("0.1", "0.1"),
            ("-3.75", "-3.75"),
            ("123456789.012345", "123456789.012345"),
            ("9223372036854775807", "9223372036854775807"),
        ] {
            assert_eq!(json(told), written);
            let back: Option<Number> = serde_json::from_str(written).ok();
            assert_eq!(back.map(|n| n.to_string()), Some(written.to_string()));
        }
        assert_eq!(json("79228162514264337593543950335"), "7.922816251426434e+28");
    }

    proptest::proptest! {
        /// The quick way to the nearest float finds the one that parsing finds.
        #[test]
        fn both_ways_find_the_same(digits in -(1i64 << 56)..1i64 << 56, shift in 0u32..60, scale in 0u32..28) {
            let value = Decimal::new(digits >> shift, scale);
            if let Some(quick) = super::short(value) {
                proptest::prop_assert_eq!(Ok(quick), value.to_string().parse::<f64>());
            }
        }
    }
}
