//! The prescribed random numbers and inputs of the workloads, the same for every engine.

/// SplitMix64, 64-bit wrapping.
pub struct SplitMix64(pub u64);

impl SplitMix64 {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    pub fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.uniform()).ln()
    }
}

/// The median of several runs' seconds.
pub fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

/// One workload at one size.
pub struct Measured {
    pub workload: &'static str,
    pub n: usize,
    pub events: u64,
    pub seconds: f64,
    pub check: String,
}

impl Measured {
    pub fn per_second(&self) -> f64 {
        self.events as f64 / self.seconds
    }

    /// The line of the command line's contract.
    pub fn json(&self) -> String {
        let Measured { workload, n, events, seconds, check } = self;
        let speed = self.per_second();
        serde_json::json!({
            "workload": workload, "n": n, "events": events, "wall_s": seconds, "events_per_s": speed, "check": check,
        })
        .to_string()
    }

    pub fn row(&self) -> String {
        let Measured { workload, n, events, seconds, check } = self;
        format!("| {workload} | {n} | {events} | {seconds:.4} | {:.1} M | {check} |", self.per_second() / 1e6)
    }
}
