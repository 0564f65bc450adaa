package vn.dunghen.dossier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;

/// `docs/asyncapi.yaml` and `docs/events.md` say what the schemas, the topics and the golden files
/// say.
class PublishedPagesTest {

  private static final Path ASYNCAPI = ContractFiles.DOCS.resolve("asyncapi.yaml");
  private static final Path PAGE = ContractFiles.DOCS.resolve("events.md");
  private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void every_reference_in_the_asyncapi_document_leads_somewhere() throws IOException {
    JsonNode document = asyncApi();
    List<String> references = references(document);

    assertThat(references).hasSizeGreaterThan(60);
    assertThat(references)
        .allSatisfy(reference -> {
          if (reference.startsWith("#")) {
            assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
          } else {
            assertThat(ContractFiles.DOCS.resolve(reference)).exists();
          }
        });
  }

  @Test
  void every_schema_of_an_event_is_the_payload_of_a_message_in_the_channel_of_its_family()
      throws IOException {
    // Given
    JsonNode document = asyncApi();
    var channelBySchema = new HashMap<String, List<String>>();

    // When
    for (var channel : document.get("channels").properties()) {
      for (JsonNode message : channel.getValue().get("messages")) {
        for (String reference : references(document.at(pointer(message)))) {
          if (reference.startsWith("..")) {
            channelBySchema
                .computeIfAbsent(fileOf(reference), _ -> new ArrayList<>())
                .add(channel.getKey());
          }
        }
      }
    }

    // Then
    Map<String, List<String>> expected =
        ContractFiles.in(ContractFiles.SCHEMAS).keySet().stream()
            .filter(file -> file.startsWith("vn.dunghen."))
            .collect(
                Collectors.toMap(
                    file -> file,
                    file -> topicsOf(file).stream().map(Topics.Topic::name).toList()));
    assertThat(expected).hasSizeGreaterThan(25);
    expected.forEach((file, channels) ->
        assertThat(channelBySchema.get(file))
            .as(file)
            .containsExactlyInAnyOrderElementsOf(channels));
  }

  @Test
  void the_channels_are_the_topics_with_their_partitions() throws IOException {
    var channels = new HashMap<String, Integer>();
    for (var channel : asyncApi().get("channels").properties()) {
      assertThat(channel.getValue().get("address").asText()).isEqualTo(channel.getKey());
      channels.put(
          channel.getKey(), channel.getValue().at("/bindings/kafka/partitions").intValue());
    }

    assertThat(channels)
        .isEqualTo(
            Topics.ALL.stream()
                .collect(Collectors.toMap(Topics.Topic::name, Topics.Topic::partitions)));
  }

  @Test
  void the_examples_of_the_page_are_golden_events() throws IOException {
    var golden = ContractFiles.in(ContractFiles.GOLDEN).values();
    List<String> blocks =
        JSON_BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();

    assertThat(blocks).hasSizeGreaterThan(2);
    assertThat(blocks)
        .allSatisfy(block -> assertThat(golden).contains(ContractFiles.JSON.readTree(block)));
  }

  @Test
  void the_page_names_every_type_and_every_member_of_its_data() throws IOException {
    String page = Files.readString(PAGE);
    for (var file : ContractFiles.in(ContractFiles.SCHEMAS).entrySet()) {
      String type = file.getKey().replace(ContractFiles.SCHEMA_END, "");
      if (!type.startsWith("vn.dunghen.") || ContractFiles.BESIDE_EVENTS.contains(type)) {
        continue;
      }
      String name = type.replaceAll("^vn\\.dunghen\\.(\\w+\\.)?|\\.v1$", "");
      var members = new ArrayList<String>(List.of("| `" + name + "` |"));
      file.getValue()
          .at("/properties/data/properties")
          .fieldNames()
          .forEachRemaining(member -> members.add("`" + member + "`"));
      assertThat(page.lines().filter(line -> line.startsWith("| `" + name + "` ")))
          .as("a row of " + name)
          .anySatisfy(row -> assertThat(row).contains(members));
    }
  }

  private static JsonNode asyncApi() throws IOException {
    return new YAMLMapper().readTree(ASYNCAPI.toFile());
  }

  private static List<Topics.Topic> topicsOf(String schemaFile) {
    if (schemaFile.startsWith("vn.dunghen.dossier.")) {
      return List.of(Topics.DOSSIER_EVENTS);
    }
    if (schemaFile.startsWith("vn.dunghen.reference.")
        || schemaFile.startsWith("vn.dunghen.procedure.")) {
      return List.of(Topics.REFERENCE_EVENTS);
    }
    if (schemaFile.startsWith("vn.dunghen.petition.")) {
      return List.of(Topics.PETITION_EVENTS);
    }
    if (schemaFile.startsWith("vn.dunghen.report.")
        || schemaFile.startsWith("vn.dunghen.national-standing.")) {
      return List.of(Topics.REPORT_EVENTS);
    }
    if (schemaFile.startsWith(Topics.PORTAL_VIEW_TYPE)) {
      return List.of(Topics.PORTAL_VIEW);
    }
    return schemaFile.startsWith(Topics.DOSSIER_KEY_TYPE)
        ? List.of(Topics.DOSSIER_KEYS)
        : Topics.EVENTS;
  }

  private static String pointer(JsonNode message) {
    return message.get("$ref").asText().substring(1);
  }

  private static String fileOf(String reference) {
    return Path.of(reference).getFileName().toString();
  }

  private static List<String> references(JsonNode document) {
    return StreamSupport.stream(document.findValues("$ref").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
