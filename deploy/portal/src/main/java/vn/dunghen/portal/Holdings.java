package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.portal.PortalSettings.Kept;

/// All that the portal holds. Each method is atomic; a caller that needs several at once holds this
/// object's lock.
final class Holdings {
  private final Packed packed = new Packed();
  private final TreeMap<String, Dossier> dossiers = new TreeMap<>();

  /// Versions of all dossiers that are no longer current, oldest first; so each dossier's own come
  /// in the same order.
  private final ArrayDeque<Dossier.Earlier> earlier = new ArrayDeque<>();

  /// Values that many dossiers share, once each.
  private final Map<String, String> shared = new HashMap<>();

  private final Map<String, JsonNode> monthly = new TreeMap<>();
  private final Kept kept;
  private final InstantSource clock;
  private long earlierBytes;

  Holdings(Kept kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  synchronized boolean holds(String maHoSo) {
    return dossiers.containsKey(maHoSo);
  }

  synchronized boolean full(int more) {
    return dossiers.size() + more > kept.dossiers();
  }

  synchronized int size() {
    return dossiers.size();
  }

  /// Codes after the given one, in their order.
  synchronized List<String> codes(String madonvi, String after, int limit) {
    return dossiers.tailMap(after, false).values().stream()
        .filter(dossier -> belongs(dossier, madonvi))
        .limit(limit)
        .map(dossier -> dossier.maHoSo)
        .toList();
  }

  synchronized Set<String> codes() {
    return new HashSet<>(dossiers.keySet());
  }

  /// An agency's dossiers: pushed in its name, or numbered by it. Empty means all.
  private static boolean belongs(Dossier dossier, String madonvi) {
    return madonvi.isEmpty()
        || dossier.madonvi.equals(madonvi)
        || dossier.maHoSo.startsWith(madonvi + "-");
  }

  /// Makes the snapshot the dossier's current version.
  synchronized void store(String madonvi, JsonNode item, Set<Defect> defects) {
    var code = PortalJson.text(item, "MaHoSo");
    var dossier = dossiers.computeIfAbsent(code, Dossier::new);
    if (dossier.versions > 0) {
      retain(dossier);
    }
    dossier.madonvi = share(madonvi);
    dossier.versions++;
    dossier.at = clock.instant().toEpochMilli();
    dossier.tampered = false;
    dossier.defects = defects.isEmpty() ? Set.of() : defects;
    write(dossier, item);
  }

  private void write(Dossier dossier, JsonNode item) {
    dossier.current = packed.pack(item);
    dossier.maTTHC = share(PortalJson.text(item, "MaTTHC"));
    dossier.received = PortalTime.number(PortalJson.text(item, "NgayTiepNhan"));
    dossier.promised = PortalTime.number(PortalJson.text(item, "NgayHenTra"));
  }

  private void retain(Dossier dossier) {
    var version = new Dossier.Earlier(dossier, dossier.at, dossier.current);
    var own = dossier.earlier;
    if (own == null) {
      own = new ArrayDeque<>(2);
      dossier.earlier = own;
    }
    own.addLast(version);
    earlier.addLast(version);
    earlierBytes += version.packed().length;
    while (earlierBytes > kept.earlierVersions()) {
      var oldest = earlier.removeFirst();
      earlierBytes -= oldest.packed().length;
      var versions = oldest.of().earlier;
      if (versions != null) {
        versions.remove(oldest);
      }
    }
  }

  private String share(String value) {
    if (shared.size() > 20_000) {
      shared.clear();
    }
    return shared.computeIfAbsent(value, same -> same);
  }

  /// Adds one progress item to a dossier that is held.
  ///
  /// @return whether it was added: not if `dedupe` and one like it is there
  synchronized boolean addProgress(JsonNode item, boolean dedupe) {
    var dossier = dossiers.get(PortalJson.text(item, "MaHoSo"));
    if (dossier == null) {
      return false;
    }
    var list = progress(dossier);
    if (dedupe) {
      for (var held : list) {
        if (sameStep(held, item)) {
          return false;
        }
      }
    }
    list.add(item);
    dossier.progress = packed.pack(list);
    dossier.addStep(
        PortalTime.number(PortalJson.text(item, "ThoiDiemXuLy")),
        Integer.parseInt(PortalJson.text(item, "TrangThai")));
    return true;
  }

  private static boolean sameStep(JsonNode held, JsonNode item) {
    return List.of("ThoiDiemXuLy", "TrangThai", "NguoiXuLy").stream()
        .allMatch(field -> PortalJson.text(held, field).equals(PortalJson.text(item, field)));
  }

  private ArrayNode progress(Dossier dossier) {
    return dossier.progress == null
        ? JsonNodeFactory.instance.arrayNode()
        : (ArrayNode) packed.unpack(dossier.progress);
  }

  /// The dossier's fields as the portal shows them, or as it showed them some time ago.
  synchronized Optional<JsonNode> fields(String maHoSo, Duration ago) {
    var dossier = dossiers.get(maHoSo);
    if (dossier == null) {
      return Optional.empty();
    }
    var until = clock.instant().minus(ago).toEpochMilli();
    if (ago.isZero() || dossier.at <= until) {
      return Optional.of(packed.unpack(dossier.current));
    }
    byte @Nullable [] shown = null;
    if (dossier.earlier != null) {
      for (var version : dossier.earlier) {
        if (version.at() <= until) {
          shown = version.packed();
        }
      }
    }
    return Optional.ofNullable(shown).map(packed::unpack);
  }

  synchronized Optional<HeldDossier> dossier(String maHoSo) {
    return Optional.ofNullable(dossiers.get(maHoSo)).map(this::view);
  }

  private HeldDossier view(Dossier dossier) {
    var progress = new ArrayList<JsonNode>();
    progress(dossier).forEach(progress::add);
    var versions = new ArrayList<HeldDossier.Version>();
    if (dossier.earlier != null) {
      for (var version : dossier.earlier) {
        versions.add(
            new HeldDossier.Version(
                Instant.ofEpochMilli(version.at()), packed.unpack(version.packed())));
      }
    }
    return new HeldDossier(
        dossier.maHoSo,
        dossier.madonvi,
        dossier.versions,
        Instant.ofEpochMilli(dossier.at),
        dossier.tampered,
        dossier.defects,
        packed.unpack(dossier.current),
        progress,
        versions);
  }

  /// Changes fields of the current version, as no push does.
  ///
  /// @return whether the dossier is held
  synchronized boolean tamper(String maHoSo, Map<String, String> fields) {
    var dossier = dossiers.get(maHoSo);
    if (dossier == null) {
      return false;
    }
    var changed = (ObjectNode) packed.unpack(dossier.current);
    fields.forEach(changed::put);
    changed.put("MaHoSo", maHoSo);
    write(dossier, changed);
    dossier.tampered = true;
    return true;
  }

  synchronized boolean forget(String maHoSo) {
    var dossier = dossiers.remove(maHoSo);
    if (dossier == null) {
      return false;
    }
    if (dossier.earlier != null) {
      for (var version : dossier.earlier) {
        earlier.remove(version);
        earlierBytes -= version.packed().length;
      }
    }
    return true;
  }

  synchronized void clear() {
    dossiers.clear();
    earlier.clear();
    shared.clear();
    monthly.clear();
    earlierBytes = 0;
  }

  synchronized void storeMonthly(String key, JsonNode totals) {
    if (monthly.size() < kept.calls() || monthly.containsKey(key)) {
      monthly.put(key, totals);
    }
  }

  synchronized List<JsonNode> monthly() {
    return List.copyOf(monthly.values());
  }

  /// What the rules of the index say of the dossiers of an agency.
  synchronized Tally tally(Period period, String madonvi, String maTTHC) {
    var tally = new Tally(period, PortalTime.number(clock.instant()));
    for (var dossier : dossiers.values()) {
      if (belongs(dossier, madonvi) && (maTTHC.isEmpty() || dossier.maTTHC.equals(maTTHC))) {
        tally.add(dossier);
      }
    }
    return tally;
  }
}
