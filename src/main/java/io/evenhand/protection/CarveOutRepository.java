package io.evenhand.protection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CarveOutRepository extends JpaRepository<CarveOut, String> {
    List<CarveOut> findByReferralId(String referralId);
}
