package io.evenhand.settlement.split;

import io.evenhand.settlement.split.SplitResult.Reason;
import io.evenhand.terms.Qualification.FirstOrder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Why nobody gets a part of a line, with all that a sentence about it says. {@link Explanation} says it in words. */
public sealed interface WhyNotShared {
    Reason reason();

    /** No rule covers the revenue. */
    record NotCovered() implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.NOT_COVERED;
        }
    }

    /** @param month of the stream, from 1 on @param months so many of which are shared */
    record AfterTheLastMonth(int month, int months) implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.AFTER_THE_LAST_MONTH;
        }
    }

    /** @param ended the last day of the agreement */
    record AfterTheEnd(LocalDate ended, LocalDate ordered, LocalDate counted) implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.AFTER_THE_END;
        }
    }

    /**
     * @param last the day by which it had to be
     * @param first the day of the earliest that was reported; absent where none was
     */
    record FirstOrderTooLate(
            FirstOrder.Trigger asked,
            LocalDate last,
            @Nullable LocalDate first) implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.FIRST_ORDER_TOO_LATE;
        }
    }

    /** The terms ask nothing back. */
    record NothingIsAskedBack() implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.NOTHING_IS_ASKED_BACK;
        }
    }

    /** @param kind for which the terms ask nothing back */
    record OtherEvent(LineKind kind) implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.OTHER_EVENT;
        }
    }

    /** @param last the day until which it could go back */
    record TooLateToAskBack(LocalDate last) implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.TOO_LATE_TO_ASK_BACK;
        }
    }

    /** @param payout the day on which the share was to be paid out */
    record PaidOut(LocalDate payout) implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.PAID_OUT;
        }
    }

    /** Nor was the line shared that it went back of. */
    record WasNotShared() implements WhyNotShared {
        @Override
        public Reason reason() {
            return Reason.WAS_NOT_SHARED;
        }
    }

    /**
     * Of a line of the days when only a sentence was kept.
     *
     * @param words in English
     */
    record Earlier(Reason reason, String words) implements WhyNotShared {}
}
