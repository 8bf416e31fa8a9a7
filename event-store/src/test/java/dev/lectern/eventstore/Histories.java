package dev.lectern.eventstore;

import io.kotest.property.Arb;
import io.kotest.property.RandomSource;
import io.kotest.property.Sample;
import io.kotest.property.Shrinker;
import io.kotest.property.ShrinkerKt;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random histories, and shorter ones of a history that fails. */
final class Histories extends Arb<List<Step>> implements Shrinker<List<Step>> {

    private static final int LONGEST = 40;

    private final int nodes;

    Histories(int nodes) {
        this.nodes = nodes;
    }

    @Override
    public @Nullable Sample<List<Step>> edgecase(RandomSource source) {
        return null;
    }

    @Override
    public Sample<List<Step>> sample(RandomSource source) {
        var random = new Random(source.getRandom().nextLong());
        int length = 1 + random.nextInt(LONGEST);
        List<Step> steps = IntStream.range(0, length).mapToObj(i -> step(random)).toList();
        return new Sample<>(steps, ShrinkerKt.rtree(this, steps));
    }

    /** First without whole stretches of steps, then without single ones. */
    @Override
    public List<List<Step>> shrink(List<Step> steps) {
        var shorter = new ArrayList<List<Step>>();
        for (int stretch = steps.size() / 2; stretch >= 1; stretch /= 2) {
            for (int from = 0; from + stretch <= steps.size(); from += stretch) {
                var rest = new ArrayList<>(steps.subList(0, from));
                rest.addAll(steps.subList(from + stretch, steps.size()));
                if (!rest.isEmpty()) {
                    shorter.add(List.copyOf(rest));
                }
            }
        }
        return shorter;
    }

    private Step step(Random random) {
        int node = random.nextInt(nodes);
        int kind = random.nextInt(100);
        if (kind < 15) {
            return new Step.Source(node, some(random, 3, () -> query(random, true)));
        } else if (kind < 25) {
            return new Step.Decide(
                    node,
                    some(random, 3, () -> keyed(random)),
                    some(random, 3, () -> fact(random)));
        } else if (kind < 40) {
            return new Step.Append(node, some(random, 4, () -> fact(random)));
        } else if (kind < 60) {
            return appendIf(random);
        } else if (kind < 68) {
            return appendOnce(random);
        } else if (kind < 80) {
            return new Step.Together(
                    some(
                            random,
                            8,
                            () -> random.nextInt(4) == 0 ? appendOnce(random) : appendIf(random)));
        } else if (kind < 88) {
            return new Step.Stream(node, some(random, 2, () -> query(random, true)));
        } else if (kind < 94) {
            return new Step.Cut(node, random.nextBoolean());
        } else if (kind < 97) {
            return new Step.Restart(node);
        }
        return new Step.Crash();
    }

    private Step appendIf(Random random) {
        return new Step.AppendIf(
                random.nextInt(nodes),
                some(random, 3, () -> query(random, false)),
                random.nextInt(8),
                some(random, 3, () -> fact(random)));
    }

    private Step appendOnce(Random random) {
        return new Step.AppendOnce(
                random.nextInt(nodes),
                random.nextInt(3),
                random.nextInt(2),
                some(random, 2, () -> fact(random)));
    }

    private static <T> List<T> some(Random random, int most, Supplier<T> one) {
        return IntStream.rangeClosed(0, random.nextInt(most)).mapToObj(i -> one.get()).toList();
    }

    /** A condition must name a tag, or nothing at all. */
    private static Step.Query query(Random random, boolean typesAlone) {
        var tags =
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> tag(random))
                        .distinct()
                        .toList();
        var types =
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> type(random))
                        .distinct()
                        .toList();
        return new Step.Query(tags, tags.isEmpty() && !typesAlone ? List.of() : types);
    }

    /** One tag with types: what memory can answer. */
    private static Step.Query keyed(Random random) {
        return new Step.Query(
                List.of(tag(random)),
                random.nextBoolean() ? List.of(type(random)) : List.of("T0", "T1"));
    }

    private static Step.Fact fact(Random random) {
        return new Step.Fact(
                type(random),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> tag(random))
                        .distinct()
                        .toList());
    }

    private static String tag(Random random) {
        return "k" + random.nextInt(2) + ":" + random.nextInt(3);
    }

    private static String type(Random random) {
        return "T" + random.nextInt(3);
    }
}
