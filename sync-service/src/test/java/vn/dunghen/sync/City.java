package vn.dunghen.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dunghen.dossier.Topics;

/// Publishes what intake would publish.
final class City implements AutoCloseable {

  static final String GO_LIVE = "2026-11-20T00:00:00+07:00";
  private static final String EVENT =
      """
      {"specversion":"1.0","type":"vn.dunghen.%s.v1","source":"/one-stop/U-1","id":"%s",
       "subject":"%s","time":"%s","recordedtime":"%s","data":%s}
      """;

  private final KafkaProducer<String, String> producer;

  City(String brokers) {
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", brokers, "max.in.flight.requests.per.connection", 1),
            new StringSerializer(),
            new StringSerializer());
  }

  /// The city, an agency that is live, one that is not, a procedure.
  void stand() {
    reference(
        "agency",
        "CITY",
        "{\"code\":\"CITY\",\"name\":\"Thành phố\",\"kind\":\"city\",\"validFrom\":\"2025-07-01\"}");
    reference(
        "agency",
        "U-1",
        "{\"code\":\"U-1\",\"name\":\"Phường Một\",\"kind\":\"ward\",\"parent\":\"CITY\",\"validFrom\":\"2025-07-01\"}");
    reference(
        "agency",
        "U-2",
        "{\"code\":\"U-2\",\"name\":\"Phường Hai\",\"kind\":\"ward\",\"parent\":\"CITY\",\"validFrom\":\"2025-07-01\"}");
    reference(
        "procedure",
        "1.001",
        "{\"code\":\"1.001\",\"name\":\"Đăng ký khai sinh\",\"field\":\"G15-TP01 Hộ tịch\",\"papers\":[\"Tờ khai\"],\"validFrom\":\"2025-07-01\"}");
    reference("go-live", "U-1", "{\"agency\":\"U-1\",\"at\":\"%s\"}".formatted(GO_LIVE));
  }

  void reference(String name, String subject, String data) {
    send(
        Topics.REFERENCE_EVENTS,
        subject,
        EVENT.formatted(
            "reference." + name,
            name + "-" + subject,
            subject,
            "2026-11-01T00:00:00+07:00",
            "2026-11-01T00:00:00+07:00",
            data));
  }

  void received(String dossier, String at) {
    received(dossier, at, "U-1", "");
  }

  void received(String dossier, String at, String unit, String more) {
    event(
        "received",
        dossier,
        at,
        """
        {"procedure":"1.001","unit":"%s","channel":"online","applicantKind":"citizen",
         "promise":"2026-11-27T17:00:00+07:00"%s}
        """
            .formatted(unit, more));
  }

  void progressed(String dossier, String at) {
    event("progressed", dossier, at, "{\"status\":4,\"by\":\"Tổ một cửa\",\"step\":\"Thẩm định\"}");
  }

  void completed(String dossier, String at) {
    event("completed", dossier, at, "{}");
  }

  void event(String name, String dossier, String at, String data) {
    String recorded = OffsetDateTime.parse(at).plusSeconds(1).toString();
    send(
        Topics.DOSSIER_EVENTS,
        dossier,
        EVENT.formatted(
            "dossier." + name, dossier + "-" + name + "-" + at, dossier, at, recorded, data));
  }

  /// What intake does with an applicant: seals the fields and hands over the key.
  ///
  /// @return the member `personal` of the event
  String seal(String dossier, String personal, String publicKey) throws GeneralSecurityException {
    var generator = KeyGenerator.getInstance("AES");
    generator.init(256);
    var key = generator.generateKey();
    var wrapping = Cipher.getInstance("RSA/ECB/OAEPPadding");
    wrapping.init(
        Cipher.WRAP_MODE,
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    var wrappingKey = generator.generateKey();
    byte[] underRsa = wrapping.wrap(wrappingKey);
    var wrappingData = Cipher.getInstance("AESWrap");
    wrappingData.init(Cipher.WRAP_MODE, wrappingKey);
    byte[] underIt = wrappingData.wrap(key);
    String wrapped =
        Base64.getEncoder()
            .encodeToString(
                ByteBuffer.allocate(Short.BYTES + underRsa.length + underIt.length)
                    .putShort((short) underRsa.length)
                    .put(underRsa)
                    .put(underIt)
                    .array());
    send(
        Topics.DOSSIER_KEYS,
        dossier,
        "{\"data\":{\"alg\":\"RSA-OAEP-256+A256KW\",\"wrapped\":\"" + wrapped + "\"}}");
    var sealing = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] iv = new byte[12];
    sealing.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
    sealing.updateAAD(dossier.getBytes(StandardCharsets.UTF_8));
    byte[] text = sealing.doFinal(personal.getBytes(StandardCharsets.UTF_8));
    byte[] sealed = new byte[12 + text.length];
    System.arraycopy(text, 0, sealed, 12, text.length);
    return ",\"personal\":{\"alg\":\"A256GCM\",\"sealed\":\""
        + Base64.getEncoder().encodeToString(sealed)
        + "\"}";
  }

  void send(Topics.Topic topic, String key, String value) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
