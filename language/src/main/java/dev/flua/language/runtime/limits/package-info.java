/**
 * What a program may use up: time, memory, output; nothing of it costs anything where there is no limit. It may use the other
 * packages of {@code runtime}. Start reading at {@link dev.flua.language.runtime.limits.LimitGuard}.
 */
package dev.flua.language.runtime.limits;
