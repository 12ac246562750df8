package io.evenhand.referral;

import io.evenhand.agreement.KeptFromParties;
import io.evenhand.customer.TellingWords;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.TermsDifference;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the introducer proposes before the customer is disclosed does not tell who the customer is. Others may write what they like: they can
 * only guess, and to refuse their guess would tell them that it is right.
 */
@Component
@Transactional(readOnly = true)
class BlindTerms implements KeptFromParties {
    private final ReferralRepository referrals;

    BlindTerms(ReferralRepository referrals) {
        this.referrals = referrals;
    }

    @Override
    public List<FieldProblem> told(String subject, PartnerId proposer, List<TermsDifference> changes) {
        return referrals
                .findById(ReferralId.of(subject))
                .filter(referral ->
                        !referral.isDisclosed() && referral.introducer().equals(proposer))
                .map(referral -> problems(referral, changes))
                .orElse(List.of());
    }

    private static List<FieldProblem> problems(Referral referral, List<TermsDifference> changes) {
        TellingWords telling = referral.customer().telling();
        Need need = referral.need();
        Set<String> readBefore = lower(telling.in(String.join(
                "\n", referral.reference(), referral.title(), need.summary(), need.areas(), need.region())));
        return changes.stream()
                .flatMap(change -> {
                    Set<String> meant = new LinkedHashSet<>(readBefore);
                    meant.addAll(lower(telling.in(Objects.requireNonNullElse(change.before(), ""))));
                    return telling.in(Objects.requireNonNullElse(change.after(), "")).stream()
                            .filter(word -> !meant.contains(lower(word)))
                            .limit(1)
                            .map(word -> BlindWords.problem(
                                    change.field(),
                                    word,
                                    "write it without: it is read by partners who are not told the customer yet"));
                })
                .toList();
    }

    private static Set<String> lower(Collection<String> words) {
        return words.stream().map(BlindTerms::lower).collect(Collectors.toSet());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
