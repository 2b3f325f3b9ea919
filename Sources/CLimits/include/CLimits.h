// What the program does by itself where a limit of the system is reached, before a library crashes
// or waits forever. There is nothing to call: being linked into the program is enough.
//
//   one_processor.c   while the shared libraries are loaded, one processor is in sight
//   allocation.c      memory that is not there ends the program with one sentence
