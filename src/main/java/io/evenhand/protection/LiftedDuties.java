package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which promises of one partner stand beside one another although they are about one customer: the protected side released the partner for the
 * other's referral, or the partner declared that the promise does not apply there. What was said of one window counts for every window in which the
 * same is promised in the same referral, and it is looked at from both sides: whoever released for a referral has no duty out of that referral
 * standing against its own renewal.
 */
@Component
class LiftedDuties {
    private final ProtectionWindowRepository windows;
    private final WindowExceptionRepository exceptions;

    LiftedDuties(ProtectionWindowRepository windows, WindowExceptionRepository exceptions) {
        this.windows = windows;
        this.exceptions = exceptions;
    }

    /**
     * One of two promises of a partner.
     *
     * @param windowId empty for one that has no window yet
     * @param referralId empty for one made outside of referrals
     * @param holder null where it is not known whom it is to protect
     */
    record Side(
            String windowId, String referralId, @Nullable PartnerId holder) {
        static Side of(ProtectionWindow window) {
            return new Side(window.id(), window.referralId(), window.protectedPartner());
        }
    }

    boolean standTogether(PartnerId bound, Side one, Side other) {
        return isLifted(bound, one, other.referralId()) || isLifted(bound, other, one.referralId());
    }

    private boolean isLifted(PartnerId bound, Side promise, String referralId) {
        if (referralId.isEmpty()) {
            return false;
        }
        List<String> lifted = exceptions.findByReferralIdAndKindIn(referralId, WindowException.LIFTING).stream()
                .map(WindowException::windowId)
                .distinct()
                .toList();
        return lifted.contains(promise.windowId())
                || lifted.stream()
                        .map(windows::findById)
                        .flatMap(Optional::stream)
                        .anyMatch(window -> isSame(window, bound, promise));
    }

    /** The interim promise and the protection that takes its place are one promise. */
    private static boolean isSame(ProtectionWindow window, PartnerId bound, Side promise) {
        return !promise.referralId().isEmpty()
                && window.referralId().equals(promise.referralId())
                && window.boundPartner().equals(bound)
                && window.protectedPartner().equals(promise.holder());
    }
}
