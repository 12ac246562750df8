package io.evenhand.desk;

import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.relationship.HandedInDocuments;
import io.evenhand.workflow.HumanTaskView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The invoice or contract that came with a claimed prior relationship, for whoever judges it. */
@Component
class PriorDocuments {
    private static final String JUDGE = "judge-prior-relationship";

    private final ReferralDesk referrals;

    PriorDocuments(ReferralDesk referrals) {
        this.referrals = referrals;
    }

    /** Which it is; empty for any other task, and where none was handed in. The caller has made sure that the reader may see the task. */
    Optional<HandedInDocuments.Named> named(HumanTaskView task) {
        return task.elementId().equals(JUDGE)
                ? referrals.document(ReferralId.of(task.businessId()), new PartnerId(task.subject()))
                : Optional.empty();
    }

    /** The document itself. The caller as above. */
    Optional<DocumentFile> file(HumanTaskView task) {
        return task.elementId().equals(JUDGE)
                ? referrals
                        .documentFile(ReferralId.of(task.businessId()), new PartnerId(task.subject()))
                        .map(one -> new DocumentFile(one.fileName(), one.mediaType(), one.content()))
                : Optional.empty();
    }
}
