package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.FINANCE;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;
import java.util.stream.Stream;

/** What is promised of the pages about a partner's money: its own finance, and nobody for others, not even the host's steward. */
final class MoneyEndpoints {
    private static final String PAYMENTS = "/finance/payments";
    private static final String PAYABLES = "/finance/payables";
    private static final String DAMAGES = "/finance/damages";
    private static final String INVOICING = "/finance/invoicing";
    private static final String STATEMENTS = "/finance/statements";
    private static final String RECONCILIATION = "/finance/reconciliation";
    private static final String RULES = "/finance/rules";
    private static final String DETAILS = "/finance/bank-details";
    private static final String NETTING = "/finance/netting";

    private MoneyEndpoints() {}

    static List<Endpoint> all() {
        return Stream.of(payments(), payables(), matching(), rules(), details())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Endpoint> payments() {
        return List.of(
                get("/finance").by(FINANCE, ADMINISTRATOR),
                get("/finance/balances").by(FINANCE),
                get(PAYMENTS).by(FINANCE),
                post(PAYMENTS).by(FINANCE).answers(422),
                post(PAYMENTS + "/status").by(FINANCE).answers(422),
                ofFinance(get(PAYMENTS + "/{id}")),
                ofFinance(get(PAYMENTS + "/{id}/pain.001.xml")),
                ofFinance(post(PAYMENTS + "/{id}/withdraw")).form("reason", "The bank refused it"),
                get(STATEMENTS).by(FINANCE),
                post(STATEMENTS).by(FINANCE).answers(422),
                // Whose account it is, is looked up by its number: none is nobody's.
                get(STATEMENTS + "/layout").by(FINANCE).answers(404),
                post(STATEMENTS + "/layout").by(FINANCE).answers(404));
    }

    private static List<Endpoint> payables() {
        return List.of(
                get("/finance/periods").by(FINANCE, OPERATIONS, STEWARD),
                get(PAYABLES).by(FINANCE, OPERATIONS),
                // Which one is asked for by its name: none is nobody's.
                get(PAYABLES + "/one").by(FINANCE, OPERATIONS).answers(404),
                post(PAYABLES + "/invoice").by(FINANCE, OPERATIONS).answers(404),
                post(PAYABLES + "/self-bill").by(FINANCE, OPERATIONS).answers(404),
                get(PAYABLES + "/invoice.pdf").by(FINANCE, OPERATIONS).answers(404),
                post(PAYABLES + "/accept-tax").by(FINANCE, OPERATIONS).answers(404),
                post(PAYABLES + "/refuse-tax").by(FINANCE, OPERATIONS).answers(404),
                get(DAMAGES).by(FINANCE, OPERATIONS),
                post(DAMAGES).by(FINANCE).answers(404),
                post(DAMAGES + "/confirm").by(FINANCE, OPERATIONS).answers(404),
                post(DAMAGES + "/contest").by(FINANCE, OPERATIONS).answers(404),
                get(DAMAGES + "/document.pdf").by(FINANCE, OPERATIONS).answers(404),
                post(PAYABLES + "/received").by(FINANCE, OPERATIONS).answers(404),
                get(INVOICING).by(FINANCE, OPERATIONS),
                post(INVOICING + "/offer").by(FINANCE).answers(404),
                post(INVOICING + "/accept").by(FINANCE).answers(404),
                post(INVOICING + "/end").by(FINANCE),
                post(INVOICING + "/rate").by(FINANCE).answers(422),
                get("/finance/export").by(FINANCE).answers(400));
    }

    private static List<Endpoint> matching() {
        return List.of(
                get(RECONCILIATION).by(FINANCE),
                post(RECONCILIATION + "/run").by(FINANCE),
                get(RECONCILIATION + "/by-hand").by(FINANCE).answers(404),
                post(RECONCILIATION + "/match").by(FINANCE).answers(422),
                get(RECONCILIATION + "/history").by(FINANCE),
                ofFinance(post(RECONCILIATION + "/{match}/undo")).form("reason", "Not theirs"),
                get(NETTING).by(FINANCE),
                post(NETTING).by(FINANCE).answers(422),
                ofFinance(post(NETTING + "/{netting}/answer"))
                        .form("act", "withdraw")
                        .form("reason", "They disagree"));
    }

    private static List<Endpoint> rules() {
        return List.of(
                get(RULES).by(FINANCE),
                get(RULES + "/new").by(FINANCE),
                get(RULES + "/{rule}").by(FINANCE),
                post(RULES).by(FINANCE).answers(422),
                post(RULES + "/{rule}").by(FINANCE).answers(422),
                post(RULES + "/{rule}/move").by(FINANCE).form("way", "down"),
                post(RULES + "/{rule}/remove").by(FINANCE));
    }

    private static List<Endpoint> details() {
        return List.of(
                get(DETAILS).by(FINANCE, ADMINISTRATOR),
                post(DETAILS).by(FINANCE, ADMINISTRATOR).answers(422),
                post(DETAILS + "/{id}/confirm")
                        .ofOwnPartner()
                        .by(FINANCE, ADMINISTRATOR)
                        .roleFirst(),
                post(DETAILS + "/{id}/object")
                        .ofOwnPartner()
                        .by(FINANCE, ADMINISTRATOR)
                        .roleFirst()
                        .form("reason", "I never asked"));
    }

    private static Endpoint ofFinance(Endpoint endpoint) {
        return endpoint.ofOwnPartner().by(FINANCE).roleFirst();
    }
}
