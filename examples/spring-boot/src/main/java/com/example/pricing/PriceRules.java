package com.example.pricing;

/** What the script of rules has to provide. */
public interface PriceRules {
    double price(double listPrice, int amount);
}
