//! Reads stored pages, and prints for each how long it takes and the most memory meanwhile: a line of JSON a page.
//! `curve.mjs` runs it: `growth <page> …`, where a page is serialised HTML (`.html`).

use peak_alloc::PeakAlloc;
use recto::{Options, Snapshot, read};
use std::error::Error;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// A page is read again until this much time has passed; the mean counts, as the clock is coarse.
const PATIENCE: Duration = Duration::from_millis(400);

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args_os().skip(1) {
        let html = std::fs::read_to_string(&path)?;
        let bytes = html.len();
        let start = Instant::now();
        let clock = processor_time();
        let (mut runs, mut peak) = (0_u32, 0);
        while runs == 0 || start.elapsed() < PATIENCE {
            let snapshot = Snapshot::from_serialised(html.clone(), "https://a.example/long");
            MEMORY.reset_peak_usage();
            let before = MEMORY.current_usage();
            // An article or a code: either is an answer.
            drop(read(snapshot, &Options::default()));
            runs += 1;
            // The snapshot was there before.
            peak = MEMORY.peak_usage() - before + bytes;
        }
        let time = (processor_time() - clock).as_secs_f64() * 1000.0 / f64::from(runs);
        println!("{{\"bytes\":{bytes},\"peak\":{peak},\"time\":{time}}}");
    }
    Ok(())
}

/// Of this thread, so that other work on the machine does not count; where the system does not tell, the time that passes.
fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let taken = told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    taken.map_or_else(|| PROCESS.with(Instant::elapsed), Duration::from_nanos)
}

thread_local! {
    static PROCESS: Instant = Instant::now();
}
