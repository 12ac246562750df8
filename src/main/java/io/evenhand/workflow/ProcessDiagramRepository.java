package io.evenhand.workflow;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProcessDiagramRepository extends JpaRepository<ProcessDiagram, String> {}
