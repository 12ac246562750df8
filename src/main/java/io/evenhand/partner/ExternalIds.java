package io.evenhand.partner;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By which ids an organisation's own systems, such as its CRM, call partners, people and referrals. Each organisation has its own, and
 * sees no other's: how somebody else's CRM counts is nobody's business. An id is exact: case and spaces tell two apart.
 */
@Service
@Transactional
public class ExternalIds {
    /** So long an id may be. */
    public static final int LONGEST = 190;

    private static final Pattern SYSTEM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final ExternalIdRepository ids;

    ExternalIds(ExternalIdRepository ids) {
        this.ids = ids;
    }

    /** What is wrong with a system's name, and what to write; empty when nothing is. */
    public static Optional<String> problemOfSystem(String system) {
        return SYSTEM.matcher(system).matches()
                ? Optional.empty()
                : Optional.of("Name the system in up to 40 lower-case letters, digits and hyphens, such as hubspot.");
    }

    /** What is wrong with an id, and what to write; empty when nothing is. */
    public static Optional<String> problemOfId(String externalId) {
        boolean sound = !externalId.isBlank()
                && externalId.equals(externalId.strip())
                && externalId.length() <= LONGEST
                && externalId.codePoints().noneMatch(Character::isISOControl);
        return sound
                ? Optional.empty()
                : Optional.of("Use the other system's id as it is there: 1 to " + LONGEST + " printable characters.");
    }

    /** What the actor's organisation calls so in this system; empty when nothing is. */
    @Transactional(readOnly = true)
    public Optional<String> find(Actor actor, ExternalKind kind, String system, String externalId) {
        return ids.findByKeyHash(ExternalId.key(actor.partnerId(), kind, system, externalId))
                .map(ExternalId::targetId);
    }

    /** What the actor's organisation calls these, by target, then by system; a target without any is missing. One query. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> of(Actor actor, ExternalKind kind, Collection<String> targetIds) {
        List<ExternalId> found =
                ids.findByOwnerIdAndKindAndTargetIdInOrderBySourceSystem(actor.partnerId(), kind, targetIds);
        return found.stream()
                .collect(Collectors.groupingBy(
                        ExternalId::targetId,
                        Collectors.toMap(
                                ExternalId::system, ExternalId::externalId, (one, other) -> one, LinkedHashMap::new)));
    }

    /**
     * Says by which id a system of the actor's organisation calls something; one that it had in that system before is replaced.
     * Idempotent. The caller has made sure that the actor may see the target.
     */
    @RepeatedWhenRaced
    public Naming name(Actor actor, ExternalKind kind, String targetId, String system, String externalId) {
        Optional<String> problem = problemOfSystem(system).or(() -> problemOfId(externalId));
        if (problem.isPresent()) {
            return new Naming.Unusable(problem.get());
        }
        Optional<String> taken = find(actor, kind, system, externalId);
        if (taken.isPresent()) {
            return taken.get().equals(targetId) ? new Naming.Named(false) : new Naming.Taken(taken.get());
        }
        ids.findByOwnerIdAndKindAndTargetIdAndSourceSystem(actor.partnerId(), kind, targetId, system)
                .ifPresent(former -> {
                    ids.delete(former);
                    ids.flush();
                });
        ids.saveAndFlush(
                new ExternalId(UUID.randomUUID().toString(), actor.partnerId(), kind, system, externalId, targetId));
        return new Naming.Named(true);
    }

    /** Forgets by which id a system of the actor's organisation calls something. Idempotent. */
    public void forget(Actor actor, ExternalKind kind, String targetId, String system) {
        ids.findByOwnerIdAndKindAndTargetIdAndSourceSystem(actor.partnerId(), kind, targetId, system)
                .ifPresent(ids::delete);
    }
}
