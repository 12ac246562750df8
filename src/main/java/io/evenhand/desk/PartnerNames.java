package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.workflow.HumanTaskView;
import java.util.Map;

/** How partners are called on a page; one that is not registered is called by its id. */
record PartnerNames(Map<PartnerId, String> known) {
    String of(PartnerId partner) {
        return known.getOrDefault(partner, partner.value());
    }

    String of(String partnerId) {
        return of(new PartnerId(partnerId));
    }

    /** For whom a task waits, as the actor reads it: who is asked blind is for whoever asks, and others read only that somebody is. */
    String waitedFor(HumanTaskView task, Actor actor, PartnerId introducer) {
        boolean theirs = actor.partnerId().equals(introducer.value())
                || actor.partnerId().equals(task.partnerId());
        return task.elementId().equals("answer-offer") && !theirs ? "a partner" : of(task.partnerId());
    }
}
