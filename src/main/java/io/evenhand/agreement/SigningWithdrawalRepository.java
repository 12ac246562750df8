package io.evenhand.agreement;

import org.springframework.data.jpa.repository.JpaRepository;

interface SigningWithdrawalRepository extends JpaRepository<SigningWithdrawal, String> {}
