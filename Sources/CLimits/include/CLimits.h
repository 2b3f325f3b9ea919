// What the program does where a limit of the system is reached, before a library crashes or waits
// forever.
//
//   one_processor.c   while the shared libraries are loaded, one processor is in sight
//   allocation.c      memory that is not there ends the program with one sentence; large blocks have large pages

#ifndef CLIMITS_H
#define CLIMITS_H

// To be called first of all: the program sees all processors from here on, and the linker takes in what works
// without being called.
void useLimits(void);

// The same for allocation.c.
void useAllocation(void);

#endif
