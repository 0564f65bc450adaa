package vn.dunghen.sync.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.model.HoSo;
import vn.dunghen.sync.national.model.LookedUp;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Verdict;

/// The way through the adapter: log in, carry the session in every body. One session for each
/// agency; when one is refused it is dropped, a new one asked for once, and the call repeated once.
final class AdapterPortal implements NationalPortal {

  private final Calls calls;
  private final URI login;
  private final URI integration;
  private final Map<String, String> destination;
  private final Map<String, String> account;
  private final Duration lifetime;
  private final Verdict.Codes codes;
  private final InstantSource clock;
  private final Map<String, Holder> holders = new ConcurrentHashMap<>();

  AdapterPortal(Calls calls, URI url, PortalConfig config, InstantSource clock) {
    this.calls = calls;
    this.login = url.resolve(config.loginPath());
    this.integration = url.resolve(config.integrationPath());
    this.destination = Map.of("dstcode", config.destination());
    this.account =
        Map.of("username", config.username().orElse(""), "password", config.password().orElse(""));
    this.lifetime = config.sessionLifetime();
    this.codes = PortalBeans.codes(config);
    this.clock = clock;
  }

  /// The session of one agency.
  private static final class Holder {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Session session;
  }

  private record Session(String value, Instant until) {
    @Override
    public String toString() {
      return "Session";
    }
  }

  private sealed interface LoggedIn {
    record With(Session session) implements LoggedIn {}

    record Refused(Verdict why) implements LoggedIn {}
  }

  @Override
  public Verdict push(String madonvi, HoSo hoSo, Mode mode) {
    return call(
            madonvi,
            "DongBoHoSoMC",
            Map.of("isUpdating", mode.isUpdating(), "data", List.of(hoSo.fields())))
        .verdict();
  }

  @Override
  public Verdict progress(String madonvi, List<TienDo> items) {
    return call(
            madonvi,
            "CapNhatTienDoHoSoMC",
            Map.of("data", items.stream().map(TienDo::fields).toList()))
        .verdict();
  }

  @Override
  public LookedUp lookUp(String madonvi, String dossier) {
    Spoken spoken = call(madonvi, "TraCuuHoSo", Map.of("mahoso", dossier));
    JsonNode result = spoken.body().path("result");
    boolean said = spoken.verdict().kind() == Verdict.Kind.OK || spoken.verdict().code().isEmpty();
    if (!said || !result.isArray()) {
      return new LookedUp.Unknown(spoken.verdict());
    }
    for (JsonNode row : result) {
      if (row.path("MaHoSo").asText(dossier).equals(dossier)) {
        var fields = new LinkedHashMap<String, String>();
        row.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText("")));
        return new LookedUp.Found(fields);
      }
    }
    return new LookedUp.Absent();
  }

  private record Spoken(Verdict verdict, JsonNode body) {}

  private Spoken call(String madonvi, String service, Map<String, Object> arguments) {
    Holder holder = holders.computeIfAbsent(madonvi, _ -> new Holder());
    Spoken first = once(holder, null, madonvi, service, arguments);
    if (first.verdict().kind() != Verdict.Kind.AUTH || first.body().isMissingNode()) {
      return first;
    }
    return once(holder, first.body().path("session").asText(), madonvi, service, arguments);
  }

  /// @param refused the session that was refused just now
  private Spoken once(
      Holder holder,
      @Nullable String refused,
      String madonvi,
      String service,
      Map<String, Object> arguments) {
    return switch (session(holder, refused)) {
      case LoggedIn.Refused(var why) -> new Spoken(why, JsonNodes.NONE);
      case LoggedIn.With(Session(var session, _)) -> {
        var body = new LinkedHashMap<String, Object>();
        body.put("session", session);
        body.put("madonvi", madonvi);
        body.put("service", service);
        body.putAll(arguments);
        Calls.Answer answer = calls.post(integration, destination, body);
        Verdict verdict = Verdict.of(answer.reply(), codes);
        if (verdict.kind() == Verdict.Kind.AMBIGUOUS) {
          drop(holder, session);
        }
        yield verdict.kind() == Verdict.Kind.AUTH
            ? new Spoken(verdict, JsonNodes.of("session", session))
            : new Spoken(verdict, answer.body());
      }
    };
  }

  /// How the portal words a dead session is not known: after an answer that cannot be understood
  /// the next call brings a new one.
  private static void drop(Holder holder, String session) {
    holder.lock.lock();
    try {
      if (holder.session != null && holder.session.value().equals(session)) {
        holder.session = null;
      }
    } finally {
      holder.lock.unlock();
    }
  }

  /// The agency's session; one login at a time, and none where another has logged in meanwhile.
  private LoggedIn session(Holder holder, @Nullable String refused) {
    holder.lock.lock();
    try {
      Session held = holder.session;
      if (held != null && !held.value().equals(refused) && clock.instant().isBefore(held.until())) {
        return new LoggedIn.With(held);
      }
      holder.session = null;
      Calls.Answer answer = calls.post(login, destination, account);
      Verdict verdict = Verdict.of(answer.reply(), codes);
      String value = answer.body().path("session").asText("");
      if (value.isBlank() || verdict.kind() != Verdict.Kind.OK && !verdict.code().isEmpty()) {
        return new LoggedIn.Refused(
            verdict.kind() == Verdict.Kind.TRANSPORT || verdict.perhapsTaken()
                ? Verdict.transport(verdict.code())
                : Verdict.auth(verdict.code()));
      }
      var session = new Session(value, clock.instant().plus(lifetime));
      holder.session = session;
      return new LoggedIn.With(session);
    } finally {
      holder.lock.unlock();
    }
  }
}
