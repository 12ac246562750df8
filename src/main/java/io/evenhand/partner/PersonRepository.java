package io.evenhand.partner;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PersonRepository extends JpaRepository<Person, PersonId> {
    List<Person> findByPartnerOrderByPosition(PartnerId partner);
}
