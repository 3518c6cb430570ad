//! The equation language: values, lanes, tracer, program, interpreter.
