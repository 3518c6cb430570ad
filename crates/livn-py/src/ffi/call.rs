//! From a call frame to slices, and from a failure to XLA's error.
#![allow(unsafe_code, reason = "XLA hands over raw pointers")]

use std::ffi::{CString, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::slice;

use super::abi::{
    Api, Attrs, Buffer, CallFrame, Code, EXTENSION_METADATA, ErrorCreateArgs, Items, KIND_BUFFER,
    KIND_SCALAR, MetadataExtension, STAGE_EXECUTE, Scalar, XlaError, dtype,
};

/// Why a call failed; XLA raises it in Python.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct Failure {
    code: Code,
    message: String,
}

impl Failure {
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self { code: Code::InvalidArgument, message: message.into() }
    }

    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self { code: Code::NotFound, message: message.into() }
    }

    fn internal(message: impl Into<String>) -> Self {
        Self { code: Code::Internal, message: message.into() }
    }
}

impl From<livn::Error> for Failure {
    fn from(error: livn::Error) -> Self {
        let code = match &error {
            livn::Error::RanAway { .. } => Code::FailedPrecondition,
            _ => Code::InvalidArgument,
        };
        Self { code, message: error.to_string() }
    }
}

/// Values of an operand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Values<'a> {
    F32(&'a [f32]),
    F64(&'a [f64]),
    U32(&'a [u32]),
}

/// An operand: row-major values and their shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operand<'a> {
    pub(super) dims: &'a [i64],
    pub(super) values: Values<'a>,
}

/// Values of a result, to be written.
#[derive(Debug)]
pub(super) enum ValuesMut<'a> {
    F32(&'a mut [f32]),
    F64(&'a mut [f64]),
    /// One byte each, 0 or 1.
    Bool(&'a mut [u8]),
}

/// A result: row-major values and their shape.
#[derive(Debug)]
pub(super) struct Output<'a> {
    pub(super) dims: &'a [i64],
    pub(super) values: ValuesMut<'a>,
}

impl Output<'_> {
    /// Number of values.
    pub(super) fn values_len(&self) -> usize {
        match &self.values {
            ValuesMut::F32(values) => values.len(),
            ValuesMut::F64(values) => values.len(),
            ValuesMut::Bool(values) => values.len(),
        }
    }
}

/// A call in safe terms.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) operands: Vec<Operand<'a>>,
    pub(super) results: Vec<Output<'a>>,
    attributes: Vec<(&'a [u8], i64)>,
}

impl Call<'_> {
    /// An integer attribute.
    pub(super) fn attribute(&self, name: &str) -> Result<i64, Failure> {
        let found = self.attributes.iter().find(|(n, _)| *n == name.as_bytes());
        found.map(|(_, value)| *value).ok_or_else(|| {
            Failure::invalid(format!(
                "the call has no 64-bit integer attribute {name:?}; call it through livn.env"
            ))
        })
    }
}

/// Answer a call frame with `work`; null means success.
///
/// # Safety
/// `frame` must be what XLA passes to a handler: valid for the duration of the call, with operands that
/// nobody writes and results that nobody else reads or writes meanwhile.
pub(super) unsafe fn serve(
    frame: *mut CallFrame,
    work: fn(&mut Call<'_>) -> Result<(), Failure>,
) -> *mut XlaError {
    // SAFETY: the caller guarantees a valid frame.
    let frame = unsafe { &*frame };
    // SAFETY: as above; the extension, if there is one, is part of the frame.
    if unsafe { answered_metadata(frame) } {
        return ptr::null_mut();
    }
    if frame.stage != STAGE_EXECUTE {
        return ptr::null_mut();
    }
    // A panic must not unwind into C++. Nothing of ours is left half-changed by one: runs work on copies.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: operands, results and attributes belong to the frame.
        let mut call = unsafe { read(frame) }?;
        work(&mut call)
    }));
    let failure = match outcome {
        Ok(Ok(())) => return ptr::null_mut(),
        Ok(Err(failure)) => failure,
        Err(panic) => {
            let what = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message");
            Failure::internal(format!("livn panicked: {what}; please report this"))
        }
    };
    // SAFETY: the API belongs to the frame.
    unsafe { raise(frame.api, &failure) }
}

/// XLA asks once, before compiling, which version of the interface a handler speaks.
///
/// # Safety
/// As [`serve`].
unsafe fn answered_metadata(frame: &CallFrame) -> bool {
    let extension = frame.extension_start;
    // SAFETY: a non-null extension is valid for the call.
    if extension.is_null() || unsafe { (*extension).kind } != EXTENSION_METADATA {
        return false;
    }
    // SAFETY: an extension of this kind is a `MetadataExtension`, whose metadata is ours to fill in; the API is
    // valid if it is there.
    let (metadata, api) =
        unsafe { (&mut *(*extension.cast::<MetadataExtension>()).metadata, frame.api.as_ref()) };
    // Only leading fields are read, which no later version moves: whatever XLA speaks is understood. Early
    // versions do not say; they accept that of the header they came with.
    let (major, minor) = api.map_or((0, 1), |api| (api.api_version.major, api.api_version.minor));
    metadata.api_version.major = major;
    metadata.api_version.minor = minor;
    true
}

/// # Safety
/// `api` must be the frame's.
unsafe fn raise(api: *const Api, failure: &Failure) -> *mut XlaError {
    let message = CString::new(failure.message.replace('\0', " ")).unwrap_or_default();
    let mut arguments = ErrorCreateArgs {
        struct_size: size_of::<ErrorCreateArgs>(),
        extension_start: ptr::null_mut(),
        message: message.as_ptr(),
        code: failure.code as c_int,
    };
    // SAFETY: the API is valid for the call if it is there, and copies the message.
    match unsafe { api.as_ref() }.and_then(|api| api.error_create) {
        // SAFETY: the arguments are complete and live until the function returns.
        Some(create) => unsafe { create(&raw mut arguments) },
        None => ptr::null_mut(),
    }
}

/// # Safety
/// As [`serve`]; the frame outlives the call.
unsafe fn read(frame: &CallFrame) -> Result<Call<'_>, Failure> {
    // SAFETY: the lists belong to the frame.
    let (arguments, returns) = unsafe { (buffers(&frame.args)?, buffers(&frame.rets)?) };
    let mut operands = Vec::with_capacity(arguments.len());
    for buffer in arguments {
        let (dims, len) = shape(buffer)?;
        // SAFETY: XLA guarantees `len` initialised values of this type that nobody writes during the call.
        let values = unsafe {
            match buffer.dtype {
                dtype::F32 => Values::F32(values(buffer.data, len)?),
                dtype::F64 => Values::F64(values(buffer.data, len)?),
                dtype::U32 => Values::U32(values(buffer.data, len)?),
                other => return Err(unsupported("an operand", other, "float32, float64 or uint32")),
            }
        };
        operands.push(Operand { dims, values });
    }
    let mut results = Vec::with_capacity(returns.len());
    for buffer in returns {
        let (dims, len) = shape(buffer)?;
        // SAFETY: XLA guarantees room for `len` values of this type that only this call accesses; result
        // buffers are distinct from each other and from the operands, because no aliasing was declared.
        let values = unsafe {
            match buffer.dtype {
                dtype::F32 => ValuesMut::F32(values_mut(buffer.data, len)?),
                dtype::F64 => ValuesMut::F64(values_mut(buffer.data, len)?),
                dtype::PRED => ValuesMut::Bool(values_mut(buffer.data, len)?),
                other => return Err(unsupported("a result", other, "float32, float64 or bool")),
            }
        };
        results.push(Output { dims, values });
    }
    // SAFETY: the attributes belong to the frame.
    let attributes = unsafe { integers(&frame.attrs) };
    Ok(Call { operands, results, attributes })
}

fn unsupported(what: &str, dtype: c_int, allowed: &str) -> Failure {
    Failure::invalid(format!("{what} has element type {dtype} of XLA; livn takes {allowed}"))
}

/// # Safety
/// `items` must belong to a valid frame.
unsafe fn buffers(items: &Items) -> Result<Vec<&Buffer>, Failure> {
    // SAFETY: both lists have `size` entries.
    let (kinds, pointers) = unsafe { (list(items.kinds, items.size), list(items.items, items.size)) };
    if kinds.iter().any(|kind| *kind != KIND_BUFFER) {
        return Err(Failure::invalid("livn takes and gives arrays only"));
    }
    // SAFETY: an entry of this kind is a buffer.
    Ok(pointers.iter().map(|pointer| unsafe { &*pointer.cast::<Buffer>() }).collect())
}

fn shape(buffer: &Buffer) -> Result<(&[i64], usize), Failure> {
    // SAFETY: a buffer's dimensions have `rank` entries.
    let dims = unsafe { list(buffer.dims, buffer.rank) };
    let len = dims.iter().try_fold(1usize, |n, d| usize::try_from(*d).ok()?.checked_mul(n));
    let len = len.ok_or_else(|| Failure::invalid(format!("an array of shape {dims:?} cannot exist")))?;
    Ok((dims, len))
}

/// # Safety
/// `pointer` must be valid for `size` reads for the lifetime that is chosen.
unsafe fn list<'a, T>(pointer: *mut T, size: i64) -> &'a [T] {
    match usize::try_from(size) {
        // SAFETY: the caller guarantees it.
        Ok(size) if size > 0 && !pointer.is_null() => unsafe { slice::from_raw_parts(pointer, size) },
        _ => &[],
    }
}

/// # Safety
/// `data` must hold `len` initialised values that stay unchanged for the lifetime that is chosen.
unsafe fn values<'a, T>(data: *mut c_void, len: usize) -> Result<&'a [T], Failure> {
    if len == 0 {
        return Ok(&[]);
    }
    let data = aligned::<T>(data)?;
    // SAFETY: the caller guarantees it; alignment and non-null were checked.
    Ok(unsafe { slice::from_raw_parts(data, len) })
}

/// # Safety
/// `data` must have room for `len` values and be accessed by nobody else for the lifetime that is chosen.
/// `T` must be a plain number, for which any bytes are a value.
unsafe fn values_mut<'a, T>(data: *mut c_void, len: usize) -> Result<&'a mut [T], Failure> {
    if len == 0 {
        return Ok(&mut []);
    }
    let data = aligned::<T>(data)?;
    // SAFETY: the caller guarantees it; alignment and non-null were checked.
    Ok(unsafe {
        // Memory from an allocator is not initialised; a slice must be.
        ptr::write_bytes(data, 0, len);
        slice::from_raw_parts_mut(data, len)
    })
}

fn aligned<T>(data: *mut c_void) -> Result<*mut T, Failure> {
    let data = data.cast::<T>();
    if data.is_null() || !data.is_aligned() {
        return Err(Failure::internal("XLA passed an array at an address that cannot hold it"));
    }
    Ok(data)
}

/// # Safety
/// `attrs` must belong to a valid frame.
unsafe fn integers(attrs: &Attrs) -> Vec<(&[u8], i64)> {
    // SAFETY: all three lists have `size` entries.
    let (kinds, names, pointers) = unsafe {
        (list(attrs.kinds, attrs.size), list(attrs.names, attrs.size), list(attrs.attrs, attrs.size))
    };
    let mut found = Vec::new();
    for ((kind, name), pointer) in kinds.iter().zip(names).zip(pointers) {
        if *kind != KIND_SCALAR {
            continue;
        }
        // SAFETY: an entry of this kind is a scalar, a name is a span of bytes.
        let (scalar, name) = unsafe { (&*pointer.cast::<Scalar>(), &**name) };
        if scalar.dtype == dtype::S64 && !name.ptr.is_null() {
            // SAFETY: the scalar's value is an i64, and the name has `len` bytes.
            found.push(unsafe {
                (slice::from_raw_parts(name.ptr, name.len), scalar.value.cast::<i64>().read_unaligned())
            });
        }
    }
    found
}
