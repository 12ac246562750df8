package io.evenhand.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings letters with secrets to people at their address. Written in the caller's transaction and sent after it; on nobody's page, and
 * forgotten once it is over. Without a way for mail to leave nothing is kept at all.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PersonalMail {
    private static final String THING = "personal:";

    private final OutgoingMailRepository mails;
    private final Optional<MailCarrier> carrier;
    private final Clock clock;

    PersonalMail(OutgoingMailRepository mails, Optional<MailCarrier> carrier, Clock clock) {
        this.mails = mails;
        this.carrier = carrier;
        this.clock = clock;
    }

    /** @return whether it goes out; false where mail does not leave the house */
    public boolean post(PersonalLetter letter) {
        if (carrier.isEmpty()) {
            return false;
        }
        drop(letter.thing());
        Letter written = new Letter(
                letter.subject(),
                letter.name(),
                letter.text(),
                letter.facts().stream()
                        .map(fact -> new Letter.Fact(fact.label(), fact.value()))
                        .toList(),
                List.of(),
                Optional.ofNullable(letter.action())
                        .map(action -> new Letter.Action(action.label(), action.path()))
                        .orElse(null),
                letter.because());
        OutgoingMail unused = mails.save(OutgoingMail.toAddress(
                UUID.randomUUID().toString(),
                letter.partnerId(),
                THING + letter.thing(),
                letter.address(),
                letter.subject(),
                LetterFormat.write(written),
                clock.instant()));
        return true;
    }

    /** What has not left about a thing is not sent any more. Idempotent. */
    public void drop(String thing) {
        Instant now = clock.instant();
        mails.lockAbout(THING + thing).forEach(former -> former.isNoLongerNeeded(now));
    }

    /** Whether mail leaves the house at all. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean isSent() {
        return carrier.isPresent();
    }
}
