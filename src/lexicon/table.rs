//! Small values by their keys, each found with one look at memory: neither keys nor values lie elsewhere.
//!
//! Example: the words of the lists by their letters, see [`Words`](super::words::Words).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a value is found by.
pub trait Key: Copy + Default + Eq {
    /// Where a key is looked for: bits of which the lowest tell keys apart best.
    fn hash(self) -> usize;
}

impl Key for u64 {
    #[inline]
    fn hash(self) -> usize {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        (self.wrapping_mul(ODD) >> 40) as usize
    }
}

impl Key for u128 {
    #[inline]
    fn hash(self) -> usize {
        let (low, high) = (self as u64, (self >> 64) as u64);
        (low ^ high.rotate_left(29)).hash()
    }
}

/// What is found; its default stands for none.
pub trait Value: Copy + Default {
    fn is_none(self) -> bool;
}

impl Value for u32 {
    #[inline]
    fn is_none(self) -> bool {
        self == 0
    }
}

/// Open addressing, at most three quarters full.
#[derive(Debug, Default)]
pub struct Table<K, V> {
    slots: Vec<(K, V)>,
    used: usize,
}

impl<K: Key, V: Value> Table<K, V> {
    /// The value of a key, or none.
    #[inline]
    pub fn find(&self, key: K) -> V {
        let (mask, mut at) = (self.slots.len().wrapping_sub(1), key.hash());
        while let Some(&(own, value)) = self.slots.get(at & mask) {
            if own == key || value.is_none() {
                return value;
            }
            at += 1;
        }
        V::default()
    }

    /// Adds a key that is not known yet.
    pub fn insert(&mut self, key: K, value: V) {
        self.grow(self.used + 1);
        self.put((key, value));
        self.used += 1;
    }

    /// Gives a key that is known another value.
    pub fn change(&mut self, key: K, value: V) {
        self.put((key, value));
    }

    /// Puts a key where it stands, or into the first free slot.
    fn put(&mut self, (key, value): (K, V)) {
        let (mask, mut at) = (self.slots.len() - 1, key.hash());
        while self.slots[at & mask].0 != key && !self.slots[at & mask].1.is_none() {
            at += 1;
        }
        self.slots[at & mask] = (key, value);
    }

    /// Makes room for so many.
    pub fn grow(&mut self, keys: usize) {
        if keys * 4 > self.slots.len() * 3 {
            let room = (keys * 4 / 3 + 1).next_power_of_two();
            let old = std::mem::replace(&mut self.slots, vec![(K::default(), V::default()); room]);
            old.into_iter().filter(|(_, value)| !value.is_none()).for_each(|slot| self.put(slot));
        }
    }
}

impl<K: Serialize, V: Value + Serialize> Serialize for Table<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let used = self.slots.iter().filter(|(_, value)| !value.is_none());
        used.collect::<Vec<_>>().serialize(serializer)
    }
}

impl<'de, K: Key + Deserialize<'de>, V: Value + Deserialize<'de>> Deserialize<'de> for Table<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = Vec::<(K, V)>::deserialize(deserializer)?;
        let mut table = Self { slots: Vec::new(), used: all.len() };
        table.grow(all.len());
        all.into_iter().for_each(|slot| table.put(slot));
        Ok(table)
    }
}
