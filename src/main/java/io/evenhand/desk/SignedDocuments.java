package io.evenhand.desk;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.desk.ReferralPage.Document;
import io.evenhand.desk.ReferralPage.Signer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The closed document of an agreement, as pages name it. */
@Component
class SignedDocuments {
    private final ReferralRecords records;

    SignedDocuments(ReferralRecords records) {
        this.records = records;
    }

    /** Those that are signed by all who must: with one query, however many there are. */
    List<Document> of(List<AgreementView> agreements) {
        PartnerNames names = records.names(agreements.stream()
                // Who signed, not who is party: an amendment may have changed that.
                .flatMap(agreement -> agreement.signers().stream())
                .map(AgreementView.Signer::partner)
                .collect(Collectors.toSet()));
        return agreements.stream()
                .flatMap(agreement -> of(agreement, names).stream())
                .toList();
    }

    /** Empty while it is not signed by all who must. */
    private static Optional<Document> of(AgreementView agreement, PartnerNames names) {
        boolean closed = agreement.state() == AgreementState.SEALED || agreement.state() == AgreementState.IN_FORCE;
        AgreementView.Document document = agreement.document();
        if (!closed || document == null) {
            return Optional.empty();
        }
        List<Signer> signers = agreement.signers().stream()
                .flatMap(signer -> Stream.ofNullable(signer.signedAt())
                        .map(signedAt -> new Signer(signer.name(), names.of(signer.partner()), signedAt)))
                .toList();
        Optional<Instant> closedAt = signers.stream().map(Signer::signedAt).max(Comparator.naturalOrder());
        AgreementId page = agreement.changeOf() == null ? agreement.id() : agreement.changeOf();
        return closedAt.map(at -> new Document(
                agreement.title(),
                agreement.number(),
                agreement.termsVersion(),
                document.pages(),
                signers,
                document.hash(),
                at,
                document.fileName(),
                page.value()));
    }
}
