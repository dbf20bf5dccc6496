//! Our share of the runs: from the flag, otherwise from the variables of an array job's scheduler.

use crate::forecast::Shard;

/// Number of shards, where the scheduler does not state it or would be wrong: Kubernetes gives a pod only its number,
/// and a Slurm array of the failed tasks alone counts only those.
pub const COUNT: &str = "SANDTABLE_SHARDS";

type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The shard, and its source unless that is the flag or there is none.
pub fn choose(flag: Option<Shard>, var: Lookup) -> Result<(Shard, Option<&'static str>), String> {
    if let Some(shard) = flag {
        return Ok((shard, None));
    }
    let set = |name: &str| var(name).filter(|v| !v.trim().is_empty());
    if set("SLURM_ARRAY_TASK_ID").is_some() {
        return Ok((slurm(var)?, Some("SLURM_ARRAY_TASK_ID")));
    }
    for (index, count) in [("JOB_COMPLETION_INDEX", COUNT), ("AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE")] {
        if set(index).is_some() {
            let of = number(var, COUNT)?.or(number(var, count)?);
            let of = of.ok_or_else(|| format!("{index} is set, but not {COUNT}, the number of shards"))?;
            // These count from 0.
            let at = number(var, index)?.unwrap_or(0);
            return Ok((shard(at.saturating_add(1), of, index)?, Some(index)));
        }
    }
    Ok((Shard::WHOLE, None))
}

/// Arrays may begin at 0 or 1 and have a step. Slurm's count covers the tasks of this submission.
fn slurm(var: Lookup) -> Result<Shard, String> {
    const ID: &str = "SLURM_ARRAY_TASK_ID";
    let id = number(var, ID)?.unwrap_or(0);
    if let Some(of) = number(var, COUNT)? {
        return shard(id, of, ID).map_err(|why| format!("{why} (with {COUNT}, number the array from 1)"));
    }
    let Some(of) = number(var, "SLURM_ARRAY_TASK_COUNT")? else {
        return Err(format!("{ID} is set, but neither {COUNT} nor SLURM_ARRAY_TASK_COUNT"));
    };
    // Slurm sets all of these; a script that sets the first two itself counts from 1.
    let first = number(var, "SLURM_ARRAY_TASK_MIN")?.unwrap_or(1);
    let last = number(var, "SLURM_ARRAY_TASK_MAX")?.unwrap_or(first.saturating_add(of).saturating_sub(1));
    if first > 1 || last.saturating_add(1).saturating_sub(first) != of {
        return Err(format!(
            "this array is not numbered 0 to N-1 or 1 to N, so it may be only some tasks of another: say how many shards there are in {COUNT}"
        ));
    }
    shard(id.saturating_add(1).saturating_sub(first), of, ID)
}

fn shard(index: u32, of: u32, name: &str) -> Result<Shard, String> {
    Shard::new(index, of).ok_or_else(|| format!("{name} asks for shard {index} of {of}, which is none"))
}

fn number(var: Lookup, name: &str) -> Result<Option<u32>, String> {
    match var(name).filter(|v| !v.trim().is_empty()) {
        None => Ok(None),
        Some(text) => text.trim().parse().map(Some).map_err(|_| format!("{name} is `{text}`, not a whole number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(vars: &[(&str, &str)]) -> Result<Shard, String> {
        let var = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        choose(None, &var).map(|(shard, _)| shard)
    }

    const ID: &str = "SLURM_ARRAY_TASK_ID";
    const OF: &str = "SLURM_ARRAY_TASK_COUNT";
    const MIN: &str = "SLURM_ARRAY_TASK_MIN";
    const MAX: &str = "SLURM_ARRAY_TASK_MAX";

    #[test]
    fn the_flag_comes_before_slurm_before_kubernetes_before_nothing() {
        let var = |_: &str| Some("2".to_owned());
        assert_eq!(choose(Shard::new(3, 7), &var), Ok((Shard { index: 3, of: 7 }, None)));
        let both = [(ID, "2"), (OF, "4"), ("JOB_COMPLETION_INDEX", "0"), ("OTHER", "1")];
        assert_eq!(from(&both), Ok(Shard { index: 2, of: 4 }));
        assert_eq!(from(&[("JOB_COMPLETION_INDEX", "0"), (COUNT, "5")]), Ok(Shard { index: 1, of: 5 }));
        assert_eq!(
            from(&[("AWS_BATCH_JOB_ARRAY_INDEX", "4"), ("AWS_BATCH_JOB_ARRAY_SIZE", "5")]),
            Ok(Shard { index: 5, of: 5 })
        );
        assert_eq!(from(&[]), Ok(Shard::WHOLE));
        assert_eq!(from(&[(ID, "")]), Ok(Shard::WHOLE));
    }

    #[test]
    fn slurm_arrays_may_begin_at_nought() {
        assert_eq!(from(&[(ID, "0"), (OF, "4"), (MIN, "0"), (MAX, "3")]), Ok(Shard { index: 1, of: 4 }));
        assert_eq!(from(&[(ID, "4"), (OF, "4"), (MIN, "1"), (MAX, "4")]), Ok(Shard { index: 4, of: 4 }));
    }

    /// `sbatch --array=3,5` to repeat two of seven would otherwise be two shards of two.
    #[test]
    fn an_array_of_the_failed_tasks_alone_needs_the_count() {
        let again = [(ID, "5"), (OF, "2"), (MIN, "3"), (MAX, "5")];
        assert!(from(&again).is_err_and(|why| why.contains(COUNT)));
        let told = [&again[..], &[(COUNT, "7")]].concat();
        assert_eq!(from(&told), Ok(Shard { index: 5, of: 7 }));
        assert!(from(&[(ID, "1"), (OF, "2"), (MIN, "1"), (MAX, "5")]).is_err());
    }

    #[test]
    fn nonsense_in_the_environment_is_told() {
        for wrong in [
            vec![(ID, "x"), (OF, "4")],
            vec![(ID, "5"), (OF, "4")],
            vec![(ID, "1")],
            vec![("JOB_COMPLETION_INDEX", "0")],
            vec![("JOB_COMPLETION_INDEX", "5"), (COUNT, "5")],
            vec![(ID, "0"), (COUNT, "5")],
        ] {
            assert!(from(&wrong).is_err(), "{wrong:?}");
        }
    }
}
