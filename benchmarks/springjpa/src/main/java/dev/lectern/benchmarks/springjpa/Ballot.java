package dev.lectern.benchmarks.springjpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = {"poll", "participant"}))
class Ballot {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    @Column(nullable = false)
    private String poll;

    @Column(nullable = false)
    private String participant;

    @Column(nullable = false)
    private String choice;

    @Column(nullable = false)
    private Instant at;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Ballot() {}

    Ballot(String poll, String participant, String choice, Instant at) {
        this.poll = poll;
        this.participant = participant;
        this.choice = choice;
        this.at = at;
    }

    @Nullable UUID id() {
        return id;
    }
}
