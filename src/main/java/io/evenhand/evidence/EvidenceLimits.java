package io.evenhand.evidence;

import io.evenhand.signing.SignatureInside;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What evidence does not prove. Whoever relies on it is told here, in the file itself, and not only where we describe it. */
final class EvidenceLimits {
    private EvidenceLimits() {}

    /** @param own the authorities of this installation: the present and the former */
    static List<String> of(List<SignatureInside> signatures, List<X509Certificate> own) {
        boolean stampedHere = signatures.stream()
                .map(SignatureInside::stamp)
                .anyMatch(stamp -> stamp != null
                        && own.stream()
                                .anyMatch(authority -> authority
                                        .getSubjectX500Principal()
                                        .equals(stamp.authority().getIssuerX500Principal())));
        List<String> limits = new ArrayList<>();
        limits.add("The times of the entries are those of the clock of the server that recorded them.");
        limits.add(
                stampedHere
                        ? "The timestamps on the signatures come from this installation itself and not from an authority"
                                + " that is independent of it. Against whoever runs it, they do not prove when something was signed."
                        : "The timestamps on the signatures are worth as much as the authority that gave them, which is named"
                                + " with each; whether to rely on it is for the reader to decide.");
        limits.add(
                "The chain of hashes shows that no entry was changed, left out or put in between since this record was sealed."
                        + " Before that, whoever runs the server could have rewritten it. It does not show that nothing else"
                        + " happened, nor that what the server recorded was true.");
        limits.add("A link or a one-time code shows that somebody could read the mailbox to which it went, or use the"
                + " account. It does not show who that was.");
        limits.add(
                "Of somebody who was signed in by another organisation’s directory it shows that the directory said so at that"
                        + " moment. Whoever administers that directory can sign in as any of its people.");
        limits.add(
                "A network address belongs to a connection and not to a person, and what a browser calls itself can be"
                        + " chosen freely.");
        limits.add(
                "That somebody may sign for an organisation is what the organisation itself recorded here. No register"
                        + " was asked.");
        limits.add(
                "No signature here is a qualified electronic signature in the sense of Regulation (EU) No 910/2014, unless"
                        + " its certificate says so and a trusted list confirms it. Where the law asks for one, or for ink on paper,"
                        + " these do not take its place.");
        limits.add("A mark in the box, typed or drawn, is for the eye. What proves that the document was signed is the"
                + " signature in the file, which any program that checks signatures in PDF files can check.");
        return List.copyOf(limits);
    }
}
