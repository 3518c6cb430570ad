//! Records: named fields of an equation's state, parameters or inputs, with unit and default, which
//! can be read from and written to columns in declaration order.

use crate::Value;

/// One named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Path, e.g. `soma.nas.h` or `axon.2.v`.
    pub name: String,
    /// Unit, `1` for dimensionless.
    pub unit: &'static str,
    /// Default value.
    pub default: f64,
    /// One-line description.
    pub doc: &'static str,
}

/// Source of consecutive fields.
pub trait Reader<V> {
    /// The next field.
    fn read(&mut self) -> V;
}

/// Sink of consecutive fields.
pub trait Writer<V> {
    /// Append one field.
    fn write(&mut self, value: V);
}

/// A fixed list of fields of one value type.
pub trait Record<V: Value>: Copy {
    /// Number of columns.
    const LEN: usize;
    /// All fields set to `value`.
    fn filled(value: V) -> Self;
    /// All fields at their declared defaults.
    fn defaults() -> Self;
    /// Read all fields in order.
    fn read<R: Reader<V>>(reader: &mut R) -> Self;
    /// Write all fields in order.
    fn write<W: Writer<V>>(&self, writer: &mut W);
    /// Append a description of each column, names prefixed by `prefix`.
    fn describe(prefix: &str, out: &mut Vec<Field>);
}

/// The fields of a record, in order.
pub fn field_list<V: Value, T: Record<V>>() -> Vec<Field> {
    let mut out = Vec::with_capacity(T::LEN);
    T::describe("", &mut out);
    out
}

/// A bare number is a record of one column (used for arrays of numbers).
impl<V: Value> Record<V> for V {
    const LEN: usize = 1;
    #[inline(always)]
    fn filled(value: V) -> Self {
        value
    }
    #[inline(always)]
    fn defaults() -> Self {
        V::c(0.0)
    }
    #[inline(always)]
    fn read<R: Reader<V>>(reader: &mut R) -> Self {
        reader.read()
    }
    #[inline(always)]
    fn write<W: Writer<V>>(&self, writer: &mut W) {
        writer.write(*self);
    }
    fn describe(prefix: &str, out: &mut Vec<Field>) {
        out.push(Field { name: prefix.trim_end_matches('.').into(), unit: "", default: 0.0, doc: "" });
    }
}

/// An array of equal records; columns of element 0 come first.
impl<V: Value, T: Record<V>, const N: usize> Record<V> for [T; N] {
    const LEN: usize = N * T::LEN;
    #[inline(always)]
    fn filled(value: V) -> Self {
        [T::filled(value); N]
    }
    #[inline(always)]
    fn defaults() -> Self {
        [T::defaults(); N]
    }
    #[inline(always)]
    fn read<R: Reader<V>>(reader: &mut R) -> Self {
        let mut all = [T::filled(V::c(0.0)); N];
        for one in &mut all {
            *one = T::read(reader);
        }
        all
    }
    #[inline(always)]
    fn write<W: Writer<V>>(&self, writer: &mut W) {
        for one in self {
            one.write(writer);
        }
    }
    fn describe(prefix: &str, out: &mut Vec<Field>) {
        for i in 0..N {
            T::describe(&format!("{prefix}{i}."), out);
        }
    }
}

/// Declares a struct generic over [`Value`] whose fields are numbers (`name: "unit" = default`) or
/// nested records (`name => Type`), and implements [`Record`] for it.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<const $n:ident>)? { $($body:tt)* }
    ) => { $crate::record!(@parse [$(#[$meta])*] $name [$($n)?] [] $($body)*); };

    (@parse $meta:tt $name:ident $n:tt [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident : $unit:literal = $default:expr; $($rest:tt)*
    ) => {
        $crate::record!(@parse $meta $name $n
            [$($done)* (number $field ($($doc)+) [V] ($unit) ($default))] $($rest)*);
    };
    (@parse $meta:tt $name:ident $n:tt [$($done:tt)*]
        $(#[doc = $doc:literal])+ $field:ident => $ty:ty; $($rest:tt)*
    ) => {
        $crate::record!(@parse $meta $name $n [$($done)* (nested $field ($($doc)+) [$ty] () ())] $($rest)*);
    };
    (@parse [$($meta:tt)*] $name:ident [$($n:ident)?]
        [$(($kind:ident $field:ident ($($doc:literal)+) [$ty:ty] ($($a:tt)*) ($($b:tt)*)))*]
    ) => {
        $($meta)*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<V $(, const $n: usize)?> {
            $( $(#[doc = $doc])+ pub $field: $ty, )*
        }
        impl<V: $crate::Value $(, const $n: usize)?> $crate::Record<V> for $name<V $(, $n)?> {
            const LEN: usize = 0 $(+ <$ty as $crate::Record<V>>::LEN)*;
            #[inline(always)]
            fn filled(value: V) -> Self {
                Self { $( $field: $crate::Record::<V>::filled(value), )* }
            }
            #[inline(always)]
            fn defaults() -> Self {
                Self { $( $field: $crate::record!(@default $kind [$ty] ($($b)*)), )* }
            }
            #[inline(always)]
            fn read<R: $crate::Reader<V>>(reader: &mut R) -> Self {
                Self { $( $field: $crate::Record::<V>::read(reader), )* }
            }
            #[inline(always)]
            fn write<W: $crate::Writer<V>>(&self, writer: &mut W) {
                $( $crate::Record::<V>::write(&self.$field, writer); )*
            }
            fn describe(prefix: &str, out: &mut Vec<$crate::Field>) {
                $( $crate::record!(@describe $kind $field prefix out ($($doc)+) [$ty] ($($a)*) ($($b)*)); )*
            }
        }
    };
    (@default number $ty:tt ($default:expr)) => { V::c($default) };
    (@default nested [$ty:ty] ()) => { <$ty as $crate::Record<V>>::defaults() };
    (@describe number $field:ident $prefix:ident $out:ident ($($doc:literal)+) $ty:tt ($unit:expr) ($default:expr)) => {
        $out.push($crate::Field {
            name: format!("{}{}", $prefix, stringify!($field)),
            unit: $unit,
            default: $default,
            doc: concat!($($doc),+).trim_ascii(),
        });
    };
    (@describe nested $field:ident $prefix:ident $out:ident $doc:tt [$ty:ty] () ()) => {
        <$ty as $crate::Record<V>>::describe(&format!("{}{}.", $prefix, stringify!($field)), $out);
    };
}
