package io.evenhand.matrix;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.digest.Sha256;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.FilingResult;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralId;
import io.evenhand.relationship.ComparisonResult;
import io.evenhand.relationship.Comparisons;
import io.evenhand.relationship.PublishResult;
import io.evenhand.relationship.PublishedCommitments;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.CommittedList;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import io.evenhand.relationship.overlap.OwnPart;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** A list that a partner committed to, and a comparison to which it invited another, who agreed. */
record ListsOfPartners(String commitment, String comparison) {
    static ListsOfPartners made(AutowireCapableBeanFactory context, String partner, String other) {
        Actor operations = new Actor("lists-" + partner, "Lists of " + partner, null, partner, Set.of(Role.OPERATIONS));
        Commitment commitment = new Commitment(Sha256.of("list of " + partner), 1_204, Instant.EPOCH, null);
        PublishResult.Published published = (PublishResult.Published)
                context.getBean(PublishedCommitments.class).publish(operations, CommitmentFormat.write(commitment));
        try {
            OwnPart part = OwnPart.begin(ComparedBy.DOMAIN, List.of("domain:" + partner + "-customer.example"));
            ComparisonResult.Done invited = (ComparisonResult.Done) context.getBean(Comparisons.class)
                    .invite(operations, other, part.beginning().write());
            Actor invitee = new Actor("lists-" + other, "Lists of " + other, null, other, Set.of(Role.OPERATIONS));
            if (!(context.getBean(Comparisons.class).accept(invitee, invited.id()) instanceof ComparisonResult.Done)) {
                throw new AssertionError("The invitation is open");
            }
            return new ListsOfPartners(published.id(), invited.id());
        } catch (OverlapRefusedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A task of the partner to judge what the other says of a customer whom it knew before, with a proof. @return the task's key */
    static String judged(AutowireCapableBeanFactory context, String partner, String other, String referral, long key) {
        Actor claimant = new Actor("lists-" + other, "Lists of " + other, null, other, Set.of(Role.OPERATIONS));
        try {
            CommittedList list = CommittedList.of(Files.createTempDirectory("judged"), 1, Instant.EPOCH);
            PublishResult unused = context.getBean(PublishedCommitments.class).publish(claimant, list.publicFile());
            PriorRelationships priors = context.getBean(PriorRelationships.class);
            FilingResult filed = priors.file(
                    ReferralId.of(referral),
                    claimant,
                    "Invoice 7",
                    LocalDate.of(2020, 1, 15),
                    list.proof("kunde-0.example"),
                    null);
            // Asked for again, the first claim stands.
            DecisionResult claimed = priors.state(
                    ReferralId.of(referral),
                    new PartnerId(other),
                    claimant,
                    "claim",
                    Optional.of(((FilingResult.Filed) filed).evidenceId()));
        } catch (IOException | UnreadableFileException impossible) {
            throw new AssertionError(impossible);
        }
        context.getBean(JdbcOperations.class)
                .update(
                        "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                                + " subject, partner_id, role, state, created_at) values (?, 0, 'referral', 1,"
                                + " 'judge-prior-relationship', ?, ?, ?, 'operations', 'OPEN', '2026-11-24 10:00:00')",
                        key,
                        referral,
                        other,
                        partner);
        return Long.toString(key);
    }
}
