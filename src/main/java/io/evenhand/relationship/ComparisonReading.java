package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.ComparisonView.Sent;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comparisons as those who take part may see them. Names and sets are asked for once, however many there are. */
@Component
@Transactional(readOnly = true)
class ComparisonReading {
    private final ComparisonTable table;
    private final Partners partners;
    private final RelationshipSettings settings;

    ComparisonReading(ComparisonTable table, Partners partners, RelationshipSettings settings) {
        this.table = table;
        this.partners = partners;
        this.settings = settings;
    }

    public List<ComparisonView> list(Actor actor) {
        return views(actor.partnerId(), table.of(actor.partnerId()));
    }

    public List<ComparisonView> goingOn(String partner) {
        return views(partner, table.goingOnOf(partner));
    }

    public Optional<ComparisonView> show(Actor actor, String id) {
        Visibility visibility = Visibility.of(actor);
        return table.find(id)
                .filter(row -> visibility.covers(List.of(row.inviter(), row.invitee())))
                .map(row -> view(actor.partnerId(), row));
    }

    public Optional<byte[]> fetch(Actor actor, String id, Step step) {
        return show(actor, id)
                .filter(view -> RelationshipRolesPolicy.mayDealWithLists(actor)
                        && (view.fetchable().contains(step) || view.isOwn(step)))
                .flatMap(view -> table.content(id, step));
    }

    /** As one partner sees it. */
    ComparisonView view(String partner, ComparisonRow row) {
        return views(partner, List.of(row)).getFirst();
    }

    private List<ComparisonView> views(String partner, List<ComparisonRow> rows) {
        Map<String, List<Sent>> sent =
                table.sent(rows.stream().map(ComparisonRow::id).toList());
        Map<PartnerId, String> names = partners.namesOf(rows.stream()
                .flatMap(row -> Stream.of(row.inviter(), row.invitee()))
                .flatMap(id -> PartnerId.read(id).stream())
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new ComparisonView(
                        row.id(),
                        name(row.inviter(), names),
                        name(row.invitee(), names),
                        row.by(),
                        row.inviter().equals(partner),
                        row.isWith(partner),
                        row.invitedAt(),
                        row.acceptedAt().orElse(null),
                        row.endedAt().orElse(null),
                        row.endedBy().map(one -> name(one, names)).orElse(null),
                        new ComparisonView.Named(
                                row.beginnerName().orElseGet(() -> name(row.inviter(), names)),
                                row.answererName().orElseGet(() -> name(row.invitee(), names))),
                        settings.keepFiles(),
                        sent.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static String name(String partner, Map<PartnerId, String> names) {
        return PartnerId.read(partner).map(names::get).orElse(partner);
    }
}
