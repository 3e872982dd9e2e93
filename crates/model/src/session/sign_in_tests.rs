//! Signing in, through every order of events.

use super::*;
use proptest::prelude::*;

fn submit(user: &str) -> Event {
    Event::Submit(Credential::new(user, "S3cr3t").unwrap())
}

fn after(events: impl IntoIterator<Item = Event>) -> SignIn {
    events.into_iter().fold(SignIn::default(), SignIn::after)
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

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        "[a-c]".prop_map(|user| submit(&user)),
        (0..4_u8).prop_map(|event| match event {
            0 => Event::Accepted,
            1 => Event::Over,
            2 => Event::IdleOut,
            _ => Event::SignOut,
        }),
        any_refusal().prop_map(Event::Rejected),
    ]
}

fn any_events() -> impl Strategy<Value = Vec<Event>> {
    proptest::collection::vec(any_event(), 0..20)
}

#[test]
fn ocps_codes_say_why() {
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
fn the_way_in_and_out() {
    let nobody = SignIn::default();
    assert_eq!(
        (nobody.why(), nobody.may_send(), nobody.tries_left()),
        (Some(Why::NotYet), false, 20)
    );
    let trying = nobody.after(submit("root"));
    assert_eq!(
        (trying.why(), trying.may_send(), trying.is_trying()),
        (None, true, true)
    );
    let somebody = trying.after(Event::Accepted);
    assert_eq!(
        (somebody.why(), somebody.may_send(), somebody.is_trying()),
        (None, true, false)
    );
    assert_eq!(somebody.credential().map(Credential::user), Some("root"));
    assert_eq!(somebody.after(Event::SignOut).why(), Some(Why::ByUser));
    for (event, why) in [(Event::IdleOut, Why::Idle), (Event::Over, Why::Over)] {
        assert_eq!(
            after([submit("root"), Event::Accepted, event]).why(),
            Some(why)
        );
    }
}

#[test]
fn the_first_reason_stays() {
    let wrong = || Event::Rejected(Refusal::WrongPassword);
    let late = after([
        submit("root"),
        wrong(),
        Event::Over,
        Event::IdleOut,
        Event::SignOut,
    ]);
    assert_eq!(late.why(), Some(Why::Refused(Refusal::WrongPassword)));
    // A refusal that comes when the user has signed out is one that OCP has counted.
    let late = after([submit("root"), Event::SignOut, wrong()]);
    assert_eq!((late.why(), late.wrong_tries()), (Some(Why::ByUser), 1));
}

#[test]
fn wrong_tries_count_down_to_the_block_and_no_further() {
    let wrong = |tries| {
        after((0..tries).flat_map(|_| [submit("root"), Event::Rejected(Refusal::WrongPassword)]))
    };
    assert_eq!((wrong(3).wrong_tries(), wrong(3).tries_left()), (3, 17));
    assert_eq!((wrong(20).tries_left(), wrong(25).tries_left()), (0, 0));
    let again = wrong(3).after(submit("root")).after(Event::Accepted);
    assert_eq!((again.wrong_tries(), again.tries_left()), (0, 20));
}

proptest! {
    #[test]
    fn after_a_refusal_nothing_is_sent_until_the_user_submits_again(
        before in any_events(), refusal in any_refusal(), later in any_events(),
    ) {
        let mut state = after(before).after(Event::Rejected(refusal));
        prop_assert!(!state.may_send() && state.credential().is_none() && state.why().is_some());
        for event in later {
            if let Event::Submit(_) = event {
                break;
            }
            state = state.after(event);
            prop_assert!(!state.may_send() && state.credential().is_none());
        }
    }

    #[test]
    fn only_the_newest_credential_is_ever_sent(events in any_events()) {
        let mut newest = None;
        let mut state = SignIn::default();
        for event in events {
            if let Event::Submit(credential) = &event {
                newest = Some(credential.user().to_owned());
            }
            state = state.after(event);
            prop_assert!(state.credential().is_none_or(|credential| Some(credential.user()) == newest.as_deref()));
            prop_assert_eq!(state.may_send(), state.why().is_none());
            prop_assert!(!state.is_trying() || state.may_send());
        }
    }

    #[test]
    fn wrong_tries_are_the_refusals_since_somebody_was_last_let_in(events in any_events()) {
        let mut state = SignIn::default();
        let mut refusals = 0;
        for event in events {
            match event {
                Event::Accepted if state.may_send() => refusals = 0,
                Event::Rejected(_) => refusals += 1,
                // Who was never let in has no session that could be over.
                Event::Over if state.is_trying() => refusals += 1,
                _ => {}
            }
            state = state.after(event);
            prop_assert_eq!(state.wrong_tries(), refusals);
        }
    }
}
