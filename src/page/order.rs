//! Sorting, once for all rooms.
//!
//! The standard library's sorts are made anew for every type, some 5 KB each in the shipped Wasm; this one is a tenth of
//! that. It is a merge sort: stable, and linear where things are in order already, as most here are.

/// So many are sorted by insertion.
const RUN: usize = 12;

/// Sorts, smallest first. Equal ones keep their order.
pub fn sort<T: Copy + Ord>(items: &mut [T]) {
    sort_by(items, &|a, b| a < b);
}

/// Sorts so that of any two the one that must stand before the other does. Others keep their order.
pub fn sort_by<T: Copy>(items: &mut [T], before: &dyn Fn(&T, &T) -> bool) {
    if items.is_sorted_by(|a, b| !before(b, a)) {
        return;
    }
    for run in items.chunks_mut(RUN) {
        for sorted in 1..run.len() {
            let mut at = sorted;
            while at > 0 && before(&run[at], &run[at - 1]) {
                run.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    let mut width = RUN;
    let mut merged = Vec::with_capacity(items.len());
    while width < items.len() {
        for pair in items.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &mut merged, before);
        }
        items.copy_from_slice(&merged);
        merged.clear();
        width *= 2;
    }
}

fn merge<T: Copy>(mut left: &[T], mut right: &[T], into: &mut Vec<T>, before: &dyn Fn(&T, &T) -> bool) {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if before(b, a) {
            into.push(*b);
            right = right_rest;
        } else {
            into.push(*a);
            left = left_rest;
        }
    }
    into.extend_from_slice(left);
    into.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 1_u32;
        for length in (0..200).chain([1000, 5000]) {
            let mut items: Vec<(u32, u32)> = (0..length)
                .map(|at| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    ((seed >> 16) % 50, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut items, &|a, b| a.0 < b.0);
            assert_eq!(items, expected);
            expected.sort_by_key(|item| item.1);
            sort_by(&mut items, &|a, b| a.1 < b.1);
            assert_eq!(items, expected);
        }
    }
}
