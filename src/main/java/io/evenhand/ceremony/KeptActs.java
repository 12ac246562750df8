package io.evenhand.ceremony;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.SigningAct;
import io.evenhand.agreement.SigningActs;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.OutsidePeople;
import java.util.Optional;
import java.util.Set;
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
    private final Partners partners;

    KeptActs(StoredActRepository acts, Partners partners) {
        this.acts = acts;
        this.partners = partners;
    }

    @Override
    public Optional<SigningAct> of(String signatureId, PersonId person) {
        return acts.counting(signatureId, person.value(), Intention.SIGN).stream()
                .findFirst()
                .map(StoredAct::view);
    }

    @Override
    public Optional<SigningAct> declining(String signatureId, PersonId person) {
        return acts.counting(signatureId, person.value(), Intention.DECLINE).stream()
                .findFirst()
                .map(StoredAct::view);
    }

    @Override
    public Optional<Actor> actor(String assignee, Decision decision) {
        HumanTaskView task = decision.task();
        return Signer.personWithoutAccount(assignee)
                .filter(person -> task.elementId().equals(Ceremonies.TASK))
                .filter(person -> acts.ofTask(task.taskKey(), assignee).stream()
                        .findFirst()
                        .filter(act -> act.decision().equals(decision.value())
                                && act.reason().strip().equals(decision.reason().strip()))
                        .isPresent())
                .flatMap(partners::person)
                .filter(person -> person.partner().value().equals(task.partnerId()))
                .map(person -> new Actor(
                        assignee, person.name(), person.id().value(), task.partnerId(), Set.of(Role.SIGNATORY)));
    }

    @Override
    public Optional<String> nameOf(String assignee) {
        return Signer.personWithoutAccount(assignee)
                .flatMap(partners::person)
                .map(person -> person.name());
    }
}
