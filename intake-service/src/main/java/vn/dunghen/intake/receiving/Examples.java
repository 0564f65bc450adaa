package vn.dunghen.intake.receiving;

/// Events as docs/events.md shows them, for the description of the endpoint.
final class Examples {

  static final String STRUCTURED =
      """
      {
        "specversion": "1.0",
        "id": "2024-0001873-received",
        "source": "/mot-cua/thanh-xuan",
        "type": "vn.dunghen.dossier.received.v1",
        "subject": "H26.48-240304-0017",
        "time": "2024-03-04T09:15:00+07:00",
        "sequence": "2",
        "datacontenttype": "application/json",
        "recordedtime": "2024-03-04T09:15:02.104512+07:00",
        "data": {
          "procedure": "1.004884",
          "unit": "TX-BPMC",
          "responsible": "TX-TNMT",
          "channel": "online",
          "promise": "2024-03-25T09:15:00+07:00",
          "term": {
            "length": 15,
            "unit": "working-day"
          },
          "applicantKind": "citizen",
          "personal": {
            "name": "Người Nộp Thử Nghiệm",
            "identityNumber": "000000000000",
            "contact": "nguoi.nop@example.vn"
          }
        }
      }
      """;

  static final String VOIDED =
      """
      {
        "specversion": "1.0",
        "id": "2024-0001873-voided",
        "source": "/mot-cua/thanh-xuan",
        "type": "vn.dunghen.dossier.voided.v1",
        "subject": "H26.48-240304-0017",
        "time": "2024-03-05T16:45:00+07:00",
        "sequence": "22",
        "datacontenttype": "application/json",
        "data": {
          "source": "/mot-cua/thanh-xuan",
          "id": "2024-0001873-tiep-nhan",
          "reason": "Nhập nhầm hồ sơ"
        }
      }
      """;

  static final String BATCH = "[" + STRUCTURED + "," + VOIDED + "]";

  static final String BINARY_DATA = "{\"result\":{\"electronic\":true}}";

  static final String STREAM =
      """
      {"specversion":"1.0","id":"a-received","source":"/mot-cua/thanh-xuan","type":"vn.dunghen.dossier.received.v1","subject":"A","time":"2024-03-04T09:15:00+07:00","data":{"procedure":"1.004884","unit":"TX-BPMC","channel":"counter"}}
      {"specversion":"1.0","id":"a-completed","source":"/mot-cua/thanh-xuan","type":"vn.dunghen.dossier.completed.v1","subject":"A","time":"2024-03-21T15:20:00+07:00"}
      """;

  static final String ACCEPTED =
      """
      {"source":"/mot-cua/thanh-xuan","id":"2024-0001873-received","result":"accepted","acceptedAt":"2024-03-04T02:15:01.998310Z"}
      """;

  static final String DUPLICATE =
      """
      {"source":"/mot-cua/thanh-xuan","id":"2024-0001873-received","result":"duplicate","acceptedAt":"2024-03-04T02:15:01.998310Z"}
      """;

  static final String RESULTS =
      """
      {"results":[{"index":0,"source":"/mot-cua/thanh-xuan","id":"2024-0001873-received","result":"accepted"},{"index":1,"source":"/mot-cua/thanh-xuan","id":"2024-0001873-voided","result":"invalid","errors":[{"pointer":"/data/id","reason":"is required"}]}],"accepted":1,"duplicate":0,"conflict":0,"invalid":1,"forbidden":0}
      """;

  private Examples() {}
}
