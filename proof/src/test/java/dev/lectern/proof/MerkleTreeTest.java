package dev.lectern.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

class MerkleTreeTest {

    private static final int SIZES = 300;
    private static final List<Hash> LEAVES = Naive.leaves(SIZES);

    private final Hashing hashing = new Hashing();

    // As in the tests of the reference implementation of RFC 6962 (certificate-transparency).
    @Test
    void hashesAsTheReferenceImplementation() {
        List<String> data =
                List.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f");
        List<String> roots =
                List.of(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        var range = CompactRange.empty();
        assertThat(range.root())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < data.size(); i++) {
            range.append(hashing.leaf(HexFormat.of().parseHex(data.get(i))));
            assertThat(range.root()).hasToString(roots.get(i));
        }
    }

    @Test
    void growsAsItIsDefinedAlsoWhenItIsTakenUpAgain() {
        var range = CompactRange.empty();
        for (int size = 0; size < SIZES; size++) {
            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).isEqualTo(Naive.root(LEAVES.subList(0, size)));
            range = CompactRange.of(size, range.roots());
            range.append(LEAVES.get(size));
        }
    }

    @Test
    void tellsOfEveryPerfectSubtreeOnceItIsComplete() {
        var range = CompactRange.empty();
        var told = new ArrayList<String>();
        for (Hash leaf : LEAVES) {
            range.append(leaf, (level, index, root) -> told.add(level + "/" + index + "/" + root));
        }
        var complete = new ArrayList<String>();
        for (int level = 0; (1 << level) <= SIZES; level++) {
            for (int index = 0; ((index + 1) << level) <= SIZES; index++) {
                List<Hash> leaves = LEAVES.subList(index << level, (index + 1) << level);
                complete.add(level + "/" + index + "/" + Naive.root(leaves));
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(complete);
    }

    @Test
    void isNotTakenUpWithTheSubtreesOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompactRange.of(3, LEAVES.subList(0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompactRange.of(-1, LEAVES.subList(0, 64)));
    }

    @Test
    void provesEveryLeafOfEverySize() {
        var proofs = new Proofs(Naive.subtrees(LEAVES));
        for (int size = 1; size < SIZES; size++) {
            List<Hash> leaves = LEAVES.subList(0, size);
            Hash root = Naive.root(leaves);
            assertThat(proofs.root(size)).isEqualTo(root);
            for (int index = 0; index < size; index += 1 + size / 40) {
                List<Hash> path = proofs.inclusion(index, size);
                assertThat(path).isEqualTo(Naive.path(index, leaves));
                assertThat(includes(index, size, root, path)).isTrue();
            }
        }
    }

    @Test
    void provesEverySmallerTree() {
        var proofs = new Proofs(Naive.subtrees(LEAVES));
        for (int second = 1; second < SIZES; second += 1 + second / 40) {
            List<Hash> leaves = LEAVES.subList(0, second);
            Hash root = Naive.root(leaves);
            for (int first = 1; first <= second; first++) {
                List<Hash> path = proofs.consistency(first, second);
                assertThat(path).isEqualTo(Naive.proof(first, leaves));
                Hash before = Naive.root(leaves.subList(0, first));
                assertThat(Verification.isPrefix(first, before, second, root, path)).isTrue();
            }
        }
    }

    @Test
    void provesNothingElse() {
        var proofs = new Proofs(Naive.subtrees(LEAVES));
        for (int size = 2; size < 70; size++) {
            Hash root = proofs.root(size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = proofs.inclusion(index, size);
                assertThat(includes((index + 1) % size, size, root, path)).isFalse();
                assertThat(includes(index, size, LEAVES.getFirst(), path)).isFalse();
                for (List<Hash> other : changed(path)) {
                    assertThat(includes(index, size, root, other)).isFalse();
                }
            }
        }
    }

    @Test
    void provesNoOtherBeginning() {
        var proofs = new Proofs(Naive.subtrees(LEAVES));
        for (int second = 2; second < 70; second++) {
            Hash root = proofs.root(second);
            for (int first = 1; first < second; first++) {
                Hash before = proofs.root(first);
                Hash wrong = hashing.leaf(new byte[] {7});
                List<Hash> path = proofs.consistency(first, second);
                assertThat(Verification.isPrefix(first, wrong, second, root, path)).isFalse();
                assertThat(Verification.isPrefix(first, before, second, wrong, path)).isFalse();
                for (List<Hash> other : changed(path)) {
                    assertThat(Verification.isPrefix(first, before, second, root, other)).isFalse();
                }
            }
        }
    }

    @Test
    void hasNoProofsOutsideOfItself() {
        var proofs = new Proofs(Naive.subtrees(LEAVES));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(7, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(-1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(0, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(8, 7));
        assertThat(includes(7, 7, proofs.root(7), List.of())).isFalse();
        assertThat(Verification.isPrefix(0, hashing.empty(), 7, proofs.root(7), List.of()))
                .isFalse();
        assertThat(Verification.isPrefix(7, proofs.root(7), 6, proofs.root(6), List.of()))
                .isFalse();
    }

    private static boolean includes(int index, int size, Hash root, List<Hash> path) {
        return Verification.includes(LEAVES.get(index % SIZES), index, size, root, path);
    }

    /** Shorter, longer, and with each hash replaced. */
    private static List<List<Hash>> changed(List<Hash> path) {
        Hash other = new Hashing().leaf(new byte[] {7});
        var changed = new ArrayList<List<Hash>>();
        changed.add(path.subList(0, path.size() - 1));
        changed.add(path.subList(1, path.size()));
        var longer = new ArrayList<>(path);
        longer.add(other);
        changed.add(longer);
        for (int i = 0; i < path.size(); i++) {
            var replaced = new ArrayList<>(path);
            replaced.set(i, other);
            changed.add(replaced);
        }
        return changed;
    }
}
