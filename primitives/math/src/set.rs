//! Closed sets that know their members.

/// Gives an enum without fields `ALL`: its members, in the order in which they are listed, which is that of their
/// declaration.
///
/// ```
/// #[derive(Debug, PartialEq)]
/// enum Season {
///     Wet,
///     Dry,
/// }
///
/// tributary_math::closed_set!(Season: Wet, Dry);
///
/// assert_eq!(Season::ALL, [Season::Wet, Season::Dry]);
/// ```
///
/// A member that is not listed does not compile, nor does one that is listed twice:
///
/// ```compile_fail,E0004
/// enum Season {
///     Wet,
///     Dry,
/// }
///
/// tributary_math::closed_set!(Season: Wet);
/// ```
#[macro_export]
macro_rules! closed_set {
    ($set:ident: $($member:ident),+ $(,)?) => {
        impl $set {
            /// Every one there is, in order.
            pub const ALL: [Self; [$(stringify!($member)),+].len()] = [$(Self::$member),+];
        }

        #[deny(unreachable_patterns)]
        const _: fn($set) = |member| match member {
            $($set::$member => {})+
        };
    };
}
