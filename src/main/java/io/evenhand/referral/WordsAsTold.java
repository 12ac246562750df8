package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.customer.TellingWords;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What people wrote, as others read it: whoever is not told who the customer is does not read it in somebody's reason either. */
@Component
class WordsAsTold {
    /** Stands in the place of words by which the customer can be guessed. */
    static final String UNTOLD = "[customer]";

    private final ReferralViews views;

    WordsAsTold(ReferralViews views) {
        this.views = views;
    }

    UnaryOperator<String> to(Actor actor, Referral referral) {
        return to(views.of(actor, List.of(referral.line())).getFirst(), referral);
    }

    /** Leaves everything as it is for whoever is told. @param seen the referral as the reader may see it */
    UnaryOperator<String> to(ReferralView seen, Referral referral) {
        if (seen.customerName() != null) {
            return UnaryOperator.identity();
        }
        TellingWords telling = referral.customer().telling();
        return text -> telling.replaced(text, UNTOLD);
    }
}
