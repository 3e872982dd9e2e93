//! The sign-in state in any order of events.

use super::*;
use proptest::prelude::*;

fn submit(user: &str) -> SignInEvent {
    SignInEvent::Submit(Credential::new(user, "S3cr3t").unwrap())
}

fn state_after(events: impl IntoIterator<Item = SignInEvent>) -> SignIn {
    events.into_iter().fold(SignIn::default(), SignIn::apply)
}

fn any_refusal() -> impl Strategy<Value = Refusal> {
    use Refusal::{AddressRefused, Blocked, Other, WrongPassword};
    prop_oneof![
        Just(WrongPassword),
        Just(Blocked),
        Just(AddressRefused),
        Just(Other)
    ]
}

fn any_event() -> impl Strategy<Value = SignInEvent> {
    prop_oneof![
        "[a-c]".prop_map(|user| submit(&user)),
        (0..4_u8).prop_map(|event| match event {
            0 => SignInEvent::Accepted,
            1 => SignInEvent::SessionEnded,
            2 => SignInEvent::IdleTimeout,
            _ => SignInEvent::SignOut,
        }),
        any_refusal().prop_map(SignInEvent::Rejected),
    ]
}

fn any_events() -> impl Strategy<Value = Vec<SignInEvent>> {
    proptest::collection::vec(any_event(), 0..20)
}

#[test]
fn of_code_reads_ocps_error_codes() {
    for (code, refusal) in [
        ("IAM10004", Refusal::WrongPassword),
        ("IAM10006", Refusal::WrongPassword),
        ("IAM10007", Refusal::Blocked),
        ("IAM10014", Refusal::AddressRefused),
        ("IAM10099", Refusal::Other),
        ("", Refusal::Other),
    ] {
        assert_eq!(Refusal::of_code(code), refusal);
    }
}

#[test]
fn events_sign_in_and_out() {
    let signed_out = SignIn::default();
    assert_eq!(
        (
            signed_out.signed_out_reason(),
            signed_out.can_send(),
            signed_out.tries_left()
        ),
        (Some(SignedOutReason::NotYet), false, 20)
    );
    let trying = signed_out.apply(submit("root"));
    assert_eq!(
        (
            trying.signed_out_reason(),
            trying.can_send(),
            trying.is_trying()
        ),
        (None, true, true)
    );
    let signed_in = trying.apply(SignInEvent::Accepted);
    assert_eq!(
        (
            signed_in.signed_out_reason(),
            signed_in.can_send(),
            signed_in.is_trying()
        ),
        (None, true, false)
    );
    assert_eq!(signed_in.credential().map(Credential::user), Some("root"));
    assert_eq!(
        signed_in.apply(SignInEvent::SignOut).signed_out_reason(),
        Some(SignedOutReason::ByUser)
    );
    for (event, why) in [
        (SignInEvent::IdleTimeout, SignedOutReason::Idle),
        (SignInEvent::SessionEnded, SignedOutReason::SessionEnded),
    ] {
        assert_eq!(
            state_after([submit("root"), SignInEvent::Accepted, event]).signed_out_reason(),
            Some(why)
        );
    }
}

#[test]
fn first_sign_out_reason_is_kept() {
    let wrong = || SignInEvent::Rejected(Refusal::WrongPassword);
    let late = state_after([
        submit("root"),
        wrong(),
        SignInEvent::SessionEnded,
        SignInEvent::IdleTimeout,
        SignInEvent::SignOut,
    ]);
    assert_eq!(
        late.signed_out_reason(),
        Some(SignedOutReason::Refused(Refusal::WrongPassword))
    );
    // OCP has counted a refusal that arrives after the user signed out.
    let late = state_after([submit("root"), SignInEvent::SignOut, wrong()]);
    assert_eq!(
        (late.signed_out_reason(), late.wrong_tries()),
        (Some(SignedOutReason::ByUser), 1)
    );
}

#[test]
fn tries_left_counts_down_to_zero() {
    let wrong = |tries| {
        state_after((0..tries).flat_map(|_| {
            [
                submit("root"),
                SignInEvent::Rejected(Refusal::WrongPassword),
            ]
        }))
    };
    assert_eq!((wrong(3).wrong_tries(), wrong(3).tries_left()), (3, 17));
    assert_eq!((wrong(20).tries_left(), wrong(25).tries_left()), (0, 0));
    let again = wrong(3).apply(submit("root")).apply(SignInEvent::Accepted);
    assert_eq!((again.wrong_tries(), again.tries_left()), (0, 20));
}

proptest! {
    #[test]
    fn refusal_blocks_requests_until_the_next_submit(
        before in any_events(),
        refusal in any_refusal(),
        later in any_events(),
    ) {
        let mut state = state_after(before).apply(SignInEvent::Rejected(refusal));
        prop_assert!(
            !state.can_send()
                && state.credential().is_none()
                && state.signed_out_reason().is_some()
        );
        for event in later {
            if let SignInEvent::Submit(_) = event {
                break;
            }
            state = state.apply(event);
            prop_assert!(!state.can_send() && state.credential().is_none());
        }
    }

    #[test]
    fn only_the_newest_credential_is_used(events in any_events()) {
        let mut newest = None;
        let mut state = SignIn::default();
        for event in events {
            if let SignInEvent::Submit(credential) = &event {
                newest = Some(credential.user().to_owned());
            }
            state = state.apply(event);
            prop_assert!(
                state
                    .credential()
                    .is_none_or(|credential| Some(credential.user()) == newest.as_deref())
            );
            prop_assert_eq!(state.can_send(), state.signed_out_reason().is_none());
            prop_assert!(!state.is_trying() || state.can_send());
        }
    }

    #[test]
    fn wrong_tries_count_refusals_since_the_last_acceptance(events in any_events()) {
        let mut state = SignIn::default();
        let mut refusals = 0;
        for event in events {
            match event {
                SignInEvent::Accepted if state.can_send() => refusals = 0,
                SignInEvent::Rejected(_) => refusals += 1,
                // Before the first accepted request there is no session to end.
                SignInEvent::SessionEnded if state.is_trying() => refusals += 1,
                _ => {}
            }
            state = state.apply(event);
            prop_assert_eq!(state.wrong_tries(), refusals);
        }
    }
}
