"""The demonstration: real events retold as history, and fictional ones to try every role in."""
