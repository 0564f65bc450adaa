package vn.dunghen.scoring.index;

/// The examples of the HTTP interface.
final class IndexExamples {

  private static final String AGENCY =
      """
      {"code":"H26.15","name":"UBND phường Thanh Xuân","kind":"ward","parent":"H26",
       "dossiers":1204,"enoughData":true,
       "groups":{"1":0.00,"2":18.90,"3a":7.11,"3b":5.02,"4":9.80,"5":5.98},
       "total":46.81,"missing":["1.1","1.2","1.3","1.4","3.1","5.2","5.3"],"band":null,
       "rank":{"rank":12,"of":126,"shared":false},"peerRank":{"rank":3,"of":41,"shared":false},
       "change":1.32}\
      """;
  static final String ALL =
      """
      {"view":"city","period":"2024-03","from":"2024-03-01","to":"2024-03-31","asOf":"2024-04-05T09:00:00+07:00",
       "judgedAt":"2024-03-31T23:59:59.999999+07:00","knownThrough":"2026-11-22T09:00:01.204+07:00",
       "provisional":false,"ruleset":{"id":"766-B","version":1,"provisional":false},
       "before":"2024-02","agencies":[\
      """
          + AGENCY
          + "]}";
  static final String ONE =
      """
      {"view":"city","period":"2024-03","ruleset":{"id":"766-B","version":1,"provisional":false},"agency":\
      """
          + AGENCY
          + """
          ,"indicators":[{"indicator":"2.1","group":"2",
            "nameVi":"Hồ sơ xử lý trước hạn, đúng hạn","nameEn":"Dossiers handled before or on time",
            "formulaVi":"(xử lý đúng hạn + đang xử lý còn trong hạn) ÷ (tiếp nhận + tồn đầu kỳ)",
            "formulaEn":"(on time + open within time) ÷ (received + carried in)",
            "numerator":1138,"denominator":1204,"threshold":1,"max":20,"score":18.90,"measured":true,
            "lists":{
             "numerator":"/api/index/H26.15/dossiers?period=2024-03&indicator=2.1&counted=numerator",
             "denominator":"/api/index/H26.15/dossiers?period=2024-03&indicator=2.1&counted=denominator",
             "missing":"/api/index/H26.15/dossiers?period=2024-03&indicator=2.1&counted=missing"}}]}\
          """;
  static final String OFFICIAL =
      """
      {"view":"official","period":"2024-11","from":"2024-11-01","to":"2024-11-30","asOf":null,
       "agencies":[{"code":"H26","name":"Thành phố Hà Nội","kind":"city","parent":null,
        "official":{"total":58.69,"change":-2.51,"rank":62,"of":63,
         "dataTakenAt":"2024-12-10T11:00:00+07:00","letter":"3327/UBND-KSTTHC","groups":{}}},
        {"code":"H26.15","name":"UBND phường Thanh Xuân","kind":"ward","parent":"H26",
         "official":null}]}\
      """;
  static final String LATE_THERE =
      """
      {"count":41,"late":66,"items":[{"dossier":"H26.15-240228-0031","procedure":"1.004884",
       "responsible":"H26.15","cause":"openThere","receivedAt":"2024-02-28T09:15:00+07:00",
       "promiseHere":"2024-03-12T17:00:00+07:00","promiseThere":"2024-03-12T17:00:00+07:00",
       "endedHere":"2024-03-11T10:02:00+07:00","endedThere":null,
       "lateFrom":"2024-03-12T17:00:00.000001+07:00"}],"next":"H26.15-240228-0031"}\
      """;
  static final String DOSSIERS =
      """
      {"indicator":"2.1","counted":"missing","count":66,"items":[{"dossier":"H26.15-240228-0031",
       "procedure":"1.004884","responsible":"H26.15","receivedAt":"2024-02-28T09:15:00+07:00",
       "online":true,"endedAt":null,"lateFrom":"2024-03-12T17:00:00.000001+07:00",
       "cause":"overdue"}],"next":"overdue/H26.15-240228-0031"}\
      """;
  static final String PROCEDURES =
      """
      {"indicator":"3.4","counted":"missing","count":17,"items":[{"procedure":"1.004884",
       "name":"Đăng ký biến động quyền sử dụng đất","dossiers":0}],"next":"1.004884"}\
      """;

  static final String LEDGER =
      """
      {"period":"2024-03","asOf":null,"ruleset":{"id":"766-B","version":1,"provisional":false},
       "agency":"H26.15","name":"UBND phường Thanh Xuân","max":100,"total":98.90,
       "lines":[{"indicator":"2.1","group":"2","nameVi":"Hồ sơ xử lý trước hạn, đúng hạn",
        "nameEn":"Dossiers handled before or on time","points":1.10,"exact":"330/301",
        "pointsPerItem":"5/301","causes":[{"cause":"overdue","causeVi":"quá hạn","causeEn":"overdue",
         "items":66,"points":1.10,"exact":"330/301",
         "list":"/api/index/H26.15/ledger/items?period=2024-03&indicator=2.1&cause=overdue"}]}],
       "rounding":0.00,"owners":[{"agency":"H26.15","name":"UBND phường Thanh Xuân","items":66,
        "points":1.10,"exact":"330/301"}],"ownersRounding":0.00}\
      """;
  static final String LEDGER_ITEMS =
      """
      {"indicator":"2.1","cause":"overdue","count":66,"items":[{"kind":"dossier",
       "code":"H26.15-240228-0031","name":null,"unit":"H26.15","points":"5/301"}],
       "next":"H26.15-240228-0031"}\
      """;

  static final String NAMED_CHANGES =
      """
      {"changes":[{"kind":"pay-online","dossier":"H26.15-240228-0031"},
       {"kind":"complete","dossier":"H26.15-240301-0007","at":"2024-03-08T16:30:00+07:00",
        "electronic":true},
       {"kind":"close-petition","petition":"PAKN.20240302.0017"}]}\
      """;
  static final String COUNTED_CHANGES =
      """
      {"changes":[{"kind":"settle","indicator":"4.2","cause":"papersNotDigitised","items":50}]}\
      """;
  static final String WHAT_IF =
      """
      {"period":"2024-03","ruleset":{"id":"766-B","version":1,"provisional":false},
       "agency":"H26.15","name":"UBND phường Thanh Xuân",
       "before":{"total":46.81,"rank":{"rank":12,"of":126,"shared":false},"peerRank":null},
       "after":{"total":46.98,"rank":{"rank":11,"of":126,"shared":false},"peerRank":null},
       "change":0.17,"indicators":[{"indicator":"4.2","nameVi":"Số hóa hồ sơ, kết quả",
        "nameEn":"Dossiers and results digitised",
        "before":{"numerator":301,"denominator":1204,"score":1.00},
        "after":{"numerator":351,"denominator":1204,"score":1.17},"change":0.17}]}\
      """;

  private IndexExamples() {}
}
