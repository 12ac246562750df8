package io.evenhand.ceremony;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.agreement.SigningAct;
import io.evenhand.agreement.SigningActs;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.OutsidePeople;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people did here to sign, as the process asks for it. Somebody without an account is believed in for the one task and the one
 * decision of which an act of theirs is kept, and for nothing else: whoever writes their name into a task in another tool is denied.
 */
@Component
@Transactional(readOnly = true)
class KeptActs implements SigningActs, OutsidePeople {
    private final StoredActRepository acts;
    private final SignatureRequests signatures;
    private final Partners partners;
    private final Clock clock;

    KeptActs(StoredActRepository acts, SignatureRequests signatures, Partners partners, Clock clock) {
        this.acts = acts;
        this.signatures = signatures;
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public Optional<SigningAct> of(String signatureId, PersonId person) {
        return newest(signatureId, person)
                .filter(act -> act.signs(clock.instant()))
                .map(StoredAct::view);
    }

    @Override
    public Optional<SigningAct> of(String signatureId, PersonId person, String decision, long taskKey) {
        return newest(signatureId, person)
                .filter(act -> act.opens(taskKey, decision, clock.instant()))
                .map(StoredAct::view);
    }

    @Override
    public Optional<Actor> actor(String assignee, Decision decision) {
        HumanTaskView task = decision.task();
        return Signer.personWithoutAccount(assignee)
                .filter(person -> task.elementId().equals(Ceremonies.TASK))
                .filter(person -> isTheirs(person, assignee, decision))
                .flatMap(partners::person)
                .filter(person -> person.partner().value().equals(task.partnerId()))
                .map(person -> new Actor(
                        assignee, person.name(), person.id().value(), task.partnerId(), Set.of(Role.SIGNATORY)));
    }

    /** Whoever handed a signature on opens nothing any more, whatever they did before. */
    private boolean isTheirs(PersonId person, String assignee, Decision decision) {
        HumanTaskView task = decision.task();
        Optional<SignatureRequestView> asked = signatures
                .find(task.subject())
                .filter(signature -> signature.signatory().equals(person));
        return asked.isPresent()
                && newest(task.subject(), person)
                        .filter(act -> act.assignee().equals(assignee))
                        .filter(act ->
                                act.reason().strip().equals(decision.reason().strip()))
                        .filter(act -> act.opens(task.taskKey(), decision.value(), clock.instant())
                                || stands(asked.get(), decision.value())
                                        && act.opened(task.taskKey(), decision.value()))
                        .isPresent();
    }

    /** What stands is said again where the engine did not hear the answer. */
    private static boolean stands(SignatureRequestView signature, String decision) {
        return signature.standing() == (decision.equals(Intention.SIGN) ? Standing.SIGNED : Standing.DECLINED);
    }

    private Optional<StoredAct> newest(String signatureId, PersonId person) {
        return acts.of(signatureId, person.value(), Limit.of(1)).stream().findFirst();
    }

    @Override
    public Optional<String> nameOf(String assignee) {
        return Signer.personWithoutAccount(assignee).flatMap(partners::person).map(person -> person.name());
    }
}
