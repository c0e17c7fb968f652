/* Uses the library that calc.lua was made into:
 *   flua compile --shared calc.lua && gcc main.c -o calc -L. -lcalc -Wl,-rpath,'$ORIGIN' && ./calc */
#include "calc.h"
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>

/* Each thread has an instance of its own, with its own count. */
static void *count_to(void *limit) {
  calc_t *lua = calc_open(NULL, 0);
  calc_value up = calc_boolean(1), count = calc_nil();
  for (int64_t i = 0; i < *(int64_t *) limit; i++) calc_count(lua, &up, 1, &count, 1);
  *(int64_t *) limit = count.as.integer;
  calc_close(lua);
  return NULL;
}

int main(void) {
  char message[200];
  calc_t *lua = calc_open(message, sizeof message);
  if (!lua) {
    fprintf(stderr, "%s\n", message);
    return 1;
  }
  calc_value results[2];

  calc_value integers[] = { calc_integer(40), calc_integer(2) };
  calc_add(lua, integers, 2, results, 1);
  printf("add: %" PRId64 "\n", results[0].as.integer);

  int count = calc_divide(lua, (calc_value[]) { calc_integer(17), calc_integer(5) }, 2, results, 2);
  printf("divide: %d results, %" PRId64 " and %" PRId64 "\n", count, results[0].as.integer, results[1].as.integer);

  count = calc_divide(lua, (calc_value[]) { calc_integer(1), calc_integer(0) }, 2, results, 2);
  printf("divide by zero: %d, %s\n", count, calc_message(lua));

  calc_greet(lua, (calc_value[]) { calc_string("C") }, 1, results, 1);
  printf("greet: %s (%zu bytes)\n", results[0].as.string, results[0].length);

  calc_average(lua, (calc_value[]) { calc_number(1.5), calc_number(2.5), calc_integer(5) }, 3, results, 1);
  printf("average: %g\n", results[0].as.number);

  int number = calc_function("add");
  calc_call(lua, number, (calc_value[]) { calc_number(0.25), calc_number(0.5) }, 2, results, 1);
  printf("by name: %g\n", results[0].as.number);

  count = calc_add(lua, (calc_value[]) { calc_boolean(1), calc_nil() }, 2, results, 1);
  printf("wrong types: %d, %s\n", count, calc_message(lua));
  calc_close(lua);

  pthread_t threads[2];
  int64_t limits[] = { 1000, 2000 };
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, count_to, &limits[i]);
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  printf("threads: %" PRId64 " and %" PRId64 "\n", limits[0], limits[1]);
  return 0;
}
