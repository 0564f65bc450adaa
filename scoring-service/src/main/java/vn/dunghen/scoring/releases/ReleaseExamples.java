package vn.dunghen.scoring.releases;

/// The examples of the description of the HTTP interface.
final class ReleaseExamples {

  static final String DRAFT =
      """
      {"periods":["2024-09"],"letterNumber":"3327/UBND-KSTTHC","letterDate":"2024-10-03",\
      "ruleset":"766-B","asOf":"2024-10-02T10:00:00+07:00"}\
      """;
  static final String ERRATUM =
      """
      {"periods":["2024-09"],"letterNumber":"3402/UBND-KSTTHC","letterDate":"2024-10-09",\
      "ruleset":"766-B","asOf":"2024-10-08T10:00:00+07:00","reason":"Số liệu của một đơn vị nhập sai"}\
      """;
  static final String RELEASE =
      """
      {"id":1,"state":"draft","periods":["2024-09"],"letterNumber":"3327/UBND-KSTTHC",\
      "letterDate":"2024-10-03","view":"city",\
      "ruleset":{"id":"766-B","version":1,\
      "digest":"8a0f4f0c3f6f3f2dc1de53d9f9b8f0e1c6f2f9c1b0a7f1b54a0d7f0a5f1c9e21"},\
      "asOf":"2024-10-02T10:00:00+07:00","corrects":null,"reason":null,\
      "digest":"5b1d8f3a7c2e9f60b4a1d3c5e7f9081a2b3c4d5e6f708192a3b4c5d6e7f80912",\
      "steps":[{"step":"draft","at":"2024-10-02T10:20:00+07:00","by":"hoa",\
      "correlationId":"0b9f6c1e-6f5e-4f0e-9a83-2f8f4f3d8a11"}]}\
      """;
  static final String ALL = "[" + RELEASE + "]";
  private static final String FIGURES =
      """
      {"period":"2024-09","code":"H26","name":"Thành phố Hà Nội","kind":"city","parent":null,\
      "dossiers":405424,"total":55.99,"missing":["1.4"],"band":null,\
      "rank":{"rank":1,"of":1,"shared":false},"peerRank":{"rank":1,"of":1,"shared":false}\
      """;
  static final String ONE =
      "{\"release\":"
          + RELEASE
          + ",\"digestHolds\":true,\"agencies\":["
          + FIGURES
          + ",\"indicators\":null}]}";
  static final String AGENCY =
      "{\"release\":"
          + RELEASE
          + ",\"periods\":["
          + FIGURES
          + """
          ,"indicators":[{"indicator":"2.1","numerator":358660,"denominator":405424,"score":15.92}]}]}\
          """;

  static final String SCHEDULE =
      """
      {"on":true,"firstMonth":"2026-08","day":2,"hour":"10:00:00","graceMinutes":60,"ruleset":null,\
      "next":{"period":"2026-11","dueAt":"2026-12-02T10:00:00+07:00"},"months":[\
      {"period":"2026-10","dueAt":"2026-11-02T10:00:00+07:00","state":"missed","release":null,\
      "releaseState":null,"draftedAt":null,"late":false,"bySchedule":false,\
      "since":"2026-11-02T10:00:00+07:00","why":"notKnown","knownThrough":"2026-11-02T08:12:31+07:00"},\
      {"period":"2026-09","dueAt":"2026-10-02T10:00:00+07:00","state":"released","release":4,\
      "releaseState":"published","draftedAt":"2026-10-02T10:00:41+07:00","late":false,\
      "bySchedule":true,"since":null,"why":null,"knownThrough":null}]}\
      """;

  private ReleaseExamples() {}
}
