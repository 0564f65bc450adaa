package vn.dunghen.scoring.bulletin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/// Who issues the letters, and to whom.
@ConfigMapping(prefix = "dunghen.scoring.bulletin")
interface BulletinConfig {

  /// The body above the issuing one; without it the people's committee of the city.
  Optional<String> superior();

  /// The body that issues the letters.
  @WithDefault("Văn phòng")
  String issuer();

  /// Where they are issued; without it the city's name.
  Optional<String> place();

  /// To whom the bulletin goes.
  @WithDefault("Các sở\\, ban\\, ngành,Ủy ban nhân dân các phường\\, xã")
  List<String> addressees();

  /// Office of who signs.
  @WithDefault("Chánh Văn phòng")
  String signerTitle();

  /// Name of who signs; left open without it.
  Optional<String> signer();

  /// Working days that an agency has to answer its letter.
  @WithDefault("5")
  @Min(1)
  @Max(60)
  int answerWithin();
}
