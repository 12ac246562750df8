package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Matter;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells the people of either side, in the transaction in which a comparison goes on, whose turn it is and what came. No mail says how many
 * customers are compared or shared: it may be forwarded.
 */
@Component
class ComparisonMail {
    private final Notices notices;
    private final ComparisonTable table;
    private final ComparisonReading reading;

    ComparisonMail(Notices notices, ComparisonTable table, ComparisonReading reading) {
        this.notices = notices;
        this.table = table;
        this.reading = reading;
    }

    /** To be called after each change. */
    void turned(String id) {
        ComparisonRow row = table.find(id).orElseThrow();
        for (String side : List.of(row.inviter(), row.invitee())) {
            ComparisonView view = reading.view(side, row);
            for (Expected one : Expected.values()) {
                if (view.expected().filter(one::equals).isPresent()) {
                    notices.waits(new Matter(
                            ComparisonDeadlines.NAME,
                            view.keyOf(one),
                            new PartnerId(side),
                            Role.OPERATIONS,
                            view.waitsSince(),
                            null,
                            false));
                } else {
                    notices.done(ComparisonDeadlines.NAME, view.keyOf(one));
                }
            }
            came(row, side, view);
        }
    }

    private void came(ComparisonRow row, String side, ComparisonView view) {
        if (view.isDone()) {
            tell(
                    row,
                    side,
                    "revealed",
                    "Which customers you share is there",
                    "Both sent their file. Fetch theirs, and the program names the customers on your own machine.");
        } else if (!view.beginner()
                && view.has(Step.COUNT)
                && view.sent().getLast().step() == Step.COUNT) {
            tell(
                    row,
                    side,
                    "counted",
                    "How many customers you share is there",
                    "They counted. Fetch their file, and count, too. Which ones you learn only if both of you want it.");
        }
    }

    /** Its time is over; where both had told which are shared, nobody need hear that the files went. */
    void lapsed(String id) {
        ComparisonRow row = table.find(id).orElseThrow();
        nothingWaits(row);
        for (String side : List.of(row.inviter(), row.invitee())) {
            if (!reading.view(side, row).isDone()) {
                tell(
                        row,
                        side,
                        "lapsed",
                        "The comparison of customers went no further and has ended",
                        "For a long time nobody sent anything. What was sent is removed from the server; begin anew if you still want to compare.");
            }
        }
    }

    private void nothingWaits(ComparisonRow row) {
        for (String side : List.of(row.inviter(), row.invitee())) {
            ComparisonView view = reading.view(side, row);
            for (Expected one : Expected.values()) {
                notices.done(ComparisonDeadlines.NAME, view.keyOf(one));
            }
        }
    }

    void ended(Actor by, String id) {
        ComparisonRow row = table.find(id).orElseThrow();
        nothingWaits(row);
        tell(
                row,
                row.otherThan(by.partnerId()),
                "ended",
                "The comparison of customers was ended",
                "There is nothing left to do for it. What was sent is removed from the server.");
    }

    private void tell(ComparisonRow row, String side, String key, String subject, String text) {
        notices.tell(
                Audience.people(List.of(new PartnerId(side)), Role.OPERATIONS),
                new Notice(
                        "comparison:" + row.id() + ":" + key + ":" + side,
                        subject,
                        "Comparison with " + reading.view(side, row).other(),
                        text,
                        List.of(),
                        new Notice.Action("See the comparison", "/relationships/comparisons/" + row.id()),
                        false));
    }
}
