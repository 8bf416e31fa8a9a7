package dev.lectern.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What judges gave to teams, and who is where by that: counted here in whole numbers, by nothing of
 * what is tested. A mark is a number of half points.
 */
final class Marks {

    /** Per cent. */
    static final Map<String, Integer> WEIGHTS = weights();

    /** Half points per cent that are one point. */
    private static final int POINT = 200;

    /** By team and judge: half points by criterion. */
    private final NavigableMap<String, SortedMap<String, Map<String, Integer>>> given =
            new TreeMap<>();

    private static Map<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("impact", 40);
        weights.put("craft", 25);
        weights.put("novelty", 20);
        weights.put("pitch", 15);
        return weights;
    }

    /**
     * Invented marks from 0 to 10, the same in every run. Some teams are better, some judges are
     * strict, and some of them always give nearly the same.
     */
    static Marks invented(List<String> judges, List<String> teams) {
        var random = new Random(20_26);
        var marks = new Marks();
        for (String team : teams) {
            int quality = 6 + random.nextInt(9);
            for (int judge = 0; judge < judges.size(); judge++) {
                var mark = new LinkedHashMap<String, Integer>();
                for (String criterion : WEIGHTS.keySet()) {
                    int mood = random.nextInt(7) - 3;
                    int points = quality - judge % 3 + mood / (1 + judge % 2);
                    mark.put(criterion, Math.clamp(points, 0, 20));
                }
                marks.put(judges.get(judge), team, mark);
            }
        }
        return marks;
    }

    void put(String judge, String team, Map<String, Integer> mark) {
        given.computeIfAbsent(team, _ -> new TreeMap<>()).put(judge, mark);
    }

    void remove(String judge, String team) {
        of(team, given).remove(judge);
    }

    Marks without(String judge, String team) {
        var without = new Marks();
        given.forEach((of, marks) -> without.given.put(of, new TreeMap<>(marks)));
        without.remove(judge, team);
        return without;
    }

    /** Every judge gives the one team what the other got. */
    void copy(String from, String to) {
        given.put(to, new TreeMap<>(of(from, given)));
    }

    /** Of the judge, by team. */
    SortedMap<String, Map<String, Integer>> of(String judge) {
        var of = new TreeMap<String, Map<String, Integer>>();
        given.forEach((team, marks) -> {
            if (marks.containsKey(judge)) {
                of.put(team, marks.get(judge));
            }
        });
        return of;
    }

    private static <V> V of(String key, Map<String, V> in) {
        return Objects.requireNonNull(in.get(key), key);
    }

    /** As it is sent: points by criterion. */
    static Map<String, Double> points(Map<String, Integer> mark) {
        var points = new LinkedHashMap<String, Double>();
        mark.forEach((criterion, halves) -> points.put(criterion, halves / 2.0));
        return points;
    }

    /** A fraction that is not negative. */
    private record Value(long numerator, long denominator) {

        boolean exceeds(Value other) {
            return numerator * other.denominator > other.numerator * denominator;
        }

        @Override
        public String toString() {
            long by = gcd(numerator, denominator);
            return denominator == by
                    ? Long.toString(numerator / by)
                    : numerator / by + "/" + denominator / by;
        }

        private static long gcd(long a, long b) {
            return b == 0 ? a : gcd(b, a % b);
        }
    }

    private static long total(Map<String, Integer> mark) {
        long total = 0;
        for (var weight : WEIGHTS.entrySet()) {
            total += (long) of(weight.getKey(), mark) * weight.getValue();
        }
        return total;
    }

    /** The mean without the highest and the lowest ones. */
    private Value value(String team, int trim) {
        var totals = new ArrayList<>(of(team, given).values().stream().map(Marks::total).toList());
        Collections.sort(totals);
        List<Long> left = totals.subList(trim, totals.size() - trim);
        return new Value(
                left.stream().mapToLong(Long::longValue).sum(), (long) POINT * left.size());
    }

    /**
     * Such as {@code 1 atlas 62/15}, the best first.
     *
     * @param trim how many of the highest are dropped, and how many of the lowest
     * @param order of teams whose tie is resolved; others that are as good share their rank
     */
    List<String> ranks(int trim, List<String> order) {
        var values = new TreeMap<String, Value>();
        given.keySet().forEach(team -> values.put(team, value(team, trim)));
        var ahead = new TreeMap<String, Integer>();
        for (String team : values.keySet()) {
            long better =
                    values.keySet().stream()
                            .filter(other -> isAhead(other, team, values, order))
                            .count();
            ahead.put(team, (int) better);
        }
        return ahead.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(e -> e.getValue() + 1 + " " + e.getKey() + ' ' + values.get(e.getKey()))
                .toList();
    }

    private static boolean isAhead(
            String one, String other, Map<String, Value> values, List<String> order) {
        Value first = of(one, values);
        Value second = of(other, values);
        return first.exceeds(second)
                || (!second.exceeds(first)
                        && order.contains(one)
                        && order.indexOf(one) < order.indexOf(other));
    }
}
