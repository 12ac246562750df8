package io.evenhand.intake;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ListedCustomerRepository extends JpaRepository<ListedCustomer, String> {
    Optional<ListedCustomer> findByKeyHash(String keyHash);

    long countByOwnerId(String ownerId);

    @Modifying
    @Query("delete from ListedCustomer c where c.ownerId = :ownerId")
    int deleteByOwner(String ownerId);
}
