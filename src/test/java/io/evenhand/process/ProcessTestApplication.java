package io.evenhand.process;

import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;

/**
 * A Camunda client and nothing of the application: the tests play every worker themselves. No configuration by
 * annotation, or the scan of the application would find it.
 */
@ImportAutoConfiguration({JacksonAutoConfiguration.class, CamundaAutoConfiguration.class})
class ProcessTestApplication {}
