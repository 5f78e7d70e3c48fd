//! The layout of the learned table: a few streams of bytes, each of one kind, so that they pack well.
//!
//! All numbers little end first. A checksum (FNV-1a, 32 bits, of all after it) goes first, then the number of features the
//! table was made for, then the stages. A stage: base and unit (32-bit floats), how many numbers it asks for and how many
//! trees it has (16 bits each); the asked numbers' places (16 bits each); how many steps each has (a byte each); the high
//! bytes of all steps and their low bytes; how many splits and leaves there are (32 bits each); the shape of the trees in
//! preorder (a byte each: 0 for a leaf, else the asked number's place from 1); the step of each split; the value of each
//! leaf (signed bytes, in units).

use std::fmt;

/// The table is not one, or not this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage;

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the table of the judge is damaged, or was made for other numbers")
    }
}

impl std::error::Error for Damage {}

/// Reads a table from its first byte to its last.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Checks the checksum and stands after it.
    pub fn new(table: &'a [u8]) -> Result<Self, Damage> {
        let mut reader = Self(table);
        let sum = reader.u32()?;
        let found =
            reader.0.iter().fold(0x811C_9DC5, |hash: u32, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        if sum == found { Ok(reader) } else { Err(Damage) }
    }

    /// The next bytes.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(Damage)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Damage> {
        self.bytes(N)?.try_into().map_err(|_| Damage)
    }

    pub fn u16(&mut self) -> Result<u16, Damage> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Result<u32, Damage> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn f32(&mut self) -> Result<f32, Damage> {
        self.array().map(f32::from_le_bytes)
    }

    /// Whether all was read.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}
