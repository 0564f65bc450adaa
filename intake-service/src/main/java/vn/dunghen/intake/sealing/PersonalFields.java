package vn.dunghen.intake.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places in events where personal fields stand: `data.personal`, and the same inside the
/// replacement that a correction brings.
///
/// @param dossier whose key seals them
/// @param holder the object that has the member `personal`; sealing replaces it there
/// @param clear what stood there; kept so that a transaction that is run again seals it anew
public record PersonalFields(String dossier, Map<String, @Nullable Object> holder, Object clear) {

  static final String MEMBER = "personal";

  /// Never shows what it holds.
  @Override
  public String toString() {
    return "PersonalFields[dossier=" + dossier + "]";
  }

  /// Where in an event's data personal fields stand; mostly nowhere.
  @SuppressWarnings("unchecked")
  public static List<PersonalFields> in(String dossier, @Nullable Object data) {
    if (!(data instanceof Map<?, ?> members)) {
      return List.of();
    }
    var found = new ArrayList<PersonalFields>(0);
    Object personal = members.get(MEMBER);
    if (personal != null) {
      found.add(new PersonalFields(dossier, (Map<String, @Nullable Object>) members, personal));
    }
    if (members.get("replacement") instanceof Map<?, ?> replacement
        && replacement.get("data") instanceof Map<?, ?> inner
        && inner.get(MEMBER) instanceof Object replaced) {
      found.add(new PersonalFields(dossier, (Map<String, @Nullable Object>) inner, replaced));
    }
    return found;
  }
}
