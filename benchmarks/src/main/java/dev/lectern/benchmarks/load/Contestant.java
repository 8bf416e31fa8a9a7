package dev.lectern.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A contestant in a process of its own: reads "scenario callers seconds" from its input, answers
 * each with a round.
 */
public interface Contestant {

    Round run(String scenario, int callers, double seconds) throws Exception;

    /** Answers until the input ends. */
    static void serve(Contestant contestant) throws Exception {
        System.out.println("> ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            Round round =
                    contestant.run(
                            words[0], Integer.parseInt(words[1]), Double.parseDouble(words[2]));
            System.out.println("> " + round.toLine());
        }
    }

    /** The answer in a line that a contestant's process wrote, without what it logs. */
    static String next(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("> ")) {
                return line.substring(2);
            }
        }
        throw new IOException("The contestant has ended");
    }
}
