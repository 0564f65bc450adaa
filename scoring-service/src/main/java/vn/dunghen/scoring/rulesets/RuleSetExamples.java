package vn.dunghen.scoring.rulesets;

/// Examples for the description of the HTTP interface.
final class RuleSetExamples {

  static final String LIST =
      """
      [{"id":"766-B","version":1,"provisional":false,
       "nameVi":"Bộ chỉ số 766, nền tảng Cổng DVCQG từ năm 2026","nameEn":"Index 766, portal platform since 2026",
       "validFrom":"2026-01-01","validTo":null,"digest":"8f1d…"}]\
      """;

  static final String ONE =
      """
      {"id":"766-B","version":1,"provisional":false,"max":100,
       "groups":[{"key":"2","shownIn":"2","name":{"vi":"Tiến độ, kết quả giải quyết","en":"Progress and results"},
        "max":{"value":20,"mark":"sourced","source":"[S2, S3]"}}],
       "indicators":[{"key":"2.1","group":"2"}],
       "rounding":{"value":{"scale":2,"mode":"half-up"},"mark":"verified","source":"each indicator, then added"}}\
      """;

  static final String COUNTS =
      """
      {"indicators":[{"indicator":"2.1","numerator":788612,"denominator":1065150},
       {"indicator":"4.6","numerator":null,"denominator":null}]}\
      """;

  static final String GROUPS =
      """
      {"indicators":[{"indicator":"2.1","numerator":788612,"denominator":1065150}],
       "group":{"1":11.20,"3a":9.23,"3b":4.69,"4":8.01,"5":7.29}}\
      """;

  static final String SCORES =
      """
      {"ruleset":"766-B","version":1,"provisional":false,"complete":false,
       "indicators":[{"indicator":"2.1","nameVi":"Hồ sơ xử lý trước hạn, đúng hạn",
        "nameEn":"Dossiers handled before or on time","numerator":788612,"denominator":1065150,"score":14.81,
        "max":20,"basis":"ratio"}],
       "group":{"2":14.81},
       "groups":[{"group":"2","nameVi":"Tiến độ, kết quả giải quyết","nameEn":"Progress and results",
        "score":14.81,"max":20,"basis":"computed"}],
       "total":14.81,"max":100,"band":null,"missing":["1.1"],
       "ledger":{"lines":[{"group":"2","indicator":"2.1","why":"shortfall","points":5.19}],"rounding":0.00},
       "wins":[{"indicator":"2.1","move":"turns-good","items":398,"points":0.01,"itemsToFull":276272,
        "pointsAtFull":5.19}]}\
      """;

  static final String REHEARSAL =
      """
      {"first":{"ruleset":"766-B","total":3.22},"second":{"ruleset":"766-A","total":6.00},
       "change":{"3.6":2.78},"total":2.78}\
      """;

  static final String UNITS =
      """
      {"units":[{"group":{"1":11.46,"2":17.69,"3a":8.84,"3b":6.42,"4":9.72,"5":14.67}},
       {"group":{"1":11.20,"2":14.81,"3a":9.23,"3b":4.69,"4":8.01,"5":7.29}}]}\
      """;

  static final String MEAN =
      """
      {"group":{"1":11.33,"2":16.25,"3a":9.04,"3b":5.56,"4":8.87,"5":10.98},"total":62.03,"units":2}\
      """;

  private RuleSetExamples() {}
}
