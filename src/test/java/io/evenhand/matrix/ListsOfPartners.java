package io.evenhand.matrix;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.digest.Sha256;
import io.evenhand.relationship.ComparisonResult;
import io.evenhand.relationship.Comparisons;
import io.evenhand.relationship.PublishResult;
import io.evenhand.relationship.PublishedCommitments;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import io.evenhand.relationship.overlap.OwnPart;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

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
}
