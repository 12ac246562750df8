package io.evenhand.protection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface WindowAnswerRepository extends JpaRepository<WindowAnswer, WindowAnswer.Key> {
    @Query("select a from WindowAnswer a where a.id.noticeId = :notice order by a.answeredAt")
    List<WindowAnswer> findByNotice(String notice);
}
