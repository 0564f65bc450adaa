package vn.dunghen.sync.national.model;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.NationalStatus;

/// The steps of a dossier that the portal is told: real events only, each once.
final class Progress {

  private static final int LONGEST_BY = 50;

  private Progress() {}

  private record Step(NationalStatus status, String by, String words) {}

  /// @param inForce the dossier's events that count, in their order
  static List<TienDo> of(
      String dossier,
      DossierState state,
      List<Recorded<DossierEvent>> inForce,
      Catalogue catalogue) {
    var steps = new ArrayList<TienDo>();
    var keys = new HashSet<TienDo.Key>();
    String unit = state.responsible();
    for (Recorded<DossierEvent> event : inForce) {
      unit = unitAfter(event.event(), unit);
      Step step = step(event.event());
      if (step == null) {
        continue;
      }
      String by = step.by().isBlank() ? named(unit, catalogue) : named(step.by(), catalogue);
      var item =
          new TienDo(
              dossier,
              event.occurred().truncatedTo(ChronoUnit.SECONDS),
              step.status().code(),
              by,
              step.words());
      if (keys.add(item.key())) {
        steps.add(item);
      }
    }
    steps.sort(Comparator.comparing(TienDo::at));
    return steps;
  }

  private static String unitAfter(DossierEvent event, String unit) {
    return switch (event) {
      case DossierEvent.Submitted submitted -> submitted.unit();
      case DossierEvent.Received received -> received.responsible();
      case DossierEvent.Transferred transferred -> transferred.responsible();
      case DossierEvent.Reported reported ->
          reported.responsible() == null ? unit : reported.responsible();
      default -> unit; // nothing else moves a dossier
    };
  }

  /// The agency's name, or the word itself where it is no agency; its code where the name is longer
  /// than the portal takes.
  private static String named(String code, Catalogue catalogue) {
    Optional<String> name = catalogue.agencyName(code);
    if (name.isPresent() && name.get().length() <= LONGEST_BY) {
      return name.get();
    }
    return code.length() <= LONGEST_BY ? code : code.substring(0, LONGEST_BY);
  }

  private static @Nullable Step step(DossierEvent event) {
    return switch (event) {
      case DossierEvent.Submitted _ -> own(NationalStatus.SUBMITTED, "Nộp hồ sơ");
      case DossierEvent.Received _ -> own(NationalStatus.ACCEPTED, "Tiếp nhận hồ sơ");
      case DossierEvent.Refused _ -> own(NationalStatus.NOT_ACCEPTED, "Từ chối hồ sơ");
      case DossierEvent.Withdrawn _ -> own(NationalStatus.WITHDRAWN, "Công dân rút hồ sơ");
      case DossierEvent.Stopped _ -> own(NationalStatus.STOPPED, "Dừng xử lý");
      case DossierEvent.Suspended _ -> own(NationalStatus.PROCESSING, "Tạm dừng xử lý");
      case DossierEvent.Resumed _ -> own(NationalStatus.PROCESSING, "Tiếp tục xử lý");
      case DossierEvent.Reopened _ -> own(NationalStatus.PROCESSING, "Mở lại hồ sơ");
      case DossierEvent.SupplementRequested _ ->
          own(NationalStatus.SUPPLEMENT_REQUESTED, "Yêu cầu bổ sung giấy tờ");
      case DossierEvent.SupplementSupplied _ ->
          own(NationalStatus.PROCESSING, "Đã bổ sung giấy tờ");
      case DossierEvent.PaymentRequested _ ->
          own(NationalStatus.PAYMENT_REQUESTED, "Yêu cầu thực hiện nghĩa vụ tài chính");
      case DossierEvent.PaymentMade _ ->
          own(NationalStatus.PROCESSING, "Đã thực hiện nghĩa vụ tài chính");
      case DossierEvent.Promised _ -> own(NationalStatus.PROCESSING, "Hẹn lại ngày trả kết quả");
      case DossierEvent.Completed _ -> own(NationalStatus.COMPLETED, "Đã xử lý xong");
      case DossierEvent.Returned _ -> own(NationalStatus.RETURNED, "Đã trả kết quả");
      case DossierEvent.Transferred _ -> own(NationalStatus.PROCESSING, "Chuyển đơn vị xử lý");
      case DossierEvent.Progressed(int status, String by, String words) ->
          new Step(NationalStatus.of(status), by, words);
      case DossierEvent.Reported reported ->
          reported.status() == null
              ? null
              : own(NationalStatus.of(reported.status()), "Cập nhật trạng thái hồ sơ");
      case DossierEvent.Digitised _,
          DossierEvent.PopulationDataUsed _,
          DossierEvent.Rated _,
          DossierEvent.Voided _,
          DossierEvent.Corrected _,
          DossierEvent.Linked _,
          DossierEvent.Unknown _ ->
          null;
    };
  }

  private static Step own(NationalStatus status, String words) {
    return new Step(status, "", words);
  }
}
