/** What a program may use up: time, memory, output, depth of calls. Nothing of it costs anything where there is no limit. */
package dev.flua.language.limits;
