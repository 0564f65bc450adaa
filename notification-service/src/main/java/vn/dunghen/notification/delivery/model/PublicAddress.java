package vn.dunghen.notification.delivery.model;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Tells addresses of the public network from those of this machine, of private networks, and of
/// special use (RFC 6890), which a webhook must not reach: whoever enters a webhook must not be
/// able to call what only we can.
public final class PublicAddress {

  private PublicAddress() {}

  public static boolean is(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      return !(first == 0
          || first >= 240
          || first == 100 && second >= 64 && second < 128
          || first == 192 && second == 0 && bytes[2] == 0
          || first == 198 && (second == 18 || second == 19));
    }
    // 2000::/3 is what is given out; of it 6to4 (2002::/16) and Teredo (2001:0::/32) lead
    // elsewhere.
    boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = first == 0x20 && second == 0x02;
    return (first & 0xe0) == 0x20 && !teredo && !sixToFour;
  }
}
