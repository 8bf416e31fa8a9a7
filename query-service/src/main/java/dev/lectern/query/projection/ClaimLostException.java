package dev.lectern.query.projection;

/** Somebody else has claimed the partition since; nothing was written. */
final class ClaimLostException extends RuntimeException {

    ClaimLostException(Claim claim) {
        super(
                "Partition %d of %s is no longer ours: epoch %d is over"
                        .formatted(claim.partition(), claim.tables().label(), claim.epoch()));
    }
}
