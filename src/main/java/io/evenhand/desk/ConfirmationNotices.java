package io.evenhand.desk;

import io.evenhand.access.Role;
import io.evenhand.competence.ConfirmationAnswered;
import io.evenhand.competence.ConfirmationAsked;
import io.evenhand.competence.ConfirmationView;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.EvidenceKind;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import java.util.List;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has people told what they are asked to confirm of another's work, and what was said of theirs. After the commit, as all mail. */
@Component
class ConfirmationNotices {
    private final Notices notices;
    private final Confirmations confirmations;

    ConfirmationNotices(Notices notices, Confirmations confirmations) {
        this.notices = notices;
        this.confirmations = confirmations;
    }

    @Async
    @TransactionalEventListener
    void on(ConfirmationAsked event) {
        ConfirmationView asked = confirmations.get(event.confirmation());
        boolean delivery = asked.kind() == EvidenceKind.DELIVERY;
        notices.tell(
                Audience.people(List.of(asked.askedOf()), Role.OPERATIONS),
                new Notice(
                        "confirmation-asked:" + event.eventId(),
                        "What did " + asked.aboutName() + " deliver? " + asked.title(),
                        asked.title(),
                        delivery
                                ? "The work in this referral is over. What you confirm shows on the record of the partner that delivered; without an"
                                        + " answer it counts for nothing. If it is not over yet, say when to ask you again."
                                : "You are asked for a reference for work outside Evenhand. What you confirm shows on that partner's record.",
                        List.of(new Notice.Fact("Whose work", asked.aboutName())),
                        new Notice.Action("Say what was delivered", "/confirmations/" + asked.id()),
                        false));
    }

    @Async
    @TransactionalEventListener
    void on(ConfirmationAnswered event) {
        ConfirmationView answered = confirmations.get(event.confirmation());
        notices.tell(
                Audience.people(List.of(answered.about()), Role.OPERATIONS),
                new Notice(
                        "confirmation-answered:" + event.eventId(),
                        answered.askedOfName() + says(answered) + answered.title(),
                        answered.title(),
                        meaning(answered),
                        List.of(new Notice.Fact("Asked of", answered.askedOfName())),
                        new Notice.Action("See what was said", "/confirmations/" + answered.id()),
                        false));
    }

    private static String says(ConfirmationView answered) {
        return switch (answered.state()) {
            case CONFIRMED -> " confirms your work: ";
            case RUNS -> " says that your work is not over yet: ";
            case ASKED, NOT_CONFIRMED, WITHDRAWN -> " does not confirm your work: ";
        };
    }

    private static String meaning(ConfirmationView answered) {
        return switch (answered.state()) {
            case CONFIRMED -> "It counts on your record from now on.";
            case RUNS ->
                "It counts as running until " + answered.askOn() + ", when " + answered.askedOfName()
                        + " is asked again.";
            case ASKED, NOT_CONFIRMED, WITHDRAWN -> "It counts for nothing, and against nobody.";
        };
    }
}
