package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.NettingView.Act;
import io.evenhand.settlement.bank.NettingView.Decision;
import io.evenhand.settlement.bank.NettingView.Undoing;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a netting so that one of its two sides reads it as its own. */
final class NettingSides {
    private NettingSides() {}

    static NettingView view(NettingTable.Row row, List<NettingTable.Item> items, String partnerId) {
        boolean ours = row.proposerId().equals(partnerId);
        Money toUs = ours ? row.owedToProposer() : row.owedByProposer();
        Money byUs = ours ? row.owedByProposer() : row.owedToProposer();
        return new NettingView(
                row.id(),
                Netting.referenceOf(row.id()),
                row.counterpartOf(partnerId),
                row.state(),
                ours,
                items.stream()
                        .map(item -> new NettingView.Item(
                                item.id(),
                                item.reference(),
                                item.dueOn(),
                                new Money(ours ? item.units() : -item.units(), toUs.currency())))
                        .toList(),
                toUs,
                byUs,
                toUs.minus(byUs),
                row.dueOn(),
                row.proposedBy(),
                row.proposedAt(),
                decision(row),
                Optional.ofNullable(row.undo())
                        .map(undo ->
                                new Undoing(undo.partnerId().equals(partnerId), undo.by(), undo.at(), undo.reason())),
                may(row, ours, partnerId));
    }

    private static Optional<Decision> decision(NettingTable.Row row) {
        @Nullable Instant at = row.decidedAt();
        return at == null
                ? Optional.empty()
                : Optional.of(new Decision(Objects.requireNonNullElse(row.decidedBy(), ""), at, row.reason()));
    }

    private static Set<Act> may(NettingTable.Row row, boolean ours, String partnerId) {
        NettingTable.@Nullable Undo undo = row.undo();
        return switch (row.state()) {
            case PROPOSED -> ours ? EnumSet.of(Act.WITHDRAW) : EnumSet.of(Act.ACCEPT, Act.REFUSE);
            case ACCEPTED ->
                undo == null
                        ? EnumSet.of(Act.ASK_TO_UNDO)
                        : undo.partnerId().equals(partnerId)
                                ? EnumSet.of(Act.KEEP)
                                : EnumSet.of(Act.AGREE_TO_UNDO, Act.KEEP);
            case REFUSED, WITHDRAWN, LAPSED, UNDONE -> EnumSet.noneOf(Act.class);
        };
    }
}
