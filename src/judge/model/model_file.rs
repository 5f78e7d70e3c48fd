//! The layout of the model file: a few streams of bytes, each of one kind, so that they compress well.
//!
//! All integers are little-endian. First a checksum (FNV-1a, 32 bits, of everything after it), then the number of features
//! that the model was trained on, then the stages. A stage: base and unit (32-bit floats); the number of features used and
//! the number of trees (16 bits each); the indices of the used features (16 bits each); the number of thresholds of each
//! (a byte each); the high bytes of all thresholds, then their low bytes; the number of splits and of leaves (32 bits
//! each); the shape of the trees in preorder (a byte each: 0 for a leaf, else the used feature's index plus one); the bin
//! of each split; the value of each leaf (signed bytes, in units).

use std::fmt;

/// The bytes are not a model, are damaged, or belong to a model trained on other features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidModel;

impl fmt::Display for InvalidModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the model is damaged, or was trained on other features")
    }
}

impl std::error::Error for InvalidModel {}

/// Reads a model file from its first byte to its last.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Verifies the checksum and continues after it.
    pub fn new(bytes: &'a [u8]) -> Result<Self, InvalidModel> {
        let mut reader = Self(bytes);
        let sum = reader.u32()?;
        let found =
            reader.0.iter().fold(0x811C_9DC5, |hash: u32, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        if sum == found { Ok(reader) } else { Err(InvalidModel) }
    }

    /// The next bytes.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], InvalidModel> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(InvalidModel)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], InvalidModel> {
        self.bytes(N)?.try_into().map_err(|_| InvalidModel)
    }

    pub fn u16(&mut self) -> Result<u16, InvalidModel> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Result<u32, InvalidModel> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn f32(&mut self) -> Result<f32, InvalidModel> {
        self.array().map(f32::from_le_bytes)
    }

    /// Whether all bytes were read.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}
