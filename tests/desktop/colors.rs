//! The promises of the color tokens, measured: contrast (WCAG 2.2) and difference (CIEDE2000) under the three
//! color-vision deficiencies (Machado, Oliveira, Fernandes 2009, severity 1.0, in linear RGB).

use sandtable::app::theme::{CONTRAST, DARK, LIGHT, Rgb, TRIAGE, Tokens};

fn linear(c: Rgb) -> [f64; 3] {
    [c.0, c.1, c.2].map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c| {
        let [r, g, b] = linear(c);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (x, y) = (luminance(a), luminance(b));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

type Matrix = [[f64; 3]; 3];

const NORMAL: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTAN: Matrix =
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
const DEUTAN: Matrix =
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
const TRITAN: Matrix =
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

fn seen(c: Rgb, m: &Matrix) -> [f64; 3] {
    let l = linear(c);
    [0, 1, 2].map(|i| (m[i][0] * l[0] + m[i][1] * l[1] + m[i][2] * l[2]).clamp(0.0, 1.0))
}

/// Linear sRGB to CIELAB, D65.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
    let y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    let z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883;
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let (x, y, z) = (f(x), f(y), f(z));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Sharma, Wu, Dalal 2005.
fn ciede2000(p: [f64; 3], q: [f64; 3]) -> f64 {
    let chroma = |v: [f64; 3]| v[1].hypot(v[2]);
    let mean = (chroma(p) + chroma(q)) / 2.0;
    let g = 0.5 * (1.0 - (mean.powi(7) / (mean.powi(7) + 25_f64.powi(7))).sqrt());
    let prime = |v: [f64; 3]| {
        let a = v[1] * (1.0 + g);
        let hue = if a == 0.0 && v[2] == 0.0 { 0.0 } else { v[2].atan2(a).to_degrees().rem_euclid(360.0) };
        (v[0], a.hypot(v[2]), hue)
    };
    let ((l1, c1, h1), (l2, c2, h2)) = (prime(p), prime(q));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn.to_radians() / 2.0).sin();
    let (lm, cm) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let hm = match h1 + h2 {
        s if grey => s,
        s if (h1 - h2).abs() <= 180.0 => s / 2.0,
        s if s < 360.0 => (s + 360.0) / 2.0,
        s => (s - 360.0) / 2.0,
    };
    let cos = |k: f64, off: f64| (k * hm + off).to_radians().cos();
    let t = 1.0 - 0.17 * cos(1.0, -30.0) + 0.24 * cos(2.0, 0.0) + 0.32 * cos(3.0, 6.0) - 0.20 * cos(4.0, -63.0);
    let sl = 1.0 + 0.015 * (lm - 50.0).powi(2) / (20.0 + (lm - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * cm, 1.0 + 0.015 * cm * t);
    let rc = 2.0 * (cm.powi(7) / (cm.powi(7) + 25_f64.powi(7))).sqrt();
    let rt = -rc * (2.0 * 30.0 * (-((hm - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}

#[test]
fn the_color_difference_agrees_with_the_published_pairs() {
    // Sharma, Wu, Dalal 2005, table 1, pairs 1, 7, 17 and 25.
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ];
    for (a, b, wanted) in pairs {
        assert!((ciede2000(a, b) - wanted).abs() < 1e-4, "{} for {wanted}", ciede2000(a, b));
    }
}

#[test]
fn triage_fills_differ_by_at_least_20_for_every_kind_of_color_vision() {
    for (name, matrix) in [("normal", NORMAL), ("protan", PROTAN), ("deutan", DEUTAN), ("tritan", TRITAN)] {
        for (i, a) in TRIAGE.iter().enumerate() {
            for b in &TRIAGE[i + 1..] {
                let d = ciede2000(lab(seen(a.fill, &matrix)), lab(seen(b.fill, &matrix)));
                assert!(d >= 20.0, "{} and {} differ by {d:.1} in {name}", a.word(), b.word());
            }
        }
    }
}

#[test]
fn triage_letters_and_keylines_can_be_seen() {
    for look in &TRIAGE {
        assert!(contrast(look.ink, look.fill) >= 4.5, "{}", look.word());
    }
    for t in [&DARK, &LIGHT, &CONTRAST] {
        for fill in [t.land_fill, t.water, t.panel, t.raised] {
            assert!(contrast(t.keyline, fill) >= 3.0);
        }
    }
}

fn promised(t: &Tokens, text: f64, second: f64, disabled: f64, attention: f64, accent: f64) {
    let backgrounds = [t.background, t.panel, t.raised];
    assert!(contrast(t.text, t.panel).max(contrast(t.text, t.background)) >= text);
    assert!(contrast(t.text2, t.panel).max(contrast(t.text2, t.background)) >= second);
    assert!(contrast(t.disabled, t.background) >= disabled);
    assert!(contrast(t.accent_ink, t.accent) >= accent);
    assert!(contrast(t.attention_ink, t.attention) >= attention);
    for g in backgrounds {
        assert!(contrast(t.text, g) >= 7.0 && contrast(t.text2, g) >= 4.5);
        assert!(contrast(t.disabled, g) >= 4.1);
        for mark in [t.line, t.accent, t.focus, t.attention] {
            assert!(contrast(mark, g) >= 3.0);
        }
    }
    assert!(contrast(t.road, t.land_fill) >= 3.0);
    assert!(contrast(t.text2, t.land_fill) >= 4.5 && contrast(t.text, t.water) >= 7.0);
}

#[test]
fn the_tokens_keep_their_contrast() {
    promised(&DARK, 16.4, 10.0, 5.7, 6.1, 10.8);
    promised(&LIGHT, 17.5, 8.0, 4.5, 10.7, 6.3);
    promised(&CONTRAST, 21.0, 21.0, 9.0, 10.0, 10.8);
    let t = &CONTRAST;
    for ink in [t.text, t.text2, t.accent, t.attention, t.disabled] {
        assert!(contrast(ink, t.panel) >= 7.0, "the high-contrast theme promises 7:1 for every text");
    }
    // The wall is light by default, and its text must be readable from farther away than a laptop's.
    assert!(contrast(LIGHT.text, LIGHT.background) >= 7.0 && contrast(LIGHT.text, LIGHT.panel) >= 7.0);
}

/// Room light on the picture turns 21:1 into 15:1: the light theme still has 4.5:1 for words and 3:1 for marks.
#[test]
fn the_light_theme_survives_a_lit_room() {
    let veil = 1.0 / 14.0;
    let luminance = |c: Rgb| {
        let [r, g, b] = linear(c);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let veiled = |a: Rgb, b: Rgb| {
        let (x, y) = (luminance(a) + veil, luminance(b) + veil);
        x.max(y) / x.min(y)
    };
    let t = &LIGHT;
    for fill in [t.background, t.panel, t.land_fill, t.water] {
        assert!(veiled(t.text, fill) >= 4.5);
        for mark in [t.keyline, t.attention, t.accent] {
            assert!(veiled(mark, fill) >= 3.0, "{mark:?} on {fill:?}: {:.2}", veiled(mark, fill));
        }
    }
    assert!(veiled(t.road, t.land_fill) >= 3.0, "{:.2}", veiled(t.road, t.land_fill));
}
