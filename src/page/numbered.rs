//! Texts and their numbers, in the order in which they first came.
//!
//! One small table for all rooms: the standard library's maps are made anew for every type.

/// A set of texts, each with its number.
#[derive(Debug, Clone, Default)]
pub struct Numbered {
    texts: Vec<String>,
    /// Numbers by hash, one more than each so that 0 is a free slot. Twice as many as texts at least, a power of two.
    slots: Vec<u32>,
}

impl Numbered {
    /// How many texts there are: the number of the next.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The number of a text that is there.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.seek(text).ok()
    }

    /// The number of a text, which is there from now on.
    pub fn add(&mut self, text: &str) -> usize {
        if self.slots.len() <= self.texts.len() * 2 {
            self.slots = vec![0; (self.slots.len() * 2).max(16)];
            for number in 0..self.texts.len() {
                if let Err(slot) = self.seek(&self.texts[number]) {
                    self.slots[slot] = number as u32 + 1;
                }
            }
        }
        self.seek(text).unwrap_or_else(|slot| {
            self.texts.push(text.to_owned());
            self.slots[slot] = self.texts.len() as u32;
            self.texts.len() - 1
        })
    }

    /// The text's number, or the slot for it.
    fn seek(&self, text: &str) -> Result<usize, usize> {
        let Some(last) = self.slots.len().checked_sub(1) else { return Err(0) };
        // FNV-1a, its upper bits mixed in as only the lower ones choose.
        let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut slot = (hash ^ (hash >> 15)) as usize & last;
        loop {
            let number = self.slots[slot] as usize;
            if number == 0 {
                return Err(slot);
            }
            if self.texts[number - 1] == text {
                return Ok(number - 1);
            }
            slot = (slot + 1) & last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_keeps_its_number() {
        let mut texts = Numbered::default();
        assert_eq!(texts.find("0"), None);
        for number in 0..3000 {
            assert_eq!(texts.add(&number.to_string()), number);
            assert_eq!(texts.add(&(number / 2).to_string()), number / 2);
        }
        assert_eq!((texts.len(), texts.find("2999"), texts.find("3000")), (3000, Some(2999), None));
    }
}
