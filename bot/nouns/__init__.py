"""What there is: frozen structs that decide nothing."""
