package io.evenhand.notice;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SummaryRunRepository extends Repository<SummaryRun, Integer> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from SummaryRun r where r.id = 1")
    SummaryRun lock();

    /** Without a lock, for those who only look whether there is anything to do: every few seconds, all day. */
    @Query("select count(r) > 0 from SummaryRun r where r.id = 1 and r.forDay = :day and r.done = true")
    boolean isDone(java.time.LocalDate day);
}
