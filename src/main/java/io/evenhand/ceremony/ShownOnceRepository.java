package io.evenhand.ceremony;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ShownOnceRepository extends JpaRepository<ShownOnce, String> {
    List<ShownOnce> findBySignatureIdAndPersonIdOrderByShownAt(String signatureId, String personId);
}
