package vn.dunghen.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The mailbox behind every address: takes each e-mail and stores nothing but its text.
///
/// @param email the address that the message was sent to
record MailTaker(String email, ReceivedMessages received) implements GreenMailUser {
  private static final String NO_TEXT = "(no text)";

  @Override
  public void deliver(MovingMessage moving) {
    deliver(moving.getMessage());
  }

  @Override
  public void deliver(MimeMessage message) {
    try {
      var subject = message.getSubject();
      var id = message.getMessageID();
      received.add(
          ReceivedMessage.Way.EMAIL,
          id == null ? "" : id,
          email,
          subject == null ? "" : subject,
          text(message));
    } catch (MessagingException e) {
      throw new IllegalStateException("An e-mail cannot be read.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("An e-mail cannot be read.", e);
    }
  }

  /// The first plain text in it.
  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        var found = text(parts.getBodyPart(i));
        if (!found.equals(NO_TEXT)) {
          return found;
        }
      }
    }
    return NO_TEXT;
  }

  @Override
  public String getEmail() {
    return email;
  }

  @Override
  public String getLogin() {
    return email;
  }

  @Override
  public String getQualifiedMailboxName() {
    return email;
  }

  @Override
  public void create() {}

  @Override
  public void delete() {}

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException("The inbox has no passwords.");
  }

  @Override
  public void authenticate(String password) {}
}
