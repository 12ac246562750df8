package io.evenhand.agreement;

import org.springframework.data.jpa.repository.JpaRepository;

interface SigningPlanRepository extends JpaRepository<SigningPlan, String> {}
