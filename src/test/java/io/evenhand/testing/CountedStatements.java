package io.evenhand.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what a thread asks of the database, by whatever way: what an answer costs may not say what the answer does not. */
public class CountedStatements implements BeanPostProcessor {
    private static final ThreadLocal<Long> COUNT = ThreadLocal.withInitial(() -> 0L);

    /** @param statements how many this thread executed meanwhile */
    public record Counted<T>(T answer, long statements) {}

    public static <T> Counted<T> during(Callable<T> work) throws Exception {
        long before = COUNT.get();
        T answer = work.call();
        return new Counted<>(answer, COUNT.get() - before);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private static final class Counting extends DelegatingDataSource {
        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(Connection.class, super.getConnection());
        }
    }

    private static <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            COUNT.set(COUNT.get() + 1);
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Statement && method.getReturnType().isInterface()
                    ? countedStatement(method.getReturnType(), result)
                    : result;
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static <T> T countedStatement(Class<T> type, Object statement) {
        return counted(type, type.cast(statement));
    }
}
