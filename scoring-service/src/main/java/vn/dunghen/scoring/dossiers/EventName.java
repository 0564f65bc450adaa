package vn.dunghen.scoring.dossiers;

import vn.dunghen.dossier.event.DossierEvent;

/// What an event is called in Vietnamese.
final class EventName {

  private EventName() {}

  static String of(DossierEvent event) {
    return switch (event) {
      case DossierEvent.Submitted _ -> "Nộp hồ sơ";
      case DossierEvent.Received _ -> "Tiếp nhận";
      case DossierEvent.Refused _ -> "Từ chối";
      case DossierEvent.Withdrawn _ -> "Công dân rút hồ sơ";
      case DossierEvent.Stopped _ -> "Dừng giải quyết";
      case DossierEvent.Suspended _ -> "Tạm dừng";
      case DossierEvent.Resumed _ -> "Tiếp tục";
      case DossierEvent.Reopened _ -> "Mở lại";
      case DossierEvent.SupplementRequested _ -> "Yêu cầu bổ sung";
      case DossierEvent.SupplementSupplied _ -> "Đã bổ sung";
      case DossierEvent.PaymentRequested _ -> "Yêu cầu nộp phí";
      case DossierEvent.PaymentMade _ -> "Đã nộp phí";
      case DossierEvent.Promised _ -> "Hẹn lại ngày trả";
      case DossierEvent.Completed _ -> "Giải quyết xong";
      case DossierEvent.Returned _ -> "Trả kết quả";
      case DossierEvent.Transferred _ -> "Chuyển đơn vị giải quyết";
      case DossierEvent.Digitised _ -> "Số hóa";
      case DossierEvent.PopulationDataUsed _ -> "Khai thác CSDL dân cư";
      case DossierEvent.Rated _ -> "Đánh giá";
      case DossierEvent.Progressed _ -> "Tiến độ";
      case DossierEvent.Reported _ -> "Báo cáo trạng thái";
      case DossierEvent.Voided _ -> "Hủy một sự kiện";
      case DossierEvent.Corrected _ -> "Đính chính";
      case DossierEvent.Linked _ -> "Liên kết hồ sơ";
      case DossierEvent.Unknown _ -> "Sự kiện chưa biết";
    };
  }
}
