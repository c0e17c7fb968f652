/** Debug hooks (manual §6.10): where a program tells a hook function what it does. */
package dev.flua.language.nodes.hook;
