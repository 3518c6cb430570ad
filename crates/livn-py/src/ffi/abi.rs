//! The structs of XLA's foreign function interface, as laid out in `xla/ffi/api/c_api.h` (API 0.1 and later).
//!
//! New fields are only ever appended to these structs, so reading the leading ones stays valid. Enumerations
//! are plain integers: a value this file does not know must not be undefined behaviour.
#![allow(clippy::struct_field_names, reason = "fields are called what the header calls them")]

use std::ffi::{c_char, c_int, c_void};

/// `XLA_FFI_Extension_Metadata`.
pub(super) const EXTENSION_METADATA: c_int = 1;
/// `XLA_FFI_ExecutionStage_EXECUTE`.
pub(super) const STAGE_EXECUTE: c_int = 3;
/// `XLA_FFI_ArgType_BUFFER` and `XLA_FFI_RetType_BUFFER`.
pub(super) const KIND_BUFFER: c_int = 1;
/// `XLA_FFI_AttrType_SCALAR`.
pub(super) const KIND_SCALAR: c_int = 3;

/// `XLA_FFI_DataType`, those in use here.
pub(super) mod dtype {
    use std::ffi::c_int;

    pub(crate) const PRED: c_int = 1;
    pub(crate) const S64: c_int = 5;
    pub(crate) const U32: c_int = 8;
    pub(crate) const F32: c_int = 11;
    pub(crate) const F64: c_int = 12;
}

/// `XLA_FFI_Extension_Base`.
#[repr(C)]
pub(super) struct ExtensionBase {
    pub(super) struct_size: usize,
    pub(super) kind: c_int,
    pub(super) next: *mut ExtensionBase,
}

/// `XLA_FFI_Api_Version`.
#[repr(C)]
pub(super) struct ApiVersion {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) major: c_int,
    pub(super) minor: c_int,
}

/// `XLA_FFI_Metadata` up to the version.
#[repr(C)]
pub(super) struct Metadata {
    pub(super) struct_size: usize,
    pub(super) api_version: ApiVersion,
}

/// `XLA_FFI_Metadata_Extension`.
#[repr(C)]
pub(super) struct MetadataExtension {
    pub(super) base: ExtensionBase,
    pub(super) metadata: *mut Metadata,
}

/// `XLA_FFI_Error`, owned by XLA.
#[repr(C)]
pub struct XlaError {
    _opaque: [u8; 0],
}

/// `XLA_FFI_Error_Create_Args`.
#[repr(C)]
pub(super) struct ErrorCreateArgs {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) message: *const c_char,
    pub(super) code: c_int,
}

/// `XLA_FFI_Api` up to the one function in use.
#[repr(C)]
pub(super) struct Api {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) api_version: ApiVersion,
    pub(super) internal_api: *const c_void,
    pub(super) error_create: Option<unsafe extern "C" fn(*mut ErrorCreateArgs) -> *mut XlaError>,
}

/// `XLA_FFI_Buffer`.
#[repr(C)]
pub(super) struct Buffer {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) dtype: c_int,
    pub(super) data: *mut c_void,
    pub(super) rank: i64,
    pub(super) dims: *mut i64,
}

/// `XLA_FFI_ByteSpan`.
#[repr(C)]
pub(super) struct ByteSpan {
    pub(super) ptr: *const u8,
    pub(super) len: usize,
}

/// `XLA_FFI_Scalar`.
#[repr(C)]
pub(super) struct Scalar {
    pub(super) dtype: c_int,
    pub(super) value: *mut c_void,
}

/// `XLA_FFI_Args` and `XLA_FFI_Rets`, which are alike.
#[repr(C)]
pub(super) struct Items {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) size: i64,
    pub(super) kinds: *mut c_int,
    pub(super) items: *mut *mut c_void,
}

/// `XLA_FFI_Attrs`.
#[repr(C)]
pub(super) struct Attrs {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) size: i64,
    pub(super) kinds: *mut c_int,
    pub(super) names: *mut *mut ByteSpan,
    pub(super) attrs: *mut *mut c_void,
}

/// `XLA_FFI_CallFrame`.
#[repr(C)]
pub struct CallFrame {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) api: *const Api,
    pub(super) context: *mut c_void,
    pub(super) stage: c_int,
    pub(super) args: Items,
    pub(super) rets: Items,
    pub(super) attrs: Attrs,
}

/// `XLA_FFI_Error_Code`, those in use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    InvalidArgument = 3,
    NotFound = 5,
    FailedPrecondition = 9,
    Internal = 13,
}

// Where XLA's compiler puts these fields on every 64-bit platform it exists for.
#[cfg(target_pointer_width = "64")]
const _: () = {
    assert!(size_of::<Buffer>() == 48);
    assert!(size_of::<Items>() == 40);
    assert!(std::mem::offset_of!(CallFrame, args) == 40);
    assert!(std::mem::offset_of!(CallFrame, rets) == 80);
    assert!(std::mem::offset_of!(CallFrame, attrs) == 120);
    assert!(std::mem::offset_of!(Api, error_create) == 48);
    assert!(std::mem::offset_of!(MetadataExtension, metadata) == 24);
};
