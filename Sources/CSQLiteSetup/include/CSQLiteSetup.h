/// Has SQLite keep no statistics of its memory, for which each allocation takes a lock that all connections share.
///
/// Only before SQLite is used for the first time in the process; later it changes nothing. SQLite advises it:
/// https://www.sqlite.org/compile.html#recommended_compile_time_options. It is here because Swift cannot call a C function
/// whose number of arguments varies.
void ringdown_sqlite_without_memory_statistics(void);
