//! Numbers by their keys, each found with one look at memory: neither keys nor numbers lie elsewhere.
//!
//! Leaves what the numbers mean. Example: the words of the lists by their letters, see
//! [`Words`](super::words::Words).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a number is found by.
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

/// Open addressing, at most three quarters full. No number is 0, which stands for none.
#[derive(Debug, Default)]
pub struct Table<K> {
    slots: Vec<(K, u32)>,
    used: usize,
}

impl<K: Key> Table<K> {
    /// The number of a key, or 0.
    #[inline]
    pub fn find(&self, key: K) -> u32 {
        let (mask, mut at) = (self.slots.len().wrapping_sub(1), key.hash());
        while let Some(&(own, number)) = self.slots.get(at & mask) {
            if own == key || number == 0 {
                return number;
            }
            at += 1;
        }
        0
    }

    /// Adds a key that is not known yet.
    pub fn insert(&mut self, key: K, number: u32) {
        self.grow(self.used + 1);
        self.put((key, number));
        self.used += 1;
    }

    fn put(&mut self, (key, number): (K, u32)) {
        let (mask, mut at) = (self.slots.len() - 1, key.hash());
        while self.slots[at & mask].1 != 0 {
            at += 1;
        }
        self.slots[at & mask] = (key, number);
    }

    /// Makes room for so many.
    pub fn grow(&mut self, keys: usize) {
        if keys * 4 > self.slots.len() * 3 {
            let room = (keys * 4 / 3 + 1).next_power_of_two();
            let old = std::mem::replace(&mut self.slots, vec![(K::default(), 0); room]);
            old.into_iter().filter(|(_, number)| *number != 0).for_each(|slot| self.put(slot));
        }
    }
}

impl<K: Serialize> Serialize for Table<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let used = self.slots.iter().filter(|(_, number)| *number != 0);
        used.collect::<Vec<_>>().serialize(serializer)
    }
}

impl<'de, K: Key + Deserialize<'de>> Deserialize<'de> for Table<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = Vec::<(K, u32)>::deserialize(deserializer)?;
        let mut table = Self { slots: Vec::new(), used: all.len() };
        table.grow(all.len());
        all.into_iter().for_each(|slot| table.put(slot));
        Ok(table)
    }
}
