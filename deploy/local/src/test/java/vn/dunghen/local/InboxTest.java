package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dunghen.city.Identities;
import vn.dunghen.city.SeededCity;

class InboxTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private Identities identities;
  private Inbox inbox;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    identities = Identities.writeIfAbsent(directory.resolve("identities.json"), new SeededCity());
    inbox = Inbox.open(identities, InstantSource.system());
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void an_email_sent_over_smtp_is_listed_and_can_be_read() throws Exception {
    send("Quá hạn <b>3</b> hồ sơ", "H26-240304-0017 đã quá hạn");
    await().until(() -> inbox.count() == 1);

    var list = get("/inbox", "operator");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).contains("Quá hạn &lt;b&gt;3&lt;/b&gt; hồ sơ").doesNotContain("<b>3");
    assertThat(get("/inbox/1", "operator").body()).contains("H26-240304-0017 đã quá hạn");
    assertThat(get("/inbox/messages", "auditor").body()).contains("\"way\":\"email\"");
    assertThat(get("/inbox/2", "operator").statusCode()).isEqualTo(404);
  }

  @Test
  void a_webhook_is_kept_under_its_id() throws Exception {
    var hook =
        HttpRequest.newBuilder(address("/inbox/hooks"))
            .header("webhook-id", "msg_7")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"overdue\"}"))
            .build();
    assertThat(http.send(hook, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    assertThat(get("/inbox/messages", "operator").body()).contains("msg_7", "overdue");
  }

  @Test
  void only_operators_and_auditors_read_it() throws Exception {
    assertThat(get("/inbox", null).statusCode()).isEqualTo(401);
    assertThat(get("/inbox", "agency-thanh-xuan").statusCode()).isEqualTo(401);
  }

  private void send(String subject, String text) throws MessagingException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(inbox.smtpPort()));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("dung-hen@dunghen.test"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("h26.tx@dunghen.test"));
    message.setSubject(subject, "UTF-8");
    message.setText(text, "UTF-8");
    Transport.send(message);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + inbox.port() + path);
  }

  private HttpResponse<String> get(String path, @Nullable String reader)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address(path));
    if (reader != null) {
      var identity = identities.named(reader);
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (identity.name() + ":" + identity.password())
                          .getBytes(StandardCharsets.UTF_8)));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
