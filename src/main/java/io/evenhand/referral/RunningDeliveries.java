package io.evenhand.referral;

import io.evenhand.competence.RunningWork;
import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In how many referrals that have not ended partners deliver. What is won, competence knows. */
@Component
class RunningDeliveries implements RunningWork {
    private final SeatRepository seats;

    RunningDeliveries(SeatRepository seats) {
        this.seats = seats;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PartnerId, Long> of(Collection<PartnerId> partners) {
        return partners.isEmpty()
                ? Map.of()
                : seats.countRunning(partners, ReferralState.ends()).stream()
                        .collect(Collectors.toMap(SeatRepository.Running::partner, SeatRepository.Running::referrals));
    }
}
