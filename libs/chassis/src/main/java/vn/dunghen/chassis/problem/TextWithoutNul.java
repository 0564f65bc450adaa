package vn.dunghen.chassis.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Refuses a JSON text that holds NUL wherever a resource reads its body into a record: PostgreSQL
/// can neither keep nor look for one. The caller is told where it stands.
@Singleton
class TextWithoutNul implements ObjectMapperCustomizer {

  static final String REASON = "must not hold NUL";

  @Override
  public void customize(ObjectMapper mapper) {
    var texts = new SimpleModule("text-without-nul");
    texts.addDeserializer(String.class, new Reading());
    mapper.registerModule(texts);
  }

  private static final class Reading extends StringDeserializer {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = super.deserialize(parser, context);
      if (text != null && text.indexOf('\0') >= 0) {
        throw context.weirdStringException(text, String.class, REASON);
      }
      return text;
    }
  }
}
