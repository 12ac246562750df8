package io.evenhand.settlement.period;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeriodSettings.class)
class PeriodConfiguration {}
