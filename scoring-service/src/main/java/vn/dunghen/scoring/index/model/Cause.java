package vn.dunghen.scoring.index.model;

import java.util.Locale;

/// Why a figure known at one instant differs from the same figure known later. Causes are replaced
/// one after another in this order; each has what its own step moves, so nothing is left over.
public enum Cause {
  /// Recounted at the same instant: what was told first later but counts as always known
  /// (references, decision 0002), and rules of counting that were corrected since.
  RECOUNTED("Đếm lại tại cùng thời điểm", "Recounted at the same instant"),
  /// Dossiers of which events were recorded since, none of them a voiding or correction.
  LATE_EVENTS("Sự kiện ghi nhận sau", "Events recorded later"),
  /// Dossiers of which a voiding or correction was recorded since.
  CORRECTIONS("Hủy bỏ, đính chính", "Voidings and corrections"),
  /// Dossiers without new events whose dates moved: calendars and terms of procedures.
  REDATED("Lịch làm việc, thời hạn tính lại", "Calendars and terms"),
  /// The catalogue of procedures and what was done to it.
  CATALOGUE("Danh mục thủ tục", "Catalogue of procedures"),
  /// Agencies, and who stands below whom.
  AGENCIES("Cơ cấu đơn vị", "Agencies"),
  /// Petitions.
  PETITIONS("Phản ánh, kiến nghị", "Petitions"),
  /// What the portal shows: dossiers that were seen there, or seen otherwise, since.
  PORTAL("Đồng bộ lên Cổng thấy sau", "Seen on the portal later"),
  /// The rule set.
  RULES("Bộ quy tắc", "Rule set");

  private final String vi;
  private final String en;

  Cause(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  /// The spelling in answers.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }

  /// Whether its items are dossiers.
  public boolean isOfDossiers() {
    return this == LATE_EVENTS || this == CORRECTIONS || this == REDATED || this == PORTAL;
  }
}
