package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe, with the messages on their way to it, and who holds it.
 *
 * <p>A process holds an end from when it got a handle on it until it closes that or dies. The one that made the pipe holds
 * both, but no longer an end that another process has got and that it never used itself: else its own copy would keep the
 * pipe open. An end that nobody holds and that is not on its way to anybody is closed for good.
 */
final class EndState extends Resident implements Store.Listener {
    /** A sender waits while this many bytes have not been received. */
    private static final int ROOM = 1 << 20;

    private final Store incoming = new Store((messages, bytes) -> bytes < ROOM, this);
    private final Map<Party, Integer> holders = new HashMap<>();
    private @Nullable EndState other;
    /** Numbers of the travels that have neither arrived nor failed. */
    private final Set<Long> travels = new HashSet<>();

    private long lastTravel;
    private boolean usedHere;
    private boolean ended;

    private EndState(SyncObject object, Object monitor) {
        super(object, monitor);
        holders.put(Party.HERE, 1);
    }

    /** Makes a pipe and returns one of its ends. */
    static EndState pair(SyncObject object) {
        Object monitor = new Object();
        EndState first = new EndState(object, monitor);
        EndState second = new EndState(object, monitor);
        first.other = second;
        second.other = first;
        return first;
    }

    EndState other() {
        if (other == null) {
            throw new IllegalStateException("an end of a pipe without another");
        }
        return other;
    }

    @Override
    void perform(Call call) {
        switch (call.request.operation()) {
            case SEND -> {
                use(call.party);
                waitsIf(other().incoming.put(call), call, Awaited.ROOM);
            }
            case RECEIVE -> {
                use(call.party);
                waitsIf(incoming.take(call), call, Awaited.ITS_TURN);
            }
            case POLL -> {
                use(call.party);
                waitsIf(incoming.poll(call), call, Awaited.SIGHT);
            }
            default -> hold(call);
        }
    }

    private void hold(Call call) {
        switch (call.request.operation()) {
            case ATTACH -> attach(call);
            case PART -> part(call.party);
            case TRAVEL -> {
                travels.add(++lastTravel);
                call.answer(Answer.amount(lastTravel));
                return;
            }
            case ARRIVED -> {
                travels.remove(call.request.amount());
                endIfUnheld();
            }
            default -> {
                call.answer(unknown(call));
                return;
            }
        }
        call.answer(Answer.DONE);
    }

    private void waitsIf(boolean waits, Call call, Awaited what) {
        if (waits) {
            happened(SyncAction.WAITS, call, what.amount());
        }
    }

    private void use(Party party) {
        usedHere |= party == Party.HERE;
        holders.putIfAbsent(party, 1);
    }

    private void attach(Call call) {
        Party party = call.party;
        travels.remove(call.request.amount());
        holders.merge(party, 1, Integer::sum);
        if (party != Party.HERE && !usedHere) {
            holders.remove(Party.HERE);
        }
    }

    private void part(Party party) {
        holders.computeIfPresent(party, (who, handles) -> handles > 1 ? handles - 1 : null);
        endIfUnheld();
    }

    private void endIfUnheld() {
        if (ended || !travels.isEmpty() || !holders.isEmpty()) {
            return;
        }
        ended = true;
        happened(SyncAction.CLOSED, Party.HERE, 0);
        incoming.cutOff();
        other().incoming.end();
        if (other().ended) {
            Server.forget(this);
            Server.forget(other());
        }
    }

    @Override
    public void put(Call by, byte[] message) {
        happened(SyncAction.SENT, by, message.length);
    }

    @Override
    public void taken(Call by, byte[] message) {
        happened(SyncAction.RECEIVED, by, message.length);
    }

    @Override
    void withdraw(Call call) {
        if (incoming.withdraw(call) || other().incoming.withdraw(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
        }
    }

    @Override
    void acknowledged(Call call) {
        incoming.acknowledged(call);
    }

    @Override
    void lost(Party party) {
        if (!incoming.lost(party).isEmpty()) {
            happened(SyncAction.RETURNED, party, incoming.size());
        }
        boolean unused = other().incoming.lost(party).isEmpty(); // What it was sending, and the other end's own loss.
        holders.remove(party);
        endIfUnheld();
        incoming.settle();
        other().incoming.settle();
    }
}
