package vn.dunghen.sync.national.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a snapshot must keep before it may be sent: the portal's own rules, and those whose breach
/// would only make a wrong statistic there. Each rule is a named function.
public final class Validation {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /// One rule: a flaw, or null where the snapshot keeps it.
  @FunctionalInterface
  interface Rule {
    @Nullable Flaw examine(HoSo hoSo, String unit, Instant now);
  }

  private static final List<Rule> RULES =
      List.of(
          required("MaHoSo"),
          required("MaTTHC"),
          required("LoaiDoiTuong"),
          required("TrangThaiHoSo"),
          required("DonViXuLy"),
          Validation::receptionFromAcceptedOn,
          longest("TrichYeuHoSo", 1000),
          Validation::promiseNotBeforeReception,
          Validation::endNotBeforeReception,
          Validation::endWhereFinished,
          notInFuture("NgayNopHoSo"),
          notInFuture("NgayTiepNhan"),
          notInFuture("NgayKetThucXuLy"),
          notInFuture("NgayTra"));

  private Validation() {}

  /// Every flaw of a snapshot; none where it may be sent.
  ///
  /// @param unit the agency that would have to correct it
  public static List<Flaw> of(HoSo hoSo, String unit, Instant now) {
    var flaws = new ArrayList<Flaw>();
    for (Rule rule : RULES) {
      Flaw flaw = rule.examine(hoSo, unit, now);
      if (flaw != null) {
        flaws.add(flaw);
      }
    }
    return flaws;
  }

  private static Rule required(String field) {
    return (hoSo, unit, _) ->
        hoSo.text(field).isBlank()
            ? new Flaw(field, "Thiếu " + field + ".", field + " is missing.", unit)
            : null;
  }

  private static Rule longest(String field, int length) {
    return (hoSo, unit, _) ->
        hoSo.text(field).length() > length
            ? new Flaw(
                field,
                field + " dài quá " + length + " ký tự.",
                field + " is longer than " + length + " characters.",
                unit)
            : null;
  }

  private static Rule notInFuture(String field) {
    return (hoSo, unit, now) ->
        date(hoSo, field).filter(at -> at.isAfter(now.plus(CLOCKS_DIFFER))).isPresent()
            ? new Flaw(field, field + " ở tương lai.", field + " lies in the future.", unit)
            : null;
  }

  private static @Nullable Flaw receptionFromAcceptedOn(HoSo hoSo, String unit, Instant now) {
    String status = hoSo.text("TrangThaiHoSo");
    boolean received = !status.isEmpty() && !List.of("1", "3", "7").contains(status);
    return received && hoSo.text("NgayTiepNhan").isEmpty()
        ? new Flaw(
            "NgayTiepNhan",
            "Thiếu ngày tiếp nhận: hồ sơ sẽ không được tính.",
            "Without a reception the dossier is not counted.",
            unit)
        : null;
  }

  private static @Nullable Flaw promiseNotBeforeReception(HoSo hoSo, String unit, Instant now) {
    return isBefore(hoSo, "NgayHenTra", "NgayTiepNhan")
        ? new Flaw(
            "NgayHenTra",
            "Ngày hẹn trả trước ngày tiếp nhận.",
            "The promised date lies before the reception.",
            unit)
        : null;
  }

  private static @Nullable Flaw endNotBeforeReception(HoSo hoSo, String unit, Instant now) {
    return isBefore(hoSo, "NgayKetThucXuLy", "NgayTiepNhan")
        ? new Flaw(
            "NgayKetThucXuLy",
            "Ngày kết thúc trước ngày tiếp nhận.",
            "The end lies before the reception.",
            unit)
        : null;
  }

  private static @Nullable Flaw endWhereFinished(HoSo hoSo, String unit, Instant now) {
    boolean finished = List.of("9", "10").contains(hoSo.text("TrangThaiHoSo"));
    return finished && hoSo.text("NgayKetThucXuLy").isEmpty()
        ? new Flaw(
            "NgayKetThucXuLy",
            "Hồ sơ đã xong mà thiếu ngày kết thúc.",
            "A finished dossier needs the end of its processing.",
            unit)
        : null;
  }

  private static boolean isBefore(HoSo hoSo, String field, String other) {
    Optional<Instant> at = date(hoSo, field);
    Optional<Instant> than = date(hoSo, other);
    return at.isPresent() && than.isPresent() && at.get().isBefore(than.get());
  }

  private static Optional<Instant> date(HoSo hoSo, String field) {
    return PortalDate.read(hoSo.text(field));
  }
}
