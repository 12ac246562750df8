package io.evenhand.workflow;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProcessClaimRepository extends JpaRepository<ProcessClaim, ProcessClaimId> {}
