package io.evenhand.workflow;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProcessVersionRepository extends JpaRepository<ProcessVersion, Long> {}
