//! JSON of records, byte for byte as `serde_json` writes it, with less work for what records are made of: short
//! keys, and text that hardly ever needs an escape.
//!
//! Leaves everything else to `serde_json`. Example: `{"text":"5 mln tons","start":9,"end":19}`.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use serde_json::{Error, to_writer};

type Done = Result<(), Error>;

/// Writes one value behind what is there.
pub fn write(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    // A record holds nothing that JSON cannot say, and memory takes every byte.
    let _ = value.serialize(Json(out));
}

struct Json<'o>(&'o mut Vec<u8>);

impl<'o> Json<'o> {
    fn object(self) -> Items<'o> {
        Items { out: self.0, next: b'{', ends: *b"{}" }
    }

    fn array(self) -> Items<'o> {
        Items { out: self.0, next: b'[', ends: *b"[]" }
    }

    /// Text that needs no escape.
    #[inline]
    fn plain(self, text: &str) {
        self.0.reserve(text.len() + 2);
        self.0.push(b'"');
        self.0.extend_from_slice(text.as_bytes());
        self.0.push(b'"');
    }
}

/// Whether every byte stands for itself in a JSON string.
#[inline]
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Two blocks may share bytes: to look at some twice costs less than to look at each by itself.
    match bytes.len() {
        16.. => bytes.as_chunks::<16>().0.iter().chain(bytes.last_chunk()).all(are_plain),
        8.. => both_plain::<8>(bytes),
        4.. => both_plain::<4>(bytes),
        _ => !bytes.iter().any(is_escaped),
    }
}

fn both_plain<const N: usize>(bytes: &[u8]) -> bool {
    bytes.first_chunk::<N>().is_some_and(are_plain) && bytes.last_chunk::<N>().is_some_and(are_plain)
}

fn are_plain<const N: usize>(block: &[u8; N]) -> bool {
    !block.iter().fold(false, |any, byte| any | is_escaped(byte))
}

fn is_escaped(byte: &u8) -> bool {
    (*byte < b' ') | (*byte == b'"') | (*byte == b'\\')
}

/// An array or object that is being written.
pub struct Items<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next item: the bracket that opens, then a comma.
    next: u8,
    /// The brackets.
    ends: [u8; 2],
}

impl<'o> Items<'o> {
    /// An object, to be written key by key.
    pub fn object(out: &'o mut Vec<u8>) -> Self {
        Json(out).object()
    }

    /// Writes a key, that needs no escape, and gives the place for its value.
    #[inline(always)]
    pub fn key(&mut self, key: &'static str) -> &mut Vec<u8> {
        let next = self.begin();
        self.out.extend_from_slice(&[next, b'"']);
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.out
    }

    pub fn field(&mut self, key: &'static str, value: &(impl Serialize + ?Sized)) {
        write(self.key(key), value);
    }

    pub fn close(self) {
        let [open, close] = self.ends;
        if self.next == open {
            self.out.push(open);
        }
        self.out.push(close);
    }

    /// What stands before the item that is written next.
    #[inline]
    fn begin(&mut self) -> u8 {
        std::mem::replace(&mut self.next, b',')
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        let next = self.begin();
        self.out.push(next);
        value.serialize(Json(self.out))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        SerializeSeq::serialize_element(self, key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.out.push(b':');
        value.serialize(Json(self.out))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        value.serialize(Json(self.key(key)))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

/// What no record holds.
type No = Impossible<(), Error>;

fn no<T>() -> Result<T, Error> {
    Err(Error::custom("no record holds such a value"))
}

/// Methods for values that `serde_json` writes.
macro_rules! left {
    ($($method:ident($kind:ty))*) => {
        $(fn $method(self, value: $kind) -> Done { to_writer(self.0, &value) })*
    };
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'o>;
    type SerializeMap = Items<'o>;
    type SerializeStruct = Items<'o>;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeStructVariant = No;

    left! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_u8(u8)
        serialize_u16(u16) serialize_u32(u32) serialize_i64(i64) serialize_u64(u64) serialize_f32(f32)
        serialize_f64(f64) serialize_char(char) serialize_bytes(&[u8])
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Done {
        if !is_plain(text) {
            return to_writer(self.0, text);
        }
        self.plain(text);
        Ok(())
    }

    fn serialize_unit(self) -> Done {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.plain(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'o>, Error> {
        Ok(self.array())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'o>, Error> {
        Ok(self.object())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'o>, Error> {
        Ok(self.object())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        no()
    }

    fn serialize_tuple(self, _: usize) -> Result<No, Error> {
        no()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<No, Error> {
        no()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Error> {
        no()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Error> {
        no()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    fn ours(value: &Value) -> String {
        let mut out = Vec::new();
        super::write(&mut out, value);
        String::from_utf8(out).unwrap_or_default()
    }

    proptest::proptest! {
        #[test]
        fn writes_what_serde_json_writes(text in "\\PC{0,40}|[ -~\n\t]{0,20}", number: i64, float: f64, count: u64) {
            let value = json!({
                "text": text, "number": number, "float": float, "count": count, "none": null, "all": [],
                "some": [text, number, true, {}], "deep": {"text": text},
            });
            proptest::prop_assert_eq!(ours(&value), value.to_string());
        }
    }
}
