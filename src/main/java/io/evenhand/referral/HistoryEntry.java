package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One line of a referral's history: written once, never changed. */
@Entity
@Table(name = "referral_history")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class HistoryEntry {
    /** How the keys of lines begin in which candidates and deliverers give reasons before they are told the customer. */
    private static final Set<String> WRITTEN_BLIND = Set.of("answered-", "stop-", "continue-");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    private Instant happenedAt;
    private String actor;
    private String what;

    /** Says the same of a repeated job as of the first, so that it is written once. */
    private String onceKey;

    /** The partner who, beside the introducer, reads a line that others do not; null for what all read. */
    @Nullable
    private String insiderId;

    /** Whether it is for all but the introducer and the insider, who read another line. */
    private boolean forOthers;

    protected HistoryEntry() {}

    HistoryEntry(ReferralId referral, Instant happenedAt, String actor, String what, String onceKey) {
        this.referral = referral;
        this.happenedAt = happenedAt;
        this.actor = actor;
        this.what = what;
        this.onceKey = onceKey;
    }

    HistoryEntry apart(PartnerId insider, boolean others) {
        insiderId = insider.value();
        forOthers = others;
        return this;
    }

    /**
     * Whether who wrote it did not know the customer yet, and so could only guess it: to leave its words out would tell that the guess is right.
     *
     * @param disclosedAt null while the customer is not disclosed
     */
    boolean isGuess(@Nullable Instant disclosedAt) {
        return WRITTEN_BLIND.stream().anyMatch(onceKey::startsWith)
                && (disclosedAt == null || happenedAt.isBefore(disclosedAt));
    }

    boolean isFor(String reader, PartnerId introducer) {
        return insiderId == null || forOthers != (reader.equals(introducer.value()) || reader.equals(insiderId));
    }

    HistoryView view(UnaryOperator<String> read) {
        return new HistoryView(happenedAt, actor, read.apply(what));
    }
}
