package io.evenhand.notice;

import org.springframework.data.jpa.repository.JpaRepository;

interface WishRepository extends JpaRepository<Wish, String> {}
