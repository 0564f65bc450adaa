package vn.dunghen.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dunghen.dossier.Topics;
import vn.dunghen.portal.PortalSettings;
import vn.dunghen.portal.StandInPortal;

/// Measure 6: how many dossiers per second sync-service pushes, snapshot and one step of progress
/// each, to a portal that answers in 50 ms. The reference makes the same two calls for one dossier
/// after another.
final class Pushing implements Measure {

  private static final double AIM = 20;
  private static final int DOSSIERS = 6000;
  private static final int ONE_BY_ONE = 100;
  private static final String UNIT = "000.00.01.H26";
  private static final String EVENT =
      """
      {"specversion":"1.0","type":"vn.dunghen.%s.v1","source":"/bench","id":"%s","subject":"%s",\
      "time":"%s","recordedtime":"%s","data":%s}\
      """;
  private static final String SNAPSHOT =
      """
      {"session":"%s","madonvi":"%s","service":"DongBoHoSoMC","isUpdating":"False","data":[{\
      "MaHoSo":"%s","MaTTHC":"1.001","TenTTHC":"Đăng ký khai sinh","LoaiDoiTuong":"1",\
      "NgayTiepNhan":"20260901080000","NgayHenTra":"20260908170000","TrangThaiHoSo":"2",\
      "DonViXuLy":"Phường Một"}]}\
      """;
  private static final String STEP =
      """
      {"session":"%s","madonvi":"%s","service":"CapNhatTienDoHoSoMC","data":[{"MaHoSo":"%s",\
      "NguoiXuLy":"Phường Một","ThoiDiemXuLy":"20260901080000","TrangThai":"2"}]}\
      """;

  @Override
  public String says() {
    return "dossiers pushed to a portal that answers in 50 ms, against one after another";
  }

  @Override
  public void take(Path repository, PrintStream out) throws Exception {
    var settings = PortalSettings.of("{\"latency\":\"PT0.05S\"}");
    try (var ground = new Ground(repository);
        var portal = StandInPortal.start(settings)) {
      Ground.machine(out);
      double reference = oneByOne(portal.uri(), settings);
      ground.start(
          "sync-service",
          Map.of(
              "DUNGHEN_SYNC_PORTAL_URL",
              portal.uri().toString(),
              "DUNGHEN_SYNC_PORTAL_USERNAME",
              settings.account().username(),
              "DUNGHEN_SYNC_PORTAL_PASSWORD",
              settings.account().password(),
              "DUNGHEN_SYNC_PORTAL_MADONVI",
              UNIT,
              "DUNGHEN_SYNC_PUSHING_WIDTH",
              "64",
              "DUNGHEN_SYNC_PUSHING_CALLS_PER_MINUTE",
              "1000000"));
      publish(ground);
      var rate = new Rate(Rate.of(DOSSIERS, awaitInSync(ground)), reference);
      out.println(rate.line(1));
      out.println(Rate.summary(List.of(rate), AIM));
      long held = portal.control().codes().stream().filter(code -> code.startsWith("B-")).count();
      if (held != DOSSIERS) {
        throw new IllegalStateException("The portal holds " + held + " of " + DOSSIERS + ".");
      }
    }
  }

  private static void publish(Ground ground) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                ground.bootstrapServers(),
                "linger.ms",
                5,
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new StringSerializer())) {
      reference(
          producer,
          "agency",
          "U-1",
          "{\"code\":\"U-1\",\"name\":\"Phường Một\",\"kind\":\"ward\",\"validFrom\":\"2025-07-01\"}");
      reference(
          producer,
          "procedure",
          "1.001",
          "{\"code\":\"1.001\",\"name\":\"Đăng ký khai sinh\",\"field\":\"Hộ tịch\",\"papers\":[],\"validFrom\":\"2025-07-01\"}");
      reference(
          producer, "go-live", "U-1", "{\"agency\":\"U-1\",\"at\":\"2026-01-01T00:00:00+07:00\"}");
      producer.flush();
      String at = "2026-09-01T08:00:00+07:00";
      for (int i = 0; i < DOSSIERS; i++) {
        String code = "B-" + i;
        String data =
            "{\"procedure\":\"1.001\",\"unit\":\"U-1\",\"channel\":\"online\",\"applicantKind\":\"citizen\",\"promise\":\"2026-09-08T17:00:00+07:00\"}";
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.DOSSIER_EVENTS.name(),
                    code,
                    EVENT.formatted("dossier.received", code, code, at, at, data)));
      }
    }
  }

  private static void reference(
      KafkaProducer<String, String> producer, String name, String subject, String data) {
    String at = "2026-01-01T00:00:00+07:00";
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.REFERENCE_EVENTS.name(),
                subject,
                EVENT.formatted("reference." + name, name + subject, subject, at, at, data)));
  }

  /// @return the nanoseconds until the last dossier is in sync
  private static long awaitInSync(Ground ground) throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    try (Connection sync = ground.database("sync-service", true);
        var statement =
            sync.prepareStatement("select count(*) from push where state = 'DA_DONG_BO'")) {
      while (true) {
        try (var row = statement.executeQuery()) {
          row.next();
          if (row.getLong(1) == DOSSIERS) {
            return System.nanoTime() - begun;
          }
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static double oneByOne(URI portal, PortalSettings settings)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      String login =
          post(
              client,
              portal.resolve(settings.paths().login()),
              settings,
              "{\"username\":\"%s\",\"password\":\"%s\"}"
                  .formatted(settings.account().username(), settings.account().password()));
      String session = new ObjectMapper().readTree(login).path("session").asText();
      URI integration = portal.resolve(settings.paths().integration());
      long begun = System.nanoTime();
      for (int i = 0; i < ONE_BY_ONE; i++) {
        for (String form : List.of(SNAPSHOT, STEP)) {
          String answer =
              post(client, integration, settings, form.formatted(session, UNIT, "R-" + i));
          if (!answer.contains("thành công")) {
            throw new IllegalStateException("The portal refused the reference.");
          }
        }
      }
      return Rate.of(ONE_BY_ONE, System.nanoTime() - begun);
    }
  }

  private static String post(HttpClient client, URI address, PortalSettings settings, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("dstcode", settings.destination())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
