//! Month names in the languages of the web.
//!
//! To add a language, append a row to [`MONTH_NAMES`] and raise its length by one: twelve beginnings of its month names in lower case, January to
//! December, separated by spaces, with `-` for each month whose beginning an existing row has. Each beginning must be
//! long enough that no month of another language starts with it; if one does, give the longer form: of all beginnings
//! that match, the longest wins ("marraskuuta" is Finnish November, not "mar"). Then add a date of that language to
//! the test `dates_are_read_in_many_languages` in `date_text.rs`. A language that numbers its months needs no row.
//!
//! Never decides whether a word is part of a date: "may" and "mars" are months here, and `tokens.rs` asks only about
//! words beside a number.

/// Beginnings of the twelve month names, one row or more per group of languages.
const MONTH_NAMES: [&str; 61] = [
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
    "ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค",
    // Danish, Polish, Slovenian, Swedish; Latvian, Lithuanian, Azerbaijani, Uzbek, Albanian, Malay, Filipino.
    "- - - - maj - - - - - - -",
    "saus vasar kov baland geg birž liep rugp rugs spal lapk gruod",
    "yanv - - - - iyun iyul avq sentya - noy dek",
    "- shkurt - prill - qershor korrik gusht shtator tetor nëntor dhjetor",
    "- pebr - - máj jūn jūl ogos senta - nob disem",
    "- - - - - huny huly - - - - disy",
    // Belarusian, Kazakh, Armenian, Georgian.
    "студ - сака крас - чэрв ліп жні - каст ліст снеж",
    "қаңт ақпан наур сәуір мамыр маусым шілде тамыз қырк қазан қараша желт",
    "հունվ փետ մարտ ապր մայ հունի հուլ օգոս սեպ հոկ նոյ դեկ",
    "იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ",
    // Greek as it names months alone.
    "- - - - μάι - - - - - νοέ -",
    // Arabic of the Levant and the Maghreb, Persian, Urdu.
    "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
    "جانفي فيفري اذار أفريل ايار جوان جويلية أوت ايلول - - -",
    "- - - - ماي - - غشت شتنبر - نونبر دجنبر",
    "ژانویه فوریه - آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فروری مارچ اپریل مئی جون جولا اگست ستمبر - نومبر دسمبر",
    // Marathi and Nepali, Bengali, Gujarati, Punjabi.
    "जाने फेब्रु - एप्रि मे जुन जुलै ऑग सप्टें - नोव्हें डिसें",
    "- - - - - - - - सेप्टे - नोभे डिसेम",
    "জানু ফেব মার্চ এপ্রি মে জুন জুলা আগস সেপ্ অক্টো নভে ডিসে",
    "জানুয় - - - - - - অগা - - - -",
    "જાન્ ફેબ્ માર્ચ એપ્રિ મે જૂન જુલા ઓગ સપ્ટે ઓક્ નવે ડિસે",
    "ਜਨ ਫ਼ਰ ਮਾਰਚ ਅਪ੍ਰੈ ਮਈ ਜੂਨ ਜੁਲਾ ਅਗਸ ਸਤੰ ਅਕਤੂ ਨਵੰ ਦਸੰ",
    "- ਫਰ - - - - - - - - - -",
    // Tamil, Telugu, Kannada, Malayalam, Sinhala.
    "ஜன பிப் மார்ச் ஏப் மே ஜூன் ஜூலை ஆகஸ் செப் அக்டோ நவ டிச",
    "- - - - - - - ஓகஸ் - ஒக்டோ - -",
    "జన ఫిబ్ మార్చ ఏప్రి మే జూన్ జూలై ఆగస సెప్ అక్టో నవం డిసెం",
    "- - - - - - జులై - - - - -",
    "ಜನ ಫೆಬ್ ಮಾರ್ಚ ಏಪ್ರಿ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ ಸೆಪ್ ಅಕ್ಟೋ ನವೆಂ ಡಿಸೆಂ",
    "ജനു ഫെബ് മാർ ഏപ്രി മേ ജൂൺ ജൂലൈ ഓഗ സെപ് ഒക് നവം ഡിസം",
    "- - - - മെയ - - ആഗ സെപ്ത - - -",
    "ජන පෙබ මාර් අප් මැයි ජූනි ජූලි අගෝ සැප් ඔක් නොවැ දෙසැ",
];

/// A name in [`MONTH_NAMES`]: its row, where it begins and ends there, and its month.
#[derive(Clone, Copy)]
struct Name {
    row: u8,
    start: u8,
    end: u8,
    month: u8,
}

/// How many names there are.
const COUNT: usize = {
    let (mut count, mut row) = (0, 0);
    while row < MONTH_NAMES.len() {
        let mut at = 0;
        while let Some(name) = next_name(row, at) {
            count += (name.month != 0) as usize;
            at = name.end as usize + 1;
        }
        row += 1;
    }
    count
};

/// Groups of names with the same hash of their first two bytes.
const GROUPS: usize = 256;

/// All names by group, and where each group begins: most words of a page are in a group without names.
static INDEX: ([Name; COUNT], [u16; GROUPS + 1]) = {
    let mut all = [(0, Name { row: 0, start: 0, end: 0, month: 0 }); COUNT];
    let mut starts = [0; GROUPS + 1];
    let (mut filled, mut row) = (0, 0);
    while row < MONTH_NAMES.len() {
        let (bytes, mut at, mut month) = (MONTH_NAMES[row].as_bytes(), 0, 1);
        while let Some(name) = next_name(row, at) {
            if name.month != 0 {
                let group = group(bytes[at], bytes[at + 1]);
                all[filled] = (group, Name { month, ..name });
                starts[group + 1] += 1;
                filled += 1;
            }
            (at, month) = (name.end as usize + 1, month + 1);
        }
        row += 1;
    }
    let mut at = 0;
    while at < GROUPS {
        starts[at + 1] += starts[at];
        at += 1;
    }
    let mut names = [all[0].1; COUNT];
    let (mut next, mut at) = (starts, 0);
    while at < COUNT {
        let (group, name) = all[at];
        names[next[group] as usize] = name;
        next[group] += 1;
        at += 1;
    }
    (names, starts)
};

/// The name at a place of a row; its month is 0 where the row has a dash, and else not yet known.
const fn next_name(row: usize, start: usize) -> Option<Name> {
    let bytes = MONTH_NAMES[row].as_bytes();
    if start >= bytes.len() {
        return None;
    }
    let mut end = start;
    while end < bytes.len() && bytes[end] != b' ' {
        end += 1;
    }
    assert!(end <= u8::MAX as usize, "a row of month names is too long: begin another one");
    let month = if bytes[start] == b'-' { 0 } else { 1 };
    Some(Name { row: row as u8, start: start as u8, end: end as u8, month })
}

/// The group of two first bytes.
const fn group(first: u8, second: u8) -> usize {
    (first as usize * 37 + second as usize) % GROUPS
}

/// The month, 1 to 12, that a lower-case word begins like.
pub fn month_number(word: &str) -> Option<u32> {
    let &[first, second, ..] = word.as_bytes() else { return None };
    let group = group(first, second);
    let names = &INDEX.0[usize::from(INDEX.1[group])..usize::from(INDEX.1[group + 1])];
    // The longest month names have eleven letters.
    if names.is_empty() || word.chars().count() > 12 {
        return None;
    }
    let text =
        |name: &Name| &MONTH_NAMES[usize::from(name.row)].as_bytes()[usize::from(name.start)..usize::from(name.end)];
    let matching = names.iter().filter(|name| word.as_bytes().starts_with(text(name)));
    matching.max_by_key(|name| name.end - name.start).map(|name| name.month.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_name_and_no_other_word() {
        for row in MONTH_NAMES {
            for (name, month) in row.split(' ').zip(1..).filter(|(name, _)| *name != "-") {
                assert_eq!(month_number(name), Some(month), "{name}");
            }
        }
        assert_eq!(month_number("marraskuuta"), Some(11));
        for word in ["", "m", "-", "word", "octopuses-all-over"] {
            assert_eq!(month_number(word), None, "{word}");
        }
    }
}
