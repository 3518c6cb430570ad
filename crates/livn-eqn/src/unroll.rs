//! Loops over the compartments of a cell, written out at compile time.

/// Repeats a block for `k` in `0..N` (or `(0..N).rev()`), `N` a constant of at most 8.
///
/// An array that is indexed by a variable lives in memory. The compiler does not unroll loops as long as an
/// equation, so the state of a chain of compartments would be copied to the stack and back; written out, it stays in
/// registers, and the processor overlaps the compartments.
#[macro_export]
macro_rules! unroll {
    ($k:ident in 0..$n:ident => $body:block) => {
        $crate::unroll!(@each $k $n $body 0 1 2 3 4 5 6 7);
    };
    ($k:ident in (0..$n:ident).rev() => $body:block) => {
        $crate::unroll!(@each $k $n $body 7 6 5 4 3 2 1 0);
    };
    (@each $k:ident $n:ident $body:block $($i:literal)*) => {
        const { assert!($n <= 8, "unroll! writes out at most 8 repetitions") };
        $(if $i < $n {
            let $k: usize = $i;
            $body
        })*
    };
}

#[cfg(test)]
mod tests;
