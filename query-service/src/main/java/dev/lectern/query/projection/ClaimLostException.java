package dev.lectern.query.projection;

/**
 * Somebody else has claimed the partition since, or its tables were set back; nothing was written.
 */
final class ClaimLostException extends RuntimeException {

    ClaimLostException(Claim claim) {
        super(
                "Partition %d of %s is no longer ours as we left it: epoch %d is over, or its tables were set back"
                        .formatted(claim.partition(), claim.tables().label(), claim.epoch()));
    }
}
