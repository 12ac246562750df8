package io.evenhand.settlement.web;

import io.evenhand.access.UploadAllowance;
import io.evenhand.settlement.bank.BankSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Statements of a busy account are larger than what else is uploaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class StatementUploads {
    @Bean
    UploadAllowance statementsAllowance(BankSettings settings) {
        return new UploadAllowance(BankStatementsController.PAGE, settings.maxStatementSize());
    }

    @Bean
    UploadAllowance layoutAllowance(BankSettings settings) {
        return new UploadAllowance(CsvLayoutController.PAGE, settings.maxStatementSize());
    }
}
