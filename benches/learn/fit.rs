//! Logistic regression, and how well it judges clusters that it was not fitted on.

/// Strength of the L2 penalty, per example of average weight.
const PENALTY: f64 = 10.0;
/// Steps of the descent; the loss no longer changes in the sixth digit after about a third of them.
const STEPS: usize = 4000;

/// What speaks for something, and whether it is so.
pub struct Example {
    pub evidence: Vec<f64>,
    pub together: bool,
    /// As how many examples it counts.
    pub weight: f64,
}

/// Prints average precision and, at the threshold `least`, precision and recall.
pub fn print_line(name: &str, judged: &[(f64, bool)], least: f64) {
    let taken: Vec<bool> = judged.iter().filter(|(chance, _)| *chance >= least).map(|(_, is)| *is).collect();
    let right = taken.iter().filter(|is| **is).count() as f64;
    let all = judged.iter().filter(|(_, is)| *is).count() as f64;
    println!(
        "{name:12} {:8.3} {:10.3} {:8.3}",
        average_precision(judged),
        right / taken.len().max(1) as f64,
        right / all.max(1.0)
    );
}

/// The mean of the precision at each pair that belongs together, best first.
pub fn average_precision(judged: &[(f64, bool)]) -> f64 {
    let mut order: Vec<&(f64, bool)> = judged.iter().collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (rank, (_, is)) in order.into_iter().enumerate() {
        if *is {
            right += 1.0;
            sum += right / (rank + 1) as f64;
        }
    }
    if right == 0.0 { 0.0 } else { sum / right }
}

/// Each pair judged by weights that its own cluster had no part in.
pub fn left_out(clusters: &[Vec<&Example>], used: &[usize]) -> Vec<(f64, bool)> {
    let mut out = Vec::new();
    for (number, cluster) in clusters.iter().enumerate() {
        let others: Vec<&Example> = clusters
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != number)
            .flat_map(|(_, all)| all.iter().copied())
            .collect();
        let weights = fit(&others, used);
        out.extend(cluster.iter().map(|example| (chance(&weights, example), example.together)));
    }
    out
}

/// How probable it is by `weights` that it is so.
pub fn chance(weights: &[f64], example: &Example) -> f64 {
    let sum: f64 = weights.iter().zip(&example.evidence).map(|(weight, x)| weight * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Weights of the entries `used` by gradient descent on the logistic loss of standardised entries.
pub fn fit(examples: &[&Example], used: &[usize]) -> Vec<f64> {
    let total: f64 = examples.len().max(1) as f64;
    let mean = |at: usize| examples.iter().map(|e| e.evidence[at]).sum::<f64>() / total;
    let means: Vec<f64> = used.iter().map(|at| if *at == 0 { 0.0 } else { mean(*at) }).collect();
    let spreads: Vec<f64> = used
        .iter()
        .zip(&means)
        .map(|(at, mean)| {
            let square = examples.iter().map(|e| (e.evidence[*at] - mean).powi(2)).sum::<f64>() / total;
            if *at == 0 || square < 1e-9 { 1.0 } else { square.sqrt() }
        })
        .collect();
    let rows: Vec<Vec<f64>> = examples
        .iter()
        .map(|e| used.iter().enumerate().map(|(n, at)| (e.evidence[*at] - means[n]) / spreads[n]).collect())
        .collect();
    let mut weights = vec![0.0; used.len()];
    let rate = 2.0 / used.len() as f64;
    for _ in 0..STEPS {
        let mut slope = vec![0.0; used.len()];
        for (row, example) in rows.iter().zip(examples) {
            let sum: f64 = row.iter().zip(&weights).map(|(x, weight)| x * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(example.together));
            for (slope, x) in slope.iter_mut().zip(row) {
                *slope += example.weight * error * x;
            }
        }
        for (n, weight) in weights.iter_mut().enumerate() {
            let penalty = if used[n] == 0 { 0.0 } else { PENALTY * *weight };
            *weight -= rate * (slope[n] + penalty) / total;
        }
    }
    let mut out = vec![0.0; examples.first().map_or(0, |example| example.evidence.len())];
    for (n, at) in used.iter().enumerate() {
        out[*at] = weights[n] / spreads[n];
        if *at != 0 {
            out[0] -= weights[n] * means[n] / spreads[n];
        }
    }
    out
}
