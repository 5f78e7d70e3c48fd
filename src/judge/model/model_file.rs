//! The layout of the model file: a few streams of bytes, each of one kind, so that they compress well.
//!
//! All integers are little-endian. First a checksum (FNV-1a, 32 bits, of everything after it), then the number of features
//! that the model was trained on, then the stages ([`super::stage`]).
//!
//! Everything here is `const`: the shipped model is parsed while the crate is compiled.

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

/// `?` for `const` functions, where the operator is not allowed yet.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
pub(super) use attempt;

/// Reads a model file from its first byte to its last.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Verifies the checksum and continues after it.
    pub const fn new(bytes: &'a [u8]) -> Result<Self, InvalidModel> {
        let mut reader = Self(bytes);
        let sum = attempt!(reader.u32());
        let (mut found, mut at): (u32, usize) = (0x811C_9DC5, 0);
        while at < reader.0.len() {
            found = (found ^ reader.0[at] as u32).wrapping_mul(0x0100_0193);
            at += 1;
        }
        if sum == found { Ok(reader) } else { Err(InvalidModel) }
    }

    /// The next bytes.
    pub const fn bytes(&mut self, count: usize) -> Result<&'a [u8], InvalidModel> {
        match self.0.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.0 = rest;
                Ok(bytes)
            }
            None => Err(InvalidModel),
        }
    }

    pub const fn u16(&mut self) -> Result<u16, InvalidModel> {
        match attempt!(self.bytes(2)).first_chunk() {
            Some(bytes) => Ok(u16::from_le_bytes(*bytes)),
            None => Err(InvalidModel),
        }
    }

    pub const fn u32(&mut self) -> Result<u32, InvalidModel> {
        match attempt!(self.bytes(4)).first_chunk() {
            Some(bytes) => Ok(u32::from_le_bytes(*bytes)),
            None => Err(InvalidModel),
        }
    }

    pub const fn f32(&mut self) -> Result<f32, InvalidModel> {
        Ok(f32::from_bits(attempt!(self.u32())))
    }

    /// Whether all bytes were read.
    pub const fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}
