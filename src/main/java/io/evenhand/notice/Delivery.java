package io.evenhand.notice;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The two short transactions around handing a mail over: taking it, and saying what came of it. In between, nothing is held. */
@Service
@Transactional
class Delivery {
    private final OutgoingMailRepository mails;
    private final Accounts accounts;
    private final Partners partners;
    private final Clock clock;

    Delivery(OutgoingMailRepository mails, Accounts accounts, Partners partners, Clock clock) {
        this.mails = mails;
        this.accounts = accounts;
        this.partners = partners;
        this.clock = clock;
    }

    /** A mail to hand over, which is this caller's alone. */
    record Taken(String id, int attempt, InternetAddress to, String name, String subject, Letter letter) {}

    /** Takes a mail; empty when it is not to be sent now, or not at all. */
    Optional<Taken> begin(String id) {
        return mails.lock(id).filter(mail -> mail.begin(clock.instant())).flatMap(this::addressed);
    }

    private Optional<Taken> addressed(OutgoingMail mail) {
        if (mail.kind().isToAddress()) {
            Letter letter = LetterFormat.read(mail.letter());
            return addressed(mail, Optional.ofNullable(mail.sentTo()).orElse(""), letter.about());
        }
        Optional<PersonView> person = accounts.actor(mail.username())
                .map(Actor::personId)
                .flatMap(PersonId::read)
                .flatMap(partners::person)
                .filter(found -> !found.hasLeft(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        if (person.isEmpty()) {
            mail.isGivenUp("The person has left, or the account is closed.", clock.instant());
            return Optional.empty();
        }
        return addressed(mail, person.get().email(), person.get().name());
    }

    private Optional<Taken> addressed(OutgoingMail mail, String email, String name) {
        Optional<InternetAddress> to = MailAddress.read(email, name);
        if (to.isEmpty()) {
            mail.isGivenUp(
                    "“" + email + "” is not an e-mail address. Correct it on the person's page, then send this again.",
                    clock.instant());
            return Optional.empty();
        }
        return Optional.of(new Taken(
                mail.id(), mail.attempts(), to.get(), name, mail.subject(), LetterFormat.read(mail.letter())));
    }

    /** There is no mail server: it is on its page from now on. */
    void show(String id) {
        mails.lock(id).filter(mail -> mail.begin(clock.instant())).ifPresent(mail -> mail.isShown(clock.instant()));
    }

    /** It can be neither sent nor read. */
    void giveUp(String id, String why) {
        mails.lock(id).ifPresent(mail -> mail.isGivenUp(why, clock.instant()));
    }

    void ended(Taken taken, HandOver result) {
        mails.lock(taken.id()).filter(mail -> mail.isAttempt(taken.attempt())).ifPresent(mail -> {
            switch (result) {
                case HandOver.Accepted ignored -> mail.isSent(taken.to().getAddress(), clock.instant());
                case HandOver.Failed failed -> mail.hasFailed(failed.why(), clock.instant());
                case HandOver.Unreachable unreachable -> mail.hasFailed(unreachable.why(), clock.instant());
                case HandOver.Refused refused -> mail.isGivenUp(refused.why(), clock.instant());
                case HandOver.Unknown unknown -> mail.isUnknown(unknown.why(), clock.instant());
            }
        });
    }
}
