package vn.dunghen.intake.sealing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The data keys of dossiers: made where a dossier first brings personal fields, kept wrapped
/// twice, for sync-service and for intake itself. The clear keys live in memory only. A dossier
/// whose key was destroyed never gets another.
public final class DataKeys {

  private static final int KEY_BYTES = 32;
  private static final int MOST_REMEMBERED = 20_000;

  private static final String KNOWN =
      """
      select k.dossier, k.wrapped_for_intake
      from unnest(?::text[]) as n (dossier)
      join dossier_key k on k.dossier = n.dossier
      """;

  private static final String ERASED =
      """
      select dossier from dossier_key where erased is not null and dossier = any (?)
      """;

  private static final String KEEP =
      """
      with kept as (
        insert into dossier_key (dossier, wrapped_for_sync, wrapped_for_intake, created)
        select n.dossier, n.for_sync, n.for_intake, ?
        from unnest(?::text[], ?::bytea[], ?::bytea[]) as n (dossier, for_sync, for_intake)
        on conflict do nothing
        returning dossier),
      queued as (
        insert into unpublished_key (dossier) select dossier from kept)
      select dossier from kept
      """;

  private final SecretKey own;
  private final WrappingForSync sync;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Remembered remembered = new Remembered();

  /// @param own intake's key for wrapping (AES-256)
  /// @param sync the public key of sync-service (RSA, at least 2048 bits)
  public DataKeys(SecretKey own, PublicKey sync, InstantSource clock) {
    this.own = own;
    this.sync = new WrappingForSync(sync, random);
    this.clock = clock;
  }

  /// Keys that were made in a transaction. They may be remembered only once it is committed: a key
  /// that was rolled back must seal nothing.
  public static final class Fresh {
    static final Fresh NONE = new Fresh(null, Map.of());

    private final @Nullable Remembered remembered;
    private final Map<String, SecretKey> keys;

    private Fresh(@Nullable Remembered remembered, Map<String, SecretKey> keys) {
      this.remembered = remembered;
      this.keys = keys;
    }

    /// To be called after the commit.
    public void committed() {
      if (remembered != null) {
        remembered.putAll(keys);
      }
    }
  }

  record Found(Map<String, SecretKey> keys, Set<String> erased, Fresh fresh) {

    /// The dossier's key; empty where it was destroyed.
    Optional<SecretKey> key(String dossier) {
      SecretKey key = keys.get(dossier);
      if (key == null && !erased.contains(dossier)) {
        throw new IllegalStateException("a dossier has no data key");
      }
      return Optional.ofNullable(key);
    }
  }

  /// The keys of the dossiers, made where missing: at most four statements, whatever their number.
  Found forDossiers(Connection connection, SortedSet<String> dossiers) throws SQLException {
    var keys = new HashMap<String, SecretKey>(dossiers.size() * 2);
    var missing = new ArrayList<String>();
    for (String dossier : dossiers) {
      SecretKey known = remembered.get(dossier);
      if (known == null) {
        missing.add(dossier);
      } else {
        keys.put(dossier, known);
      }
    }
    var erased = new HashSet<>(erasedAmong(connection, keys.keySet()));
    keys.keySet().removeAll(erased);
    remembered.forget(erased);
    if (missing.isEmpty()) {
      return new Found(keys, erased, Fresh.NONE);
    }
    var fetched = new HashMap<>(known(connection, missing, erased));
    missing.removeAll(fetched.keySet());
    missing.removeAll(erased);
    if (!missing.isEmpty()) {
      fetched.putAll(make(connection, missing, erased));
    }
    keys.putAll(fetched);
    return new Found(keys, erased, new Fresh(remembered, fetched));
  }

  /// No longer remembers the dossier's key.
  void forget(String dossier) {
    remembered.forget(Set.of(dossier));
  }

  private static Set<String> erasedAmong(Connection connection, Set<String> dossiers)
      throws SQLException {
    if (dossiers.isEmpty()) {
      return Set.of();
    }
    var erased = new HashSet<String>();
    try (PreparedStatement statement = connection.prepareStatement(ERASED)) {
      statement.setArray(1, connection.createArrayOf("text", dossiers.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          erased.add(rows.getString(1));
        }
      }
    }
    return erased;
  }

  /// @param erased is told of those whose key was destroyed
  private Map<String, SecretKey> known(
      Connection connection, List<String> dossiers, Set<String> erased) throws SQLException {
    var keys = new HashMap<String, SecretKey>();
    try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
      statement.setArray(1, connection.createArrayOf("text", dossiers.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] wrapped = rows.getBytes(2);
          if (wrapped == null) {
            erased.add(rows.getString(1));
          } else {
            keys.put(rows.getString(1), unwrapped(wrapped));
          }
        }
      }
    }
    return keys;
  }

  private Map<String, SecretKey> make(
      Connection connection, List<String> dossiers, Set<String> erased) throws SQLException {
    var made = new HashMap<String, SecretKey>(dossiers.size() * 2);
    var forSync = new byte[dossiers.size()][];
    var forIntake = new byte[dossiers.size()][];
    for (int i = 0; i < forSync.length; i++) {
      byte[] bytes = new byte[KEY_BYTES];
      random.nextBytes(bytes);
      SecretKey key = new SecretKeySpec(bytes, "AES");
      made.put(dossiers.get(i), key);
      forSync[i] = sync.wrap(key);
      forIntake[i] = wrappedForIntake(key);
    }
    var kept = new HashSet<String>();
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.setArray(2, connection.createArrayOf("text", dossiers.toArray()));
      statement.setArray(3, connection.createArrayOf("bytea", forSync));
      statement.setArray(4, connection.createArrayOf("bytea", forIntake));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          kept.add(rows.getString(1));
        }
      }
    }
    made.keySet().retainAll(kept);
    List<String> madeElsewhere = dossiers.stream().filter(d -> !kept.contains(d)).toList();
    if (!madeElsewhere.isEmpty()) {
      made.putAll(known(connection, madeElsewhere, erased));
    }
    return made;
  }

  private byte[] wrappedForIntake(SecretKey key) {
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.WRAP_MODE, own);
      return cipher.wrap(key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private SecretKey unwrapped(byte[] wrapped) {
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.UNWRAP_MODE, own);
      return (SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
    } catch (GeneralSecurityException otherKey) {
      throw new IllegalStateException(
          "A data key in the database was wrapped under another key than the one configured.",
          otherKey);
    }
  }

  /// The keys used last.
  private static final class Remembered {

    private final Map<String, SecretKey> keys =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, SecretKey> eldest) {
            return size() > MOST_REMEMBERED;
          }
        };

    synchronized @Nullable SecretKey get(String dossier) {
      return keys.get(dossier);
    }

    synchronized void forget(Set<String> dossiers) {
      keys.keySet().removeAll(dossiers);
    }

    synchronized void putAll(Map<String, SecretKey> more) {
      keys.putAll(more);
    }
  }
}
