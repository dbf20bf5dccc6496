//! The three shapes of the format: a record of fields, a word from a list, a word with a value.

/// A record. `name: Type = "default in words"`; a field without default must be written if its type says so.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident $what:literal {
        $($(#[doc = $fdoc:literal])* $field:ident : $ty:ty $(= $default:literal)?),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            pub pos: $crate::scenario::finding::Pos,
            $($(#[doc = $fdoc])* pub $field: $ty),*
        }

        impl $crate::scenario::decode::Decode for $name {
            fn decode(
                node: &$crate::scenario::text::Node,
                out: &mut $crate::scenario::decode::Out,
            ) -> Option<Self> {
                let names = &[$(stringify!($field)),*];
                let mut fields = $crate::scenario::decode::Fields::open(node, $what, stringify!($name), names, out)?;
                // Every field is read before the first missing one gives up.
                $(let $field: Option<$ty> = fields.take(stringify!($field), out);)*
                let all = (|| Some($name { pos: node.pos, $($field: $field?),* }))();
                if all.is_none() {
                    fields.lose(out);
                }
                all
            }

            fn words() -> String {
                $crate::scenario::decode::link(stringify!($name))
            }

            fn describe(book: &mut $crate::scenario::decode::Book) {
                if book.open(stringify!($name), &[$($doc),*], false) {
                    $(
                        let absent = <$ty as $crate::scenario::decode::Decode>::absent().is_some();
                        let default = [$($default),*].first().map(|d: &&str| d.to_string());
                        let default = default.or_else(|| absent.then(|| "nothing".to_string()));
                        let words = <$ty as $crate::scenario::decode::Decode>::words();
                        book.line(stringify!($name), stringify!($field), words, default, &[$($fdoc),*]);
                    )*
                    $(<$ty as $crate::scenario::decode::Decode>::describe(book);)*
                }
            }
        }
    };
}

/// Words for an existing plain enum.
macro_rules! word {
    ($ty:ty as $name:ident: $doc:literal { $($variant:ident $vdoc:literal),* $(,)? }) => {
        impl $crate::scenario::decode::Leaf for $ty {
            fn read(
                node: &$crate::scenario::text::Node,
                out: &mut $crate::scenario::decode::Out,
            ) -> Option<Self> {
                let word = $crate::scenario::decode::word_of(node, stringify!($name), &[$(stringify!($variant)),*], out)?;
                $(
                    if word == stringify!($variant) {
                        return Some(<$ty>::$variant);
                    }
                )*
                None
            }

            fn words() -> String {
                $crate::scenario::decode::link(stringify!($name))
            }

            fn describe(book: &mut $crate::scenario::decode::Book) {
                if book.open(stringify!($name), &[concat!("One word: ", $doc, ".")], true) {
                    $(book.line(stringify!($name), stringify!($variant), String::new(), None, &[$vdoc]);)*
                }
            }
        }
    };
}

/// A word that may carry values: `Name`, `Name(value)`, `Name(value, value)` or `Name(field: …)`.
macro_rules! choice {
    ($(#[doc = $doc:literal])* $name:ident $what:literal {
        $($(#[doc = $vdoc:literal])* $variant:ident $(($($arg:ident : $ty:ty),+))? $({$record:ty})?),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $($(#[doc = $vdoc])* $variant $(($($ty),+))? $(($record))?),*
        }

        impl $crate::scenario::decode::Decode for $name {
            fn decode(
                node: &$crate::scenario::text::Node,
                out: &mut $crate::scenario::decode::Out,
            ) -> Option<Self> {
                let word = $crate::scenario::decode::word_of(node, stringify!($name), &[$(stringify!($variant)),*], out)?;
                $(
                    if word == stringify!($variant) {
                        $(
                            let [$($arg),+] = $crate::scenario::decode::values(node, word, &[$(stringify!($arg)),+], out)?;
                            return Some($name::$variant($(<$ty as $crate::scenario::decode::Decode>::decode($arg, out)?),+));
                        )?
                        $(
                            let inner = $crate::scenario::decode::inner(node, word, out)?;
                            return <$record as $crate::scenario::decode::Decode>::decode(&inner, out).map($name::$variant);
                        )?
                        #[allow(unreachable_code)]
                        return $crate::scenario::decode::choice!(@unit $name $variant $(($($ty),+))? $({$record})?);
                    }
                )*
                None
            }

            fn words() -> String {
                $crate::scenario::decode::link(stringify!($name))
            }

            fn describe(book: &mut $crate::scenario::decode::Book) {
                if book.open(stringify!($name), &[$($doc),*], true) {
                    $(
                        let takes: Vec<String> = vec![
                            $($(<$ty as $crate::scenario::decode::Decode>::words()),+)?
                            $(<$record as $crate::scenario::decode::Decode>::words())?
                        ];
                        book.line(stringify!($name), stringify!($variant), takes.join(", "), None, &[$($vdoc),*]);
                    )*
                    $(
                        $($(<$ty as $crate::scenario::decode::Decode>::describe(book);)+)?
                        $(<$record as $crate::scenario::decode::Decode>::describe(book);)?
                    )*
                }
            }
        }
    };
    (@unit $name:ident $variant:ident) => { Some($name::$variant) };
    (@unit $name:ident $variant:ident $($rest:tt)+) => { None };
}

pub(crate) use {choice, record, word};
