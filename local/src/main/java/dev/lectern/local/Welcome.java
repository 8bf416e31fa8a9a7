package dev.lectern.local;

import java.util.Locale;

/** What to do next, once everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(LocalSettings settings, double seconds) {
        String write = address(settings, settings.commandPort());
        String read = address(settings, settings.queryPort());
        return String.format(
                Locale.ROOT,
                """

                Lectern is ready after %.1f s; Ctrl-C stops it.
                  Writes  %s    documented at %s/docs
                  Reads   %s    documented at %s/docs
                  Owner's API key, for your eyes only, in %s
                Create a conference:
                  curl -X PUT %s/api/conferences/first-light -H "Authorization: Bearer $(cat '%s')" -H 'Content-Type: application/json' -d '{"title":"First light"}'
                """,
                seconds,
                write,
                write,
                read,
                read,
                settings.ownerKeyFile(),
                write,
                settings.ownerKeyFile());
    }

    // Who listens on all addresses is reached on this machine's own.
    private static String address(LocalSettings settings, int port) {
        String host =
                switch (settings.bind()) {
                    case "0.0.0.0", "::" -> "127.0.0.1";
                    case String bind when bind.contains(":") -> "[" + bind + "]";
                    case String bind -> bind;
                };
        return "http://" + host + ":" + port;
    }
}
