//! The size limit of candidate lists.

/// Most entries of each list. A page of one article has a handful; the limit keeps a hostile page cheap.
pub const MOST_CANDIDATES: usize = 256;

/// Appends to a list that is not full.
pub fn push_capped<T>(list: &mut Vec<T>, entry: T) {
    if list.len() < MOST_CANDIDATES {
        list.push(entry);
    }
}
