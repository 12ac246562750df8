package io.evenhand.signing;

import io.evenhand.signing.ValidationData.Withdrawals;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whether certificates of other authorities were withdrawn, as those tell. */
interface OutsideRevocations {
    /**
     * What can be learnt, to be put into a document. What cannot is reported in the log, and missing in the document: whoever
     * verifies it then says that nothing tells.
     *
     * @param own the authorities of this installation, of whose certificates nobody else is asked
     */
    Withdrawals of(List<X509Certificate> certificates, List<X509Certificate> own);

    /**
     * Looks at a certificate before it signs.
     *
     * @return what was learnt, to be put into the document: at the sealing, perhaps weeks later, nobody may answer any more
     * @throws SigningRefusedException if it, or one above it, is known to be withdrawn; not if nothing can be learnt
     */
    Withdrawals requireNotWithdrawn(List<X509Certificate> chain);
}
