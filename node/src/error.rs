//! How failures are told to a person.

use sc_service::Error as ServiceError;

/// What went wrong, without the names of the layers that the error came through.
pub fn sentence(error: &sc_cli::Error) -> String {
    match error {
        sc_cli::Error::Input(sentence) => sentence.clone(),
        sc_cli::Error::Service(error) => service_sentence(error),
        other => other.to_string(),
    }
}

fn service_sentence(error: &ServiceError) -> String {
    match error {
        ServiceError::Other(sentence) => sentence.clone(),
        ServiceError::Application(inner) => match inner.downcast_ref::<ServiceError>() {
            Some(nested) => service_sentence(nested),
            None => inner.to_string(),
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_left_out() {
        let nested = ServiceError::Application(Box::new(ServiceError::Other("the disk is full".into())));
        assert_eq!(sentence(&sc_cli::Error::Service(nested)), "the disk is full");
        assert_eq!(sentence(&sc_cli::Error::Input("no such chain".into())), "no such chain");
    }
}
