package io.evenhand.verification;

import io.evenhand.digest.Sha256;
import io.evenhand.signing.SignatureInside;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sound document can be held against evidence by: its hash, and that of each version that a signature closed. */
record SignedStages(String fileName, String sha256, List<Stage> stages) {
    /** @param sha256 of the document as it ended with this signature @param certificate of whoever signed */
    record Stage(String sha256, SignatureSummary signature, X509Certificate certificate) {
        boolean isOfParty() {
            return signature.kind() == SignatureSummary.Kind.SIGNATURE
                    && SignatureInside.isForAParty(signature.field());
        }
    }

    /** @param envelopes of the revisions, in their order; what has none is left out */
    static SignedStages of(
            String fileName,
            byte[] file,
            List<Revision> revisions,
            List<@Nullable SignatureEnvelope> envelopes,
            List<SignatureSummary> signatures) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            SignatureEnvelope envelope = envelopes.get(i);
            if (envelope != null) {
                stages.add(new Stage(
                        revisions.get(i).range().revisionSha256(), signatures.get(i), envelope.certificate()));
            }
        }
        return new SignedStages(fileName, Sha256.of(file), stages);
    }

    /** What the document was before this signature: the one that a signer read. */
    Optional<String> before(Stage stage) {
        int place = stages.indexOf(stage);
        return place < 1 ? Optional.empty() : Optional.of(stages.get(place - 1).sha256());
    }

    /** Those who vouch that it is what was issued, and that it is complete. */
    List<X509Certificate> issuers() {
        return stages.stream()
                .filter(stage -> stage.signature().kind() != SignatureSummary.Kind.DOCUMENT_TIMESTAMP)
                .filter(stage -> !stage.isOfParty())
                .map(Stage::certificate)
                .toList();
    }

    boolean holds(String hash) {
        return sha256.equals(hash)
                || stages.stream().anyMatch(stage -> stage.sha256().equals(hash));
    }
}
