//! A byte of each of sixteen rows, worked on eight at a time in whole numbers: plain arithmetic, which compilers turn into
//! vector instructions where there are any.

/// How many rows.
pub(super) const LANES: usize = 16;

const EACH: u64 = 0x0101_0101_0101_0101;
/// Bytes are at most this, which leaves the highest bit to compare with.
pub(super) const MOST: u8 = 0x7F;

/// A byte for each row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lanes([u64; 2]);

impl Lanes {
    /// The same byte for all.
    pub fn all(byte: u8) -> Self {
        Self([u64::from(byte) * EACH; 2])
    }

    /// Gives a byte to a row and to all after it: those that no row comes for are like the last.
    pub fn set_from(&mut self, row: usize, byte: u8) {
        let all = u64::from(byte) * EACH;
        let rest = u64::MAX << (row % 8 * 8);
        let Self([first, second]) = self;
        if row < 8 {
            (*first, *second) = (*first & !rest | all & rest, all);
        } else {
            *second = *second & !rest | all & rest;
        }
    }

    /// Whether all rows here have the byte of the first row there.
    pub fn is_all_like(self, other: Self) -> bool {
        self == Self::all(other.0[0] as u8)
    }

    /// All bits of the rows whose byte is at most this one; nothing of the others. Both up to [`MOST`].
    pub fn up_to(self, step: u8) -> Self {
        Self(self.0.map(|bytes| {
            let above = (bytes + u64::from(MOST - step) * EACH) >> 7 & EACH;
            // From a 1 in each byte to a whole byte.
            !(above * 0xFF)
        }))
    }

    /// Takes bits away but those of some rows, and in the others but those of a mask.
    pub fn keep(&mut self, rows: Self, mask: u8) {
        let mask = u64::from(mask) * EACH;
        self.0[0] &= rows.0[0] | mask;
        self.0[1] &= rows.0[1] | mask;
    }

    /// Four bytes of each row as one number, the first lowest.
    pub fn four([a, b, c, d]: [Self; 4]) -> [u32; LANES] {
        let mut numbers = [0; LANES];
        for half in 0..2 {
            let ([even, odd], [even_high, odd_high]) =
                (pairs::<8>(a.0[half], b.0[half]), pairs::<8>(c.0[half], d.0[half]));
            for (at, (low, high)) in [(even, even_high), (odd, odd_high)].into_iter().enumerate() {
                // Two of every second row, four rows apart.
                for (next, numbers_of_two) in pairs::<16>(low, high).into_iter().enumerate() {
                    numbers[half * 8 + at + next * 2] = numbers_of_two as u32;
                    numbers[half * 8 + at + next * 2 + 4] = (numbers_of_two >> 32) as u32;
                }
            }
        }
        numbers
    }
}

/// Parts of so many bits, each beside its like of the other number: the first, the third and so on, then the others.
#[inline(always)]
fn pairs<const BITS: u32>(low: u64, high: u64) -> [u64; 2] {
    let every_second = const { u64::MAX / ((1 << BITS) + 1) };
    [low & every_second | (high & every_second) << BITS, low >> BITS & every_second | high & !every_second]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sixteen bytes, the lowest first.
    fn lanes(bytes: [u8; LANES]) -> Lanes {
        let mut lanes = Lanes::default();
        for (row, byte) in bytes.into_iter().enumerate() {
            lanes.set_from(row, byte);
        }
        lanes
    }

    #[test]
    fn rows_stay_apart() {
        let rows: [u8; LANES] = std::array::from_fn(|row| (row * 37 % 128) as u8);
        for step in 0..=MOST {
            let wanted = rows.map(|row| if row <= step { 0xFF } else { 0 });
            assert_eq!(lanes(rows).up_to(step), lanes(wanted), "{step}");
            let mut kept = lanes(rows.map(|row| !row));
            kept.keep(lanes(wanted), 0x3C);
            assert_eq!(kept, lanes(rows.map(|row| if row <= step { !row } else { !row & 0x3C })));
        }
        let four = Lanes::four([0u8, 16, 32, 48].map(|first| lanes(std::array::from_fn(|row| first + row as u8))));
        assert_eq!(four, std::array::from_fn(|row| u32::from_le_bytes([0, 16, 32, 48].map(|first| first + row as u8))));
    }

    #[test]
    fn rows_that_never_came_are_like_the_last() {
        let mut lanes = Lanes::all(3);
        lanes.set_from(9, 7);
        assert_eq!(lanes, self::lanes([3, 3, 3, 3, 3, 3, 3, 3, 3, 7, 7, 7, 7, 7, 7, 7]));
    }
}
