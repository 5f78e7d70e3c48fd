//! The cases of `table.txt`: every carrier of a family with each of its payloads. `table.mjs` reads the same.

const TABLE: &str = include_str!("table.txt");

const SENTENCES: [&str; 4] = [
    "Whatever the council decides, the boat will go on leaving at six, and the people on it will go on pretending that they are not watching the gulls race it to the other side.",
    "The ferry left the northern quay at six in the morning, as it had done every working day since the harbour was dredged, and for once nobody on board was looking at the clock.",
    "According to the harbour office, the crossing now takes nineteen minutes, four fewer than before the new timetable, although the captain says that the tide decides and not the office.",
    "Most of the passengers are nurses and cooks on their way to the early shift; they have learned to sleep standing up, one hand on the rail, a bag of bread held between their feet.",
];

/// The name and the markup of each case.
pub fn cases() -> Vec<(String, String)> {
    let mut cases = Vec::new();
    let mut family = "";
    let mut carriers: Vec<&str> = Vec::new();
    for line in TABLE.lines() {
        match line.split_once(' ') {
            Some(("#", name)) => (family, carriers) = (name, Vec::new()),
            Some(("+", carrier)) => carriers.push(carrier),
            Some(("-", payload)) => {
                let payload = unescaped(payload);
                for (at, carrier) in carriers.iter().enumerate() {
                    cases.push((format!("{family}-{}-{at}", cases.len()), carrier.replace("{}", &payload)));
                }
            }
            _ => {}
        }
    }
    cases
}

/// Control characters are written as `\xNN`.
fn unescaped(payload: &str) -> String {
    let mut parts = payload.split("\\x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(2);
        out.push(char::from(u8::from_str_radix(code, 16).unwrap()));
        out.push_str(rest);
    }
    out
}

/// A page with an article around a case.
pub fn page(case: &str) -> String {
    let [a, b, c, d] = SENTENCES;
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Nineteen minutes across the river</title></head><body>\
         <main><article><h1>Nineteen minutes across the river</h1><p>{a}</p><p>{b}</p><div>{case}</div><p>{c}</p><p>{d}</p>\
         </article></main></body></html>"
    )
}
