package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of confirmations what an actor may see of them and do with them. Works inside the caller's transaction. */
@Component
class ConfirmationViews {
    private final AreaRepository known;
    private final Partners partners;

    ConfirmationViews(AreaRepository known, Partners partners) {
        this.known = known;
        this.partners = partners;
    }

    /** So many queries for one as for all. @param actor null where it is told to both by mail */
    List<ConfirmationView> of(@Nullable Actor actor, List<Confirmation> found) {
        Map<PartnerId, String> names = partners.namesOf(found.stream()
                .flatMap(one -> Stream.of(one.about(), one.askedOf()))
                .collect(Collectors.toSet()));
        Map<AreaId, AreaView> meant = known
                .findAllById(found.stream()
                        .flatMap(one -> one.areas().stream())
                        .distinct()
                        .map(AreaId::new)
                        .toList())
                .stream()
                .map(AreaView::of)
                .collect(Collectors.toMap(AreaView::id, Function.identity()));
        return found.stream().map(one -> view(actor, one, names, meant)).toList();
    }

    private static ConfirmationView view(
            @Nullable Actor actor, Confirmation one, Map<PartnerId, String> names, Map<AreaId, AreaView> meant) {
        boolean open = one.state() == ConfirmationState.ASKED;
        Map<AreaId, AreaView> its = new LinkedHashMap<>();
        one.areas().stream()
                .sorted()
                .map(AreaId::new)
                .forEach(id -> Optional.ofNullable(meant.get(id)).ifPresent(area -> its.put(id, area)));
        return new ConfirmationView(
                one.id(),
                one.version(),
                one.kind(),
                one.about(),
                names.getOrDefault(one.about(), one.about().value()),
                one.askedOf(),
                names.getOrDefault(one.askedOf(), one.askedOf().value()),
                one.title(),
                one.namedAreas(),
                List.copyOf(its.values()),
                one.doneOn(),
                one.state(),
                one.askedAt(),
                one.answeredAt(),
                one.words(),
                (open || one.state() == ConfirmationState.NOT_CONFIRMED)
                        && actor != null
                        && OnlyWhoIsAskedConfirmsPolicy.mayAnswer(actor, one),
                open && actor != null && OnlyWhoIsAskedConfirmsPolicy.mayWithdraw(actor, one),
                one.askOn(),
                one.putOff(),
                open && actor != null && OnlyWhoIsAskedConfirmsPolicy.mayPutOff(actor, one),
                one.state() == ConfirmationState.RUNS
                        && actor != null
                        && OnlyWhoIsAskedConfirmsPolicy.mayEnd(actor, one));
    }
}
