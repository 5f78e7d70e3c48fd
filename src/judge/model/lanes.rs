//! One byte for each of sixteen rows, processed eight at a time in 64-bit integers: plain arithmetic, for any target.
//! WebAssembly has vectors (`lanes_simd.rs`).

/// Rows of a [`Lanes`].
pub(super) const LANES: usize = 16;

/// A one in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The highest bin. Leaves the top bit of each byte free for comparisons.
pub(super) const MAX_BIN: u8 = 0x7F;

/// One byte for each of [`LANES`] rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lanes([u64; 2]);

impl Lanes {
    /// The same byte for all rows.
    pub fn all(byte: u8) -> Self {
        Self([u64::from(byte) * EACH; 2])
    }

    /// These bytes, one for each row.
    pub fn of(bytes: [u8; LANES]) -> Self {
        let [first, second] = [0, 8].map(|from| std::array::from_fn(|at| bytes[from + at]));
        Self([u64::from_le_bytes(first), u64::from_le_bytes(second)])
    }

    /// Whether all rows have this byte.
    pub fn is_all(self, byte: u8) -> bool {
        self == Self::all(byte)
    }

    /// 0xFF for the rows whose byte is at most `bin`, 0 for the others. Both must be at most [`MAX_BIN`].
    pub fn up_to(self, bin: u8) -> Self {
        Self(self.0.map(|bytes| {
            let above = (bytes + u64::from(MAX_BIN - bin) * EACH) >> 7 & EACH;
            // From a one in a byte to all bits of the byte.
            !(above * 0xFF)
        }))
    }

    /// Clears the bits outside of `mask` in all rows but those given (as by [`Lanes::up_to`]).
    pub fn keep(&mut self, rows: Self, mask: u8) {
        let mask = u64::from(mask) * EACH;
        self.0[0] &= rows.0[0] | mask;
        self.0[1] &= rows.0[1] | mask;
    }

    /// Four bytes of each row as one 32-bit integer, the first byte lowest.
    fn four([a, b, c, d]: [Self; 4]) -> [u32; LANES] {
        let mut numbers = [0; LANES];
        for half in 0..2 {
            let ([even, odd], [even_high, odd_high]) =
                (pairs::<8>(a.0[half], b.0[half]), pairs::<8>(c.0[half], d.0[half]));
            for (at, (low, high)) in [(even, even_high), (odd, odd_high)].into_iter().enumerate() {
                // Each result has the integers of two rows, four rows apart.
                for (next, numbers_of_two) in pairs::<16>(low, high).into_iter().enumerate() {
                    numbers[half * 8 + at + next * 2] = numbers_of_two as u32;
                    numbers[half * 8 + at + next * 2 + 4] = (numbers_of_two >> 32) as u32;
                }
            }
        }
        numbers
    }
}

/// The sum of the leaves that each row reaches.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeafSums([i32; LANES]);

impl LeafSums {
    /// No leaves yet.
    pub fn new() -> Self {
        Self([0; LANES])
    }

    /// Adds for each row the first of a tree's leaves that is left, the first bit of the first byte being the first leaf.
    pub fn add(&mut self, left: &[Lanes; 4], leaves: &[i8; 32]) {
        for (sum, left) in self.0.iter_mut().zip(Lanes::four(*left)) {
            *sum += i32::from(leaves[left.trailing_zeros() as usize % 32]);
        }
    }

    /// The sum of each row.
    pub fn totals(self) -> [i32; LANES] {
        self.0
    }
}

/// Interleaves the fields of `BITS` bits of two integers: the even fields of both, then the odd fields.
#[inline(always)]
fn pairs<const BITS: u32>(low: u64, high: u64) -> [u64; 2] {
    let every_second = const { u64::MAX / ((1 << BITS) + 1) };
    [low & every_second | (high & every_second) << BITS, low >> BITS & every_second | high & !every_second]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(bytes: [u8; LANES]) -> Lanes {
        Lanes::of(bytes)
    }

    #[test]
    fn rows_do_not_mix() {
        let rows: [u8; LANES] = std::array::from_fn(|row| (row * 37 % 128) as u8);
        for bin in 0..=MAX_BIN {
            let wanted = rows.map(|row| if row <= bin { 0xFF } else { 0 });
            assert_eq!(lanes(rows).up_to(bin), lanes(wanted), "{bin}");
            let mut kept = lanes(rows.map(|row| !row));
            kept.keep(lanes(wanted), 0x3C);
            assert_eq!(kept, lanes(rows.map(|row| if row <= bin { !row } else { !row & 0x3C })));
        }
        let four = Lanes::four([0u8, 16, 32, 48].map(|first| lanes(std::array::from_fn(|row| first + row as u8))));
        assert_eq!(four, std::array::from_fn(|row| u32::from_le_bytes([0, 16, 32, 48].map(|first| first + row as u8))));
    }
}
