/** The basic functions (manual §6.1). */
package dev.flua.stdlib.basic;
