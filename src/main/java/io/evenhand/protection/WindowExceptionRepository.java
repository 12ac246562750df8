package io.evenhand.protection;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface WindowExceptionRepository extends JpaRepository<WindowException, String> {
    List<WindowException> findByWindowIdAndReferralIdOrderByDecidedAt(String windowId, String referralId);

    List<WindowException> findByWindowIdOrderByDecidedAt(String windowId);

    List<WindowException> findByReferralIdAndKindIn(String referralId, Collection<WindowException.Kind> kinds);
}
