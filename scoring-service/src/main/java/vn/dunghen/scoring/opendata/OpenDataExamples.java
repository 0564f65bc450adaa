package vn.dunghen.scoring.opendata;

/// The examples of the description of the HTTP interface.
final class OpenDataExamples {

  private static final String LICENCE =
      """
      "licence":{"text":"Khi dùng lại số liệu, xin ghi nguồn, số công văn và giờ lấy số liệu.",\
      "url":null}\
      """;
  private static final String RELEASE =
      """
      {"id":2,"periods":["2024-09"],"letterNumber":"3402/UBND-KSTTHC","letterDate":"2024-10-09",\
      "publishedAt":"2024-10-09T16:00:00+07:00","asOf":"2024-10-08T10:00:00+07:00",\
      "ruleset":{"id":"766-B","version":1,\
      "digest":"8a0f4f0c3f6f3f2dc1de53d9f9b8f0e1c6f2f9c1b0a7f1b54a0d7f0a5f1c9e21"},\
      "digest":"5b1d8f3a7c2e9f60b4a1d3c5e7f9081a2b3c4d5e6f708192a3b4c5d6e7f80912",\
      "corrects":1,"reason":"Số liệu của một đơn vị nhập sai","correctedBy":[],\
      "json":"/api/public/releases/2","csv":"/api/public/releases/2.csv"}\
      """;
  static final String PAGE = "{" + LICENCE + ",\"items\":[" + RELEASE + "],\"next\":\"2\"}";
  static final String WHOLE =
      "{"
          + LICENCE
          + ",\"release\":"
          + RELEASE
          + """
          ,"official":[{"period":"2024-09","total":55.99,"rank":60,"of":63,\
          "dataTakenAt":"2024-10-02T10:00:00+07:00","letter":"3327/UBND-KSTTHC"}],\
          "agencies":[{"period":"2024-09","code":"H26","name":"Thành phố Hà Nội","kind":"city",\
          "parent":null,"dossiers":405424,"total":57.06,"band":null,"missing":["1.4"],\
          "rank":{"rank":1,"of":1,"shared":false},"peerRank":{"rank":1,"of":1,"shared":false},\
          "groups":{"1":3.10,"2":17.00,"3a":9.20,"3b":6.01,"4":10.75,"5":11.00},\
          "indicators":[{"indicator":"2.1","numerator":383012,"denominator":405424,"score":17.00}]}]}\
          """;
  static final String TABLE =
      """
      release,letter_number,letter_date,published_at,as_of,ruleset,ruleset_version,digest,corrects,\
      corrected_by,period,agency,name,kind,parent,dossiers,total,band,missing,rank,rank_of,\
      rank_shared,peer_rank,peer_of,peer_shared,group_1,group_2,group_3a,group_3b,group_4,group_5
      2,3402/UBND-KSTTHC,2024-10-09,2024-10-09T16:00:00+07:00,2024-10-08T10:00:00+07:00,766-B,1,\
      5b1d8f3a7c2e9f60b4a1d3c5e7f9081a2b3c4d5e6f708192a3b4c5d6e7f80912,1,,2024-09,H26,\
      Thành phố Hà Nội,city,,405424,57.06,,1.4,1,1,false,1,1,false,3.10,17.00,9.20,6.01,10.75,11.00
      """;

  private OpenDataExamples() {}
}
