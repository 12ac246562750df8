package io.evenhand.protection;

import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval.Silence;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was signed about a window beside whom it protects, and when: {@link WindowRules} as columns. */
@Embeddable
@SuppressWarnings("NullAway.Init") // fields are set and read by JPA
class SignedRules {
    private boolean passiveSales;
    private String products;

    @Nullable
    private Integer contactAnswerDays;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Silence contactSilence;

    private int tailMonths;
    private String releaseEvents;
    private String assignment;
    private boolean signedTerms;

    @ElementCollection
    @CollectionTable(name = "window_prior", joinColumns = @JoinColumn(name = "window_id"))
    @OrderColumn(name = "position")
    private List<PriorWork> before = new ArrayList<>();

    protected SignedRules() {}

    static SignedRules of(WindowRules rules) {
        SignedRules signed = new SignedRules();
        signed.say(rules);
        return signed;
    }

    /** From now on this was signed. */
    void say(WindowRules rules) {
        passiveSales = rules.passiveSales();
        products = String.join("\n", rules.products());
        ContactApproval approval = rules.contactApproval();
        contactAnswerDays = approval == null ? null : approval.answerDays();
        contactSilence = approval == null ? null : approval.silence();
        tailMonths = rules.tailMonths();
        releaseEvents = rules.earlyRelease().stream().map(Enum::name).collect(Collectors.joining(","));
        assignment = rules.assignment();
        signedTerms = rules.signed();
        before.clear();
        rules.before().forEach(prior -> before.add(new PriorWork(prior.relationship(), prior.since())));
    }

    /** What another did for the customer before is no carve-out of whoever takes over its duty. */
    void forgetPriorWork() {
        before.clear();
    }

    int tailMonths() {
        return tailMonths;
    }

    WindowRules rules() {
        return new WindowRules(
                passiveSales,
                products.isEmpty() ? List.of() : List.of(products.split("\n", -1)),
                contactAnswerDays == null || contactSilence == null
                        ? null
                        : new ContactApproval(contactAnswerDays, contactSilence),
                before.stream()
                        .map(prior -> new WindowRules.Before(prior.relationship(), prior.since()))
                        .toList(),
                releaseEvents.isEmpty()
                        ? List.of()
                        : Arrays.stream(releaseEvents.split(",", -1))
                                .map(ReleaseEvent::valueOf)
                                .toList(),
                tailMonths,
                assignment,
                signedTerms);
    }
}
