"""What operators do: accreditation and the queue."""
