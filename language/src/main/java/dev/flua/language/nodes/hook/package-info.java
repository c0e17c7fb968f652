/**
 * Debug hooks (manual §6.10): where a program tells a hook function what it does. As all nodes, it may use what is below the
 * nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.hook.HookSwitch}.
 */
package dev.flua.language.nodes.hook;
