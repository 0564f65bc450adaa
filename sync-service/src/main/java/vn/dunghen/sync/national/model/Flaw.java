package vn.dunghen.sync.national.model;

/// Why a snapshot must not be sent as it is.
///
/// @param field the portal's field
/// @param reason one sentence in Vietnamese, without personal data
/// @param reasonEn the same in English
/// @param unit the agency that has to correct it
public record Flaw(String field, String reason, String reasonEn, String unit) {}
