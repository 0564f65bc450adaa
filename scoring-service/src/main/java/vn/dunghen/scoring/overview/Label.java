package vn.dunghen.scoring.overview;

import vn.dunghen.scoring.statements.model.Measure;

/// What a measure is called on pages.
record Label(String vi, String en) {

  static Label of(Measure measure) {
    return switch (measure) {
      case RECEIVED -> new Label("Tiếp nhận trong kỳ", "Received");
      case CARRIED_IN -> new Label("Kỳ trước chuyển sang", "Carried in");
      case RESOLVED_EARLY -> new Label("Giải quyết trước hạn", "Resolved early");
      case RESOLVED_ON_TIME -> new Label("Giải quyết đúng hạn", "Resolved on time");
      case RESOLVED_LATE -> new Label("Giải quyết quá hạn", "Resolved late");
      case CLOSED_OTHER -> new Label("Từ chối, rút, dừng xử lý", "Refused, withdrawn, stopped");
      case REOPENED -> new Label("Mở lại", "Reopened");
      case TRANSFERRED_IN -> new Label("Nhận chuyển đến", "Transferred in");
      case TRANSFERRED_OUT -> new Label("Chuyển đi", "Transferred out");
      case IN_PROGRESS -> new Label("Đang giải quyết", "In progress");
      case IN_PROGRESS_OVERDUE -> new Label("Đang giải quyết, đã quá hạn", "In progress, overdue");
      case FILED_ONLINE -> new Label("Nộp trực tuyến", "Filed online");
      case FILED_OTHERWISE -> new Label("Tiếp nhận không qua trực tuyến", "Received, not online");
      case NO_DATE -> new Label("Không có ngày hẹn trả", "No return date");
      case NO_CALENDAR -> new Label("Thiếu lịch làm việc", "Calendar missing");
      case DOUBTFUL -> new Label("Ngày hẹn trả rơi vào ngày nghỉ", "Promised on a day off");
    };
  }
}
