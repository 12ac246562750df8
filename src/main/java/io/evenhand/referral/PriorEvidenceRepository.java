package io.evenhand.referral;

import org.springframework.data.jpa.repository.JpaRepository;

interface PriorEvidenceRepository extends JpaRepository<PriorEvidence, String> {}
