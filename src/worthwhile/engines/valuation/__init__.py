"""Impact case to social value: ranges, sensitivity and checks."""
