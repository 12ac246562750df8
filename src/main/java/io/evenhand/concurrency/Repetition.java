package io.evenhand.concurrency;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Repeats what is {@link RepeatedWhenRaced}, around the transaction that the method itself begins. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class Repetition {
    /** Once for what another made, and again for what it changed right after. */
    private static final int REPETITIONS = 2;

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor repetitionOfRacedUseCases() {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(RepeatedWhenRaced.class),
                (MethodInterceptor) Repetition::repeat);
        // Just outside the transaction's own advice, which comes last.
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }

    @Nullable
    private static Object repeat(MethodInvocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return invocation.proceed();
        }
        for (int left = REPETITIONS; left > 0; left--) {
            try {
                return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
            } catch (DataIntegrityViolationException | ConcurrencyFailureException raced) {
                // Another was quicker: look again at what it left.
            }
        }
        return invocation.proceed();
    }
}
