package io.evenhand.access;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AccessRuleRepository extends Repository<AccessRule, String> {
    AccessRule save(AccessRule rule);

    Optional<AccessRule> findById(String partnerId);
}
