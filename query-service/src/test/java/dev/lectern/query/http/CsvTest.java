package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class CsvTest {

    @Test
    void quotesWhatNeedsItAndDisarmsFormulas() {
        var written =
                Map.of(
                        "plain", "plain",
                        "a,b", "\"a,b\"",
                        "say \"a\"", "\"say \"\"a\"\"\"",
                        "=1+1", "'=1+1",
                        "+1", "'+1",
                        "-1", "'-1",
                        "@A1", "'@A1",
                        "=A,B", "\"'=A,B\"",
                        "a=b", "a=b");

        written.forEach((cell, expected) ->
                assertThat(Csv.line(List.of(cell))).isEqualTo(expected + "\r\n"));
    }

    @Test
    void keepsLinesTogetherNumbersPlainAndAbsentCellsEmpty() {
        assertThat(Csv.line(Arrays.asList("a\nb", "a\rb", null, "", -1, "\t=1")))
                .isEqualTo("\"a\nb\",\"a\rb\",,,-1,'\t=1\r\n");
    }
}
