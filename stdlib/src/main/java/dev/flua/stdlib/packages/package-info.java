/** {@code require} and the library {@code package} (manual §6.3). */
package dev.flua.stdlib.packages;
