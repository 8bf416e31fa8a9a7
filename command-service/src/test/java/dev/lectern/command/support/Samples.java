package dev.lectern.command.support;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small conference: what is in it, and how it is judged. */
public final class Samples {

    public static final OrganisationId CIVIC = new OrganisationId("civic");
    public static final ConferenceId HACK = new ConferenceId("hack");
    public static final CompetitionId FINALS = new CompetitionId("finals");
    public static final MemberId ADA = new MemberId("ada");
    public static final MemberId BOB = new MemberId("bob");
    public static final DemoId ATLAS = new DemoId("atlas");
    public static final DemoId BEACON = new DemoId("beacon");
    public static final DemoId COMET = new DemoId("comet");
    public static final CriterionId IMPACT = new CriterionId("impact");
    public static final CriterionId CRAFT = new CriterionId("craft");
    public static final ModelVersion MEDIAN = new ModelVersion("median", 1);
    public static final ModelVersion MEAN = new ModelVersion("mean", 1);

    /** From 0 to 5 in steps of 0.5. */
    public static final Scale SCALE = scale("0", "5", "0.5");

    private Samples() {}

    /** What the organisers wrote. No decision reads it, so that it need not be encrypted here. */
    public static ProtectedText text(String text) {
        return new ProtectedText(KeyId.of(HACK), text);
    }

    /** What the member wrote, or what names it. */
    public static ProtectedText text(MemberId member, String text) {
        return new ProtectedText(KeyId.of(HACK, member), text);
    }

    public static Scale scale(String min, String max, String step) {
        return new Scale(new BigDecimal(min), new BigDecimal(max), new BigDecimal(step));
    }

    public static Criterion criterion(CriterionId id, String weight) {
        return new Criterion(id, text("Name of " + id), new BigDecimal(weight));
    }

    /** Impact counts 60 per cent, craft 40. */
    public static ScoringRules rules() {
        return rules(SCALE, null, criterion(IMPACT, "60"), criterion(CRAFT, "40"));
    }

    public static ScoringRules rules(
            Scale scale, @Nullable TieBreak tieBreak, Criterion... criteria) {
        return new ScoringRules(text("Finals"), List.of(criteria), scale, tieBreak);
    }

    /** Of the criteria that {@link #rules} has. */
    public static SortedMap<CriterionId, BigDecimal> scores(String impact, String craft) {
        var scores = new TreeMap<CriterionId, BigDecimal>();
        scores.put(IMPACT, new BigDecimal(impact));
        scores.put(CRAFT, new BigDecimal(craft));
        return scores;
    }

    public static SortedSet<DemoId> demos(DemoId... demos) {
        return new TreeSet<>(List.of(demos));
    }
}
