//! How long a page takes natively, from the file's text to the article, beside the Rust ports of Readability.
//!
//! `cargo run --release -- [folder]`: a folder of `.html` or `.html.gz`; without one every 20th page of wcxb and every 9th
//! of aeb in `RECTO_CORPORA`. Every page is read by each extractor in turns; the median of the rounds counts, in processor
//! time of the one thread. `legible` writes Markdown too, which it cannot be told to leave out.

use cpu_time::ThreadTime;
use std::error::Error;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Rounds that are not counted, and rounds that are.
const WARM_UP: usize = 3;
const ROUNDS: usize = 9;
const URL: &str = "https://press.example/one";

type Extractor = (&'static str, fn(&str) -> bool);

/// Each says whether it found an article.
const EXTRACTORS: [Extractor; 3] = [
    ("recto", |html| {
        let snapshot = recto::native::snapshot_from_html(html, URL);
        black_box(recto::read(snapshot, &recto::Options::default())).is_ok()
    }),
    ("dom_smoothie", |html| {
        let reader = dom_smoothie::Readability::new(html, Some(URL), None);
        reader.is_ok_and(|mut reader| black_box(reader.parse()).is_ok())
    }),
    ("legible", |html| black_box(legible::parse(html, Some(URL), None)).is_ok()),
];

struct Row {
    path: PathBuf,
    milliseconds: [f64; EXTRACTORS.len()],
}

fn main() -> Result<(), Box<dyn Error>> {
    let files = match std::env::args_os().nth(1) {
        Some(folder) => pages(Path::new(&folder), 1)?,
        None => {
            let corpora = std::env::var_os("RECTO_CORPORA").map_or_else(
                || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora"),
                PathBuf::from,
            );
            if !corpora.is_dir() {
                println!("Native: skipped, as the corpora are not there (RECTO_CORPORA) and no folder was named");
                return Ok(());
            }
            let mut files = pages(&corpora.join("wcxb/html"), 20)?;
            files.append(&mut pages(&corpora.join("aeb/html"), 9)?);
            files
        }
    };
    let mut rows = Vec::new();
    for path in files {
        let html = text(&path)?;
        // A page that Recto finds no article on is not one to compare with.
        if EXTRACTORS[0].1(&html) {
            rows.push(Row { path, milliseconds: times(&html) });
        }
    }
    report(&rows);
    Ok(())
}

/// Every so many of the pages below a folder, by name.
fn pages(folder: &Path, step: usize) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.to_string_lossy();
            if path.is_dir() {
                open.push(path);
            } else if name.ends_with(".html") || name.ends_with(".html.gz") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files.into_iter().step_by(step).collect())
}

fn text(path: &Path) -> Result<String, Box<dyn Error>> {
    let mut bytes = std::fs::read(path)?;
    if path.extension().is_some_and(|ending| ending == "gz") {
        let packed = std::mem::take(&mut bytes);
        flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
    }
    Ok(recto::native::decode(&bytes, None))
}

fn times(html: &str) -> [f64; EXTRACTORS.len()] {
    let mut all: [Vec<f64>; EXTRACTORS.len()] = Default::default();
    for round in 0..WARM_UP + ROUNDS {
        for turn in 0..EXTRACTORS.len() {
            let at = (turn + round) % EXTRACTORS.len();
            let start = ThreadTime::now();
            black_box(EXTRACTORS[at].1(html));
            if round >= WARM_UP {
                all[at].push(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    all.map(|times| quantile(times, 0.5))
}

/// The value that so much of them does not exceed.
fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * part).ceil() as usize;
    values.get(at.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn report(rows: &[Row]) {
    println!("Native, parse included: {} pages", rows.len());
    for (at, (name, _)) in EXTRACTORS.iter().enumerate() {
        println!("  {name:12} median {:.2} ms", quantile(rows.iter().map(|row| row.milliseconds[at]).collect(), 0.5));
    }
    for (at, (name, _)) in EXTRACTORS.iter().enumerate().skip(1) {
        let ratio = |row: &Row| row.milliseconds[0] / row.milliseconds[at];
        let [p50, p90, p99] = [0.5, 0.9, 0.99].map(|part| quantile(rows.iter().map(ratio).collect(), part));
        println!("  recto ÷ {name}, page by page: p50 {p50:.2}   p90 {p90:.2}   p99 {p99:.2}");
        let mut worst: Vec<&Row> = rows.iter().collect();
        worst.sort_by(|a, b| ratio(b).total_cmp(&ratio(a)));
        for row in worst.iter().take(5) {
            let [own, other] = [row.milliseconds[0], row.milliseconds[at]];
            println!("    {:.2}  {}: {own:.2} ms, {other:.2} ms", ratio(row), row.path.display());
        }
    }
}
