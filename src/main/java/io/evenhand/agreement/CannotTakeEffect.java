package io.evenhand.agreement;

/**
 * What was signed cannot bind yet, because somebody whom it would bind has promised the opposite to another. Thrown by whoever looks after such
 * promises, in the transaction in which an agreement would come into force; nothing of that transaction stays. It takes effect once that is cleared.
 */
public final class CannotTakeEffect extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public CannotTakeEffect(String message) {
        super(message);
    }
}
