package io.evenhand.signing;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;

/** Files as somebody would make them who wants to harm. */
final class HostilePkcs12 {
    private HostilePkcs12() {}

    /** Asks for so many rounds before it can be told whether the password is right. */
    static byte[] withRounds(byte[] file, int rounds) {
        Pfx pfx = Pfx.getInstance(file);
        MacData mac = pfx.getMacData();
        try {
            return new Pfx(
                            pfx.getAuthSafe(),
                            new MacData(
                                    mac.getMac(),
                                    mac.getSalt(),
                                    BigInteger.valueOf(rounds).intValueExact()))
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
