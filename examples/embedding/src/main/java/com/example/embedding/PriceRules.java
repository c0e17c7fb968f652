package com.example.embedding;

/** Rules that somebody writes in Lua: each method is a function of the table that the script returns. */
public interface PriceRules {
    double discount(double price, int amount);

    String label(String product);
}
