package vn.dunghen.sync.national;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the national portal is and how it is spoken to.
@ConfigMapping(prefix = "dunghen.sync.portal")
public interface PortalConfig {

  /// The address of adapter or relay, without a path. Without it nothing is pushed.
  Optional<URI> url();

  /// `adapter` (login, session, envelope) or `relay` (bare arrays).
  @WithDefault("adapter")
  Transport transport();

  /// Where the adapter logs in.
  @WithDefault("/XrdAdapter/RestService/forward/mapi/login")
  String loginPath();

  /// Where the adapter takes pushes, progress and look-ups.
  @WithDefault("/XrdAdapter/RestService/forward/mapi/g")
  String integrationPath();

  /// Where the relay takes dossiers.
  @WithDefault("/api/SynsTTHCC/DongBoHoSoMC")
  String relayDossiersPath();

  /// Where the relay takes progress.
  @WithDefault("/api/SynsTTHCC/CapNhatTienDoHoSoMC")
  String relayProgressPath();

  /// The address of the portal's public statistics, without a path, where it is not that of `url`.
  Optional<URI> statisticsUrl();

  /// Where the public statistics are.
  @WithDefault("/api/v1/reporting/evaluation")
  String statisticsPath();

  /// The adapter's code of the destination (`dstcode`).
  @WithDefault("VN:GOV:000.00.00.G22:vpcpdvcprovider")
  String destination();

  /// The account with the adapter.
  Optional<String> username();

  /// Its password.
  Optional<String> password();

  /// The city's own code with the portal (`madonvi`), used for every agency without one.
  Optional<String> madonvi();

  /// Codes of agencies with the portal, by the agency's code; each holds for all below it.
  Map<String, String> units();

  /// How long reaching the portal may take.
  @WithDefault("5s")
  Duration connectTimeout();

  /// How long an answer may take, to its last byte.
  @WithDefault("30s")
  Duration readTimeout();

  /// The largest answer that is read.
  @WithDefault("1M")
  MemorySize largestReply();

  /// How long a session is used before a new one is asked for.
  @WithDefault("9m")
  Duration sessionLifetime();

  /// The portal's numbers for a refused login or session.
  @WithDefault("-1,-2")
  List<Integer> authCodes();

  /// The portal's numbers for an unknown dossier.
  @WithDefault("-4")
  List<Integer> missingCodes();

  /// The portal's numbers for refused content.
  @WithDefault("-5,-6,-7,-9")
  List<Integer> dataCodes();

  /// The ways to the portal.
  enum Transport {
    ADAPTER,
    RELAY
  }
}
