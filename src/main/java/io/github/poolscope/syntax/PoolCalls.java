package io.github.poolscope.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the calls of pools, processes and primitives among the names of a program. Names such as {@code map} or
 * {@code get} are common, so only those are taken that are called on something that came from a pool, process or
 * primitive: the statements are followed from assignment to assignment, but not what they mean.
 */
final class PoolCalls {
    private static final Set<String> TYPES = Set.of(
            "Pool",
            "ThreadPool",
            "ProcessPoolExecutor",
            "PooledIterator",
            "AsyncResult",
            "ResultIterator",
            "Process",
            "Queue",
            "JoinableQueue",
            "SimpleQueue",
            "Pipe",
            "Connection",
            "Lock",
            "RLock",
            "Semaphore",
            "BoundedSemaphore",
            "Condition",
            "Event",
            "Barrier");

    /** Methods whose results are handles again, and so are the elements of those. */
    private static final Set<String> GIVE_HANDLES = Set.of(
            "apply_async",
            "applyAsync",
            "map_async",
            "mapAsync",
            "starmap_async",
            "starmapAsync",
            "submit",
            "as_completed",
            "of",
            "create",
            "duplex",
            "oneWay",
            "with",
            "hold");

    /** Methods whose results are handles, but their elements are not. */
    private static final Set<String> GIVE_ITERATORS =
            Set.of("imap", "imap_unordered", "imapUnordered", "istarmap", "iterator");

    private static final Set<String> METHODS = Set.of(
            ("apply map starmap get wait ready successful close terminate join next await hasNext result shutdown done"
                            + " add_done_callback exception start kill is_alive isAlive put task_done taskDone put_nowait"
                            + " putNowait get_nowait getNowait send recv receive poll acquire tryAcquire release wait_for"
                            + " awaitUntil notify notify_all signal signalAll set clear reset abort is_set isSet resize"
                            + " forEachRemaining empty full qsize isEmpty isFull invokeAll invokeAny")
                    .split(" "));

    /** How often the statements are followed: what is used above its assignment is found the second time. */
    private static final int MAX_PASSES = 3;

    /** The maximum number of tokens of an expression or a type that are looked at; keeps the time linear. */
    private static final int MAX_LENGTH = 200;

    private final String text;
    private final boolean python;
    private final List<Token> tokens;
    private final String[] words;
    private final Set<String> types = new HashSet<>(TYPES);
    private final Set<String> handles = new HashSet<>();
    private final Set<String> iterators = new HashSet<>();
    /** Of each bracket that closes, the index of the one that opens; −1 elsewhere. */
    private final int[] opening;

    private final Set<String> targets = new HashSet<>();
    private boolean inFor;
    private int depth;

    private PoolCalls(String text, boolean python, List<Token> tokens) {
        this.text = text;
        this.python = python;
        this.tokens = new ArrayList<>(tokens);
        words = tokens.stream().map(token -> token.in(text)).toArray(String[]::new);
        opening = brackets();
    }

    /** Returns the tokens of a Python program with its calls. */
    static List<Token> inPython(String text, List<Token> tokens) {
        return new PoolCalls(text, true, tokens).find();
    }

    /** Returns the tokens of a Java program with its calls. */
    static List<Token> inJava(String text, List<Token> tokens) {
        return new PoolCalls(text, false, tokens).find();
    }

    private int[] brackets() {
        int[] found = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < found.length; i++) {
            found[i] = -1;
            if (is(i, "(") || is(i, "[") || is(i, "{")) {
                open.push(i);
            } else if ((is(i, ")") || is(i, "]") || is(i, "}")) && !open.isEmpty()) {
                found[i] = open.pop();
            }
        }
        return found;
    }

    private List<Token> find() {
        int known = -1;
        for (int pass = 0; pass < MAX_PASSES && known != handles.size() + types.size(); pass++) {
            known = handles.size() + types.size();
            endStatement();
            for (int i = 0; i < tokens.size(); i++) {
                if (isEnd(i)) {
                    endStatement();
                }
                follow(i);
            }
        }
        return tokens;
    }

    private boolean isEnd(int i) {
        if (!python) {
            return is(i, ";") || is(i, "{") || is(i, "}");
        }
        return depth == 0 && isFirstInLine(i);
    }

    private boolean isFirstInLine(int i) {
        int next = i == 0 ? 0 : tokens.get(i - 1).to();
        while (next < tokens.get(i).from() && text.charAt(next) != '\n') {
            next++;
        }
        return next < tokens.get(i).from();
    }

    private void endStatement() {
        targets.clear();
        inFor = false;
        depth = 0;
    }

    private void follow(int i) {
        Token token = tokens.get(i);
        if (token.kind() == TokenKind.NAME || token.kind() == TokenKind.CALL) {
            name(i);
        } else if (token.kind() == TokenKind.KEYWORD) {
            keyword(i);
        } else if (is(i, "(") || is(i, "[") || is(i, "{")) {
            depth++;
        } else if (is(i, ")") || is(i, "]") || is(i, "}")) {
            depth = Math.max(0, depth - 1);
        } else if (is(i, "=") && !is(i + 1, "=") && isAssignment(i)) {
            assign(i);
        } else if (is(i, ":") && !python && inFor) {
            targets.clear();
            targets.add(text(i - 1));
        }
    }

    private void keyword(int i) {
        if (is(i, "for")) {
            inFor = true;
        } else if (is(i, "in") && python && inFor) {
            targets.clear();
            for (int name = i - 1; name > i - MAX_LENGTH && !is(name, "for"); name--) {
                targets.add(text(name));
            }
        } else if (is(i, "as") && python && isHandleBefore(i)) {
            handles.add(text(i + 1));
        }
    }

    /** Returns whether the expression before {@code as} creates a pool, process or primitive. */
    private boolean isHandleBefore(int as) {
        for (int i = as - 1; i > as - MAX_LENGTH && i >= 0 && tokens.get(i).kind() != TokenKind.KEYWORD; i--) {
            if (tokens.get(i).kind() == TokenKind.CALL) {
                return true;
            }
        }
        return false;
    }

    private boolean isAssignment(int i) {
        return i > 0 && tokens.get(i - 1).kind() == TokenKind.NAME && (!python || depth == 0);
    }

    private void assign(int i) {
        targets.clear();
        if (python && is(i - 2, ":") && !isFirstInLine(i - 1)) {
            targets.add(text(i - 3)); // The name before its type.
        }
        for (int name = i - 1; name > i - MAX_LENGTH; name -= 2) {
            targets.add(text(name));
            if (!is(name - 1, ",") || !python) {
                return;
            }
        }
    }

    private void name(int i) {
        String name = text(i);
        if (types.contains(name)) {
            type(i);
        } else if (is(i - 1, ".") && is(i + 1, "(")) {
            method(i, name);
        } else if (name.equals("as_completed") && is(i + 1, "(")) {
            call(i);
        } else if (name.equals("next") && is(i + 1, "(") && iterators.contains(text(i + 2))) {
            tokens.set(i, tokens.get(i).as(TokenKind.CALL));
        } else if (handles.contains(name) && inFor && !iterators.contains(name) && !is(i + 1, ".")) {
            handles.addAll(targets); // The elements of what is a handle, or of a list of them.
        }
    }

    private void type(int i) {
        if (python) {
            pythonType(i);
        } else if (is(i - 1, "new") || (is(i + 1, ".") && GIVE_HANDLES.contains(text(i + 2)) && is(i + 3, "("))) {
            call(i);
        } else if (is(i - 1, "extends") && isName(i - 2)) {
            types.add(text(i - 2));
        } else {
            declared(i);
        }
    }

    private void pythonType(int i) {
        int first = is(i - 1, ".") ? i - 2 : i;
        if (is(i + 1, "(") && !is(i - 1, "class")) {
            call(i);
        } else if (is(first - 1, "(") && isName(first - 2) && is(first - 3, "class")) {
            types.add(text(first - 2)); // A subclass, of Process for instance.
        }
    }

    /** Takes {@code x} of {@code Queue<String> x} for a handle. */
    private void declared(int i) {
        int next = i + 1;
        int nested = 0;
        while (next < i + MAX_LENGTH && (nested > 0 || is(next, "<"))) {
            nested += is(next, "<") ? 1 : is(next, ">") ? -1 : 0;
            next++;
        }
        if (isName(next)) {
            handles.add(text(next));
        }
    }

    private void method(int i, String name) {
        boolean gives = GIVE_HANDLES.contains(name);
        boolean iterates = GIVE_ITERATORS.contains(name);
        if (!isOnHandle(i - 1)) {
            if ((name.equals("append") || name.equals("add")) && isName(i - 2)) {
                targets.clear();
                targets.add(text(i - 2));
            }
            return;
        }
        if (gives || iterates) {
            call(i);
            if (iterates && !inFor) {
                iterators.addAll(targets);
            }
        } else if (METHODS.contains(name)) {
            tokens.set(i, tokens.get(i).as(TokenKind.CALL));
        }
    }

    /** Marks what gives a handle; what it is assigned to is one. */
    private void call(int i) {
        tokens.set(i, tokens.get(i).as(TokenKind.CALL));
        if (!(inFor && GIVE_ITERATORS.contains(text(i)))) {
            handles.addAll(targets);
        }
    }

    /** Returns whether the expression before a dot is a handle, such as {@code pool} or {@code pool.with(options)}. */
    private boolean isOnHandle(int firstDot) {
        int dot = firstDot;
        for (int links = 0; links < MAX_LENGTH && dot > 0; links++) {
            int before = dot - 1;
            if (is(before, "]") && opening[before] > 0) {
                return handles.contains(text(opening[before] - 1));
            }
            if (!is(before, ")")) {
                return isName(before) && (handles.contains(text(before)) || isType(before));
            }
            int method = opening[before] - 1;
            if (isType(method)) {
                return true;
            }
            if (!GIVE_HANDLES.contains(text(method)) || !is(method - 1, ".")) {
                return false;
            }
            dot = method - 1;
        }
        return false;
    }

    private boolean isType(int i) {
        return types.contains(text(i));
    }

    private boolean isName(int i) {
        return i >= 0
                && i < tokens.size()
                && (tokens.get(i).kind() == TokenKind.NAME || tokens.get(i).kind() == TokenKind.CALL);
    }

    private boolean is(int i, String wanted) {
        return text(i).equals(wanted);
    }

    private String text(int i) {
        return i >= 0 && i < words.length ? words[i] : "";
    }
}
