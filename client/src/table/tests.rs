//! The table in itself. Whether it is the chain's, client/tests says.

use super::*;
use std::collections::HashSet;

#[test]
fn every_command_has_a_name_of_its_own_and_a_known_group() {
    let mut seen = HashSet::new();
    for command in commands() {
        let (last, groups) = command.path.split_last().unwrap();
        assert!(groups.len() <= 1, "{}", command.title());
        // A command of one word may have others below it.
        let is_known =
            |group: &&str| GROUPS.iter().any(|known| known.name == *group) || super::command(&[*group]).is_some();
        assert!(groups.iter().all(is_known), "{}", command.title());
        for name in command.aliases.iter().chain([last]) {
            let path = [groups, &[*name]].concat();
            assert!(seen.insert(path.clone()), "{path:?}");
            assert_eq!(super::command(&path).map(Command::title), Some(command.title()));
        }
    }
    assert!(command(&[]).is_none() && command(&["asset"]).is_none() && command(&["asset", "nothing"]).is_none());
}

#[test]
fn every_command_is_explained_with_an_example() {
    for command in commands() {
        let title = command.title();
        assert!(!command.about.is_empty() && !command.about.ends_with('.'), "{title}: {}", command.about);
        assert!(command.about.chars().next().unwrap().is_uppercase(), "{title}");
        assert!(command.prose.is_empty() || command.prose.ends_with('.'), "{title}: {}", command.prose);
        assert!(!command.examples.is_empty(), "{title}");
        for example in command.examples {
            assert!(example.starts_with(&title), "{title}: {example}");
        }
        for argument in command.arguments {
            assert!(!argument.help.is_empty() && !argument.help.ends_with('.'), "{title} {}", argument.name);
        }
    }
}

#[test]
fn arguments_stand_where_they_can_be_told_apart() {
    for command in commands() {
        let mut names = HashSet::new();
        let mut places = Vec::new();
        for argument in command.arguments {
            assert!(names.insert(argument.name), "{} {}", command.title(), argument.name);
            assert!(argument.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", argument.name);
            assert_eq!(argument.form == Form::Flag, argument.place == Place::Flag, "{}", argument.name);
            places.push(match argument.place {
                Place::First => 0,
                Place::Maybe => 1,
                Place::Rest(_) => 2,
                _ => 3,
            });
        }
        assert!(places.iter().filter(|place| **place == 2).count() <= 1, "{}", command.title());
        assert!(places.is_sorted(), "{}: those in order come first", command.title());
    }
}

#[test]
fn an_act_says_what_it_calls_and_a_field_is_filled_once() {
    for command in commands() {
        let Some(act) = command.act() else {
            assert!(command.arguments.iter().all(|argument| argument.to.is_empty()), "{}", command.title());
            continue;
        };
        assert!(act.how == How::Any || !act.calls.is_empty(), "{}", command.title());
        if act.how == How::Fields {
            assert_eq!(act.calls.len(), 1, "{}", command.title());
            assert!(command.arguments.iter().all(|argument| !argument.to.is_empty()), "{}", command.title());
        }
        let to: Vec<_> = command.arguments.iter().map(|argument| argument.to).filter(|to| !to.is_empty()).collect();
        assert_eq!(to.iter().collect::<HashSet<_>>().len(), to.len(), "{}", command.title());
        for title in act.calls.iter().chain(act.tells) {
            assert_eq!(title.split('.').count(), 2, "{title}");
        }
    }
}

#[test]
fn every_form_that_is_used_is_explained() {
    let plain = [
        Form::Flag,
        Form::Text,
        Form::Path,
        Form::KeyName,
        Form::Words,
        Form::Shell,
        Form::State,
        Form::Review,
        Form::Method,
        Form::Judge,
        Form::Format,
    ];
    let sorts: HashSet<_> = Form::SORTS.iter().map(|sort| sort.form).collect();
    for argument in commands().flat_map(|command| command.arguments) {
        assert!(plain.contains(&argument.form) != sorts.contains(&argument.form), "{:?}", argument.form);
    }
}
