package vn.dunghen.scoring.rulesets;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Limit;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// Makes a rule set of its file. Strict: every key is known and there once, nothing is missing,
/// numbers are numbers; words such as `half-up` stand for the constants of the model.
final class RuleSetReading {

  private static final ObjectMapper FILES =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(words())
          .addMixIn(Form.class, FormByKind.class)
          .build();

  private RuleSetReading() {}

  /// @throws IllegalArgumentException with the place and what is wrong there
  static RuleSet read(byte[] file) {
    try {
      return FILES.readValue(file, RuleSet.class);
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause();
      String reason =
          cause instanceof IllegalArgumentException ? cause.getMessage() : "is not valid";
      throw new IllegalArgumentException(at(e) + reason, e);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(at(e) + "is not a known key", e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(at(e) + firstLine(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "it is no JSON: " + firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  private static String at(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining("", "", ": "));
  }

  /// The first line, without what only says how the reader is set.
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst(" \\(index .*", "");
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Form.Ratio.class, name = "ratio"),
    @JsonSubTypes.Type(value = Form.Placeholder.class, name = "placeholder"),
    @JsonSubTypes.Type(value = Form.Information.class, name = "information")
  })
  private interface FormByKind {}

  private static SimpleModule words() {
    var module = new SimpleModule("words");
    module.setDeserializerModifier(
        new BeanDeserializerModifier() {
          @Override
          public JsonDeserializer<?> modifyEnumDeserializer(
              DeserializationConfig config,
              JavaType type,
              BeanDescription description,
              JsonDeserializer<?> usual) {
            return new ConstantOfWord(type.getRawClass());
          }
        });
    module.addKeyDeserializer(
        Limit.class,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String word, DeserializationContext context)
              throws IOException {
            return constant(Limit.class, word, context);
          }
        });
    return module;
  }

  private static final class ConstantOfWord extends JsonDeserializer<Object> {
    private final Class<?> constants;

    private ConstantOfWord(Class<?> constants) {
      this.constants = constants;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return constant(constants, parser.getText(), context);
    }
  }

  private static Object constant(Class<?> constants, String word, DeserializationContext context)
      throws IOException {
    for (Object each : constants.getEnumConstants()) {
      if (Word.of((Enum<?>) each).equals(word)) {
        return each;
      }
    }
    return context.handleWeirdStringValue(constants, word, "is not one of the known words");
  }
}
