package vn.dunghen.scoring.opendata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Optional;

/// The conditions of open data.
@ConfigMapping(prefix = "dunghen.scoring.open-data")
public interface OpenDataConfig {

  /// On what conditions the figures may be used again, in words: on the page and in every answer.
  @WithDefault(
      "Khi dùng lại số liệu, xin ghi nguồn, số công văn và giờ lấy số liệu. / When you use the"
          + " figures, name the source, the letter and the data hour.")
  String licence();

  /// Where the licence stands in full; also sent as a link of the relation `license`.
  Optional<URI> licenceUrl();

  /// How many answers are made at once; who asks beyond that is asked to come again (429). Bounds
  /// what people who have not signed in can take from those who have.
  @WithDefault("8")
  @Min(1)
  @Max(14)
  int atOnce();
}
