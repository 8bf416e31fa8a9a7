package dev.lectern.command.organisation.founding;

import dev.lectern.access.Directory;
import dev.lectern.api.OrganisationId;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.rights.RightsProjection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.nio.file.Path;

/** Where there is no organisation yet, founds one before anybody is let in. */
public final class FirstStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /** After Axon, before the web server. */
    private static final int PHASE = 1;

    private final Founding founding;
    private final RightsProjection rights;
    private final Directory directory;
    private final OrganisationId organisation;
    private final Path keyFile;

    private volatile boolean running;

    public FirstStart(
            Founding founding,
            RightsProjection rights,
            Directory directory,
            OrganisationId organisation,
            Path keyFile) {
        this.founding = founding;
        this.rights = rights;
        this.directory = directory;
        this.organisation = organisation;
        this.keyFile = keyFile;
    }

    @Override
    public void start() {
        running = true;
        rights.catchUp();
        if (directory.hasOrganisations()) {
            return;
        }
        try {
            Path file = founding.found(organisation, organisation.value(), keyFile);
            LOG.info(
                    "Founded the organisation {}; its owner's API key is in {}",
                    organisation,
                    file);
        } catch (Refusal refusal) {
            if (refusal.code() != RefusalCode.ORGANISATION_EXISTS) {
                throw refusal;
            }
            LOG.info("Another instance has just founded the organisation {}", organisation);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
