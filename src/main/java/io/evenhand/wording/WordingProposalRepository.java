package io.evenhand.wording;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface WordingProposalRepository extends JpaRepository<WordingProposal, ProposalId> {
    /** Held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from WordingProposal p where p.id = :id")
    Optional<WordingProposal> lock(ProposalId id);

    /** What a proposal is of, without reading it: it is read once it is held. */
    @Query(
            "select new io.evenhand.wording.WordingProposalRepository$Line(p.name, p.language) from WordingProposal p where p.id = :id")
    Optional<Line> findLine(ProposalId id);

    record Line(String name, String language) {}

    @Query("select p from WordingProposal p where p.name = :name and p.language = :language and p.state in :states"
            + " order by p.proposedAt, p.id.value")
    List<WordingProposal> findOf(String name, String language, Collection<ProposalState> states);

    /** The latest first. */
    @Query("select p from WordingProposal p where p.name = :name and p.language = :language"
            + " order by p.proposedAt desc, p.id.value")
    List<WordingProposal> findOf(String name, String language, Limit limit);

    @Query("select p from WordingProposal p where p.state in :states order by p.proposedAt, p.id.value")
    List<WordingProposal> findAllIn(Collection<ProposalState> states, Limit limit);
}
