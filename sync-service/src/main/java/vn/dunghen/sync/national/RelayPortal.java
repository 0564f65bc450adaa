package vn.dunghen.sync.national;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import vn.dunghen.sync.national.model.HoSo;
import vn.dunghen.sync.national.model.LookedUp;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Verdict;

/// The way through the province's relay, which hides session and envelope: bare arrays. It offers
/// no look-up, so what became of an unanswered push is told by the words of the next one.
final class RelayPortal implements NationalPortal {

  private final Calls calls;
  private final URI dossiers;
  private final URI progress;
  private final Verdict.Codes codes;

  RelayPortal(Calls calls, URI url, PortalConfig config) {
    this.calls = calls;
    this.dossiers = url.resolve(config.relayDossiersPath());
    this.progress = url.resolve(config.relayProgressPath());
    this.codes = PortalBeans.codes(config);
  }

  @Override
  public Verdict push(String madonvi, HoSo hoSo, Mode mode) {
    URI address = URI.create(of(dossiers, madonvi) + "&isUpdating=" + mode.isUpdating());
    return Verdict.of(calls.post(address, Map.of(), List.of(hoSo.fields())).reply(), codes);
  }

  @Override
  public Verdict progress(String madonvi, List<TienDo> items) {
    var body = items.stream().map(TienDo::fields).toList();
    return Verdict.of(calls.post(of(progress, madonvi), Map.of(), body).reply(), codes);
  }

  private static URI of(URI address, String madonvi) {
    return URI.create(
        address + "?MaDinhDanhDV=" + URLEncoder.encode(madonvi, StandardCharsets.UTF_8));
  }

  @Override
  public LookedUp lookUp(String madonvi, String dossier) {
    return new LookedUp.Unknown(Verdict.NOT_OFFERED);
  }
}
