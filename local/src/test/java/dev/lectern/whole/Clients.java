package dev.lectern.whole;

import java.util.ArrayList;
import java.util.List;

/** Several clients at once, each with conferences of its own; closing it lets them end. */
final class Clients implements AutoCloseable {

    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param name begins the names of their conferences
     */
    Clients(Addresses addresses, Ledger ledger, String name, int number, long seed) {
        for (int i = 0; i < number; i++) {
            clients.add(new Client(addresses, ledger, name + '-' + i, seed + i));
        }
        clients.forEach(client -> threads.add(Thread.ofPlatform().start(client)));
    }

    @Override
    public void close() {
        clients.forEach(Client::stop);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
