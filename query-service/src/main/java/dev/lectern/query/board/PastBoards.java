package dev.lectern.query.board;

import dev.lectern.query.projection.Fold;
import dev.lectern.query.trail.History;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** Boards as they were: the events until then, taken like the live ones. */
@Component
class PastBoards {

    private final History history;
    private final Board board;
    private final BoardView boards;

    PastBoards(History history, Board board, BoardView boards) {
        this.history = history;
        this.board = board;
        this.boards = boards;
    }

    /**
     * The board, if there was such a talk.
     *
     * @param then the position of the last event that had happened
     */
    Optional<BoardAnswer> find(Asked asked, long then) {
        var fold = new Fold(board, Board.TALKS, Board.QUESTIONS, Board.VOTERS);
        history.tell(asked.conference(), asked.talk(), then, fold::apply);
        return fold.rows(Board.TALKS).isEmpty()
                ? Optional.empty()
                : Optional.of(boards.of(asked, fold).at(then));
    }
}
