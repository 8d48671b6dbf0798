"""What a record is: the types, and the closed lists they take their values from."""
