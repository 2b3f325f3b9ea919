// What the program does where a limit of the system is reached, before a library crashes or waits
// forever.
//
//   one_processor.c   while the shared libraries are loaded, one processor is in sight
//   allocation.c      memory that is not there ends the program with one sentence

#ifndef CLIMITS_H
#define CLIMITS_H

// All of it works without being called. The program calls this so that the linker takes it in.
void useLimits(void);

// The same for allocation.c.
void useAllocation(void);

#endif
