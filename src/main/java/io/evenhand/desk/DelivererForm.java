package io.evenhand.desk;

import io.evenhand.money.Share;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralContinuations.NewDeliverer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deliverer to be found, as somebody typed it; what was left out is empty.
 *
 * @param replaces partner id; empty when nobody is replaced
 * @param first partner id of whom to ask first; then {@code second} and {@code third}
 */
record DelivererForm(
        String replaces,
        String seat,
        String areas,
        String first,
        String second,
        String third,
        String share,
        String days,
        String reason) {
    private static final String USUAL_DAYS = "5";

    DelivererForm(
            @Nullable String replaces,
            @Nullable String seat,
            @Nullable String areas,
            @Nullable String first,
            @Nullable String second,
            @Nullable String third,
            @Nullable String share,
            @Nullable String days,
            @Nullable String reason) {
        this.replaces = typed(replaces);
        this.seat = typed(seat);
        this.areas = typed(areas);
        this.first = typed(first);
        this.second = typed(second);
        this.third = typed(third);
        this.share = typed(share);
        this.days = typed(days);
        this.reason = typed(reason);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static DelivererForm replacing(String partner, String areas) {
        return new DelivererForm(partner, "", areas, "", "", "", "", USUAL_DAYS, "");
    }

    /** What cannot be read; what it means is for the use case to judge. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (Stream.of(replaces, first, second, third)
                .anyMatch(id -> !id.isEmpty() && partner(id).isEmpty())) {
            problems.add("Choose partners from the lists.");
        }
        if (!share.isEmpty() && share(share).isEmpty()) {
            problems.add("Write the share as a percentage or a fraction, such as 20 % or 1/3.");
        }
        if (!days.matches("\\d{1,3}")) {
            problems.add("Enter in how many days each partner has to answer.");
        }
        return problems;
    }

    private static Optional<PartnerId> partner(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(new PartnerId(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<Share> share(String written) {
        try {
            return Optional.of(Share.parse(written));
        } catch (IllegalArgumentException notAShare) {
            return Optional.empty();
        }
    }

    /** What is wanted, once there are no problems. */
    NewDeliverer wanted() {
        return new NewDeliverer(
                partner(replaces).orElse(null),
                seat,
                areas,
                Stream.of(first, second, third)
                        .flatMap(id -> partner(id).stream())
                        .distinct()
                        .toList(),
                share(share).orElse(null),
                Duration.ofDays(Integer.parseInt(days)),
                reason);
    }
}
