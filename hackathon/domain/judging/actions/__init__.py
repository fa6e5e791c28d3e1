"""What organizers and judges do: rounds, jury, assignments, conflicts, reviews."""
