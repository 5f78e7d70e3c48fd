//! One byte for each of sixteen rows in a vector register: the same as `lanes.rs` for WebAssembly, whose baseline
//! compiler, which a first press meets, makes no vectors of plain arithmetic.

use core::arch::wasm32::{
    i8x16_all_true, i8x16_eq, i8x16_neg, i8x16_splat, i8x16_sub, i8x16_swizzle, i16x8_extend_high_i8x16,
    i16x8_extend_low_i8x16, i32x4_add, i32x4_extend_high_i16x8, i32x4_extend_low_i16x8, i32x4_extract_lane,
    i32x4_splat, i64x2, u8x16, u8x16_le, u8x16_shr, u8x16_splat, v128, v128_and, v128_andnot, v128_bitselect, v128_or,
};

/// Rows of a [`Lanes`].
pub(super) const LANES: usize = 16;

/// The highest bin.
pub(super) const MAX_BIN: u8 = 0x7F;

/// One byte for each of [`LANES`] rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lanes(v128);

impl Lanes {
    /// The same byte for all rows.
    pub fn all(byte: u8) -> Self {
        Self(u8x16_splat(byte))
    }

    /// These bytes, one for each row.
    pub fn of(bytes: [u8; LANES]) -> Self {
        let [first, second] = [0, 8].map(|from| std::array::from_fn(|at| bytes[from + at]));
        Self(i64x2(i64::from_le_bytes(first), i64::from_le_bytes(second)))
    }

    /// Whether all rows have this byte.
    pub fn is_all(self, byte: u8) -> bool {
        i8x16_all_true(i8x16_eq(self.0, u8x16_splat(byte)))
    }

    /// 0xFF for the rows whose byte is at most `bin`, 0 for the others. Both must be at most [`MAX_BIN`].
    pub fn up_to(self, bin: u8) -> Self {
        Self(u8x16_le(self.0, u8x16_splat(bin)))
    }

    /// Clears the bits outside of `mask` in all rows but those given (as by [`Lanes::up_to`]).
    pub fn keep(&mut self, rows: Self, mask: u8) {
        self.0 = v128_and(self.0, v128_or(rows.0, u8x16_splat(mask)));
    }
}

/// The sum of the leaves that each row reaches.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeafSums([v128; 4]);

impl LeafSums {
    /// No leaves yet.
    pub fn new() -> Self {
        Self([i32x4_splat(0); 4])
    }

    /// Adds for each row the first of a tree's leaves that is left, the first bit of the first byte being the first leaf.
    pub fn add(&mut self, left: &[Lanes; 4], leaves: &[i8; 32]) {
        // The first byte that is not 0, and the number of its first leaf.
        let zero = i8x16_splat(0);
        let (mut byte, mut number) = (zero, zero);
        for (group, first) in left.iter().zip([0, 8, 16, 24]).rev() {
            let none = i8x16_eq(group.0, zero);
            byte = v128_bitselect(byte, group.0, none);
            number = v128_bitselect(number, i8x16_splat(first), none);
        }
        // Its lowest bit, as a number: by each half.
        let low = u8x16(0, 0, 1, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0);
        let high = u8x16(0, 4, 5, 0, 6, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0);
        let bit = v128_and(byte, i8x16_neg(byte));
        let halves = [i8x16_swizzle(low, v128_and(bit, u8x16_splat(0x0F))), i8x16_swizzle(high, u8x16_shr(bit, 4))];
        let number = v128_or(number, v128_or(halves[0], halves[1]));
        let number = v128_andnot(number, i8x16_eq(byte, zero));
        // What a table does not have is 0.
        let [first, second] = [0, 16].map(|from| {
            let half: [u8; 16] = std::array::from_fn(|at| leaves[from + at] as u8);
            i8x16_swizzle(Lanes::of(half).0, i8x16_sub(number, u8x16_splat(from as u8)))
        });
        let found = v128_or(first, second);
        let [low, high] = [i16x8_extend_low_i8x16(found), i16x8_extend_high_i8x16(found)];
        let quarters = [
            i32x4_extend_low_i16x8(low),
            i32x4_extend_high_i16x8(low),
            i32x4_extend_low_i16x8(high),
            i32x4_extend_high_i16x8(high),
        ];
        for (sum, quarter) in self.0.iter_mut().zip(quarters) {
            *sum = i32x4_add(*sum, quarter);
        }
    }

    /// The sum of each row.
    pub fn totals(self) -> [i32; LANES] {
        let each = self.0.map(|four| {
            [
                i32x4_extract_lane::<0>(four),
                i32x4_extract_lane::<1>(four),
                i32x4_extract_lane::<2>(four),
                i32x4_extract_lane::<3>(four),
            ]
        });
        std::array::from_fn(|row| each[row / 4][row % 4])
    }
}
