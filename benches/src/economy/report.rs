//! All that was played, as tables and as a picture.

use super::{Favour, Habits, Honest, Lone, Pay, Split, Taking, power::POTS};
use core::fmt::Write;

/// Where what is written in a document begins and ends.
const MARKS: [&str; 2] = ["<!-- economy: written by make economy -->", "<!-- /economy -->"];

/// How far honest evaluators err, in hundredths.
const ERRORS: [u64; 4] = [10, 20, 30, 40];

/// Everything that is played.
pub struct Report {
    habits: Vec<Habits>,
    splits: Vec<Split>,
    taking: Vec<Taking>,
    absent: Vec<Taking>,
    lone: Vec<Lone>,
    favours: Vec<Favour>,
}

impl Report {
    /// Plays all of it, which takes a minute or two.
    pub fn play() -> Self {
        let splits = [(10, 2), (10, 4), (18, 4)].into_iter();
        let splits = splits.flat_map(|(percent, accounts)| [10, 40].map(|error| Split::play(percent, accounts, error)));
        let taking = Honest::ALL.into_iter();
        let favours = [10, 20, 30, 40].into_iter();
        Self {
            habits: ERRORS.map(Habits::play).to_vec(),
            splits: splits.collect(),
            taking: taking.flat_map(|honest| [1, 2, 5, 20].map(|accounts| Taking::play(honest, accounts, 0))).collect(),
            absent: [0, 25, 50, 75, 90].map(|absent| Taking::play(Honest::Equal(20), 20, absent)).to_vec(),
            lone: [9_999, 10_000, 100_000].map(Lone::play).to_vec(),
            favours: favours.flat_map(|percent| [10, 2].map(|every| Favour::play(percent, every))).collect(),
        }
    }

    /// The tables, in Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        self.write(&mut out).expect("text takes what is written");
        out
    }

    fn write(&self, out: &mut String) -> core::fmt::Result {
        writeln!(out, "What habits are paid for their stake, where honest work is paid 1:\n")?;
        writeln!(out, "| honest evaluators err by | copying | the highest for everything | only the best, copied |")?;
        writeln!(out, "| ---: | ---: | ---: | ---: |")?;
        for Habits { error, copying, constant, lazy } in &self.habits {
            let [copying, constant, lazy] = [copying, constant, lazy].map(Self::both);
            writeln!(out, "| up to {error} % | {copying} | {constant} | {lazy} |")?;
        }
        writeln!(out, "\nIn brackets: if all were paid by agreement alone.\n")?;

        writeln!(out, "What an owner is paid with several accounts that score alike, where one account is paid 1:\n")?;
        writeln!(out, "| it has | in accounts | all err by | paid |")?;
        writeln!(out, "| ---: | ---: | ---: | ---: |")?;
        for Split { percent, accounts, error, pay } in &self.splits {
            writeln!(out, "| {percent} % | {accounts} | up to {error} % | {} |", Self::both(pay))?;
        }

        writeln!(out, "\nThe least part of all stake that takes everything, by the number of its accounts:\n")?;
        writeln!(out, "| the others are | 1 | 2 | 5 | 20 |")?;
        writeln!(out, "| --- | ---: | ---: | ---: | ---: |")?;
        for row in self.taking.chunks(4) {
            let cells: Vec<_> = row.iter().map(Self::least).collect();
            writeln!(out, "| {} | {} |", row[0].honest, cells.join(" | "))?;
        }

        writeln!(out, "\nThe same with 20 accounts against 20, some of whom are absent for once:\n")?;
        let heads: Vec<_> = self.absent.iter().map(|one| format!("{} %", one.absent)).collect();
        let cells: Vec<_> = self.absent.iter().map(Self::least).collect();
        writeln!(out, "| absent | {} |\n| --- |{}", heads.join(" | "), " ---: |".repeat(heads.len()))?;
        writeln!(out, "| it takes | {} |", cells.join(" | "))?;

        writeln!(out, "\nWhat somebody takes who is alone after 720 epochs in which nobody scored:\n")?;
        writeln!(out, "| it holds | pots in its first epoch | in thirty |\n| ---: | ---: | ---: |")?;
        for Lone { stake, first, in_thirty } in &self.lone {
            writeln!(out, "| {stake} TRIB | {first} | {in_thirty} |")?;
        }

        let (assets, evaluators) = POTS;
        writeln!(out, "\nWhat favouring brings, of pots of {assets} and {evaluators} TRIB an epoch:\n")?;
        writeln!(out, "| who favours has | favoured | these get | its pay | both, in TRIB an epoch |")?;
        writeln!(out, "| ---: | --- | ---: | ---: | ---: |")?;
        for Favour { percent, every, assets, pay, gain } in &self.favours {
            writeln!(out, "| {percent} % | one asset in {every} | {assets:.2} x | {pay:.2} x | {gain:+.2} |")?;
        }
        Ok(())
    }

    fn both(pay: &Pay) -> String {
        format!("{:.3} ({:.3})", pay.now, pay.by_agreement)
    }

    fn least(taking: &Taking) -> String {
        taking.permille.map_or("never".into(), |permille| format!("{}.{} %", permille / 10, permille % 10))
    }

    /// A document with the tables between the marks that it has.
    ///
    /// Errors: what is missing.
    pub fn written_into(&self, document: &str) -> Result<String, String> {
        let [begin, end] = MARKS;
        let missing = |mark: &str| format!("the document has no line `{mark}`");
        let (before, rest) = document.split_once(begin).ok_or_else(|| missing(begin))?;
        let (_, after) = rest.split_once(end).ok_or_else(|| missing(end))?;
        let picture = "![What habits are paid](economy.svg)";
        Ok(format!("{before}{begin}\n\n{picture}\n\n{}\n{end}{after}", self.markdown()))
    }

    /// A picture of what habits are paid, in SVG.
    pub fn picture(&self) -> String {
        const KINDS: [(&str, &str); 3] =
            [("copying", "#0072b2"), ("the highest for all", "#d55e00"), ("lazy", "#009e73")];
        let (width, height, left, bottom, scale) = (720, 360, 60, 300, 220.0);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
             font-size=\"13\" fill=\"#222222\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
             <text x=\"{left}\" y=\"28\" font-size=\"16\">Paid for as much stake, where honest work is paid 1</text>\n"
        );
        for tenth in [0u32, 2, 4, 6, 8, 10] {
            let y = f64::from(bottom) - f64::from(tenth) / 10.0 * scale;
            let part = f64::from(tenth) / 10.0;
            out +=
                &format!("<path d=\"M{left} {y} H700\" stroke=\"#e4e4e4\"/>\n<text x=\"24\" y=\"{y}\">{part}</text>\n");
        }
        for (group, Habits { error, copying, constant, lazy }) in (0u32..).zip(&self.habits) {
            let x = left + 30 + group * 155;
            for (bar, (pay, (_, colour))) in (0u32..).zip([copying, constant, lazy].into_iter().zip(KINDS)) {
                let (x, tall) = (x + bar * 36, pay.now * scale);
                let y = f64::from(bottom) - tall;
                out += &format!("<rect x=\"{x}\" y=\"{y:.1}\" width=\"30\" height=\"{tall:.1}\" fill=\"{colour}\"/>\n");
            }
            out += &format!("<text x=\"{x}\" y=\"320\">errs by {error} %</text>\n");
        }
        for (at, (name, colour)) in (0u32..).zip(KINDS) {
            let x = left + 30 + at * 200;
            out += &format!("<rect x=\"{x}\" y=\"336\" width=\"12\" height=\"12\" fill=\"{colour}\"/>\n");
            out += &format!("<text x=\"{}\" y=\"347\">{name}</text>\n", x + 18);
        }
        out + "</svg>\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Report {
        let pay = Pay { now: 0.5, by_agreement: 1.0 };
        let taking = Taking { honest: Honest::Equal(1), accounts: 1, absent: 0, permille: Some(501) };
        Report {
            habits: vec![Habits { error: 10, copying: pay, constant: pay, lazy: pay }],
            splits: vec![Split { percent: 10, accounts: 2, error: 10, pay }],
            taking: vec![taking; 4],
            absent: vec![Taking { permille: None, ..taking }],
            lone: vec![Lone { stake: 10_000, first: 2.0, in_thirty: 54.0 }],
            favours: vec![Favour { percent: 10, every: 2, assets: 1.1, pay: 0.9, gain: -1.0 }],
        }
    }

    #[test]
    fn tables_take_the_place_of_those_before() {
        let document = format!("before\n{}\nwhat was there\n{}\nafter\n", MARKS[0], MARKS[1]);
        let once = small().written_into(&document).unwrap();
        assert!(once.starts_with("before\n") && once.ends_with("\nafter\n") && !once.contains("what was there"));
        assert!(once.contains("| up to 10 % | 0.500 (1.000) | 0.500 (1.000) | 0.500 (1.000) |"));
        assert!(once.contains("| one evaluator | 50.1 % | 50.1 % | 50.1 % | 50.1 % |"));
        assert!(once.contains("| it takes | never |"));
        assert_eq!(small().written_into(&once).unwrap(), once);
        assert!(small().written_into("nothing").unwrap_err().contains(MARKS[0]));
    }

    #[test]
    fn the_picture_has_a_bar_for_each_habit() {
        let picture = small().picture();
        // The ground, three bars, three in the legend.
        assert_eq!(picture.matches("<rect").count(), 7);
        assert!(picture.ends_with("</svg>\n"));
    }
}
