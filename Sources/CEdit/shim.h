#ifndef CANVASS_CEDIT_SHIM_H
#define CANVASS_CEDIT_SHIM_H

#include <stdio.h>
#include <stdlib.h>
#include <editline/readline.h>

/* Swift 6 cannot touch C globals, so they are set from here. */

/* Words that TAB offers: (text, start, end) -> a list of malloc'ed strings, or NULL. */
static inline void canvass_edit_set_completion(rl_completion_func_t *attempt) {
  rl_attempted_completion_function = attempt;
}

/* Keeps libedit from offering file names after our own candidates. */
static inline void canvass_edit_completion_is_over(void) { rl_attempted_completion_over = 1; }

/* What libedit appends to a word that has been completed; 0 for nothing. */
static inline void canvass_edit_set_append_character(int character) {
  rl_completion_append_character = character;
}

/* Characters that end a word for completion. The text must live as long as the program. */
static inline void canvass_edit_set_word_breaks(const char *characters) {
  rl_basic_word_break_characters = characters;
  rl_completer_word_break_characters = (char *)characters;
}

/* Takes over reading one character (a Unicode scalar, -1 at the end) and all signals. Call before
   rl_initialize. */
static inline void canvass_edit_set_reader(int (*reader)(FILE *)) {
  rl_getc_function = reader;
  rl_catch_signals = 0;
}

/* The terminal hands on each key as it is typed. */
static inline int canvass_edit_take_keys(void) {
  rl_prep_terminal(1);
  return 0;
}

/* Has the terminal hand on keys before the prompt appears. libedit would do so after it, and the
   terminal itself would show what is typed in between (an arrow as ^[[A). */
static inline void canvass_edit_take_keys_before_prompt(void) {
  rl_pre_input_hook = canvass_edit_take_keys;
}

/* The number of the last line of the history, for history_get. */
static inline int canvass_edit_history_last(void) { return history_base + history_length - 1; }

/* The number of the first line of the history. */
static inline int canvass_edit_history_first(void) { return history_base; }

/* The line being edited. */
static inline const char *canvass_edit_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }

#endif
