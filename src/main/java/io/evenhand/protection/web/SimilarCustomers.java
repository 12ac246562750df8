package io.evenhand.protection.web;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.Likeness;
import io.evenhand.days.Days;
import io.evenhand.protection.ConductWords;
import io.evenhand.protection.LookalikeView;
import io.evenhand.protection.LookalikeView.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two customers side by side, as a page shows them. */
record SimilarCustomers(
        LookalikeView view, String bound, String holder, List<Line> lines, List<String> reasons, String duty) {

    /** @param protectedOne of the customer about whom there is a duty @param other of the customer of the referral */
    record Line(String label, String protectedOne, String other, boolean alike) {}

    static SimilarCustomers of(LookalikeView view, String bound, String holder) {
        CustomerIdentity one = view.protectedCustomer();
        CustomerIdentity other = view.customer();
        return new SimilarCustomers(
                view,
                bound,
                holder,
                List.of(
                        line("Legal name", one.legalName(), other.legalName()),
                        line("Country", country(one.country()), country(other.country())),
                        line("Domain", one.domain(), other.domain()),
                        line("Tax number", one.taxId(), other.taxId())),
                new TreeSet<>(view.reasons())
                        .stream().map(SimilarCustomers::words).toList(),
                duty(view, bound, holder));
    }

    private static Line line(String label, @Nullable String one, @Nullable String other) {
        return new Line(
                label,
                one == null || one.isEmpty() ? "Not known" : one,
                other == null || other.isEmpty() ? "Not known" : other,
                one != null && Objects.equals(one, other));
    }

    private static String country(String code) {
        return code.isEmpty() ? "" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private static String duty(LookalikeView view, String bound, String holder) {
        return "%s has promised %s not to %s%s."
                .formatted(
                        bound,
                        holder,
                        ConductWords.of(view.duty().conduct()),
                        view.duty().endsOn() == null
                                ? ""
                                : ", until " + Days.words(view.duty().endsOn()));
    }

    private static String words(Likeness reason) {
        return switch (reason) {
            case LOOKS_ALIKE -> "They are written with letters that look alike.";
            case DOMAIN_VARIANT -> "Their domains are one name under different endings.";
            case DOMAIN_IS_NAME -> "The domain of one is the name of the other.";
            case TAX_GROUP -> "Their tax numbers belong to one company or tax group.";
            case SAME_NAME -> "They have the same name.";
            case SIMILAR_NAME -> "Their names differ by a few letters.";
            case GROUP_NAME -> "Their names begin alike, as those of one group do.";
            case INITIALS -> "The name of one is made of the first letters of the other’s.";
        };
    }

    boolean isOpen() {
        return view.standing() == Standing.OPEN && !view.closed();
    }

    /** What holds, in a word or two. */
    public String standing() {
        return switch (view.standing()) {
            case OPEN -> view.closed() ? "Duty ended" : "Waits for an answer";
            case SAME -> "The same customer";
            case ANOTHER -> "Another customer";
        };
    }

    public String tone() {
        return switch (view.standing()) {
            case OPEN -> view.closed() ? "" : "waiting";
            case SAME -> "bad";
            case ANOTHER -> "good";
        };
    }

    public String said(LookalikeView.Word word) {
        return switch (word.answer()) {
            case SAME -> "says it is the same customer";
            case ANOTHER -> "says it is another customer";
            case UNDECIDED -> "takes its answer back";
        };
    }

    public String day(Instant moment) {
        return Days.words(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }
}
