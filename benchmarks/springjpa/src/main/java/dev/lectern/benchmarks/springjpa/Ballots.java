package dev.lectern.benchmarks.springjpa;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.UUID;

interface Ballots extends JpaRepository<Ballot, UUID> {}
