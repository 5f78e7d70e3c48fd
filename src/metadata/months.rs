//! The names of months in the languages of the web, by how they begin.

use crate::page::word_table::list_items;

/// Beginnings of the names of the twelve months, lower case; a dash where a language shares that of another. The longest
/// beginning says which it is: "marraskuuta" is no "mar".
const NAMES: [&str; 29] = [
    // English and those that share its Latin names.
    "jan feb mar apr may jun jul aug sep oct nov dec",
    // German, Dutch, Nordic, Estonian, Indonesian.
    "jän - mär - mai - - agu - okt - dez",
    "jaan veeb mrt - maj juun juul - - - - des",
    "- - maart - mei - - - - - - dets",
    // French, Spanish, Portuguese, Italian, Romanian, Catalan.
    "ene fév - abr mag juin juil aoû set ott - dic",
    "gen fev - avr - giu lug aou - out noi déc",
    "ian - - - - iun iul ago - - - -",
    // Polish, Czech, Croatian, Hungarian, Slovak, Icelandic.
    "sty lut - kwi - cze lip sie wrz paź lis gru",
    "led úno bře dub kvě červ červenec srp zář říj - pro",
    "- - - - - - července - - - - -",
    "sij velj ožu travnj svib lipnj srpnj kolov rujn - studen -",
    "- - márc ápr máj jún júl ágú szep - nóv -",
    "- - - - maí - - avg - - - -",
    // Finnish, Turkish.
    "tammikuu helmikuu maalis huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marras joulukuu",
    "oca şub - nisan - haz tem ağustos eylül ekim kas aralık",
    // Russian, Ukrainian, Bulgarian, Serbian.
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "яну - - - май юни юли - сеп - ное дец",
    "јан феб - - мај јун јул - - - нов -",
    // Greek.
    "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "- - μάρ - μαϊ ιούν ιούλ αύγ - - - -",
    // Arabic, Hebrew.
    "يناير فبراير مارس أبريل مايو يوني يولي أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "- - - ابريل - - - اغسطس - اكتوبر - -",
    "- - - إبريل - - - - - - - -",
    "ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ",
    "בינו בפבר במרץ באפר במאי ביונ ביול באוג בספט באוק בנוב בדצמ",
    // Hindi, Thai.
    "जन फर मार्च अप्र मई जून जुला अग सित अक् नव दिस",
    "- फ़र - - - - - - - - - -",
    "มกร กุมภ มีน เมษ พฤษ มิถ กรก สิง กัน ตุล พฤศ ธัน",
];

/// The first two bytes of all these names, as bits: most words of a page end here.
const BEGINNINGS: [u64; 16] = {
    let (mut bits, mut row) = ([0; 16], 0);
    while row < NAMES.len() {
        let (names, mut at) = (NAMES[row].as_bytes(), 0);
        while at + 1 < names.len() {
            if (at == 0 || names[at - 1] == b' ') && names[at] != b'-' {
                let place = place(names[at], names[at + 1]);
                bits[place / 64] |= 1 << (place % 64);
            }
            at += 1;
        }
        row += 1;
    }
    bits
};

/// The bit of two bytes.
const fn place(first: u8, second: u8) -> usize {
    (first as usize * 37 + second as usize) % 1024
}

/// The month that a lower-case word names. The word must be one that could stand in a date: between a day and a year it
/// is a month, elsewhere nothing is made of it.
pub(super) fn number(word: &str) -> Option<u32> {
    let &[first, second, ..] = word.as_bytes() else { return None };
    let place = place(first, second);
    // The longest month names have eleven letters.
    if BEGINNINGS[place / 64] >> (place % 64) & 1 == 0 || word.chars().count() > 12 {
        return None;
    }
    let names = NAMES.iter().flat_map(|row| list_items(row, b' ').zip(1..));
    names
        .filter(|(name, _)| word.as_bytes().starts_with(name))
        .max_by_key(|(name, _)| name.len())
        .map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_by_itself_and_no_other_word() {
        for row in NAMES {
            for (name, month) in row.split(' ').zip(1..).filter(|(name, _)| *name != "-") {
                assert_eq!(number(name), Some(month), "{name}");
            }
        }
        assert_eq!(number("marraskuuta"), Some(11));
        for word in ["", "m", "-", "word", "octopuses-all-over"] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}
