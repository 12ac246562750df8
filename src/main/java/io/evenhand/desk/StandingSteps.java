package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.workflow.Incidents;
import io.evenhand.workflow.Incidents.OpenIncident;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of each step at which a process stands what it is, and in which referral. */
@Component
class StandingSteps {
    private final Incidents incidents;
    private final Diagrams diagrams;
    private final Agreements agreements;
    private final Obligations obligations;
    private final PeriodPages periods;
    private final ReferralDesk referrals;

    StandingSteps(
            Incidents incidents,
            Diagrams diagrams,
            Agreements agreements,
            Obligations obligations,
            PeriodPages periods,
            ReferralDesk referrals) {
        this.incidents = incidents;
        this.diagrams = diagrams;
        this.agreements = agreements;
        this.obligations = obligations;
        this.periods = periods;
        this.referrals = referrals;
    }

    /** The oldest first. For the host's steward, who sees all referrals. */
    List<Standing> all(Actor steward) {
        List<OpenIncident> open = incidents.open();
        Map<String, String> referralOf = referralOf(open);
        Map<String, ReferralView> about =
                referrals
                        .briefs(
                                steward,
                                referralOf.values().stream()
                                        .distinct()
                                        .map(ReferralId::of)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(referral -> referral.id().value(), Function.identity()));
        Diagrams.Found drawn = diagrams.ofAll(open.stream()
                .flatMap(incident -> Stream.ofNullable(incident.businessId()))
                .toList());
        return open.stream()
                .map(incident -> standing(
                        incident,
                        drawn,
                        about.get(referralOf.getOrDefault(Objects.toString(incident.businessId()), ""))))
                .toList();
    }

    /** By the id of what the process works on: a referral, or an agreement, promise or period in one. */
    private Map<String, String> referralOf(List<OpenIncident> open) {
        Map<String, String> referralOf = new HashMap<>();
        idsIn(open, "referral").forEach(id -> referralOf.put(id, id));
        for (AgreementReference agreement : agreements
                .references(idsIn(open, "agreement").map(AgreementId::of).toList())
                .values()) {
            referralOf.put(agreement.id().value(), agreement.subject());
        }
        for (ObligationView promise : obligations.views(
                idsIn(open, "obligation").map(ObligationId::of).toList())) {
            referralOf.put(promise.id().value(), promise.subject());
        }
        periods.references(
                        idsIn(open, "settlement-period").map(SettlementId::of).collect(Collectors.toSet()))
                .forEach((id, period) -> referralOf.put(id, period.referral()));
        return referralOf;
    }

    private static Stream<String> idsIn(List<OpenIncident> open, String process) {
        return open.stream()
                .filter(incident -> incident.processId().equals(process))
                .flatMap(incident -> Stream.ofNullable(incident.businessId()))
                .distinct();
    }

    private static Standing standing(OpenIncident incident, Diagrams.Found drawn, @Nullable ReferralView about) {
        BpmnDiagram diagram = drawn.of(Objects.toString(incident.businessId(), ""), incident.processId());
        String step = diagram.has(incident.elementId()) ? diagram.nameOf(incident.elementId()) : incident.elementId();
        return new Standing(
                incident.key(),
                step,
                incident.processId(),
                about == null ? null : about.id().value(),
                about == null ? null : about.reference() + ", " + about.title(),
                incident.message(),
                incident.since());
    }

    /**
     * @param step the name of the step in the diagram
     * @param referralId null where it is not known which referral it is
     * @param message in the software's words
     */
    record Standing(
            long key,
            String step,
            String process,
            @Nullable String referralId,
            @Nullable String referral,
            String message,
            Instant since) {}
}
