//! The native figures: reads a table from standard input, prints the results and the milliseconds on the processor of
//! each run.
//!   simulation-bench DRAWS RUNS < table

use simulation_bench::Bench;
use std::io::read_to_string;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse().expect("a number"));
    let (draws, runs) = (arguments.next().expect("draws"), arguments.next().expect("runs"));
    let bench = Bench::from_table(read_to_string(std::io::stdin()).expect("a table").trim_end());
    let start = Instant::now();
    let mut times = Vec::new();
    let mut figures = Vec::new();
    for _ in 0..runs {
        let began = on_processor(start);
        figures = bench.simulate(draws);
        times.push(on_processor(start) - began);
    }
    println!("{{\"figures\": {figures:?}, \"times\": {times:?}}}");
}

/// Milliseconds that this process had a processor; where the system does not tell, that have passed.
fn on_processor(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or(start.elapsed().as_secs_f64() * 1e3, |nanoseconds| nanoseconds / 1e6)
}
