package io.evenhand.partner;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ExternalIdRepository extends JpaRepository<ExternalId, String> {
    Optional<ExternalId> findByKeyHash(String keyHash);

    Optional<ExternalId> findByOwnerIdAndKindAndTargetIdAndSourceSystem(
            String ownerId, ExternalKind kind, String targetId, String sourceSystem);

    List<ExternalId> findByOwnerIdAndKindAndTargetIdInOrderBySourceSystem(
            String ownerId, ExternalKind kind, Collection<String> targetIds);
}
