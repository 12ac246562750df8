package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.TermsDifference;
import java.util.List;

/**
 * Says whether other terms would tell the parties what their subject still keeps from them. Whoever has agreements drafted before all is told
 * answers it, so that no way of proposing terms tells it.
 */
public interface KeptFromParties {
    /**
     * @param changes what the proposal changes in the terms on the table
     * @return one for each field that tells it; none where nothing is kept, or the proposer does not know it either
     */
    List<FieldProblem> told(String subject, PartnerId proposer, List<TermsDifference> changes);
}
