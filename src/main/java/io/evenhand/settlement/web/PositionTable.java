package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import io.evenhand.settlement.period.PeriodPage.Given;
import io.evenhand.settlement.split.PeriodEnd.Position;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What every party gets for a period, and how that adds up from left to right; columns in which nothing stands are left out.
 *
 * @param columns before the sum
 */
record PositionTable(List<Column> columns, List<Row> rows) {
    /** What adds up to what a party gets, with the sign with which it does. */
    enum Column {
        EARNED("Earned", "Shares of what was sold.", Position::earned),
        CORRECTED(
                "Corrections",
                "What tiers, floors and caps move between the parties; it sums to nothing.",
                Position::corrected),
        RETURNED(
                "Went back",
                "Shares of money that the customer got back.",
                position -> position.returned().negate()),
        BROUGHT_FORWARD(
                "To return from before",
                "What went back in earlier periods and has not been made up for yet.",
                position -> position.broughtForward().negate()),
        LAPSED(
                "Need not return",
                "What the terms say need no longer be returned; the biller bears it.",
                Position::lapsed),
        CARRIED_FORWARD(
                "To return later",
                "More was to be returned than was earned; the rest is taken off later shares.",
                Position::carriedForward);

        private final String title;
        private final String help;
        private final Function<Position, Money> amount;

        Column(String title, String help, Function<Position, Money> amount) {
            this.title = title;
            this.help = help;
            this.amount = amount;
        }

        public String title() {
            return title;
        }

        public String help() {
            return help;
        }

        private boolean isIn(List<Given> given) {
            return given.stream().anyMatch(one -> amount.apply(one.position()).minorUnits() != 0);
        }
    }

    /** @param amounts one for each column @param gets their sum */
    record Row(String party, List<Money> amounts, Money gets) {}

    static PositionTable of(List<Given> given) {
        List<Column> columns = Arrays.stream(Column.values())
                .filter(column -> column.isIn(given))
                .toList();
        return new PositionTable(
                columns,
                given.stream()
                        .map(one -> new Row(
                                one.party(),
                                columns.stream()
                                        .map(column -> column.amount.apply(one.position()))
                                        .toList(),
                                one.position().payable()))
                        .toList());
    }

    /** Whether there is more to say than the sum. */
    public boolean isExplained() {
        return columns.stream().anyMatch(column -> column != Column.EARNED);
    }
}
