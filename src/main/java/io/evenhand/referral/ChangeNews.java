package io.evenhand.referral;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementChanged;
import io.evenhand.agreement.AgreementChanged.Stage;
import io.evenhand.agreement.ChangeDrafted;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into the referral how its agreements are changed, in the transaction in which it happens. */
@Component
class ChangeNews {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final ReferralRepository referrals;
    private final ChangeViews changes;
    private final Accounts accounts;
    private final History history;

    ChangeNews(ReferralRepository referrals, ChangeViews changes, Accounts accounts, History history) {
        this.referrals = referrals;
        this.changes = changes;
        this.accounts = accounts;
        this.history = history;
    }

    @EventListener
    void on(ChangeDrafted event) {
        ChangeView change = changes.get(event.change());
        String who = accounts.actor(event.username()).map(Actor::displayName).orElse(History.SYSTEM);
        tell(
                event.subject(),
                who,
                (change.notice() ? "gave notice to end " : "proposed " + kind(change) + " of ")
                        + change.terms().changed().number()
                        + ": " + change.reason(),
                "proposed-" + change.id());
    }

    @EventListener
    void on(AgreementChanged event) {
        ChangeView change = changes.get(event.change());
        String number = change.terms().changed().number();
        boolean signed = event.stage() == Stage.SIGNED;
        String what = switch (change.terms()) {
            case AmendmentTerms amendment ->
                signed
                        ? "closed the amendment of " + number + ", signed by all: it takes effect on "
                                + day(amendment.effectiveOn())
                        : "put the amendment of " + number + " into effect";
            case RenewalTerms renewal ->
                signed ? "renewed " + number + ", signed by all: it lasts until " + day(renewal.until()) : "";
            case TerminationTerms end ->
                signed
                        ? "noted the end of " + number + (change.notice() ? " by notice" : ", signed by all")
                                + ": it ends on " + day(end.lastDay())
                        : "noted that " + number + " has ended";
        };
        if (!what.isEmpty()) {
            tell(
                    event.subject(),
                    History.SYSTEM,
                    what,
                    event.stage().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + change.id());
        }
    }

    private void tell(String subject, String who, String what, String onceKey) {
        ReferralId id = ReferralId.of(subject);
        if (referrals.existsById(id)) {
            history.tell(id, who, what, onceKey);
        }
    }

    private static String kind(ChangeView change) {
        return switch (change.terms()) {
            case AmendmentTerms ignored -> "an amendment";
            case RenewalTerms ignored -> "a renewal";
            case TerminationTerms ignored -> "the end";
        };
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
