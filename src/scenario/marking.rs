//! Words that say that an exercise is none.

/// Whether a text denies that this is an exercise: a leaked sheet or screenshot must never look like a real alarm.
pub fn denies_exercise(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    (0..words.len()).any(|i| denial(&words[i..]))
}

/// `not a drill`, `isn't an exercise`, `no es un simulacro`.
fn denial(words: &[&str]) -> bool {
    match words {
        ["not" | "isnt", rest @ ..] | ["isn", "t", rest @ ..] => {
            matches!(rest, ["a" | "an" | "the" | "any", "drill" | "exercise" | "simulation" | "tabletop", ..])
        }
        ["no", "drill" | "exercise", ..] => words.get(2) == Some(&"this"),
        ["no", "es" | "son", rest @ ..] => {
            let rest = rest.strip_prefix(&["un"]).or_else(|| rest.strip_prefix(&["una"])).unwrap_or(rest);
            matches!(rest, ["simulacro" | "ejercicio" | "simulación" | "simulacion", ..])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::denies_exercise;

    #[test]
    fn denials_are_found_in_any_dress() {
        let denials = [
            "THIS IS NOT A DRILL. Evacuate now.",
            "this is not\na  drill",
            "Not-a-drill!",
            "This isn’t an exercise",
            "Esto NO ES UN SIMULACRO",
            "no es ejercicio",
        ];
        for text in denials {
            assert!(denies_exercise(text), "{text}");
        }
        for text in ["Do not exercise outdoors.", "This is a drill, not an emergency.", "No drill press is free."] {
            assert!(!denies_exercise(text), "{text}");
        }
    }
}
