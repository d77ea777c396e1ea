-- A Poolscope run file. Times are nanoseconds since the run began, on the main program's clock; NULL: it has not come.
-- PRAGMA application_id is 0x506F6F6C ("Pool"), PRAGMA user_version the version of this schema.

-- One row: what was run, and where it stands.
CREATE TABLE run (
  plan           TEXT    NOT NULL,  -- the plan as JSON
  program        TEXT    NOT NULL,  -- the language of the program that the plan amounts to
  items          INTEGER NOT NULL,  -- how many taskels the run has in all; 0 if its plan is a command or script
  workers        INTEGER NOT NULL,  -- the pool's size; 0 if its plan is a command or a script
  chunksize      INTEGER NOT NULL,  -- taskels a task; 0 if its plan is a command or a script
  began          TEXT    NOT NULL,  -- the wall-clock instant of time 0, ISO 8601
  main_pid       INTEGER NOT NULL,  -- the main program's process
  state          TEXT    NOT NULL,  -- STARTING, RUNNING, STOPPING, COMPLETED, FAILED or CANCELLED
  error          TEXT,              -- what ended the main program, if an error did
  last_seen      INTEGER NOT NULL,  -- the last time that was written: the end of what is known
  output_left_out INTEGER NOT NULL, -- output lines that were counted, not kept
  cores          INTEGER NOT NULL,  -- how many cores the machine has, as far as a program can use them; 0: unknown
  notes_left_out   INTEGER NOT NULL, -- notes that were counted, not kept; since format 5, as the next two
  workers_left_out INTEGER NOT NULL, -- the same of workers
  objects_left_out INTEGER NOT NULL, -- the same of what processes talk by
  pools_left_out   INTEGER NOT NULL, -- the same of pools; since format 6
  sources_left_out INTEGER NOT NULL  -- the same of source files; since format 7
);

-- The program's lines, and what each does; if the plan is a command, only that: see the table source.
CREATE TABLE line (
  number INTEGER PRIMARY KEY,       -- from 0
  text   TEXT NOT NULL,
  step   TEXT NOT NULL,             -- CREATE_POOL, SUBMIT, AWAIT, CONSUME, CLOSE, JOIN or OTHER
  label  TEXT NOT NULL              -- what a script calls the line; empty if it calls it nothing
);

-- The source files of a program that was watched, as far as calls name them; since format 7.
CREATE TABLE source (
  number INTEGER PRIMARY KEY,       -- from 0
  path   TEXT NOT NULL,             -- as calls name it
  text   TEXT NOT NULL,             -- at most 256 KiB
  whole  INTEGER NOT NULL           -- 1; 0 if the last lines are missing
);

-- One row for each call of the function on one item.
CREATE TABLE taskel (
  number          INTEGER PRIMARY KEY, -- from 0, in the order of submission
  task            INTEGER,             -- the task it belongs to
  worker          INTEGER,             -- the worker that ran it
  outcome         TEXT NOT NULL,       -- PENDING, SUCCEEDED, FAILED, LOST, SKIPPED or CANCELLED
  submitted       INTEGER,
  started         INTEGER,
  ended           INTEGER,             -- since format 7 also if its outcome has not reached the main program
  received        INTEGER,             -- when its outcome reached the main program; NULL also of one that was lost
                                       -- without the main program learning it
  delivered       INTEGER,             -- when the caller was given it
  cpu             INTEGER,             -- CPU time in nanoseconds
  started_rank    INTEGER,             -- its place in the order in which starts became known, from 0
  completed_rank  INTEGER,             -- its place in the order of completion, from 0
  delivered_rank  INTEGER,             -- its place in the order of delivery, from 0
  item            TEXT,                -- what it was called with, where that tells more than its number
  result          TEXT,                -- what it returned
  pool_call       INTEGER              -- the call of a pool that it is of; NULL: of none, such as a process's own, or of
                                       -- one that is not known; since format 6
);

-- One row for each chunk of taskels that went to one worker.
CREATE TABLE task (
  number     INTEGER PRIMARY KEY,
  first      INTEGER NOT NULL,         -- its first taskel
  size       INTEGER NOT NULL,         -- how many taskels
  worker     INTEGER,
  dispatched INTEGER
);

-- One row for each pool; since format 6. In a file from before, the workers of pools are taken for those of one.
CREATE TABLE pool (
  number       INTEGER PRIMARY KEY,    -- from 0, in the order in which they were made
  name         TEXT NOT NULL,          -- what it is called
  kind         TEXT NOT NULL,          -- PROCESS_POOL, THREAD_POOL, PROCESS_EXECUTOR, THREAD_EXECUTOR (since format
                                       -- 7) or SERIAL (no pool: the main program does the work itself)
  size         INTEGER NOT NULL,       -- how many workers it was made for; of an executor, how many it may have
  start_method TEXT NOT NULL,          -- spawn, fork or forkserver; thread or none where its workers are no processes
  created      INTEGER                 -- when it was made
);

-- One row for each call of a pool, such as one map or one apply_async; since format 6.
CREATE TABLE pool_call (
  number       INTEGER PRIMARY KEY,    -- from 0, in the order in which they were made; some may be missing
  pool         INTEGER,
  mode         TEXT NOT NULL,          -- APPLY, APPLY_ASYNC, MAP, MAP_ASYNC, IMAP, IMAP_UNORDERED, STARMAP,
                                       -- STARMAP_ASYNC, SUBMIT, EXECUTOR_MAP or LOOP (the main program calls the
                                       -- function itself)
  function     TEXT,                   -- the function's name; NULL if it is not known, as that of a lambda
  chunksize    INTEGER,                -- taskels a task; NULL if its tasks differ
  first_taskel INTEGER,                -- NULL if none was submitted
  taskels      INTEGER,                -- how many it has; NULL while its input is being read. Those of several calls
                                       -- may alternate: taskel.pool_call tells which they are
  source       TEXT,                   -- the source file that made it; NULL: the program in the table line
  line         INTEGER,                -- the line in it, from 0; NULL if it is not known
  made         INTEGER NOT NULL,       -- when it was made
  counted      INTEGER                 -- when its number of taskels became known, if not when it was made
);

-- One row for each worker of a pool, and for each process that the program started itself.
CREATE TABLE worker (
  number       INTEGER PRIMARY KEY,    -- from 0, in the order in which they were asked for
  slot         INTEGER NOT NULL,       -- its place; a replacement takes its predecessor's, and those of later pools and
                                       -- processes follow those of earlier ones
  pid          INTEGER,
  parent_pid   INTEGER,
  start_method TEXT NOT NULL,
  requested    INTEGER,
  ready        INTEGER,
  exited       INTEGER,
  exit_code    INTEGER,                -- as the process gave it, or minus the signal that killed it,
                                       -- -2147483648 if nobody could learn it
  reason       TEXT NOT NULL,          -- ALIVE, POOL_CLOSED, POOL_TERMINATED, RETIRED, SHRUNK, CANCELLED,
                                       -- TIME_LIMIT, DIED or FAILED_TO_START
  clock_error  INTEGER,                -- by how much its times may be off
  kind         TEXT NOT NULL,          -- POOL_WORKER or PROCESS; since format 6, as the next three
  pool         INTEGER,                -- the pool that it is of, if it is of one
  name         TEXT NOT NULL,          -- what the program calls it; empty if it has no name of its own
  taskel       INTEGER                 -- of a process: the taskel that stands for it
);

-- CPU time since its start, and resident memory, of a worker at an instant; worker -1 is the whole machine: CPU time of
-- all its cores since it was started, and memory in use.
CREATE TABLE sample (
  number   INTEGER PRIMARY KEY,
  time     INTEGER NOT NULL,
  worker   INTEGER NOT NULL,
  user     INTEGER NOT NULL,           -- nanoseconds
  system   INTEGER NOT NULL,           -- nanoseconds
  resident INTEGER NOT NULL,           -- bytes
  waited   INTEGER                     -- nanoseconds for which its threads have waited for a processor since its start,
                                       -- all together; NULL: not known, and of the machine; since format 5
);

-- Where the main thread of the main program was blocked; the callbacks that pools called, numbered from 1000000000; and
-- where other threads were blocked, numbered from 4000000000.
CREATE TABLE call (
  number  INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,               -- START_POOL, APPLY, MAP, STARMAP, WAIT, GET, RESULT, SLEEP, PUT, RECEIVE,
                                       -- ACQUIRE, SHUTDOWN, NEXT, JOIN or CALLBACK; since format 7 WAIT_FUTURES,
                                       -- AS_COMPLETED or TERMINATE
  line    INTEGER,                     -- the line, from 0; NULL if it is not known
  awaited INTEGER,                     -- the taskel whose result it waited for, or was given
  began   INTEGER NOT NULL,
  ended   INTEGER,
  source  TEXT,                        -- the source file of the line; NULL: the program in the table line; since format
                                       -- 7, as the next two
  worker  INTEGER,                     -- the worker whose process it was; NULL: the main program
  thread  INTEGER NOT NULL             -- the number of the thread in its process; 0: its main thread
);

-- What the processes printed.
CREATE TABLE output (
  number INTEGER PRIMARY KEY,
  time   INTEGER NOT NULL,
  pid    INTEGER NOT NULL,
  error  INTEGER NOT NULL,             -- 1 if it came on standard error
  text   TEXT NOT NULL
);

-- Why taskels failed.
CREATE TABLE failure (
  number  INTEGER PRIMARY KEY,         -- in the order in which they became known
  taskel  INTEGER NOT NULL,
  type    TEXT NOT NULL,
  message TEXT NOT NULL,
  stack   TEXT NOT NULL                -- the remote stack trace; empty if there is none
);

-- What a person should know besides: state that a forked worker did not begin with, callbacks that threw, retries.
CREATE TABLE note (
  number INTEGER PRIMARY KEY,           -- in the order in which it became known
  kind   TEXT NOT NULL,                 -- WORKER, CALLBACK or RETRY
  worker INTEGER,                       -- the worker that it is about, if it is about one
  time   INTEGER NOT NULL,
  text   TEXT NOT NULL                  -- one sentence
);

-- What the processes of a script talk by.
CREATE TABLE sync_object (
  number   INTEGER PRIMARY KEY,         -- from 0, in the order in which they were made
  kind     TEXT NOT NULL,               -- QUEUE, CONNECTION, LOCK, RLOCK, SEMAPHORE, BOUNDED_SEMAPHORE, CONDITION,
                                        -- EVENT or BARRIER
  name     TEXT NOT NULL,
  capacity INTEGER,                     -- items, permits or parties, if there is such a number
  time     INTEGER NOT NULL
);

-- What happened to it.
CREATE TABLE sync_event (
  number INTEGER PRIMARY KEY,           -- those of one object in the order in which they happened
  object INTEGER NOT NULL,
  action TEXT NOT NULL,                 -- WAITS, GAVE_UP, PUT, GOT, RETURNED, TASK_DONE, SENT, RECEIVED, CLOSED,
                                        -- ACQUIRED, RELEASED, ABANDONED, NOTIFIED, SET, CLEARED, ARRIVED, PASSED,
                                        -- BROKEN or RESET
  pid    INTEGER NOT NULL,              -- the process that did it
  thread INTEGER NOT NULL,              -- the number of its thread; 0 if it was no thread's doing
  amount INTEGER NOT NULL,              -- items, bytes, permits: as the action has it; of WAITS: 0 it waits for what
                                        -- it asked for, 1 for room, 2 for something to be there, 3 for all to be done
  time   INTEGER NOT NULL
);

-- What was there when the run was made, and what the user has written on it; since format 8. A key that is not known has
-- no row. A file of an older format has the table if the user has written something on its run.
CREATE TABLE about (
  key   TEXT PRIMARY KEY NOT NULL,      -- host, os, cpu, cores, memory (bytes), runtime, poolscope (its version),
                                        -- program_sha256 (of the user's jar, script or Python file), load (of the
                                        -- machine in the minute before), part_of (what the run belongs to); of the
                                        -- user: name, note, tags (words, separated by spaces), star (1)
  value TEXT NOT NULL
);
